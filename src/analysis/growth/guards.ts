/**
 * What code asks before it lets a container grow: whether the item is there already, whether the key is small enough.
 *
 * A list that is asked first is a set of what is put in, and has as many items as there are different ones. Direction of the approximation: a
 * question anywhere in the same function counts.
 *
 * Example: `if (!told.includes(text)) told.push(text)` has the key `text`; `if (count <= 100) cache.set(count, …)` has a hundred keys at most.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { collectUses, type Container, type UseOf } from './container.js';

const MEMBERSHIP = /^(?:includes|indexOf|some|find|findIndex|has)$/u;

/** Does the function ask whether what it puts in is there already? */
export function isAskedFirst(container: Container, { at }: UseOf<'grow'>): boolean {
  const fn = findEnclosingFunction(at);
  return collectUses(container, 'read').some((read) => {
    const isQuestion = read.at.type === AST_NODE_TYPES.CallExpression && MEMBERSHIP.test(findCalleeName(read.at) ?? '');
    return isQuestion && findEnclosingFunction(read.at) === fn && read.at.range[0] < at.range[0];
  });
}

/** Does the function compare the key with a number that stands in the program? */
export function isKeyLimited(file: FileAnalysis, { at, key }: UseOf<'grow'>): boolean {
  const fn = findEnclosingFunction(at);
  const text = key === undefined || fn === undefined ? undefined : file.index.sourceCode.getText(key);
  return (
    fn !== undefined &&
    collectNodes(file.index.sourceCode, fn.body).some(
      (node) => node.type === AST_NODE_TYPES.BinaryExpression && /^[<>]=?$/u.test(node.operator) && [node.left, node.right].some((side) => file.index.sourceCode.getText(side) === text) && [node.left, node.right].some(isNumber),
    )
  );
}

/** `100`, `LIMIT`. */
function isNumber(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return (value.type === AST_NODE_TYPES.Literal && typeof value.value === 'number') || (value.type === AST_NODE_TYPES.Identifier && /^[A-Z][A-Z\d_]*$/u.test(value.name));
}
