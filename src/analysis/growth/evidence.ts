/** Small questions on the uses of a container that several judges ask. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findParent } from '../../ast/find-parent.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses, type Container, hasUse } from './container.js';
import { getEnd } from './ends.js';

/** Entries leave only when the owner ends, or never. */
export function isEmptiedOnlyAtEnd(file: FileAnalysis, container: Container): boolean {
  return collectUses(container, 'empty').every(({ at }) => getEnd(file, at) === 'owner');
}

/** Nothing in the file can take a single entry out, and nobody else has the container. */
export function isNeverPruned(file: FileAnalysis, container: Container): boolean {
  return !hasUse(container, 'drop', 'bound', 'handed') && isEmptiedOnlyAtEnd(file, container);
}

/** Nothing in the file takes anything out, and nobody else has the container. */
export function isNeverShrunk(container: Container): boolean {
  return !hasUse(container, 'drop', 'empty', 'bound', 'handed');
}

/** The words of its name: `waiting` of `this[PRIVATE.WAITING]`. */
export function getLastNameOf({ text }: Container): string {
  return text
    .split(/[.[\]]+/u)
    .filter((part) => part !== '')
    .at(-1)
    ?.replace(/^(?:k(?=[A-Z])|[#_$]+)/u, '') ?? text;
}

/** Does code at `node` run when something has failed: in a `catch` or `finally`, in the callback of `.catch()` or `.finally()`? */
function isOnFailure(node: TSESTree.Node): boolean {
  let child = node;
  for (let parent = findParent(node); parent !== undefined; parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.CatchClause || (parent.type === AST_NODE_TYPES.TryStatement && parent.finalizer === child)) {
      return true;
    }
    if (parent.type === AST_NODE_TYPES.CallExpression && isFunction(child) && isFailureCallback(parent, child)) {
      return true;
    }
    child = parent;
  }
  return false;
}

function isFailureCallback(call: TSESTree.CallExpression, fn: TSESTree.Node): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(callee) : undefined;
  return name === 'catch' || name === 'finally' || (name === 'then' && call.arguments[1] === fn);
}

/** Is some function that holds the removal mentioned where something has failed: `.finally(() => this.forget(id))`, `.then(done, done)`? */
export function isRemovedOnFailure(file: FileAnalysis, removal: TSESTree.Node): boolean {
  if (isOnFailure(removal)) {
    return true;
  }
  for (let fn = findEnclosingFunction(removal); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const mentions = file.functions.findMentions(fn) ?? [];
    const isHandedToPromise = mentions.some((mention) => isOnFailure(mention) || isPromiseArgument(mention));
    if (isHandedToPromise) {
      return true;
    }
  }
  return false;
}

function isPromiseArgument(mention: TSESTree.Node): boolean {
  const { parent } = mention;
  return parent?.type === AST_NODE_TYPES.CallExpression && isFailureCallback(parent, mention);
}

/** Are both about the same entry, by the text of the key? */
export function isSameKey(file: FileAnalysis, left: TSESTree.Node | undefined, right: TSESTree.Node | undefined): boolean {
  if (left === undefined || right === undefined) {
    return false;
  }
  const { sourceCode } = file.index;
  return sourceCode.getText(unwrap(left)) === sourceCode.getText(unwrap(right));
}

/** Does an `if` around the node ask for emptiness: `if (list.length === 0) delete byEvent[name]`? */
export function isBehindEmptiness(file: FileAnalysis, node: TSESTree.Node): boolean {
  for (let parent = findParent(node); parent !== undefined && !isFunction(parent); parent = findParent(parent)) {
    const test = parent.type === AST_NODE_TYPES.IfStatement || parent.type === AST_NODE_TYPES.ConditionalExpression ? parent.test : undefined;
    const left = parent.type === AST_NODE_TYPES.LogicalExpression ? parent.left : undefined;
    const asked = test ?? left;
    if (asked !== undefined && !isWithin(node, asked) && /(?<!arguments\.)\b(?:length|size|count|isEmpty|every|keys|empty)\b/iu.test(file.index.sourceCode.getText(asked))) {
      return true;
    }
  }
  return false;
}

/** Does a loop over the container take out what it finds done? Then what one way out leaves is found later. */
export function isSweep(file: FileAnalysis, { text }: Container, removal: TSESTree.Node): boolean {
  let child = removal;
  for (let parent = findParent(removal); parent !== undefined; parent = findParent(parent)) {
    if ((parent.type === AST_NODE_TYPES.ForOfStatement || parent.type === AST_NODE_TYPES.ForInStatement) && parent.right !== child) {
      if (file.index.sourceCode.getText(parent.right).includes(text)) {
        return true;
      }
    }
    if (parent.type === AST_NODE_TYPES.CallExpression && isFunction(child) && file.index.sourceCode.getText(parent.callee) === `${text}.forEach`) {
      return true;
    }
    child = parent;
  }
  return false;
}
