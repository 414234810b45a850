/**
 * Containers out of which nothing is ever taken.
 *
 * Certain are those that live as long as the process, grow for each event or call, and by keys of which there is no end; those that nobody reads;
 * those to which each instance adds itself; and those that are called pending. Tables that are filled by functions called like registrations
 * are likely at most. Of a key without any evidence nothing is said; where only its name speaks for many values, the growth is likely.
 *
 * Example: `const bodies = new Map(); app.get('/', (req) => { bodies.set(req.url, req.body); … bodies.get(…) })`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import { readinessPattern, removerContainerPattern, transientNamePattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Certainty, FunctionNode } from '../model.js';
import { findRunner } from '../set-up.js';
import { findDefinition } from '../variable-definitions.js';
import { collectUses, type Container, hasUse, type UseOf } from './container.js';
import { isReachedFrom } from './ends.js';
import { isLog } from './forgettable.js';
import { getCertaintyOfInstance } from './instance-growth.js';
import { getLastNameOf, isNeverPruned, isNeverShrunk } from './evidence.js';
import { type Draft, type Subject } from './growth-finding.js';
import { isAskedFirst, isKeyLimited, isMadeJustBefore, isOfPresentKey } from './guards.js';
import { isWideKey } from './key-names.js';
import { type Domain, getDomain, splitWords } from './keys.js';
import { getRate, type Rate } from './life.js';
import { isRegistration } from './tables.js';

const TRANSIENT = new RegExp(transientNamePattern, 'u');
const REMOVERS = new RegExp(removerContainerPattern, 'iu');

/** A growth that happens again and again, with what is known of its keys. */
interface Growth {
  readonly grow: UseOf<'grow'>;
  readonly domain: Domain;
  readonly rate: Rate;
}

const READINESS = new RegExp(readinessPattern, 'iu');

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
    .map((grow): Growth => toGrowth(file, container, grow))
    .filter(({ grow, domain, rate }) => domain !== 'finite' && rate !== 'once' && !isKeyLimited(file, grow) && !isOfPresentKey(file, container, grow) && !isMadeJustBefore(container, grow) && !isFilledByMaker(container, grow));
  for (const judge of isNeverShrunk(container) ? [...OF_ENTRIES, judgeUnread, judgeEndless] : OF_ENTRIES) {
    const found = growths.flatMap((growth) => judge(subject, growth)).sort((left, right) => rank(left) - rank(right));
    if (found[0] !== undefined) {
      return [found[0]];
    }
  }
  return [];
}

/** A list that is asked first has the item for its key; where the question is about a part of it, nothing is known of the key. */
function toGrowth(file: FileAnalysis, container: Container, grow: UseOf<'grow'>): Growth {
  const [item, ...others] = grow.values;
  const isSet = grow.key === undefined && item !== undefined && others.length === 0 && isAskedFirst(container, grow);
  const isMade = item !== undefined && unwrap(item).type === AST_NODE_TYPES.ObjectExpression;
  const domain = !isSet ? getDomain(file, grow.key) : isMade ? 'unknown' : getDomain(file, item);
  return { grow: isSet ? { ...grow, key: item } : grow, domain, rate: getRate(file, grow.at) };
}

/** What an instance gets in its constructor is as much as that was given, once. */
function isFilledByMaker({ home, isShared }: Container, { at }: UseOf<'grow'>): boolean {
  const runner = findRunner(at);
  return home.kind === 'field' && !home.isStatic && !isShared && runner !== undefined && isConstructor(runner) && isWithin(at, home.classLike.node);
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
    return fn !== undefined && isOfConstructor(file, at, fn) && added.some((value) => unwrap(value).type === AST_NODE_TYPES.ThisExpression);
  });
  if (grow === undefined || span !== 'process' || !isMadeOften(file, grow.at)) {
    return undefined;
  }
  return { kind: 'selfRegistered', at: grow.at, certainty: 'definite' };
}

/** In the constructor, or in a method that it calls. */
function isOfConstructor(file: FileAnalysis, at: TSESTree.Node, fn: FunctionNode): boolean {
  const constructors = file.classLikes.findMemberOwner(fn)?.members.get('constructor') ?? [];
  return isConstructor(fn) || constructors.some((maker) => isReachedFrom(file, at, maker));
}

/** Is the class around the constructor one of many instances? */
function isMadeOften(file: FileAnalysis, at: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(at);
  const classLike = fn && file.classLikes.findMemberOwner(fn);
  return classLike !== undefined && file.instances.count(classLike) === 'many';
}

function judgeWeak({ span, file, container }: Subject, { grow }: Growth): readonly Draft[] {
  const isWeak = grow.values.some((value) => {
    const node = unwrap(value);
    return node.type === AST_NODE_TYPES.NewExpression && file.resolver.refersTo(node.callee, [{ from: 'global', name: 'WeakRef' }]);
  });
  return isWeak && (container.shape === 'array' || (grow.key !== undefined && grow.key !== grow.values[0]))
    ? [{ kind: 'weakRefKept', at: grow.at, certainty: span === 'process' ? 'definite' : 'likely' }]
    : [];
}

/** `paths.push(path)` in a function whose other callers pass a list of their own. */
function isOfParameter({ index }: FileAnalysis, { at }: Growth['grow']): boolean {
  const callee = at.type === AST_NODE_TYPES.CallExpression ? unwrap(at.callee) : undefined;
  const receiver = callee?.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  const variable = receiver?.type === AST_NODE_TYPES.Identifier ? index.findVariable(receiver) : undefined;
  return variable?.defs.some(({ type }) => type === TSESLint.Scope.DefinitionType.Parameter) === true;
}

function judgeUnread({ file, container, span }: Subject, { grow }: Growth): readonly Draft[] {
  const runner = findRunner(grow.at);
  // What a constructor fills stays as small as what it is filled from, and so does what a call fills through a callback.
  const isFilledOnce = runner === undefined || (span !== 'process' && (isConstructor(runner) || container.home.kind === 'variable'));
  const isUnread = container.uses.every(({ kind }) => kind === 'grow' || kind === 'make');
  return isUnread && !isFilledOnce && isPrivate(container)
    ? [{ kind: 'neverRead', at: grow.at, certainty: (span === 'process' || isKeptPrivate(container)) && !isRegistration(file, container, grow) && !isOfParameter(file, grow) ? 'definite' : 'likely' }]
    : [];
}

/** Can no other file read it? An exported variable has a use that hands it over. */
function isPrivate({ home }: Container): boolean {
  return home.kind === 'variable' || (home.kind === 'field' && isPrivateField(home.classLike.node, home.key));
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

function judgeTransient({ file, container, span }: Subject, { grow, domain }: Growth): readonly Draft[] {
  // A list of subscribers may be told of more than one end.
  const isTold = (value: TSESTree.Node): boolean => container.shape === 'array' && isFunction(value);
  // What a function fills goes with its call.
  const isLocal = container.home.kind === 'variable' && span !== 'process';
  const isTaken = hasUse(container, 'dropInner') || (isLocal && container.shape === 'array');
  if (!isTaken && grow.values.some((value) => !isTold(value) && settlesPromise(file, value))) {
    return [{ kind: 'transientKept', at: grow.at, certainty: 'definite' }];
  }
  if (container.shape !== 'array' && grow.values.some(isTimeout)) {
    return [{ kind: 'transientKept', at: grow.at, certainty: domain === 'endless' ? 'definite' : 'likely' }];
  }
  const name = splitWords(getLastNameOf(container)).join('');
  return TRANSIENT.test(name) && !isLocal && container.shape !== 'array' && !hasUse(container, 'dropInner') && !grow.values.some((value) => isGivenList(file, value)) ? [{ kind: 'transientKept', at: grow.at, certainty: 'definite' }] : [];
}

/** A list that the caller gives: an empty one takes all out. */
function isGivenList({ index }: FileAnalysis, value: TSESTree.Node): boolean {
  const name = value.type === AST_NODE_TYPES.Identifier ? index.findVariable(value)?.defs[0]?.name : undefined;
  const type = name?.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
  return type !== undefined && /\[\]$|^(?:Readonly)?Array</u.test(index.sourceCode.getText(type));
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

/** `if (isReady()) { open(path); } else { waiting.push(path); }`: it grows until the program has started, and no longer. */
function isBeforeStart({ index }: FileAnalysis, at: TSESTree.Node): boolean {
  for (let node = at, parent = findParent(at); parent !== undefined && !isFunction(parent); node = parent, parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.IfStatement && READINESS.test(index.sourceCode.getText(parent.test))) {
      const isNegated = parent.test.type === AST_NODE_TYPES.UnaryExpression && parent.test.operator === '!';
      return node === (isNegated ? parent.consequent : parent.alternate);
    }
  }
  return false;
}

function judgeEndless({ file, container, span }: Subject, growth: Growth): readonly Draft[] {
  if (span !== 'process' && growth.grow.values.some((value) => isGivenList(file, value))) {
    return [];
  }
  const certainty = span === 'process' ? getCertainty(file, container, growth) : getCertaintyOfInstance(file, container, growth.grow, growth.domain);
  return certainty === undefined || isBeforeStart(file, growth.grow.at) ? [] : [{ kind: 'neverShrinks', at: growth.grow.at, certainty }];
}

function getCertainty(file: FileAnalysis, container: Container, growth: Growth): Certainty | undefined {
  const certainty = getCertaintyOfKeys(file, container, growth);
  return certainty === 'likely' && (isOfRun(file, growth) || isOpenStatic(file, container)) ? undefined : certainty;
}

/** A program that nothing imports and that no event runs ends with what it kept. */
function isOfRun({ index: { sourceCode } }: FileAnalysis, { rate }: Growth): boolean {
  return rate !== 'many' && !/\bexports\s*[.=[]/u.test(sourceCode.text) && !sourceCode.ast.body.some(({ type }) => type.startsWith('Export') || type.startsWith('TSExport'));
}

/** Other files may take something out of `Node.waiting`. */
function isOpenStatic(file: FileAnalysis, { home }: Container): boolean {
  return home.kind === 'field' && home.isStatic && file.exported.isExported(home.classLike.node) && !isPrivateField(home.classLike.node, home.key);
}

function getCertaintyOfKeys(file: FileAnalysis, container: Container, { grow, domain, rate }: Growth): Certainty | undefined {
  const isOften = domain === 'endless' && rate === 'many';
  // A program that is run ends with what it kept.
  if (file.index.sourceCode.text.startsWith('#!') || /\.config\.\w+$|[\\/]bin[\\/]/u.test(file.filename)) {
    return isOften ? 'likely' : undefined;
  }
  if (isOften) {
    return 'definite';
  }
  const isTable = isRegistration(file, container, grow);
  if (grow.key === undefined) {
    return grow.values.some((value) => isMoment(file, value)) ? 'definite' : isTable || !isLog(container, grow) ? undefined : 'likely';
  }
  if (domain === 'endless') {
    return isTable || isWrittenKey(file, grow.key) ? 'likely' : 'definite';
  }
  return !isTable && isWideKey(file, grow.key) ? 'likely' : undefined;
}

/** `JSON.stringify(account)`: whoever calls may pass the same few each time. */
function isWrittenKey(file: FileAnalysis, key: TSESTree.Node): boolean {
  const node = unwrap(key);
  const variable = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node) : undefined;
  const value = (variable && findDefinition(variable)) ?? node;
  const [written] = value.type === AST_NODE_TYPES.CallExpression && findCalleeName(value) === 'stringify' ? value.arguments : [];
  return written !== undefined && !isWideKey(file, written) && !/\breq(?:uest)?\b/u.test(file.index.sourceCode.getText(written)) && /^(?:Identifier|MemberExpression)$/u.test(written.type);
}

/** `{ at: Date.now(), … }` tells of something that has happened. */
function isMoment(file: FileAnalysis, value: TSESTree.Node): boolean {
  const record = unwrap(value);
  return (
    record.type === AST_NODE_TYPES.ObjectExpression &&
    record.properties.some((property) => {
      const moment = property.type === AST_NODE_TYPES.Property ? unwrap(property.value) : undefined;
      const name = moment?.type === AST_NODE_TYPES.CallExpression || moment?.type === AST_NODE_TYPES.NewExpression ? findCalleeName(moment) : undefined;
      return name === 'now' || name === 'Date' || (name !== undefined && moment !== undefined && getDomain(file, moment) === 'endless' && /^(?:toISOString|getTime)$/u.test(name));
    })
  );
}
