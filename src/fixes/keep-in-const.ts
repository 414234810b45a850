import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { findStatementList } from '../ast/statement-list.js';
import { isNameFree } from '../ast/unique-name.js';
import { wrapped } from '../ast/unwrap.js';
import { type Edit, type Insertion, toEdit } from './edit.js';

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
  const statement = findDroppingStatement(call) ?? findChainStatement(call);
  // `if (on) setInterval(f, 1);` -> `if (on) const id = …` does not parse.
  if (statement === undefined || findStatementList(statement) === undefined) {
    return undefined;
  }
  // `case 1: const id = …` is in scope, without a value, in every other case.
  const { parent } = statement;
  if (parent.type === AST_NODE_TYPES.SwitchCase || !isNameFree(sourceCode.getScope(parent), name, parent)) {
    return undefined;
  }
  return toEdit([{ at: statement.range[0], text: `const ${name} = ` }, ...splitChain(sourceCode, call, name)]);
}

/** The statement that calls a method of what this gives, at once: `new ResizeObserver(f).observe(element);`. */
export function findChainStatement(call: TSESTree.Expression): TSESTree.ExpressionStatement | undefined {
  const member = call.parent;
  const outer = member.type === AST_NODE_TYPES.MemberExpression && member.object === call && !member.optional ? member.parent : undefined;
  const statement = outer?.type === AST_NODE_TYPES.CallExpression && outer.callee === member ? outer.parent : undefined;
  return statement?.type === AST_NODE_TYPES.ExpressionStatement ? statement : undefined;
}

/** `const observer = new ResizeObserver(f);⏎observer.observe(element);` */
export function splitChain(sourceCode: Readonly<TSESLint.SourceCode>, call: TSESTree.Expression, name: string): Insertion[] {
  const statement = findChainStatement(call);
  if (statement === undefined) {
    return [];
  }
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const isOnOwnLine = isFirstOnLine(sourceCode, statement.range[0]);
  const gap = isOnOwnLine ? `${end}${getLineBreak(sourceCode)}${getLineIndent(sourceCode, statement.range[0])}` : '; ';
  return [{ at: call.range[1], text: `${gap}${name}` }];
}

/** The statement that is nothing but this call, awaited or not. */
export function findDroppingStatement(call: TSESTree.Expression): TSESTree.ExpressionStatement | undefined {
  let value = wrapped(call);
  if (value.parent?.type === AST_NODE_TYPES.AwaitExpression) {
    value = wrapped(value.parent);
  }
  return value.parent?.type === AST_NODE_TYPES.ExpressionStatement ? value.parent : undefined;
}
