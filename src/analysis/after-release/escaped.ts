/**
 * Values of a `using` declaration that leave its scope, where they are disposed of.
 *
 * Invariant: the value itself goes out: by a `return`, or into a variable or field that lives on. What it gave, what is handed to a call, and a
 * function that mentions it have no answer: a stack that is moved, a logger that still writes after its scope has ended. A field that the same
 * scope sets again is no home.
 *
 * Example: `using file = openSync(path); return file;` gives the caller a closed file.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Variable } from '../model.js';

export interface EscapedUsing {
  readonly kind: 'usingReturned' | 'usingStored';
  readonly variable: Variable;
  readonly declaration: TSESTree.VariableDeclaration;
  /** The mention that leaves. */
  readonly node: TSESTree.Node;
  /** What keeps it. */
  readonly target: TSESTree.Node | undefined;
}

type Exit = { readonly kind: 'returned' } | { readonly kind: 'stored'; readonly target: TSESTree.Expression };

export function collectEscaped(file: FileAnalysis): readonly EscapedUsing[] {
  const scopes = file.index.sourceCode.scopeManager?.scopes ?? [];
  return scopes.flatMap(({ variables }) => variables.flatMap((variable) => findEscape(file, variable) ?? []));
}

function findEscape(file: FileAnalysis, variable: Variable): EscapedUsing | undefined {
  const node = variable.defs[0]?.node;
  const declaration = node?.type === AST_NODE_TYPES.VariableDeclarator ? node.parent : undefined;
  if (declaration === undefined || (declaration.kind !== 'using' && declaration.kind !== 'await using')) {
    return undefined;
  }
  const home = findEnclosingFunction(declaration);
  for (const { identifier, init } of variable.references) {
    const escape = init === true || findEnclosingFunction(identifier) !== home ? undefined : findEscapeOf(file, identifier, variable);
    if (escape !== undefined) {
      return { ...escape, variable, declaration };
    }
  }
  return undefined;
}

function findEscapeOf(
  file: FileAnalysis,
  mention: TSESTree.Node,
  variable: Variable,
): Pick<EscapedUsing, 'kind' | 'node' | 'target'> | undefined {
  const exit = findExit(file, mention, variable);
  return exit && { kind: exit.kind === 'returned' ? 'usingReturned' : 'usingStored', node: mention, target: exit.kind === 'stored' ? exit.target : undefined };
}

/** How a value goes out, alone, in a literal, or as one of two. */
function findExit(file: FileAnalysis, value: TSESTree.Node, variable: Variable): Exit | undefined {
  const node = wrapped(value);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ReturnStatement:
      return { kind: 'returned' };
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node ? undefined : findExit(file, parent, variable);
    case AST_NODE_TYPES.LogicalExpression:
      return parent.right === node || parent.operator !== '&&' ? findExit(file, parent, variable) : undefined;
    case AST_NODE_TYPES.Property:
      return parent.value === node && parent.parent.type === AST_NODE_TYPES.ObjectExpression ? findExit(file, parent.parent, variable) : undefined;
    case AST_NODE_TYPES.ArrayExpression:
      return findExit(file, parent, variable);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && outlives(file, parent.left, variable) ? { kind: 'stored', target: parent.left } : undefined;
    default:
      return undefined;
  }
}

/** A field, or a variable of a scope around the declaration, that nothing in the scope sets again. */
function outlives(file: FileAnalysis, target: TSESTree.Expression, { scope }: Variable): boolean {
  const { block } = scope;
  if (target.type === AST_NODE_TYPES.Identifier) {
    const kept = file.index.findVariable(target);
    const isOutside = kept !== undefined && !isWithin(kept.scope.block, block) && kept.scope !== scope;
    return isOutside && kept.references.filter((reference) => reference.isWrite() && isWithin(reference.identifier, block)).length === 1;
  }
  const name = target.type === AST_NODE_TYPES.MemberExpression && target.object.type === AST_NODE_TYPES.ThisExpression ? findPropertyName(target) : undefined;
  return name !== undefined && (file.index.members.get(name) ?? []).filter((member) => isWithin(member, block) && isSet(member)).length === 1;
}

function isSet({ parent, ...member }: TSESTree.MemberExpression): boolean {
  return (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left.range[0] === member.range[0]) || parent.type === AST_NODE_TYPES.UnaryExpression;
}
