/**
 * Containers out of which nothing is ever taken.
 *
 * Certain are those that live as long as the process, grow for each event or call, and by keys of which there is no end; those that nobody reads;
 * those to which each instance adds itself; and those that are called pending. Tables that are filled by functions called like registrations
 * are likely at most, and so is everything with a key of which nothing is known.
 *
 * Example: `const bodies = new Map(); app.get('/', (req) => { bodies.set(req.url, req.body); … bodies.get(…) })`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import { longLivedClassPattern, registrationVerbs, removerContainerPattern, transientNamePattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Certainty } from '../model.js';
import { findRunner } from '../set-up.js';
import { collectUses, type Container, type UseOf } from './container.js';
import { getFunctionName } from './ends.js';
import { getLastNameOf, isNeverPruned, isNeverShrunk } from './evidence.js';
import { type Draft, type Subject } from './growth-finding.js';
import { type Domain, getDomain, splitWords } from './keys.js';
import { getRate, type Rate } from './life.js';

const TRANSIENT = new RegExp(transientNamePattern, 'u');
const REMOVERS = new RegExp(removerContainerPattern, 'iu');
const REGISTRATIONS: ReadonlySet<string> = new Set(registrationVerbs);
const LONG_LIVED = new RegExp(longLivedClassPattern, 'u');

/** A growth that happens again and again, with what is known of its keys. */
interface Growth {
  readonly grow: UseOf<'grow'>;
  readonly domain: Domain;
  readonly rate: Rate;
}

export function judgeNever(subject: Subject): readonly Draft[] {
  const { file, container, span } = subject;
  // A list of removers is for the end of its owner, about which another rule speaks.
  const isForEnd = container.shape === 'array' && REMOVERS.test(getLastNameOf(container));
  if (span === 'call' || container.isInherited || isForEnd || !isNeverPruned(file, container)) {
    return [];
  }
  const own = findSelf(subject);
  if (own !== undefined) {
    return [own];
  }
  const growths = collectUses(container, 'grow')
    .map((grow): Growth => ({ grow, domain: getDomain(file, grow.key), rate: getRate(file, grow.at) }))
    .filter(({ domain, rate }) => domain !== 'finite' && rate !== 'once');
  for (const judge of isNeverShrunk(container) ? [...OF_ENTRIES, judgeUnread, judgeEndless] : OF_ENTRIES) {
    const found = growths.flatMap((growth) => judge(subject, growth)).sort((left, right) => rank(left) - rank(right));
    if (found[0] !== undefined) {
      return [found[0]];
    }
  }
  return [];
}

/** What says something even of a container that its owner's end empties. */
const OF_ENTRIES = [judgeWeak, judgeTransient];

function rank({ certainty }: Draft): number {
  return certainty === 'likely' ? 1 : 0;
}

/** `instances.add(this)` in a constructor. */
function findSelf({ file, container, span }: Subject): Draft | undefined {
  const grow = collectUses(container, 'grow').find(({ at, key, values }) => {
    const fn = findEnclosingFunction(at);
    const added = [...(key === undefined ? [] : [key]), ...values];
    return fn !== undefined && isConstructor(fn) && added.some((value) => unwrap(value).type === AST_NODE_TYPES.ThisExpression);
  });
  if (grow === undefined || span !== 'process' || !isMadeOften(file, grow.at)) {
    return undefined;
  }
  return { kind: 'selfRegistered', at: grow.at, certainty: 'definite' };
}

/** Is the class around the constructor one of many instances? */
function isMadeOften(file: FileAnalysis, at: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(at);
  const classLike = fn && file.classLikes.findMemberOwner(fn);
  return classLike !== undefined && file.instances.count(classLike) === 'many';
}

function judgeWeak({ span, file }: Subject, { grow }: Growth): readonly Draft[] {
  const isWeak = grow.values.some((value) => {
    const node = unwrap(value);
    return node.type === AST_NODE_TYPES.NewExpression && file.resolver.refersTo(node.callee, [{ from: 'global', name: 'WeakRef' }]);
  });
  return isWeak && grow.key !== undefined && grow.key !== grow.values[0]
    ? [{ kind: 'weakRefKept', at: grow.at, certainty: span === 'process' ? 'definite' : 'likely' }]
    : [];
}

function judgeUnread({ container, span }: Subject, { grow }: Growth): readonly Draft[] {
  const runner = findRunner(grow.at);
  // What a constructor fills stays as small as what it is filled from.
  const isFilledOnce = runner === undefined || (span !== 'process' && isConstructor(runner));
  const isUnread = container.uses.every(({ kind }) => kind === 'grow' || kind === 'make');
  return isUnread && !isFilledOnce && isPrivate(container)
    ? [{ kind: 'neverRead', at: grow.at, certainty: span === 'process' || isKeptPrivate(container) ? 'definite' : 'likely' }]
    : [];
}

/** Can no other file read it? An exported variable has a use that hands it over. */
function isPrivate({ home }: Container): boolean {
  return home.kind === 'variable' || isPrivateField(home.classLike.node, home.key);
}

function isKeptPrivate({ home }: Container): boolean {
  return home.kind === 'field';
}

function isPrivateField(node: TSESTree.Node, key: string): boolean {
  if (key.startsWith('#')) {
    return true;
  }
  const isClassNode = node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression;
  return (
    isClassNode &&
    node.body.body.some(
      (member) =>
        member.type === AST_NODE_TYPES.PropertyDefinition &&
        member.accessibility === 'private' &&
        member.key.type === AST_NODE_TYPES.Identifier &&
        member.key.name === key,
    )
  );
}

function judgeTransient({ file, container }: Subject, { grow, domain }: Growth): readonly Draft[] {
  // A list of subscribers may be told of more than one end.
  const isTold = (value: TSESTree.Node): boolean => container.shape === 'array' && isFunction(value);
  if (grow.values.some((value) => !isTold(value) && settlesPromise(file, value))) {
    return [{ kind: 'transientKept', at: grow.at, certainty: 'definite' }];
  }
  if (container.shape !== 'array' && grow.values.some(isTimeout)) {
    return [{ kind: 'transientKept', at: grow.at, certainty: domain === 'endless' ? 'definite' : 'likely' }];
  }
  const name = splitWords(getLastNameOf(container)).join('');
  return TRANSIENT.test(name) && container.shape !== 'array' ? [{ kind: 'transientKept', at: grow.at, certainty: 'definite' }] : [];
}

/** The id of a timer that fires once. */
function isTimeout(value: TSESTree.Node): boolean {
  const node = unwrap(value);
  return node.type === AST_NODE_TYPES.CallExpression && findCalleeName(node) === 'setTimeout';
}

/** `resolve`, or `{ resolve, reject }`, of the promise whose executor the code stands in. */
function settlesPromise(file: FileAnalysis, value: TSESTree.Node): boolean {
  return collectOwnNodes(file.index.sourceCode, value).some((node) => {
    const fn = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node)?.defs[0]?.node : undefined;
    const maker = fn !== undefined && isFunction(fn) ? fn.parent : undefined;
    return maker?.type === AST_NODE_TYPES.NewExpression && findCalleeName(maker) === 'Promise';
  });
}

function judgeEndless({ file, container, span }: Subject, growth: Growth): readonly Draft[] {
  const certainty = span === 'process' ? getCertainty(file, container, growth) : getCertaintyOfInstance(container, growth);
  return certainty === undefined ? [] : [{ kind: 'neverShrinks', at: growth.grow.at, certainty }];
}

function getCertainty(file: FileAnalysis, { shape }: Container, { grow, domain, rate }: Growth): Certainty | undefined {
  // A program that is run ends with what it kept.
  if (file.index.sourceCode.text.startsWith('#!') || /\.config\.\w+$/u.test(file.filename)) {
    return 'likely';
  }
  if (domain === 'endless' && rate === 'many') {
    return 'definite';
  }
  const isTable = shape === 'array' || isRegistration(file, grow.at);
  return domain === 'endless' && !isTable ? 'definite' : 'likely';
}

/** Is the function called like one that fills a table when the program starts? */
function isRegistration(file: FileAnalysis, at: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(at); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const name = getFunctionName(file, fn);
    const [verb] = name === undefined ? [] : splitWords(name);
    if (verb !== undefined && REGISTRATIONS.has(verb)) {
      return true;
    }
  }
  return false;
}

/** An instance may be gone soon; one that is called like a server is not. */
function getCertaintyOfInstance({ home, shape }: Container, { domain }: Growth): Certainty | undefined {
  const name = home.kind === 'field' ? (home.classLike.name ?? '') : '';
  return shape !== 'array' && domain === 'endless' && LONG_LIVED.test(name) ? 'likely' : undefined;
}
