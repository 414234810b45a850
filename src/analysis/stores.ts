/**
 * Where a value is kept after the expression that makes it, and how long that lives.
 *
 * Followed: assignments, elements and properties of literals, the containers' own methods, and a constant that only carries the value on. All else ends
 * the search: stores are missed, never invented.
 *
 * Example: `const id = chunk.subarray(0, 16); ids.set(key, { id });` keeps the view in the module's `ids`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Place } from './model.js';
import { isReassigned } from './places.js';

/** `'closure'`: as long as the functions that an outer activation made. */
export type StoreLife = 'process' | 'instance' | 'closure' | 'call';

export interface Store {
  /** The assignment, or the call that puts the value in. */
  readonly at: TSESTree.Node;
  /** What the reader calls the keeper: `this.ids`, `cache`. */
  readonly keeper: TSESTree.Node;
  readonly place: Place;
  readonly isElement: boolean;
  readonly life: StoreLife;
}

const WRITERS: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set']);
const DEPTH_LIMIT = 4;

export function collectStores(file: FileAnalysis, value: TSESTree.Node, depth = 0): readonly Store[] {
  const node = wrapped(value);
  const { parent } = node;
  if (depth > DEPTH_LIMIT) {
    return [];
  }
  switch (parent?.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && /^(?:\?\?|\|\|)?=$/u.test(parent.operator) ? toStore(file, parent, parent.left) : [];
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node ? [] : collectStores(file, parent, depth + 1);
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.ArrayExpression:
      return collectStores(file, parent, depth + 1);
    case AST_NODE_TYPES.Property:
      return parent.value === node && parent.parent.type === AST_NODE_TYPES.ObjectExpression ? collectStores(file, parent.parent, depth + 1) : [];
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init === node ? collectOfConstant(file, parent, depth) : [];
    case AST_NODE_TYPES.CallExpression:
      return collectOfArgument(file, parent, node);
    default:
      return [];
  }
}

function collectOfConstant(file: FileAnalysis, { id }: TSESTree.VariableDeclarator, depth: number): readonly Store[] {
  const variable = id.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(id) : undefined;
  return variable === undefined || isReassigned(variable)
    ? []
    : variable.references.flatMap(({ identifier, init }) => (init === true ? [] : collectStores(file, identifier, depth + 1)));
}

function collectOfArgument(file: FileAnalysis, call: TSESTree.CallExpression, node: TSESTree.Node): readonly Store[] {
  const callee = unwrap(call.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? (findPropertyName(callee) ?? '') : '';
  const isPut = WRITERS.has(name) && call.arguments.at(name === 'set' ? 1 : -1) === node && (name !== 'set' || call.arguments.length === 2);
  return isPut && callee.type === AST_NODE_TYPES.MemberExpression ? toStore(file, call, callee.object, true) : [];
}

function toStore(file: FileAnalysis, at: TSESTree.Node, keeper: TSESTree.Node, isElement = false): readonly Store[] {
  const place = file.places.find(keeper);
  return place === undefined ? [] : [{ at, keeper, place, isElement: isElement || place.isElement, life: getLife(file, place, at) }];
}

function getLife(file: FileAnalysis, { root }: Place, at: TSESTree.Node): StoreLife {
  if (root.kind === 'instance') {
    return root.isStatic || isOfModule(file, root.classLike.node) || (root.classLike.kind !== 'object' && file.instances.count(root.classLike) === 'once') ? 'process' : 'instance';
  }
  const { block } = root.variable.scope.variableScope;
  if (!isFunction(block)) {
    return file.roles.isComponentFile ? 'instance' : 'process';
  }
  return block === findEnclosingFunction(at) ? 'call' : 'closure';
}

/** An object of methods at the top level is there once. */
function isOfModule(file: FileAnalysis, node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.ObjectExpression && findEnclosingFunction(node) === undefined && !file.roles.isComponentFile;
}
