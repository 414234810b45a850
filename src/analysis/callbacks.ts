/**
 * The function that a resource runs, and whether a run of it after its owner's end matters.
 *
 * Direction: a callback that cannot be seen matters, because most do; callers ask only where other evidence says that the release was forgotten.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import { isLong } from './delays.js';
import type { FileAnalysis } from './file-analysis.js';
import { walk } from './file-index.js';
import type { Obligation } from './model.js';

/** The function of this file that the resource runs. */
export function findCallback(file: FileAnalysis, { node, protocol }: Obligation): FunctionNode | undefined {
  const argument = protocol.callback === undefined ? undefined : node.arguments[protocol.callback];
  return argument && file.functions.findFunction(argument);
}

/** A late run that only sets fields of an owner that nobody uses any more is harmless, unless it keeps the owner for long. */
export function mattersLate(file: FileAnalysis, obligation: Obligation): boolean {
  const callback = findCallback(file, obligation);
  return callback === undefined || isLong(file.index, obligation) || callsAnything(file, callback);
}

function callsAnything(file: FileAnalysis, callback: FunctionNode): boolean {
  let isFound = false;
  walk(callback.body, file.index.sourceCode.visitorKeys, (node: TSESTree.Node) => {
    isFound ||=
      node.type === AST_NODE_TYPES.CallExpression ||
      node.type === AST_NODE_TYPES.NewExpression ||
      node.type === AST_NODE_TYPES.TaggedTemplateExpression;
  });
  return isFound;
}
