import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

/** Two expressions with one identity denote one place: the text, with the scope of its root. */
export type Identity = (node: TSESTree.Node) => string;

/** Reads identities in one file; equal names of two functions, and `this` of two classes, are told apart. */
export function createIdentity(scopes: Scope.ScopeManager, text: string): Identity {
  const homes = new Map(
    scopes.scopes.flatMap((scope) => [
      ...scope.references.map(({ identifier, resolved }) => [identifier, resolved?.scope] as const),
      ...scope.variables.flatMap((variable) => variable.identifiers.map((identifier) => [identifier, variable.scope] as const)),
    ]),
  );
  const identify: Identity = (node) => {
    switch (node.type) {
      case AST_NODE_TYPES.Identifier:
        return `${node.name}@${homes.get(node)?.block.range[0] ?? ''}`;
      case AST_NODE_TYPES.ThisExpression:
        return `this@${findClass(node)?.range[0] ?? ''}`;
      case AST_NODE_TYPES.MemberExpression:
        return `${identify(node.object)}.${node.computed ? identify(node.property) : text.slice(...node.property.range)}`;
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.ChainExpression:
        return identify(node.expression);
      default:
        return text.slice(...node.range).replaceAll(/\s+/g, ' ');
    }
  };
  return identify;
}

/** The class whose instance `this` is, as far as the text says. */
export function findClass(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let { parent } = node; parent; parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.ClassDeclaration || parent.type === AST_NODE_TYPES.ClassExpression) {
      return parent;
    }
  }
  return undefined;
}
