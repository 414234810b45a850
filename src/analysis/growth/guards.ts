/**
 * What code asks before it lets a container grow: whether the item is there already, whether the key is small enough.
 *
 * A list that is asked first is a set of what is put in, and has as many items as there are different ones. Direction of the approximation: a
 * question anywhere in the same function counts.
 *
 * Example: `if (!told.includes(text)) told.push(text)` has the key `text`; `if (count <= 100) cache.set(count, …)` has a hundred keys at most.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { findRunner } from '../set-up.js';
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

/** `for (const name in flags) flags[name] = false`, `if (key in flags) flags[key] = true`: the entry is there already. */
export function isOfPresentKey({ index: { sourceCode } }: FileAnalysis, container: Container, { at, key }: UseOf<'grow'>): boolean {
  const name = key === undefined ? undefined : sourceCode.getText(key);
  for (let node = findParent(at), child: TSESTree.Node = at; node !== undefined && !isFunction(node); child = node, node = findParent(node)) {
    const asked = node.type === AST_NODE_TYPES.IfStatement && node.consequent === child ? node.test : undefined;
    const isAsked = asked?.type === AST_NODE_TYPES.BinaryExpression && asked.operator === 'in' && sourceCode.getText(asked.left) === name && sourceCode.getText(asked.right) === container.text;
    if (isAsked || (node.type === AST_NODE_TYPES.ForInStatement && node.body === child && getLoopName(node) === name && sourceCode.getText(node.right) === container.text)) {
      return true;
    }
  }
  return false;
}

function getLoopName({ left }: TSESTree.ForInStatement): string | undefined {
  const target = left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations[0]?.id : left;
  return target?.type === AST_NODE_TYPES.Identifier ? target.name : undefined;
}

/** `if (!paths) { paths = []; all.forEach((path) => paths.push(path)); }`: each run of the block fills a container of its own. */
export function isMadeJustBefore({ maker }: Container, { at }: UseOf<'grow'>): boolean {
  const write = wrapped(maker).parent;
  const block = write?.type === AST_NODE_TYPES.AssignmentExpression && write.operator === '=' ? write.parent.parent : undefined;
  return block?.type === AST_NODE_TYPES.BlockStatement && isWithin(at, block) && maker.range[1] < at.range[0] && findRunner(maker) === findRunner(at);
}

/** `100`, `LIMIT`. */
function isNumber(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return (value.type === AST_NODE_TYPES.Literal && typeof value.value === 'number') || (value.type === AST_NODE_TYPES.Identifier && /^[A-Z][A-Z\d_]*$/u.test(value.name));
}
