/**
 * One walk over a file, shared by every question: which calls have which last name, which members which property name, and which variable
 * an identifier means. Nothing is resolved here; names only decide what is worth a closer look.
 */
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isNode } from '../ast/is-node.js';
import { findKeyName, findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { AcquireNode, Variable } from './model.js';

export interface FileIndex {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** Calls and constructions by the last name of the callee: `window.setInterval()` is found under `setInterval`. */
  readonly calls: ReadonlyMap<string, readonly AcquireNode[]>;
  /** Member accesses by property name. */
  readonly members: ReadonlyMap<string, readonly TSESTree.MemberExpression[]>;
  /** Member accesses whose name is only known at run time: `this[name]`. */
  readonly dynamicMembers: readonly TSESTree.MemberExpression[];
  /** Properties of object patterns by key: `const { timer } = this`. */
  readonly patterns: ReadonlyMap<string, readonly TSESTree.Property[]>;
  /** The variable that an identifier reads, writes or declares. */
  readonly findVariable: (identifier: TSESTree.Node) => Variable | undefined;
}

export function createFileIndex(sourceCode: Readonly<TSESLint.SourceCode>): FileIndex {
  const calls = new Map<string, AcquireNode[]>();
  const members = new Map<string, TSESTree.MemberExpression[]>();
  const dynamicMembers: TSESTree.MemberExpression[] = [];
  const patterns = new Map<string, TSESTree.Property[]>();
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    switch (node.type) {
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
        append(calls, findCalleeName(node), node);
        break;
      case AST_NODE_TYPES.MemberExpression:
        if (findPropertyName(node) === undefined) {
          dynamicMembers.push(node);
        } else {
          append(members, findPropertyName(node), node);
        }
        break;
      case AST_NODE_TYPES.Property:
        if (node.parent.type === AST_NODE_TYPES.ObjectPattern) {
          append(patterns, findKeyName(node), node);
        }
        break;
      default:
        break;
    }
  });
  return { sourceCode, calls, members, dynamicMembers, patterns, findVariable: createVariableLookup(sourceCode) };
}

/** The last name of a callee: `setInterval` of `window.setInterval(…)`. */
export function findCalleeName(node: AcquireNode): string | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return callee.name;
  }
  return callee.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(callee) : undefined;
}

/** Visits every node, parents first, without recursion: generated code nests deeper than the stack. */
export function walk(
  root: TSESTree.Node,
  visitorKeys: TSESLint.SourceCode.VisitorKeys,
  visit: (node: TSESTree.Node) => void,
): void {
  const pending: TSESTree.Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visit(node);
    const keys = visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index];
      pushChildren(pending, key === undefined ? undefined : Reflect.get(node, key));
    }
  }
}

function pushChildren(pending: TSESTree.Node[], child: unknown): void {
  if (Array.isArray(child)) {
    for (let index = child.length - 1; index >= 0; index -= 1) {
      pushChildren(pending, child[index]);
    }
  } else if (isNode(child)) {
    pending.push(child);
  }
}

function append<Value>(map: Map<string, Value[]>, key: string | undefined, value: Value): void {
  if (key === undefined) {
    return;
  }
  const values = map.get(key);
  if (values === undefined) {
    map.set(key, [value]);
  } else {
    values.push(value);
  }
}

function createVariableLookup(
  sourceCode: Readonly<TSESLint.SourceCode>,
): (identifier: TSESTree.Node) => Variable | undefined {
  const variables = new Map<TSESTree.Node, Variable>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) {
    for (const reference of scope.references) {
      if (reference.resolved !== null) {
        variables.set(reference.identifier, reference.resolved);
      }
    }
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) {
        // A class declares its name twice: around it, which comes first and is what others see, and inside it.
        if (!variables.has(identifier)) {
          variables.set(identifier, variable);
        }
      }
    }
  }
  return (identifier) => variables.get(identifier);
}
