/**
 * Does what a resource keeps belong to one activation of a function?
 *
 * A callback that uses a parameter or a local variable keeps that activation's values: each call leaks its own. One that uses only module
 * variables keeps nothing new.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import type { FileAnalysis } from './file-analysis.js';
import { walk } from './file-index.js';
import type { AcquireNode } from './model.js';

export function capturesActivation(file: FileAnalysis, acquire: AcquireNode, fn: FunctionNode): boolean {
  return acquire.arguments.some((argument) => {
    const callback = file.functions.findFunction(argument);
    return mentionsActivation(file, argument, fn) || (callback !== undefined && isWithin(callback, fn) && mentionsActivation(file, callback, fn));
  });
}

function mentionsActivation(file: FileAnalysis, value: TSESTree.Node, fn: FunctionNode): boolean {
  let isFound = false;
  walk(value, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.ThisExpression) {
      isFound ||= true;
    }
    if (node.type === AST_NODE_TYPES.Identifier) {
      const variable = file.index.findVariable(node);
      const block = variable?.scope.variableScope.block;
      const isOutside = block !== undefined && isFunction(block) && !isWithin(block, value);
      isFound ||= isOutside && isWithin(block, fn) && !isStaticFunction(file, node, fn);
    }
  });
  return isFound;
}

/** A nested function that captures nothing itself is the same every time. */
function isStaticFunction(file: FileAnalysis, node: TSESTree.Node, fn: FunctionNode): boolean {
  const inner = file.functions.findFunction(node);
  return inner === fn;
}
