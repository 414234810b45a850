import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import { collectNodes } from '../ast/own-nodes.js';
import { getUniqueName } from '../ast/unique-name.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import type { Insertion } from './edit.js';
import { findChainStatement, splitChain } from './keep-in-const.js';

type Source = Readonly<TSESLint.SourceCode>;
type Variable = TSESLint.Scope.Variable;

interface KeptHandle {
  /** The text by which a closure of the same block names the handle later. */
  readonly handle: string;
  readonly insertions: readonly Insertion[];
}

/** Makes the result of an acquire reachable from the end of its block: by the name it has, or by a new one. */
export function keepHandle(
  sourceCode: Source,
  fn: FunctionNode,
  acquire: TSESTree.Expression,
  handleName: string,
): KeptHandle | undefined {
  const value = wrapped(acquire);
  const { parent } = value;
  switch (parent?.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      return keepInNewConst(sourceCode, parent, handleName);
    case AST_NODE_TYPES.MemberExpression:
      return keepChain(sourceCode, acquire, handleName);
    case AST_NODE_TYPES.VariableDeclarator:
      return reuseDeclared(sourceCode, parent);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.operator === '=' && parent.right === value
        ? reuseAssigned(sourceCode, fn, parent, handleName)
        : undefined;
    default:
      return undefined;
  }
}

/** `interval` is taken around the effect -> `const interval` hides the one that the effect reads: the name is made unique. */
function keepInNewConst(
  sourceCode: Source,
  statement: TSESTree.ExpressionStatement,
  handleName: string,
): KeptHandle {
  const handle = getUniqueName(sourceCode.getScope(statement.parent), handleName, statement.parent);
  return { handle, insertions: [{ at: statement.range[0], text: `const ${handle} = ` }] };
}

/** `new ResizeObserver(f).observe(element);` */
function keepChain(sourceCode: Source, acquire: TSESTree.Expression, handleName: string): KeptHandle | undefined {
  const statement = findChainStatement(acquire);
  const kept = statement && keepInNewConst(sourceCode, statement, handleName);
  return kept && { handle: kept.handle, insertions: [...kept.insertions, ...splitChain(sourceCode, acquire, kept.handle)] };
}

function reuseDeclared(sourceCode: Source, declarator: TSESTree.VariableDeclarator): KeptHandle | undefined {
  const { id, parent } = declarator;
  // `using file = open()` is released by its block already.
  if (id.type !== AST_NODE_TYPES.Identifier || !['const', 'let', 'var'].includes(parent.kind)) {
    return undefined;
  }
  const variable = sourceCode.getDeclaredVariables(declarator).find(({ name }) => name === id.name);
  return variable !== undefined && collectWrites(variable).length === 1
    ? { handle: id.name, insertions: [] }
    : undefined;
}

function reuseAssigned(
  sourceCode: Source,
  fn: FunctionNode,
  assignment: TSESTree.AssignmentExpression,
  handleName: string,
): KeptHandle | undefined {
  const statement = assignment.parent;
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) {
    return undefined;
  }
  const target = unwrap(assignment.left);
  switch (target.type) {
    case AST_NODE_TYPES.Identifier:
      return reuseVariable(sourceCode, target, statement, handleName);
    case AST_NODE_TYPES.MemberExpression:
      return reuseMember(sourceCode, fn, target, statement, handleName);
    default:
      return undefined;
  }
}

/** `id = setInterval(a); …; id = setInterval(b);` -> the cleanup clears `b` only: with a second assignment there is no certain edit. */
function reuseVariable(
  sourceCode: Source,
  target: TSESTree.Identifier,
  statement: TSESTree.ExpressionStatement,
  handleName: string,
): KeptHandle | undefined {
  const variable = findVariable(sourceCode, target);
  if (variable === undefined || collectWrites(variable).filter(({ init }) => init !== true).length !== 1) {
    return undefined;
  }
  // One module variable for all instances: the second one assigns before the first one cleans up, and both clear the second id.
  return isShared(variable) || isDeclaredWithNull(sourceCode, variable)
    ? keepInNewConst(sourceCode, statement, handleName)
    : { handle: target.name, insertions: [] };
}

function reuseMember(
  sourceCode: Source,
  fn: FunctionNode,
  target: TSESTree.MemberExpression,
  statement: TSESTree.ExpressionStatement,
  handleName: string,
): KeptHandle | undefined {
  const root = findPathRoot(target);
  if (root === undefined || isAssignedTwice(sourceCode, fn, target)) {
    return undefined;
  }
  const variable = root.type === AST_NODE_TYPES.Identifier ? findVariable(sourceCode, root) : undefined;
  if (variable === undefined) {
    return root.type === AST_NODE_TYPES.ThisExpression
      ? { handle: sourceCode.getText(target), insertions: [] }
      : keepInNewConst(sourceCode, statement, handleName);
  }
  const isRebound = collectWrites(variable).length > 1;
  return isRebound || isShared(variable) || isDeclaredWithNull(sourceCode, variable)
    ? keepInNewConst(sourceCode, statement, handleName)
    : { handle: sourceCode.getText(target), insertions: [] };
}

/** `timers[next()] = setInterval(f)` -> a cleanup that reads `timers[next()]` reads another one. */
function findPathRoot(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  let current: TSESTree.Node = member;
  while (current.type === AST_NODE_TYPES.MemberExpression) {
    if (current.computed) {
      return undefined;
    }
    current = unwrap(current.object);
  }
  return current.type === AST_NODE_TYPES.Identifier || current.type === AST_NODE_TYPES.ThisExpression
    ? current
    : undefined;
}

function isAssignedTwice(sourceCode: Source, fn: FunctionNode, target: TSESTree.MemberExpression): boolean {
  const text = sourceCode.getText(target);
  const assignments = collectNodes(sourceCode, fn.body).filter(
    (node) => node.type === AST_NODE_TYPES.AssignmentExpression && sourceCode.getText(unwrap(node.left)) === text,
  );
  return assignments.length !== 1;
}

/** `useRef<number | null>(null)`: `clearInterval(ref.current)` does not type-check, the result of the assignment does. */
function isDeclaredWithNull(sourceCode: Source, variable: Variable): boolean {
  return variable.defs.some(({ node, name }) => {
    const annotated = 'typeAnnotation' in name ? name.typeAnnotation : undefined;
    const initial = node.type === AST_NODE_TYPES.VariableDeclarator ? node.init : null;
    const types = initial?.type === AST_NODE_TYPES.CallExpression ? initial.typeArguments : undefined;
    return [annotated, types].some((type) => type && /\bnull\b/u.test(sourceCode.getText(type)));
  });
}

function findVariable(sourceCode: Source, identifier: TSESTree.Identifier): Variable | undefined {
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(identifier);
  for (; scope !== null; scope = scope.upper) {
    const variable = scope.set.get(identifier.name);
    if (variable !== undefined) {
      return variable;
    }
  }
  return undefined;
}

function isShared({ scope }: Variable): boolean {
  return scope.variableScope.block.type === AST_NODE_TYPES.Program;
}

function collectWrites(variable: Variable): TSESLint.Scope.Reference[] {
  return variable.references.filter((reference) => reference.isWrite());
}
