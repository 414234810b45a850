/**
 * A place that takes a new handle while the old one may be live, and so loses it.
 *
 * A release or a test of the place on every way to the acquire, in the function or in one that it calls, makes it safe. Otherwise callers may
 * pair start and stop: it is likely where an event decides when the code runs, a path where that event can come twice in a row or a loop
 * runs the code without a release, and definite where nothing releases at all.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isInLoop, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findCallbackRuns } from './callback-runs.js';
import type { FileAnalysis } from './file-analysis.js';
import type { KeptQuestion } from './judge-kept.js';
import type { Certainty, Use, Verdict } from './model.js';
import { findMemberName } from './multiplicity.js';
import { isRunAgain } from './repeating-events.js';

/** A loop may run a function through others: `render()` runs `renderLine()`, which runs `listen()`. */
const CALL_DEPTH = 2;

export function judgeOverwritten(file: FileAnalysis, question: KeptQuestion): readonly Verdict[] {
  const { obligation, place, uses, releases } = question;
  const setUp = findEnclosingFunction(obligation.node);
  if (setUp === undefined || place.isElement || !question.isEndless || obligation.fate.kind !== 'kept') {
    return [];
  }
  const flow = file.flows.solve({
    owner: setUp,
    acquire: undefined,
    uses: [...uses.filter(({ at }) => !isWithin(obligation.node, at)), ...collectReleasingCalls(file, setUp, releases)],
  });
  if (flow?.isLiveBefore(obligation.node) !== true) {
    return [];
  }
  const certainty = findCertainty(file, question, setUp);
  return certainty === undefined
    ? []
    : [{ obligation, certainty, failure: { kind: 'overwritten', by: obligation.node, inLoop: false } }];
}

function findCertainty(file: FileAnalysis, { obligation, place, releases }: KeptQuestion, setUp: FunctionNode): Certainty | undefined {
  const count = file.multiplicity.getOfSite(obligation.node);
  if (count === 'many' && releases.length === 0) {
    return 'definite';
  }
  if (count !== 'once' && (isRunAgain(file, setUp, obligation.node, place) || isCalledInLoop(file, setUp, releases, 0))) {
    return 'path';
  }
  return count !== 'once' && isEventListener(file, setUp) ? 'likely' : undefined;
}

/** Does a loop of this file that releases nothing run the function, directly or through another one? */
function isCalledInLoop(file: FileAnalysis, fn: FunctionNode, releases: readonly Use[], depth: number): boolean {
  return collectCalls(file, fn).some((call) => {
    const caller = findEnclosingFunction(call);
    if (caller === undefined || caller === fn || releases.some(({ at }) => file.teardowns.isReached(at, [caller]))) {
      return false;
    }
    return isInLoop(call, caller) || (depth < CALL_DEPTH && isCalledInLoop(file, caller, releases, depth + 1));
  });
}

/** Calls by the function's name, or by its member's on `this`. */
function collectCalls(file: FileAnalysis, fn: FunctionNode): readonly TSESTree.CallExpression[] {
  const name = fn.id?.name ?? findMemberName(fn) ?? file.functions.findBinding(fn)?.name;
  const calls = name === undefined ? [] : (file.index.calls.get(name) ?? []);
  return calls.filter((call): call is TSESTree.CallExpression => call.type === AST_NODE_TYPES.CallExpression && file.functions.findCallee(call) === fn);
}

/** `onMouseDown`, or a function that something calls whenever it likes: nobody pairs its calls with a stop. */
function isEventListener(file: FileAnalysis, setUp: FunctionNode): boolean {
  const name = setUp.id?.name ?? findMemberName(setUp) ?? file.functions.findBinding(setUp)?.name ?? '';
  const mentions = [setUp, ...(file.functions.findMentions(setUp) ?? [])];
  return (
    /^[_#]*(?:on|handle)[A-Z]/u.test(name) ||
    mentions.some(({ parent }) => parent?.type === AST_NODE_TYPES.CallExpression && findCallbackRuns(parent) === 'per event')
  );
}

/** Calls in `setUp` of functions that release the place: `this.stop()`. */
function collectReleasingCalls(file: FileAnalysis, setUp: FunctionNode, releases: readonly Use[]): readonly Use[] {
  const calls: Use[] = [];
  for (const candidates of file.index.calls.values()) {
    for (const call of candidates) {
      const callee = isWithin(call, setUp) && call.type === AST_NODE_TYPES.CallExpression ? file.functions.findCallee(call) : undefined;
      if (callee !== undefined && callee !== setUp && releases.some(({ at }) => file.teardowns.isReached(at, [callee]))) {
        calls.push({ kind: 'release', at: call });
      }
    }
  }
  return calls;
}
