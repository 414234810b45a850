/**
 * A handle that is acquired after a wait, for an owner that may have ended meanwhile: the release has run before there was anything to release.
 *
 * Certain in an effect whose cleanup releases the handle at once. Silent wherever something after the wait could know that the owner is gone:
 * a test of anything but what was waited for, a word such as `aborted` or `isConnected`, a flag that the cleanup sets, a wait that the cleanup
 * ends. So races are missed, and a set-up that looks after itself is not reported.
 *
 * Example: `useEffect(() => { let t; load().then(() => { t = setInterval(tick, 9); }); return () => clearInterval(t); })`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isInLoop, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { unwrap } from '../ast/unwrap.js';
import { findCallbackRuns } from './callback-runs.js';
import type { FileAnalysis } from './file-analysis.js';
import { setUpHooks } from './framework-tables.js';
import type { KeptQuestion } from './judge-kept.js';
import { knowsLiveness } from './liveness.js';
import type { Certainty, Use, Verdict } from './model.js';
import { findMemberName } from './multiplicity.js';
import { findWait, type Wait } from './waits.js';

export function judgeRace(file: FileAnalysis, question: KeptQuestion): readonly Verdict[] {
  const { obligation, owner, uses } = question;
  const { node } = obligation;
  const wait = question.isEndless && !question.place.isElement ? findWait(file, node) : undefined;
  if (wait === undefined || wait.steps.some((step) => isInLoop(step, findEnclosingFunction(step)))) {
    return [];
  }
  const cleanups = collectCleanups(file, question, wait);
  const release = question.releases.find(({ at }) => file.teardowns.isReached(at, cleanups));
  const certainty = findCertainty(file, question, wait);
  if (release === undefined || certainty === undefined || knowsLiveness(file, { wait, cleanups, place: question.place })) {
    return [];
  }
  const isReleasedLate = question.releases.some(({ at }) => runsLate(file, at) || isInWait(wait, at));
  return isReleasedLate || uses.some((use) => isTestAfter(wait, use))
    ? []
    : [{ obligation, certainty, failure: { kind: 'raced', owner, wait: wait.awaited, release: release.at } }];
}

/** What ends the effect around the wait, or else the owner. */
function collectCleanups(file: FileAnalysis, { owner }: KeptQuestion, { fn }: Wait): readonly FunctionNode[] {
  const effect = findEffect(file, fn);
  const own = effect === undefined ? [] : file.teardowns.collectOfScope(effect);
  return [...own, ...file.teardowns.collectFinal(owner)];
}

function findEffect(file: FileAnalysis, start: FunctionNode): FunctionNode | undefined {
  for (let fn: FunctionNode | undefined = start; fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (file.roles.findEffect(fn) !== undefined) {
      return fn;
    }
  }
  return undefined;
}

/** In an effect nobody can wait for the set-up before the cleanup runs; who calls a method may. */
function findCertainty(file: FileAnalysis, { owner }: KeptQuestion, { fn }: Wait): Certainty | undefined {
  if (findEffect(file, fn) !== undefined) {
    return 'path';
  }
  const isHook = owner.kind === 'instance' && file.instances.isComponent(owner.classLike) && setUpHooks.has(findMemberName(fn) ?? '');
  return isHook || (owner.kind !== 'instance' && file.owners.getOfSite(fn).kind === 'scope' && isComponent(owner)) ? 'likely' : undefined;
}

function isComponent(owner: KeptQuestion['owner']): boolean {
  return owner.kind === 'module' ? owner.isComponent : owner.kind === 'scope' && owner.role === 'component';
}

/** `return () => { ready.then(() => clearInterval(t)); }` waits for the set-up, and then releases. */
function runsLate(file: FileAnalysis, release: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(release); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (fn.async || isLaterStep(file, fn)) {
      return true;
    }
    if (file.roles.findEffect(fn) !== undefined) {
      return false;
    }
  }
  return false;
}

/** Is the function given to `then` and the like, by itself or by its name? */
function isLaterStep({ functions }: FileAnalysis, fn: FunctionNode): boolean {
  const mentions = functions.findBinding(fn) === undefined ? [fn] : (functions.findMentions(fn) ?? []);
  return mentions.some(
    ({ parent }, position) =>
      parent?.type === AST_NODE_TYPES.CallExpression &&
      unwrap(parent.callee) !== mentions[position] &&
      findCallbackRuns(parent) === 'once',
  );
}

/** The set-up releases itself what it finds to be late. */
function isInWait({ fn, from }: Wait, release: TSESTree.Node): boolean {
  return isWithin(release, fn) && release.range[0] >= from;
}

/** `if (timer !== undefined) return;`: a cleanup may leave something there. */
function isTestAfter({ fn, from }: Wait, { kind, at }: Use): boolean {
  return kind === 'test' && isWithin(at, fn) && at.range[0] >= from;
}
