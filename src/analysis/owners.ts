/**
 * Whose life a place, or the code at a node, belongs to.
 *
 * The owner of a field is its instance; of a variable, the function whose activation it belongs to; of a dropped handle, the nearest effect,
 * component or class around it, because that is what somebody ends.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { findParent } from '../ast/find-parent.js';
import { isFunction } from '../ast/is-function.js';
import type { ClassLikes } from './class-likes.js';
import type { Instances } from './instances.js';
import type { ClassLike, Owner, Place } from './model.js';
import type { Roles } from './roles.js';

export interface Owners {
  readonly getOfPlace: (place: Place) => Owner;
  readonly getOfSite: (node: TSESTree.Node) => Owner;
}

export function createOwners(classLikes: ClassLikes, roles: Roles, instances: Instances): Owners {
  const module: Owner = { kind: 'module', isComponent: roles.isComponentFile };

  function getOfPlace({ root }: Place): Owner {
    if (root.kind === 'instance') {
      return root.isStatic ? { kind: 'module', isComponent: false } : { kind: 'instance', classLike: root.classLike };
    }
    const { block } = root.variable.scope.variableScope;
    return isFunction(block) ? { kind: 'scope', scope: block, role: roles.getRole(block) } : module;
  }

  function getOfSite(node: TSESTree.Node): Owner {
    let outermost: Owner | undefined;
    for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
      const role = roles.getRole(fn);
      const scope: Owner = { kind: 'scope', scope: fn, role };
      if (role !== 'plain') {
        return scope;
      }
      const classLike = classLikes.findMemberOwner(fn);
      if (classLike !== undefined && ownsItsMembers(classLike)) {
        return { kind: 'instance', classLike };
      }
      outermost = scope;
    }
    const field = findField(node);
    if (field !== undefined) {
      return { kind: 'instance', classLike: classLikes.getOf(field.parent.parent) };
    }
    return roles.isComponentFile || outermost === undefined ? module : outermost;
  }

  /** A plain object of functions is a namespace; only a framework, a class or a prototype makes it an owner. */
  function ownsItsMembers(classLike: ClassLike): boolean {
    return classLike.kind !== 'object' || instances.isComponent(classLike);
  }

  return { getOfPlace, getOfSite };
}

function findField(node: TSESTree.Node): TSESTree.PropertyDefinition | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && !isFunction(current)) {
    if (current.type === AST_NODE_TYPES.PropertyDefinition && !current.static) {
      return current;
    }
    current = findParent(current);
  }
  return undefined;
}
