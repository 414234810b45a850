/**
 * A handle that its owner's end releases and that an event replaces without releasing it: only the last one is ever released.
 *
 * Where something else than the end releases as well, that may be the other half of a pair of events; then it is likely at most. A cleanup that
 * runs whenever the value changes is no end.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FileAnalysis } from './file-analysis.js';
import type { KeptQuestion } from './judge-kept.js';
import { judgeOverwritten } from './judge-overwritten.js';
import type { Verdict } from './model.js';

export function judgeReplaced(file: FileAnalysis, question: KeptQuestion): readonly Verdict[] {
  const { owner, releases } = question;
  const finals = file.teardowns.collectFinal(owner);
  if (releases.some(({ at }) => runsForChanges(file, at))) {
    return [];
  }
  const isOnlyAtEnd = releases.every(({ at }) => file.teardowns.isReached(at, finals));
  return judgeOverwritten(file, question).map((verdict) => (isOnlyAtEnd ? { ...verdict, certainty: 'path' } : verdict));
}

/** Does it stand in the cleanup of an effect that runs more than once? */
function runsForChanges(file: FileAnalysis, release: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(release); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const effect = file.roles.findEffect(fn);
    if (effect !== undefined) {
      const list = effect.call.arguments[effect.hook.callback + 1];
      return list?.type !== AST_NODE_TYPES.ArrayExpression || list.elements.length > 0;
    }
  }
  return false;
}
