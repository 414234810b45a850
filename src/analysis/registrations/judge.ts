/**
 * The verdict on a listener that nothing removes.
 *
 * Definite is what a target of the page or the process keeps of an owner that certainly ends and comes again, and what code forgets that removes others
 * of the same target. A target that came from outside proves nothing alone; what the owner made itself dies with it.
 *
 * Example: in a class with `dispose()`, `window.addEventListener('resize', () => this.draw())` is definite when `dispose()` removes another listener.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isInLoop, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import { exchangeNames, pageStartEvents, processEndPattern, repeatedSetUpNames, targetEndWords } from '../../catalogue/index.js';
import { assertNever } from '../../util/assert-never.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isLatched } from '../latches.js';
import type { Lifetime } from '../lifetimes.js';
import type { Certainty, Multiplicity, Owner } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { findRunner } from '../set-up.js';
import { isOfPage, isRootClass, isRootModule } from '../root-views.js';
import { isStartUp } from '../start-up.js';
import { findSibling, findTeardown, type Sibling } from './evidence.js';
import { isOwed } from './obligations.js';
import { getBareName } from './pairing.js';
import { isConfirmed } from './receivers.js';
import type { Registration } from './registration.js';

export type ListenerFailure =
  /** Nothing removes it. */
  | { readonly kind: 'neverRemoved'; readonly owner: Owner }
  /** What removes others forgets it. */
  | { readonly kind: 'missedByTeardown'; readonly owner: Owner; readonly teardown: FunctionNode; readonly sibling: TSESTree.CallExpression | undefined }
  /** What removes others gives this one, and nothing removes it. */
  | { readonly kind: 'addedInTeardown'; readonly owner: Owner; readonly teardown: FunctionNode }
  /** A one-shot that waits for good when the other one, `winner`, has fired. `removal`: the winner's, in the handler of this one. */
  | { readonly kind: 'otherHalfStays'; readonly winner: Registration; readonly removal: TSESTree.CallExpression };

export interface ListenerVerdict {
  readonly registration: Registration;
  readonly certainty: Certainty;
  readonly failure: ListenerFailure;
}

const START_EVENTS: ReadonlySet<string> = new Set(pageStartEvents);
const EXCHANGES: ReadonlySet<string> = new Set(exchangeNames);
const SET_UP: ReadonlySet<string> = new Set(repeatedSetUpNames);

const FOR_END = new RegExp(processEndPattern, 'iu');

interface Question {
  readonly registration: Registration;
  readonly owner: Owner;
  readonly lifetime: Exclude<Lifetime, 'own' | 'call'>;
  readonly sibling: Sibling | undefined;
  /** How often the code runs that gives the listener. */
  readonly count: Multiplicity;
}

export function judgeRegistration(file: FileAnalysis, registration: Registration): ListenerVerdict | undefined {
  const { call, target } = registration;
  const count = countRuns(file, registration);
  const lifetime = file.lifetimes.get(target.node);
  const isStart = registration.event.kind === 'text' && START_EVENTS.has(registration.event.text);
  if (isStart || count === 'once' || lifetime === 'own' || lifetime === 'call' || !isOwed(file, registration)) {
    return undefined;
  }
  const owner = file.owners.getOfSite(call);
  const question: Question = { registration, owner, lifetime, count, sibling: findSibling(file, registration, owner) };
  if (isUnreachable(call) || endsOwner(file, question) || isAtEndOfTarget(question) || (lifetime === 'unknown' && isJustMade(question))) {
    return undefined;
  }
  const certainty = weigh(file, question);
  return certainty === undefined || !isConfirmed(file, registration) ? undefined : { registration, certainty, failure: getFailure(file, question) };
}

/** How often the function runs that gives the listener: a loop over events or targets is one round of it. */
function countRuns(file: FileAnalysis, { call, event, listener }: Registration): Multiplicity {
  const runner = findRunner(call);
  const isRepeated = event.kind === 'text' && listener.identity.kind === 'fresh' && isInLoop(call, findEnclosingFunction(call));
  if (runner === undefined || isRepeated) {
    return file.multiplicity.getOfSite(call);
  }
  if (isLatched(file.index, call, runner)) {
    return 'unknown';
  }
  return file.multiplicity.getOfFunction(runner);
}

/** A listener that runs the teardown is not what the teardown forgets: after it, the target has told all that it tells. */
function endsOwner(file: FileAnalysis, { registration, owner, lifetime }: Question): boolean {
  const fn = file.functions.findFunction(registration.listener.node);
  return lifetime !== 'process' && fn !== undefined && file.teardowns.collectFinal(owner).some((final) => final === fn);
}

/** `onSessionEnd()` removes one listener of a session that has ended, and takes all others with it. */
function isAtEndOfTarget({ registration, sibling }: Question): boolean {
  const { identity } = registration.target;
  const fn = sibling && findEnclosingFunction(sibling.removal.call);
  const name = fn && (findMemberName(fn) ?? fn.id?.name);
  if (name === undefined || identity.kind !== 'place') {
    return false;
  }
  const target = getBareName(identity.place);
  const text = name.replaceAll(/[_#$]/gu, '').toLowerCase();
  return targetEndWords.some((end) => text.includes(`${target}${end}`));
}

/** Code behind a `return` of its block never runs. */
function isUnreachable(call: TSESTree.Node): boolean {
  const block = findBlock(call);
  return (
    block?.type === AST_NODE_TYPES.BlockStatement &&
    block.body.some(({ type, range }) => (type === AST_NODE_TYPES.ReturnStatement || type === AST_NODE_TYPES.ThrowStatement) && range[1] <= call.range[0])
  );
}

function findBlock(node: TSESTree.Node): TSESTree.Node | undefined {
  let parent = findParent(node);
  while (parent !== undefined && parent.type !== AST_NODE_TYPES.BlockStatement) {
    parent = findParent(parent);
  }
  return parent;
}

/** `if (!node) { node = document.createElement('script'); node.addEventListener('load', f); }`: the listener is there as long as what was just made. */
function isJustMade({ registration: { call, target } }: Question): boolean {
  const { identity } = target;
  if (identity.kind !== 'place' || identity.place.root.kind !== 'variable' || identity.place.path.length > 0) {
    return false;
  }
  return identity.place.root.variable.references.some(({ writeExpr, identifier }) => {
    const value = writeExpr ? unwrap(writeExpr) : undefined;
    const block = findBlock(identifier);
    const isMade = value?.type === AST_NODE_TYPES.NewExpression || value?.type === AST_NODE_TYPES.CallExpression;
    return isMade && block !== undefined && isWithin(call, block) && identifier.range[0] < call.range[0];
  });
}

function getFailure(file: FileAnalysis, { owner, sibling }: Question): ListenerFailure {
  const teardown = sibling && findTeardown(file, sibling, owner);
  if (sibling !== undefined && teardown !== undefined) {
    return { kind: 'missedByTeardown', owner, teardown, sibling: sibling.removal.call };
  }
  const [final] = owner.kind === 'module' ? [] : file.teardowns.collectFinal(owner);
  return final === undefined ? { kind: 'neverRemoved', owner } : { kind: 'missedByTeardown', owner, teardown: final, sibling: file.teardowns.findSibling(final) };
}

/** `undefined`: nothing is known that would make it a leak. */
function weigh(file: FileAnalysis, question: Question): Certainty | undefined {
  const { lifetime, sibling } = question;
  switch (lifetime) {
    case 'process':
      return weighOfProcess(file, question);
    case 'outer':
      return sibling?.isSameTarget === true ? 'definite' : weighOfOuter(file, question);
    case 'argument':
    case 'unknown':
      return sibling?.isSameTarget === true && !isMadeByCall(question) && !isExchange(question) ? 'definite' : undefined;
    default:
      return assertNever(lifetime);
  }
}

/** A target from outside of an effect gets one more listener with each run. */
function weighOfOuter(file: FileAnalysis, { owner }: Question): Certainty | undefined {
  const ends = owner.kind === 'scope' ? owner.role !== 'plain' : file.teardowns.collectFinal(owner).length > 0;
  return ends ? 'likely' : undefined;
}

/** `(request) => request.on('data', …)`. */
function isExchange({ registration: { target } }: Question): boolean {
  const { identity } = target;
  return identity.kind === 'place' && identity.place.root.kind === 'variable' && EXCHANGES.has(identity.place.path.at(-1) ?? identity.place.root.variable.name);
}

/** `const request = open(…)`: what a function of unknown name gave may be its own. */
function isMadeByCall({ registration }: Question): boolean {
  const { identity } = registration.target;
  const [definition] = identity.kind === 'place' && identity.place.root.kind === 'variable' ? identity.place.root.variable.defs : [];
  const init = definition?.node.type === AST_NODE_TYPES.VariableDeclarator ? definition.node.init : null;
  const value = init === null ? undefined : unwrap(init);
  return value?.type === AST_NODE_TYPES.CallExpression || value?.type === AST_NODE_TYPES.AwaitExpression || identity.kind === 'text';
}

function weighOfProcess(file: FileAnalysis, question: Question): Certainty | undefined {
  const { owner } = question;
  if (isForEnd(question)) {
    return 'likely';
  }
  switch (owner.kind) {
    case 'instance':
      return weighOfInstance(file, question, owner);
    case 'scope':
      return owner.role === 'plain' ? weighOfFunction(file, question) : weighOfView(file, question);
    case 'module':
      return owner.isComponent ? weighOfView(file, question) : 'likely';
    default:
      return assertNever(owner);
  }
}

/** `onExit(callback) { process.on('exit', callback); }`: a function that is named after the end of the process is called for it, and once. */
function isForEnd({ registration: { call, target }, sibling }: Question): boolean {
  const isProcess = target.identity.kind === 'global' && target.identity.path === 'process';
  for (let fn = isProcess && sibling?.isSameTarget !== true ? findEnclosingFunction(call) : undefined; fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (FOR_END.test(findMemberName(fn) ?? fn.id?.name ?? '')) {
      return true;
    }
  }
  return false;
}

/** The root of an application is there once. */
function weighOfView({ filename, index: { sourceCode } }: FileAnalysis, { registration }: Question): Certainty {
  return isRootModule(filename, sourceCode.ast) || isOfPage(registration.call, sourceCode) ? 'likely' : 'definite';
}

function weighOfFunction(file: FileAnalysis, { registration, count, sibling }: Question): Certainty {
  const runner = findRunner(registration.call);
  if (sibling !== undefined) {
    return 'definite';
  }
  return count === 'many' && (runner === undefined || !isStartUp(file, runner)) ? 'definite' : 'likely';
}

function weighOfInstance(file: FileAnalysis, question: Question, owner: Extract<Owner, { readonly kind: 'instance' }>): Certainty | undefined {
  const { registration, sibling } = question;
  const { classLike } = owner;
  const instances = file.instances.count(classLike);
  if (instances === 'once') {
    return undefined;
  }
  if (isRootClass(classLike.name)) {
    return 'likely';
  }
  const hasEnd = file.teardowns.collectFinal(owner).length > 0;
  if (sibling !== undefined || hasEnd) {
    return 'definite';
  }
  const member = findMember(file, registration);
  const isView = file.instances.isComponent(classLike) && member !== undefined && SET_UP.has(member);
  return isView ? weighOfView(file, question) : 'likely';
}

/** The member whose code gives the listener. */
function findMember(file: FileAnalysis, { call }: Registration): string | undefined {
  for (let fn = findEnclosingFunction(call); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (file.classLikes.findMemberOwner(fn) !== undefined) {
      return findMemberName(fn);
    }
  }
  return undefined;
}
