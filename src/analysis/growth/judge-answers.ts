/**
 * Entries that wait for an answer, and that only a timeout or an abort takes out: the answer itself settles the promise and leaves the entry.
 *
 * Every removal has to stand in a function of failure: a timer's callback, or a function with such a name. Then what settles the promise otherwise
 * must not reach one of them, and neither may any function that looks entries up.
 *
 * Example: `calls[id] = (value) => resolve(value); setTimeout(() => { delete calls[id]; reject(late); }, ms)`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { wrapped } from '../../ast/unwrap.js';
import { failureNamePattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { FunctionNode } from '../model.js';
import { collectUses, type Container, type UseOf } from './container.js';
import { getFunctionName, isReachedFrom } from './ends.js';
import { collectSettlers, findExecutor } from './executors.js';
import type { Draft } from './growth-finding.js';
import { splitWords } from './keys.js';

const FAILURE = new RegExp(`^${failureNamePattern}$`, 'u');

export function judgeAnswers(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, removals: readonly TSESTree.Node[]): readonly Draft[] {
  const executor = findExecutor(grow.at);
  if (executor === undefined || removals.length === 0 || !removals.every((removal) => isOfFailure(file, removal))) {
    return [];
  }
  const reaches = (fn: FunctionNode): boolean => removals.some((removal) => isReachedFrom(file, removal, fn));
  const readers = collectUses(container, 'read').flatMap(({ at }) => findEnclosingFunction(at) ?? []);
  if (readers.some((fn) => !isFailure(file, fn) && !isWithin(executor, fn) && reaches(fn))) {
    return [];
  }
  const answers = collectSettlers(file, executor).filter((fn) => !isFailure(file, fn));
  const missed = answers.every((fn) => !reaches(fn)) ? answers[0] : undefined;
  return missed === undefined ? [] : [{ kind: 'settlementMissed', at: grow.at, certainty: 'path', line: missed.loc.start.line }];
}

function isOfFailure(file: FileAnalysis, removal: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(removal); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (isFailure(file, fn)) {
      return true;
    }
  }
  return false;
}

/** `setTimeout(() => …)`, `abort(request)`, `onTimeout()`. */
function isFailure(file: FileAnalysis, fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  const isTimer = parent?.type === AST_NODE_TYPES.CallExpression && findCalleeName(parent) === 'setTimeout';
  const name = getFunctionName(file, fn);
  return isTimer || (name !== undefined && splitWords(name).some((word) => FAILURE.test(word)));
}
