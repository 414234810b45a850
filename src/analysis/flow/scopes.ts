import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FlowBuilder } from './builder.js';

/** The statements of a block: functions first, and at the end what `using` declared is released. */
export function runStatements(flow: FlowBuilder, statements: readonly TSESTree.Node[]): void {
  const mark = flow.frame;
  hoistFunctions(flow, statements);
  flow.visitAll(statements);
  flow.closeScope(mark);
}

/** Function declarations have their value before the first statement runs. */
export function hoistFunctions(flow: FlowBuilder, statements: readonly TSESTree.Node[]): void {
  for (const statement of statements) {
    const hoisted = findHoisted(statement);
    if (hoisted !== undefined) {
      flow.emit(hoisted);
    }
  }
}

function findHoisted(statement: TSESTree.Node): TSESTree.FunctionDeclaration | undefined {
  switch (statement.type) {
    case AST_NODE_TYPES.FunctionDeclaration:
      return statement;
    case AST_NODE_TYPES.ExportDefaultDeclaration:
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return statement.declaration?.type === AST_NODE_TYPES.FunctionDeclaration ? statement.declaration : undefined;
    default:
      return undefined;
  }
}
