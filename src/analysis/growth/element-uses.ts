/**
 * What is done to an entry of a container, or to what the container holds under a key.
 *
 * Followed: the access itself, a variable that takes it, the turn of a loop. An entry that goes elsewhere is only read: taking something out of
 * it leaves the key, and whether the key stays is what is asked.
 *
 * Example: `const list = this.byEvent[name]; list.splice(at, 1)` is `dropInner` with `name`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../ast/is-function.js';
import { isNothing } from '../../ast/is-nothing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { growthVerbs, pullingFunctions } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Variable } from '../model.js';
import type { ContainerUse, Shape } from './container.js';

const ADDERS: ReadonlySet<string> = new Set(growthVerbs.add);
const DROPPERS: ReadonlySet<string> = new Set([...growthVerbs.drop, 'clear', 'splice']);
const PULLERS: ReadonlySet<string> = new Set(pullingFunctions);
const DEPTH_LIMIT = 4;

type Key = TSESTree.Node | undefined;

export interface ElementUses {
  /** `c[key]`, in any position. */
  readonly ofAccess: (member: TSESTree.MemberExpression, shape: Shape) => readonly ContainerUse[];
  /** `c.name` of a dictionary: a key that the program spells out. */
  readonly ofProperty: (member: TSESTree.MemberExpression) => readonly ContainerUse[];
  readonly ofElement: (node: TSESTree.Node, key: Key) => readonly ContainerUse[];
  readonly ofLoop: (loop: TSESTree.ForOfStatement | TSESTree.ForInStatement) => readonly ContainerUse[];
  readonly ofCallback: (callback: FunctionNode) => readonly ContainerUse[];
}

export function createElementUses(file: FileAnalysis): ElementUses {
  const seen = new Set<Variable>();

  function ofAccess(member: TSESTree.MemberExpression, shape: Shape): readonly ContainerUse[] {
    const node = wrapped(member);
    const { parent } = node;
    const key = member.property;
    switch (parent?.type) {
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.left === node ? ofWrite(member, parent, shape) : ofElement(member, key);
      case AST_NODE_TYPES.UpdateExpression:
        return shape === 'array' ? [] : [{ kind: 'grow', at: parent, key, values: [] }];
      case AST_NODE_TYPES.UnaryExpression:
        return parent.operator === 'delete' ? [{ kind: 'drop', at: parent, key }] : ofElement(member, key);
      default:
        return ofElement(member, key);
    }
  }

  function ofWrite(member: TSESTree.MemberExpression, write: TSESTree.AssignmentExpression, shape: Shape): readonly ContainerUse[] {
    const key = member.property;
    const value = unwrap(write.right);
    if (isNothing(value)) {
      return [{ kind: 'drop', at: write, key }];
    }
    const text = file.index.sourceCode.getText(member);
    if (value.type === AST_NODE_TYPES.CallExpression && file.index.sourceCode.getText(value.callee) === `${text}.filter`) {
      return [{ kind: 'dropInner', at: write, key }];
    }
    if (shape === 'array' && !isEndOf(file.index.sourceCode.getText(member.object), key, file)) {
      return [{ kind: 'read', at: write, key: undefined, isTest: false }];
    }
    const inner = ofElement(write, key).filter(({ kind }) => kind !== 'read' || write.operator !== '=');
    return [{ kind: 'grow', at: write, key, values: [write.right] }, ...inner];
  }

  function ofProperty(member: TSESTree.MemberExpression): readonly ContainerUse[] {
    const { parent } = wrapped(member);
    const isDeleted = parent?.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete';
    return [isDeleted ? { kind: 'drop', at: parent, key: member.property } : { kind: 'read', at: member, key: undefined, isTest: false }];
  }

  function ofElement(element: TSESTree.Node, key: Key): readonly ContainerUse[] {
    const { parent } = wrapped(element);
    const isTest = parent?.type === AST_NODE_TYPES.UnaryExpression || parent?.type === AST_NODE_TYPES.IfStatement;
    return [{ kind: 'read', at: element, key, isTest }, ...follow(element, key, 0)];
  }

  function follow(element: TSESTree.Node, key: Key, depth: number): readonly ContainerUse[] {
    const node = wrapped(element);
    const { parent } = node;
    if (depth > DEPTH_LIMIT) {
      return [];
    }
    switch (parent?.type) {
      case AST_NODE_TYPES.MemberExpression:
        return parent.object === node ? ofInner(parent, key) : [];
      case AST_NODE_TYPES.VariableDeclarator:
        return parent.init === node ? followVariable(parent.id, key, depth) : [];
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.right === node ? followVariable(parent.left, key, depth) : [];
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.AwaitExpression:
        return follow(parent, key, depth + 1);
      case AST_NODE_TYPES.CallExpression:
        // `pull(this.pending[name], item)`
        return parent.arguments[0] === node && PULLERS.has(findCalleeName(parent) ?? '') ? [{ kind: 'dropInner', at: parent, key }] : [];
      default:
        return [];
    }
  }

  function followVariable(id: TSESTree.Node, key: Key, depth: number): readonly ContainerUse[] {
    const variable = id.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(id) : undefined;
    if (variable === undefined || seen.has(variable)) {
      return [];
    }
    seen.add(variable);
    const uses = variable.references.flatMap((reference) => (reference.isRead() ? follow(reference.identifier, key, depth + 1) : []));
    seen.delete(variable);
    return uses;
  }

  /** `rooms.get(id).delete(socket)`, `delete sids[id][room]`. */
  function ofInner(member: TSESTree.MemberExpression, key: Key): readonly ContainerUse[] {
    const access = wrapped(member);
    const { parent } = access;
    const name = findPropertyName(member);
    if (parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === access && name !== undefined) {
      const kind = ADDERS.has(name) ? 'growInner' : DROPPERS.has(name) ? 'dropInner' : undefined;
      return kind === undefined ? [] : [{ kind, at: parent, key }];
    }
    if (parent?.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete') {
      return [{ kind: 'dropInner', at: parent, key }];
    }
    const isWrite = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left === access;
    return isWrite && name === undefined ? [{ kind: 'growInner', at: parent, key }] : [];
  }

  /** `for (const [id, room] of rooms)`: each name may be the entry. */
  function ofPattern(pattern: TSESTree.Node): readonly ContainerUse[] {
    const names = pattern.type === AST_NODE_TYPES.ArrayPattern ? pattern.elements : [pattern];
    return names.flatMap((name) => (name === null ? [] : followVariable(name, undefined, 0)));
  }

  return {
    ofAccess,
    ofProperty,
    ofElement,
    ofLoop: ({ left }) => (left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations.flatMap(({ id }) => ofPattern(id)) : []),
    ofCallback: ({ params }) => params.flatMap((parameter) => ofPattern(parameter)),
  };
}

/** `list[list.length] = x` is a `push`. */
function isEndOf(list: string, key: TSESTree.Node, file: FileAnalysis): boolean {
  return file.index.sourceCode.getText(key) === `${list}.length`;
}
