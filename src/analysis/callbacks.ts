/**
 * The function that a resource runs, and whether a run of it after its owner's end matters.
 *
 * Direction: a callback that cannot be seen matters, because most do; callers ask only where other evidence says that the release was forgotten.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import { isBrief, isLong } from './delays.js';
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

/** `setTimeout(() => reject(new Error('late')), 5000)`: once the promise is settled it does nothing, and soon it is over. */
export function onlySettles(file: FileAnalysis, obligation: Obligation): boolean {
  const body = findCallback(file, obligation)?.body;
  const [only, ...others] = body?.type === AST_NODE_TYPES.BlockStatement ? body.body : [body];
  const call = only?.type === AST_NODE_TYPES.ExpressionStatement ? only.expression : only;
  const settler = call?.type === AST_NODE_TYPES.CallExpression && call.callee.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(call.callee) : undefined;
  const [definition] = settler?.defs ?? [];
  return others.length === 0 && definition !== undefined && isExecutor(definition.node) && isBrief(file.index, obligation);
}

/** The function of `new Promise((resolve, reject) => …)`. */
function isExecutor({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.NewExpression && parent.callee.type === AST_NODE_TYPES.Identifier && parent.callee.name === 'Promise';
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
