import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** The list of statements that a statement is a member of, or `undefined` for the body of a braceless `if` or loop. */
export function findStatementList(statement: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const { parent } = statement;
  switch (parent?.type) {
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.StaticBlock:
    case AST_NODE_TYPES.Program:
    case AST_NODE_TYPES.TSModuleBlock:
      return parent.body;
    case AST_NODE_TYPES.SwitchCase:
      return parent.test === statement ? undefined : parent.consequent;
    default:
      return undefined;
  }
}
