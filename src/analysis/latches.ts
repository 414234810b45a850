/**
 * Is code guarded so that it runs once, by a flag that it sets itself?
 *
 * `if (!started) { started = true; setInterval(…); }` runs once per life of the flag, however often it is called. A flag of the instance is left
 * out: each instance has its own.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { walk } from './file-index.js';
import type { FileIndex } from './file-index.js';
import { collectGuards } from './guards.js';

export function isLatched(index: FileIndex, node: TSESTree.Node, fn: FunctionNode): boolean {
  const getText = (part: TSESTree.Node): string => index.sourceCode.getText(part);
  const unset = new Set(collectGuards(node, fn, getText).flatMap(({ text, branch }) => (branch ? [] : [text])));
  return unset.size > 0 && getSetTexts(index, fn).some((text) => unset.has(text) && !text.startsWith('this.'));
}

/** Kept by function: a long function may acquire often. */
const setTexts = new WeakMap<FunctionNode, readonly string[]>();

function getSetTexts(index: FileIndex, fn: FunctionNode): readonly string[] {
  let texts = setTexts.get(fn);
  if (texts === undefined) {
    texts = collectSetTexts(index, fn);
    setTexts.set(fn, texts);
  }
  return texts;
}

/** What the function assigns something that is not certainly falsy. */
function collectSetTexts(index: FileIndex, fn: FunctionNode): readonly string[] {
  const texts: string[] = [];
  walk(fn.body, index.sourceCode.visitorKeys, (node) => {
    const isSet =
      node.type === AST_NODE_TYPES.AssignmentExpression && !isFalsy(node.right) && findEnclosingFunction(node) === fn;
    if (isSet) {
      texts.push(index.sourceCode.getText(node.left));
    }
  });
  return texts;
}

function isFalsy(node: TSESTree.Expression): boolean {
  return (
    (node.type === AST_NODE_TYPES.Literal && (node.value === false || node.value === null || node.value === 0)) ||
    (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined')
  );
}
