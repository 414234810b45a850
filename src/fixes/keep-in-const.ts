import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findStatementList } from '../ast/statement-list.js';
import { isNameFree } from '../ast/unique-name.js';
import { wrapped } from '../ast/unwrap.js';
import { type Edit, toEdit } from './edit.js';

export interface KeepInConst {
  readonly call: TSESTree.Expression;
  /** Free in the scope: see `getUniqueName`. */
  readonly name: string;
}

/** `setInterval(f, 1);` -> `const interval = setInterval(f, 1);` */
export function keepInConst(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { call, name }: KeepInConst,
): Edit | undefined {
  const statement = findDroppingStatement(call);
  // `if (on) setInterval(f, 1);` -> `if (on) const id = …` does not parse.
  if (statement === undefined || findStatementList(statement) === undefined) {
    return undefined;
  }
  // `case 1: const id = …` is in scope, without a value, in every other case.
  const { parent } = statement;
  if (parent.type === AST_NODE_TYPES.SwitchCase || !isNameFree(sourceCode.getScope(parent), name, parent)) {
    return undefined;
  }
  return toEdit([{ at: statement.range[0], text: `const ${name} = ` }]);
}

/** The statement that is nothing but this call, awaited or not. */
export function findDroppingStatement(call: TSESTree.Expression): TSESTree.ExpressionStatement | undefined {
  let value = wrapped(call);
  if (value.parent?.type === AST_NODE_TYPES.AwaitExpression) {
    value = wrapped(value.parent);
  }
  return value.parent?.type === AST_NODE_TYPES.ExpressionStatement ? value.parent : undefined;
}
