/**
 * What would release a leaked resource, best first.
 *
 * A remedy is *safe* when it can only release earlier than never: the handle is certainly the one that leaks, and the place certainly runs at the
 * end of its owner's life and at no other time. Everything else is a suggestion.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Naming, Remedy } from '../ast/remedy.js';
import { findKeyName } from '../ast/static-name.js';
import { assertNever } from '../util/assert-never.js';
import { getAcquireName } from './acquisitions.js';
import { isEndless } from './chains.js';
import type { FileAnalysis } from './file-analysis.js';
import { isTypeScript } from './languages.js';
import type { Failure, Obligation, Owner, Verdict } from './model.js';
import { findMemberName } from './multiplicity.js';
import type { PlannedRemedy } from './planned-remedy.js';
import { planOfInstance } from './instance-remedies.js';
import { endsForGood } from './lifespans.js';
import { getNaming } from './naming.js';
import { planOfRace, planRegistered } from './late-remedies.js';
import { findUnsure, getReleaseText } from './release-text.js';
import { planOfRef } from './ref-remedies.js';
import { planOfText } from './text-remedies.js';
import { planInTry } from './try-remedies.js';
import { planBlockOfForgotten, planUsingOfSkipped } from './using-remedies.js';
import { isNamedAt } from './visibility.js';
import { getHandleText, getTextAtStore } from './wording.js';

export function planRemedies(file: FileAnalysis, verdict: Verdict): readonly PlannedRemedy[] {
  const { obligation, certainty, failure } = verdict;
  // A text's release takes a text: where there may be none it is no call that type-checks, and what still shows the text may stop to.
  const isOpen = obligation.protocol.isText === true && findUnsure(file, obligation) !== undefined;
  const isCertain = (certainty === 'definite' || certainty === 'path') && !isOpen;
  return plan(file, obligation, failure).map(({ remedy, isSafe }) => ({ remedy, isSafe: isSafe && isCertain }));
}

function plan(file: FileAnalysis, obligation: Obligation, failure: Failure): readonly PlannedRemedy[] {
  const handle = getHandleText(file, obligation);
  switch (failure.kind) {
    case 'discarded':
      return obligation.protocol.isText === true ? planOfText(file, obligation) : planOfOwner(file, obligation, failure.scope, undefined);
    case 'neverReleased':
      return [...planBlockOfForgotten(file, obligation, failure.owner), ...planOfForgotten(file, obligation, failure.owner, handle)];
    case 'releasedOnlyBefore':
      return planOfForgotten(file, obligation, failure.owner, handle);
    case 'missedByTeardown':
      return isElement(obligation) ? [] : planOfTeardown(file, obligation, failure, handle);
    case 'exitMissed':
      return [...planUsingOfSkipped(file, obligation), ...planOfExit(file, obligation, failure, handle)];
    case 'throwMissed':
      if (isUndone(obligation)) {
        return planUndo(obligation, failure.release, handle);
      }
      return [...planUsingOfSkipped(file, obligation), ...planOfThrow(obligation, failure.release), ...planOfTested(obligation, failure.release), ...planInTry(file, obligation)];
    case 'overwritten':
      return planOfOverwritten(file, obligation, getTextAtStore(file, obligation), failure.inLoop);
    case 'rearmed':
      return planOfChain(file, obligation, failure);
    case 'endlessLoop':
      return [];
    case 'raced':
      return planOfRace(file, obligation, failure);
    case 'restarted':
      return planOfOwner(file, obligation, failure.owner, undefined).map(({ remedy }) => ({ remedy, isSafe: false }));
    default:
      return assertNever(failure);
  }
}

/** A `return` that skips the release; a release before one of several would leave the report. */
function planOfExit(
  file: FileAnalysis,
  obligation: Obligation,
  { cause, release, isOneOfMany }: Extract<Failure, { readonly kind: 'exitMissed' }>,
  handle: string,
): readonly PlannedRemedy[] {
  const before: readonly PlannedRemedy[] =
    cause?.type === AST_NODE_TYPES.ReturnStatement && isOneOfMany !== true && isNamedAt(file, obligation, cause)
      ? [
          {
            remedy: { kind: 'releaseBeforeReturn', return: cause, handle },
            // A one-shot may be meant to fire after this return.
            isSafe: obligation.protocol.ends === 'never' && !mayReadHandle(obligation, cause),
          },
        ]
      : [];
  if (isUndone(obligation)) {
    return before.map(({ remedy }) => ({ remedy, isSafe: false }));
  }
  const always = planOfThrow(obligation, release);
  // Somebody waits for a lease: one way out mended leaves the others.
  return obligation.protocol.kind === 'lease' && always.length > 0 ? always : [...before, ...always, ...planInTry(file, obligation)];
}

/** `fs.closeSync(fd)` before the first `fs.openSync()` is an error; `file?.close()` is none. What is still at work with a handle, the reader knows. */
function planOfOverwritten(file: FileAnalysis, obligation: Obligation, handle: string, inLoop: boolean): readonly PlannedRemedy[] {
  const isOpened = obligation.protocol.family === 'handle' && !isField(obligation);
  return isOpened && getReleaseText(file, obligation).takesHandle
    ? []
    : [{ remedy: { kind: 'releaseBefore', acquire: obligation.node, handle }, isSafe: !inLoop && !isOpened }];
}

function planOfForgotten(file: FileAnalysis, obligation: Obligation, owner: Owner, handle: string): readonly PlannedRemedy[] {
  const used = obligation.protocol.isText === true ? planOfText(file, obligation) : [];
  return used.length > 0 || isElement(obligation) ? used : planOfOwner(file, obligation, owner, handle);
}

/** What a name stands for may come from the handle, and be of no use once that is closed: `return statement;`. */
function mayReadHandle({ protocol }: Obligation, { argument }: TSESTree.ReturnStatement): boolean {
  return protocol.family === 'handle' && argument !== null && argument.type !== AST_NODE_TYPES.Literal;
}

function isField({ fate }: Obligation): boolean {
  return fate.kind === 'kept' && fate.place.root.kind === 'instance';
}

function isElement({ fate }: Obligation): boolean {
  return fate.kind === 'kept' && fate.place.isElement;
}

/** A chain's id changes on every run: the newest is kept. */
function planOfChain(
  file: FileAnalysis,
  obligation: Obligation,
  { callback: chain, owner }: Extract<Failure, { readonly kind: 'rearmed' }>,
): readonly PlannedRemedy[] {
  if (owner.kind === 'instance') {
    return planOfInstance(file, obligation, owner.classLike, undefined).map(({ remedy }) => ({ remedy, isSafe: false }));
  }
  if (owner.kind !== 'scope' || file.roles.findEffect(owner.scope)?.hook.cleanup !== 'returned') {
    return [];
  }
  const { scope: effect } = owner;
  const [cleanup, ...others] = file.teardowns.collectOfScope(effect);
  // A chain that waits schedules itself again after the cleanup has run.
  const isLate = chain.async || findEnclosingFunction(obligation.node) !== chain;
  if (!isWithin(chain, effect) || others.length > 0 || isLate) {
    return [];
  }
  const remedy: Remedy = {
    kind: 'keepLatest',
    effect,
    chain,
    acquires: collectSchedules(file, obligation, effect, chain),
    naming: getNaming(file, obligation),
    isTypeScript: isTypeScript(file),
    ...(cleanup === undefined ? {} : { cleanup }),
  };
  return [{ remedy, isSafe: true }];
}

/** All calls in the effect that schedule the chain. */
function collectSchedules(
  file: FileAnalysis,
  { protocol }: Obligation,
  effect: FunctionNode,
  chain: FunctionNode,
): readonly TSESTree.Expression[] {
  return protocol.acquire
    .flatMap((acquire) => file.index.calls.get(getAcquireName(acquire)) ?? [])
    .filter((call, position, calls) => calls.indexOf(call) === position && isWithin(call, effect))
    .filter((call) => {
      const argument = protocol.callback === undefined ? undefined : call.arguments[protocol.callback];
      return argument !== undefined && file.functions.findFunction(argument) === chain;
    });
}

/** `handle` is undefined where the handle has no name yet. */
function planOfOwner(
  file: FileAnalysis,
  obligation: Obligation,
  owner: Owner,
  handle: string | undefined,
): readonly PlannedRemedy[] {
  if (owner.kind === 'instance') {
    return planOfInstance(file, obligation, owner.classLike, handle);
  }
  const fn = findEnclosingFunction(obligation.node);
  const naming = getNaming(file, obligation);
  const registered = isSetNowhereElse(file, obligation) ? planRegistered(file, obligation, owner, handle === undefined ? { naming } : { handle }) : [];
  if (registered.length > 0) {
    return registered;
  }
  if (fn !== undefined && file.roles.findEffect(fn) !== undefined && isSetNowhereElse(file, obligation)) {
    return planOfEffect(file, obligation, fn, naming, handle);
  }
  if (owner.kind === 'module' || fn !== owner.scope) {
    return handle === undefined ? [] : planOfRef(file, obligation, owner, handle);
  }
  // A descriptor is closed where it was used; a watcher is stopped by who started it.
  const isUsedUp = obligation.protocol.family === 'handle' && obligation.protocol.callback === undefined;
  return owner.role === 'plain' && !isUsedUp && !isOnlyCallback(file, fn)
    ? [{ remedy: { kind: 'returnStop', starter: fn, naming }, isSafe: false }]
    : [];
}

/** An effect may end what it started and no more: `ref.current` may hold another handler's timer when the effect runs again. */
function isSetNowhereElse(file: FileAnalysis, { fate, node, protocol }: Obligation): boolean {
  const uses = fate.kind === 'kept' ? file.uses.collect(fate.place, protocol) : [];
  return uses.every((use) => use.kind !== 'store' || use.value?.type !== AST_NODE_TYPES.CallExpression || isWithin(node, use.value));
}

/** A callback's caller drops what it returns: `on('click', begin)`, `{ activate: () => … }`. */
export function isOnlyCallback({ functions, exported, index }: FileAnalysis, fn: FunctionNode): boolean {
  const property = fn.parent.type === AST_NODE_TYPES.Property && fn.parent.value === fn ? findKeyName(fn.parent) : undefined;
  if (property !== undefined && !index.calls.has(property)) {
    return true;
  }
  const isArgument = functions.findBinding(fn) === undefined && isGiven(fn);
  const mentions = functions.findMentions(fn) ?? [fn];
  return isArgument || (
    mentions.length > 0 &&
    !exported.isExported(fn) &&
    mentions.every((mention) => mention.parent?.type === AST_NODE_TYPES.CallExpression && (mention === fn || mention.parent.callee !== mention))
  );
}

/** `export const server = createServer((socket) => …)`: what is exported is not the function. */
function isGiven(fn: FunctionNode): boolean {
  const { parent } = fn;
  return (parent.type === AST_NODE_TYPES.CallExpression || parent.type === AST_NODE_TYPES.NewExpression) && parent.callee !== fn;
}

function planOfEffect(
  file: FileAnalysis,
  { node }: Obligation,
  effect: FunctionNode,
  naming: Naming,
  handle: string | undefined,
): readonly PlannedRemedy[] {
  if (file.roles.findEffect(effect)?.hook.cleanup !== 'returned') {
    return [];
  }
  const cleanups = file.teardowns.collectOfScope(effect);
  const [cleanup] = cleanups;
  if (cleanup === undefined) {
    return [{ remedy: { kind: 'returnCleanup', effect, naming }, isSafe: true }];
  }
  const block = findStatement(node)?.parent;
  const isVisible = block !== undefined && isWithin(cleanup, block) && cleanup.range[0] > node.range[1];
  if (cleanups.length > 1 || !isVisible) {
    return [];
  }
  const keep = handle === undefined ? { naming } : {};
  return [{ remedy: { kind: 'releaseInCleanup', cleanup, handle: handle ?? '', ...keep }, isSafe: true }];
}

function planOfTeardown(
  file: FileAnalysis,
  obligation: Obligation,
  { owner, teardown, sibling }: Extract<Failure, { readonly kind: 'missedByTeardown' }>,
  handle: string,
): readonly PlannedRemedy[] {
  if (owner.kind === 'instance' && findMemberName(teardown) !== undefined) {
    const after = sibling !== undefined && findEnclosingFunction(sibling) === teardown ? { after: sibling } : {};
    const remedy: Remedy = { kind: 'releaseInTeardown', teardown, handle, ...after };
    // A one-shot may be meant to run once more: to save, to flush.
    return [{ remedy, isSafe: isEndless(file, obligation) && endsForGood(file, obligation, teardown) }];
  }
  const cleanup = findOwnCleanup(file, obligation, owner, teardown);
  return cleanup === undefined || !isVisibleIn(obligation, cleanup)
    ? planOfRef(file, obligation, owner, handle)
    : [{ remedy: { kind: 'releaseInCleanup', cleanup, handle }, isSafe: owner.kind !== 'instance' || isEndless(file, obligation) }];
}

/** Of a component's cleanups only that of the very effect that acquires: others run at other times. */
function findOwnCleanup(
  file: FileAnalysis,
  { node }: Obligation,
  owner: Owner,
  teardown: FunctionNode,
): FunctionNode | undefined {
  if (owner.kind !== 'scope' || owner.role !== 'component') {
    return teardown;
  }
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (file.roles.findEffect(fn) !== undefined) {
      const cleanups = file.teardowns.collectOfScope(fn);
      return cleanups.length === 1 ? cleanups[0] : undefined;
    }
  }
  return undefined;
}

function isVisibleIn({ fate }: Obligation, cleanup: FunctionNode): boolean {
  if (fate.kind !== 'kept') {
    return false;
  }
  const { root } = fate.place;
  return root.kind === 'instance'
    ? cleanup.type === AST_NODE_TYPES.ArrowFunctionExpression
    : isWithin(cleanup, root.variable.scope.block);
}

/** `await transaction.commit()` in a `finally` -> what has failed is committed. */
function isUndone({ protocol }: Obligation): boolean {
  return protocol.release.some((release) => 'method' in release && release.method === 'rollback');
}

/** From the acquire to the commit beside it: what throws there rolls back. */
function planUndo({ node }: Obligation, release: TSESTree.Node, handle: string): readonly PlannedRemedy[] {
  const start = findStatement(node);
  const list = start?.parent?.type === AST_NODE_TYPES.BlockStatement ? start.parent.body : [];
  const [from, ...rest] = list.slice(list.findIndex((statement) => statement === start) + 1);
  const end = findStatement(release);
  const to = [from, ...rest].find((statement) => statement === end);
  return from === undefined || to === undefined ? [] : [{ remedy: { kind: 'releaseInCatch', from, to, handle }, isSafe: false }];
}

/** Only a release that is a statement beside the acquire can move into a `finally`. */
export function planOfThrow(obligation: Pick<Obligation, 'node'>, release: TSESTree.Node): readonly PlannedRemedy[] {
  const statement = findStatement(release);
  return statement?.type === AST_NODE_TYPES.ExpressionStatement ? planMove(obligation, statement) : [];
}

/** The same for `if (isOwn) { await runner.release(); }`, where the test decides about nothing else. */
function planOfTested(obligation: Pick<Obligation, 'node'>, release: TSESTree.Node): readonly PlannedRemedy[] {
  const statement = findStatement(release);
  const test = statement?.parent?.type === AST_NODE_TYPES.BlockStatement && statement.parent.body.length === 1 ? statement.parent.parent : statement;
  return test?.type === AST_NODE_TYPES.IfStatement && test.alternate === null && test.consequent.range[0] <= release.range[0] ? planMove(obligation, test) : [];
}

function planMove({ node }: Pick<Obligation, 'node'>, statement: TSESTree.ExpressionStatement | TSESTree.IfStatement): readonly PlannedRemedy[] {
  const start = findStatement(node);
  const block = start?.parent;
  if (block?.type !== AST_NODE_TYPES.BlockStatement || statement.parent !== block) {
    return [];
  }
  const first = block.body.findIndex((candidate) => candidate === start) + 1;
  const last = block.body.indexOf(statement) - 1;
  const from = block.body[first];
  const to = block.body[last];
  return from === undefined || to === undefined || last < first
    ? []
    : [{ remedy: { kind: 'releaseInFinally', from, to, release: statement }, isSafe: false }];
}
