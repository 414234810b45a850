import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../ast/is-function.js';
import { findStatementList } from '../ast/statement-list.js';
import { blockFromExpression } from './arrow-body.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove, isDirective } from './insert-statement.js';
import { collectMentionedNames, isSameCode } from './line-text.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface ReleaseBefore {
  /** The statement that acquires again, or an expression in it. */
  readonly statement: TSESTree.Expression | TSESTree.Statement;
  readonly release: string;
}

/** Releases what a place holds on the line above the statement that puts something new there. */
export function releaseBefore(sourceCode: Source, { statement: place, release }: ReleaseBefore): Edit | undefined {
  const target = findReleaseTarget(place);
  if (target === undefined) {
    return undefined;
  }
  if (target.type === AST_NODE_TYPES.ArrowFunctionExpression) {
    return toEdit(blockFromExpression(sourceCode, target, { above: release, prefix: 'return ', isInline: true }));
  }
  if (isDirective(target) || declaresMentioned(sourceCode, target, release) || isReleasedAbove(sourceCode, target, release)) {
    return undefined;
  }
  return toEdit(insertAbove(sourceCode, target, release));
}

/** The statement, or the arrow function with an expression body, that runs the place exactly when and as often as it runs itself. */
export function findReleaseTarget(place: TSESTree.Node): TSESTree.ArrowFunctionExpression | TSESTree.Statement | undefined {
  let child: TSESTree.Node | undefined;
  let current: TSESTree.Node | undefined = place;
  while (current !== undefined) {
    if (current.type === AST_NODE_TYPES.ArrowFunctionExpression && current.body === child) {
      return current;
    }
    if (child !== undefined && isSometimesOrOften(current, child)) {
      return undefined;
    }
    if (isStatement(current)) {
      return current;
    }
    child = current;
    current = current.parent;
  }
  return undefined;
}

/**
 * `while (next(this.t = start()))` -> a line above the loop runs once. `on && (this.t = start())` -> a line above releases though
 * nothing new comes. A default value or a field's initial value has no line above it.
 */
function isSometimesOrOften(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.LogicalExpression:
      return child === parent.right;
    case AST_NODE_TYPES.ConditionalExpression:
      return child !== parent.test;
    case AST_NODE_TYPES.AssignmentExpression:
      return ['&&=', '||=', '??='].includes(parent.operator) && child === parent.right;
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
      return child === parent.test;
    case AST_NODE_TYPES.ForStatement:
      return child !== parent.init;
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      return child === parent.left;
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.SwitchCase:
    case AST_NODE_TYPES.AssignmentPattern:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.ClassBody:
    case AST_NODE_TYPES.VariableDeclaration:
      return parent.type !== AST_NODE_TYPES.VariableDeclaration || isLoopHead(parent);
    default:
      return isFunction(parent);
  }
}

/** `for (const a of start())` declares on every turn; `for (let a = start(); …)` only once, above which a line may stand. */
function isLoopHead({ parent }: TSESTree.VariableDeclaration): boolean {
  return parent.type === AST_NODE_TYPES.ForInStatement || parent.type === AST_NODE_TYPES.ForOfStatement;
}

function isStatement(node: TSESTree.Node): node is TSESTree.Statement {
  if (node.type === AST_NODE_TYPES.VariableDeclaration && node.parent.type === AST_NODE_TYPES.ForStatement) {
    return false;
  }
  return (
    node.type !== AST_NODE_TYPES.BlockStatement &&
    (node.type.endsWith('Statement') || node.type === AST_NODE_TYPES.VariableDeclaration)
  );
}

/** `const id = start();` -> `stop(id); const id = start();` throws: `id` has no value yet. */
function declaresMentioned(sourceCode: Source, target: TSESTree.Node, release: string): boolean {
  const names = collectMentionedNames(release);
  return sourceCode.getDeclaredVariables(target).some(({ name }) => names.has(name));
}

/** The line above is that release already: a second pass adds nothing. */
function isReleasedAbove(sourceCode: Source, target: TSESTree.Node, release: string): boolean {
  if (target.parent?.type === AST_NODE_TYPES.LabeledStatement) {
    return isReleasedAbove(sourceCode, target.parent, release);
  }
  const list = findStatementList(target) ?? [];
  const above = list[list.indexOf(target) - 1];
  return above !== undefined && isSameCode(sourceCode.getText(above), release);
}
