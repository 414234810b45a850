/**
 * A place that takes a new handle while the old one may be live, and so loses it.
 *
 * A release or a test of the place on every way to the acquire, in the function or in one that it calls, makes it safe. Otherwise it depends on
 * callers that pair start and stop, so it is likely at most, unless the code certainly runs again and nothing releases at all.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { FileAnalysis } from './file-analysis.js';
import type { KeptQuestion } from './judge-kept.js';
import type { Certainty, Use, Verdict } from './model.js';

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
  const certainty = findCertainty(file, question);
  return certainty === undefined
    ? []
    : [{ obligation, certainty, failure: { kind: 'overwritten', by: obligation.node, inLoop: false } }];
}

function findCertainty(file: FileAnalysis, { obligation, releases }: KeptQuestion): Certainty | undefined {
  const count = file.multiplicity.getOfSite(obligation.node);
  if (count === 'once') {
    return undefined;
  }
  return count === 'many' && releases.length === 0 ? 'definite' : 'likely';
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
