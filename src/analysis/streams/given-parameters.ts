/**
 * The parameter that an argument becomes in a function, or in a constructor, of the same file.
 *
 * None where the callee is not seen, where a spread hides the position, and where a pattern, a rest or a property of the instance takes it.
 * Example: `response` of `new RemoteError(response)` beside `class RemoteError extends Error { constructor(response) { super(response.statusText); } }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findClass } from '../disposers/disposer-types.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode, FunctionNode, Variable } from '../model.js';

export function findGivenParameter(file: FileAnalysis, argument: TSESTree.Node): Variable | undefined {
  const { parent: call } = argument;
  if (call?.type !== AST_NODE_TYPES.CallExpression && call?.type !== AST_NODE_TYPES.NewExpression) {
    return undefined;
  }
  const position = call.arguments.findIndex((candidate) => candidate === argument);
  const isSpread = call.arguments.slice(0, position).some(({ type }) => type === AST_NODE_TYPES.SpreadElement);
  const parameter = isSpread ? undefined : findBody(file, call)?.params[position];
  return parameter?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
}

function findBody(file: FileAnalysis, call: AcquireNode): FunctionNode | undefined {
  if (call.type === AST_NODE_TYPES.CallExpression) {
    return file.functions.findCallee(call);
  }
  const members = findClass(file, call.callee)?.body.body ?? [];
  const constructor = members.find((member) => member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor');
  const value = constructor?.type === AST_NODE_TYPES.MethodDefinition ? constructor.value : undefined;
  return value?.type === AST_NODE_TYPES.FunctionExpression ? value : undefined;
}
