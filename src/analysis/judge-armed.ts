/**
 * The verdicts on a resource that dies with what it is bound to, weighed by how long that lives.
 *
 * A path that misses a release which stands elsewhere is a leak whatever the observer observes: its author means to release. Where nothing
 * releases, an observer of the owner's own element goes with the element; it counts only where each run of an effect adds one to the same
 * element, or where the owner's teardown releases its siblings.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import { assertNever } from '../util/assert-never.js';
import { type Bond, collectArming, getBond, isEndedByCallback } from './arming.js';
import { runsOnceInLife } from './disposers/profile.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Certainty, FunctionNode, Obligation, Owner, Verdict } from './model.js';
import { isRepeated } from './reruns.js';

export function judgeArmed(file: FileAnalysis, obligation: Obligation, verdicts: readonly Verdict[]): readonly Verdict[] {
  if (verdicts.length === 0) {
    return [];
  }
  const calls = collectArming(file, obligation);
  if (calls.length === 0 || isEndedByCallback(file, obligation)) {
    return [];
  }
  // Whoever observes ends it himself: `observe(target); return () => unobserve(target);`.
  const pending = verdicts.filter(({ failure }) => failure.kind !== 'missedByTeardown' || !isPaired(file, obligation, calls));
  const bond = getBond(file, obligation, calls);
  return pending.flatMap((verdict) => {
    const certainty = weigh(file, verdict, bond, calls);
    return certainty === undefined ? [] : [{ ...verdict, certainty }];
  });
}

function weigh(
  file: FileAnalysis,
  { certainty, failure, obligation }: Verdict,
  bond: Bond,
  calls: readonly TSESTree.CallExpression[],
): Certainty | undefined {
  switch (failure.kind) {
    case 'missedByTeardown':
      return failure.sibling === undefined ? limit(bond, certainty) : certainty;
    case 'discarded':
    case 'neverReleased':
    case 'releasedOnlyBefore':
      return isPiledUp(file, obligation, calls) || (hasSibling(file, obligation) && !isOfSelf(obligation, calls))
        ? certainty
        : limitByOwner(file, obligation, bond, certainty);
    default:
      return certainty;
  }
}

/** An element that watches itself, once in its life, takes its observer along. */
function isOfSelf({ node }: Obligation, calls: readonly TSESTree.CallExpression[]): boolean {
  return runsOnceInLife(node) && calls.every(({ arguments: [target] }) => target?.type === AST_NODE_TYPES.ThisExpression);
}

/** Does each function that arms hold a closure that releases, or release itself? */
function isPaired(file: FileAnalysis, { fate, protocol }: Obligation, calls: readonly TSESTree.CallExpression[]): boolean {
  const releases = fate.kind === 'kept' ? file.uses.collect(fate.place, protocol).filter(({ kind }) => kind === 'release') : [];
  return calls.every((call) => {
    const fn = findEnclosingFunction(call);
    return fn !== undefined && releases.some(({ at }) => isWithin(at, fn));
  });
}

function limitByOwner(file: FileAnalysis, { node }: Obligation, bond: Bond, certainty: Certainty): Certainty | undefined {
  const owner = file.owners.getOfSite(node);
  // What a component is given outlives its effects.
  return bond === 'outer' && owner.kind === 'scope' && owner.role === 'effect' ? certainty : limit(bond, certainty);
}

function limit(bond: Bond, certainty: Certainty): Certainty | undefined {
  switch (bond) {
    case 'process':
      return certainty;
    case 'outer':
    case 'argument':
    case 'unknown':
      return 'likely';
    case 'own':
      return undefined;
    default:
      return assertNever(bond);
  }
}

/** Each run of the effect observes the same element once more. */
function isPiledUp(file: FileAnalysis, { node }: Obligation, calls: readonly TSESTree.CallExpression[]): boolean {
  const targets = calls.flatMap((call) => call.arguments[0] ?? []);
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const effect = file.roles.findEffect(fn);
    if (effect !== undefined) {
      return isRepeated(file, fn, effect, targets);
    }
  }
  return false;
}

/** Does what ends the owner release something else? */
function hasSibling(file: FileAnalysis, obligation: Obligation): boolean {
  const owner = file.owners.getOfSite(obligation.node);
  return collectTeardowns(file, owner).some((teardown) => file.teardowns.findSibling(teardown) !== undefined);
}

function collectTeardowns(file: FileAnalysis, owner: Owner): readonly FunctionNode[] {
  const own = file.teardowns.collectFinal(owner);
  if (owner.kind !== 'scope' || file.roles.findEffect(owner.scope)?.hook.cleanup !== 'registered') {
    return own;
  }
  // `onMounted(() => …)` beside `onUnmounted(() => …)`.
  const component = findEnclosingFunction(owner.scope);
  const around: Owner =
    component === undefined
      ? { kind: 'module', isComponent: file.roles.isComponentFile }
      : { kind: 'scope', scope: component, role: file.roles.getRole(component) };
  return [...own, ...file.teardowns.collectFinal(around)];
}
