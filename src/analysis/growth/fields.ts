/**
 * Mentions of a field, whether the class itself or somebody else writes them.
 *
 * A mention is *own* when its object is certainly the instance, the class or the object of the field; another object's property of the same name
 * may be the same field. `this` of a class that inherits from nothing is never another one's.
 *
 * Example: `self.waiting` after `const self = this` is own; `lock.waiting` is not.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import type { ThisOwner } from '../class-likes.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findDefinition } from '../variable-definitions.js';
import type { Home } from './container.js';

type FieldHome = Extract<Home, { readonly kind: 'field' }>;

interface FieldMention {
  readonly node: TSESTree.Node;
  readonly isOwn: boolean;
}

/** The name of a field: `pools` of `this.pools`, `[kPools]` of `this[kPools]`, none of `this[name]` with a name that changes. */
export function getFieldKey(file: FileAnalysis, member: TSESTree.MemberExpression): string | undefined {
  const name = findPropertyName(member);
  if (name !== undefined) {
    return name;
  }
  return isFixed(file, member.property) ? `[${file.index.sourceCode.getText(member.property)}]` : undefined;
}

/** `kPools` and `PRIVATE.POOLS`: constants of the module. */
function isFixed(file: FileAnalysis, property: TSESTree.Node): boolean {
  const root = property.type === AST_NODE_TYPES.MemberExpression && !property.computed ? property.object : property;
  if (root.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  const variable = file.index.findVariable(root);
  return variable !== undefined && /^(?:module|global)$/u.test(variable.scope.type) && /^(?:k[A-Z]|[A-Z_$]|_|sym)/u.test(root.name);
}

/** Whose field an access names. */
export function findFieldOwner(file: FileAnalysis, { object }: TSESTree.MemberExpression): ThisOwner | undefined {
  return findOwnerOf(file, unwrap(object));
}

/** Whose fields the properties of an object are. */
function findOwnerOf(file: FileAnalysis, base: TSESTree.Node): ThisOwner | undefined {
  if (base.type === AST_NODE_TYPES.ThisExpression) {
    return file.classLikes.findThisOwner(base);
  }
  if (base.type !== AST_NODE_TYPES.Identifier) {
    return undefined;
  }
  const place = file.places.find(base);
  if (place?.root.kind === 'instance') {
    return place.path.length === 0 && !place.isElement ? { classLike: place.root.classLike, isStatic: place.root.isStatic } : undefined;
  }
  const variable = file.index.findVariable(base);
  const definition = variable && findDefinition(variable);
  const value = definition === undefined ? undefined : unwrap(definition);
  if (value?.type === AST_NODE_TYPES.ObjectExpression) {
    return { classLike: file.classLikes.getOf(value), isStatic: false };
  }
  return value !== undefined && isClass(value) ? { classLike: file.classLikes.getOf(value), isStatic: true } : undefined;
}

export function collectFieldMentions(file: FileAnalysis, home: FieldHome): readonly FieldMention[] {
  const members = home.key.startsWith('[')
    ? file.index.dynamicMembers.filter((member) => getFieldKey(file, member) === home.key)
    : (file.index.members.get(home.key) ?? []);
  const accesses = members.flatMap((member) => toMention(file, member, home));
  return [...accesses, ...collectPatterns(file, home)];
}

function toMention(file: FileAnalysis, member: TSESTree.MemberExpression, home: FieldHome): readonly FieldMention[] {
  const owner = findFieldOwner(file, member);
  if (owner !== undefined && owner.classLike === home.classLike && owner.isStatic === home.isStatic) {
    return [{ node: member, isOwn: true }];
  }
  const isElses = owner !== undefined && owner.isStatic === home.isStatic && !isRelated(file, owner.classLike.node, home.classLike.node);
  return isElses ? [] : [{ node: member, isOwn: false }];
}

/** May one of two classes inherit the other's fields? Of a base class in another file nobody knows what it inherits, but not from a class of this one. */
function isRelated(file: FileAnalysis, left: TSESTree.Node, right: TSESTree.Node): boolean {
  return findBase(file, left) === right || findBase(file, right) === left || isUnclear(left) || isUnclear(right);
}

function findBase(file: FileAnalysis, node: TSESTree.Node): TSESTree.Node | undefined {
  const base = isClass(node) && node.superClass !== null ? unwrap(node.superClass) : undefined;
  const variable = base?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(base) : undefined;
  return variable && findDefinition(variable);
}

/** `class A extends mixin(B)`. */
function isUnclear(node: TSESTree.Node): boolean {
  return isClass(node) && node.superClass !== null && unwrap(node.superClass).type !== AST_NODE_TYPES.Identifier;
}

/** `const { pools } = this`. */
function collectPatterns(file: FileAnalysis, home: FieldHome): readonly FieldMention[] {
  return (file.index.patterns.get(home.key) ?? []).flatMap((property) => {
    const declarator = property.parent.parent;
    const variable = property.value.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(property.value) : undefined;
    if (declarator.type !== AST_NODE_TYPES.VariableDeclarator || variable === undefined || declarator.init === null) {
      return [];
    }
    const owner = findOwnerOf(file, unwrap(declarator.init));
    const isOwn = owner !== undefined && owner.classLike === home.classLike && owner.isStatic === home.isStatic;
    return variable.references.flatMap(({ identifier, init: isInit }) => (isInit === true ? [] : [{ node: identifier, isOwn }]));
  });
}
