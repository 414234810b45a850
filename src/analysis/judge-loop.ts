/**
 * A loop over an iterator that never ends, `for await (const _ of setInterval(ms))`.
 *
 * Leaving the loop releases; a loop that nothing leaves keeps its timer and its function for ever.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import { wrapped } from '../ast/unwrap.js';
import type { FileAnalysis } from './file-analysis.js';
import { walk } from './file-index.js';
import { findCertainty } from './judge-discarded.js';
import type { Obligation, Verdict } from './model.js';

export function judgeLoop(file: FileAnalysis, obligation: Obligation): readonly Verdict[] {
  const node = wrapped(obligation.node);
  const loop = node.parent;
  if (loop?.type !== AST_NODE_TYPES.ForOfStatement || loop.right !== node || canLeave(file, loop)) {
    return [];
  }
  const certainty = findCertainty(file, obligation);
  return certainty === undefined ? [] : [{ obligation, certainty, failure: { kind: 'endlessLoop', loop } }];
}

/** `break` out of the loop, `return`, `throw` or `yield` in its body. */
export function canLeave(file: FileAnalysis, loop: TSESTree.ForOfStatement): boolean {
  let isFound = false;
  const fn = findEnclosingFunction(loop);
  walk(loop.body, file.index.sourceCode.visitorKeys, (node) => {
    if (findEnclosingFunction(node) !== fn) {
      return;
    }
    switch (node.type) {
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.ThrowStatement:
      case AST_NODE_TYPES.YieldExpression:
        isFound = true;
        break;
      case AST_NODE_TYPES.BreakStatement:
        isFound ||= node.label !== null || !isOfInnerStatement(node, loop);
        break;
      default:
        break;
    }
  });
  return isFound;
}

function isOfInnerStatement(node: TSESTree.BreakStatement, loop: TSESTree.ForOfStatement): boolean {
  for (let parent: TSESTree.Node | undefined = node.parent; parent !== undefined && parent !== loop; parent = parent.parent) {
    if (/^(?:For|While|DoWhile|Switch).*Statement$/u.test(parent.type) && isWithin(parent, loop)) {
      return true;
    }
  }
  return false;
}
