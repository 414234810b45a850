import { parse as parseProgram } from '@typescript-eslint/typescript-estree';
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FlowOwner } from '../../src/analysis/flow/graph.js';

export function parse(code: string, jsx = false): TSESTree.Program {
  return parseProgram(code, { range: true, loc: true, jsx });
}

/** The function named `subject` at the top level, else the program. */
export function findSubject(program: TSESTree.Program): FlowOwner {
  for (const statement of program.body) {
    if (statement.type === AST_NODE_TYPES.FunctionDeclaration && statement.id.name === 'subject') {
      return statement;
    }
  }
  return program;
}

/** Calls of `never` do not return. */
export function neverReturns(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return call.callee.type === AST_NODE_TYPES.Identifier && call.callee.name === 'never';
}
