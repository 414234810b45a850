import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from './unwrap.js';

interface Keyed {
  readonly computed: boolean;
  readonly key: TSESTree.Node;
}

/** The property name that a member access reads, `'#x'` for private ones, or `undefined` when it is only known at run time. */
export function findPropertyName(node: TSESTree.MemberExpression): string | undefined {
  return findName(node.property, node.computed);
}

/** The name under which a class member or an object property is found. */
export function findKeyName({ computed, key }: Keyed): string | undefined {
  return findName(key, computed);
}

function findName(node: TSESTree.Node, isComputed: boolean): string | undefined {
  if (node.type === AST_NODE_TYPES.PrivateIdentifier) {
    return `#${node.name}`;
  }
  if (node.type === AST_NODE_TYPES.Literal) {
    return String(node.value);
  }
  if (!isComputed) {
    return node.type === AST_NODE_TYPES.Identifier ? node.name : undefined;
  }
  return findWellKnownSymbolName(node);
}

/** `[Symbol.dispose]` is a static name too. */
function findWellKnownSymbolName(node: TSESTree.Node): string | undefined {
  return node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.Identifier &&
    node.object.name === 'Symbol' &&
    node.property.type === AST_NODE_TYPES.Identifier &&
    !node.computed
    ? `[Symbol.${node.property.name}]`
    : undefined;
}

/** `signal` of `signal` and of `options.signal`. */
export function findLastName(value: TSESTree.Node): string | undefined {
  const node = unwrap(value);
  if (node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.PrivateIdentifier) {
    return node.name;
  }
  return node.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(node) : undefined;
}
