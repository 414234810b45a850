/**
 * What kind of owner subscribes, and what its class shows about its teardown.
 *
 * A *view* is made and ended by a framework again and again; an *injectable* may be either a view's or the application's, which only the providers
 * know; a plain class that is called like a service is *shared*, and proves nothing; of any other class its own code tells.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, getDecorators, isClass } from '../../ast/class-node.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { sharedClassPattern } from '../../catalogue/index.js';
import type { SymbolRef } from '../../catalogue/schema.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isWithin } from '../../ast/enclosing.js';
import type { ClassLike, Owner } from '../model.js';

export type Home = 'view' | 'injectable' | 'shared' | 'class' | 'function' | 'application';

const SHARED_CLASS = new RegExp(sharedClassPattern, 'u');
const INJECTABLES: readonly SymbolRef[] = ['Injectable', 'NgModule'].map((name) => ({ from: '@angular/core', name }));

export function getHome(file: FileAnalysis, owner: Owner): Home {
  switch (owner.kind) {
    case 'instance':
      return getHomeOfClass(file, owner.classLike);
    case 'scope':
      return owner.role === 'plain' ? 'function' : 'view';
    default:
      return owner.isComponent ? 'view' : 'application';
  }
}

function getHomeOfClass(file: FileAnalysis, classLike: ClassLike): Home {
  const { node } = classLike;
  if (isClass(node) && isRoot(node)) {
    return 'application';
  }
  if (isClass(node) && isInjectable(file, node)) {
    return isOfApplication(node) ? 'shared' : 'injectable';
  }
  if (file.instances.isComponent(classLike)) {
    return 'view';
  }
  return SHARED_CLASS.test(classLike.name ?? '') ? 'shared' : 'class';
}

function isInjectable(file: FileAnalysis, node: ClassNode): boolean {
  return getDecorators(node).some(({ expression }) =>
    file.resolver.refersTo(expression.type === AST_NODE_TYPES.CallExpression ? expression.callee : expression, INJECTABLES),
  );
}

/** `@Injectable({ providedIn: 'root' })`: there is one, and what it is given ends with the application as well. */
function isOfApplication(node: ClassNode): boolean {
  return collectOptions(node).some((property) => findKeyName(property) === 'providedIn' && property.value.type === AST_NODE_TYPES.Literal && ['root', 'platform'].includes(String(property.value.value)));
}

/** The component that is the application: there is one, for as long as the page. */
function isRoot(node: ClassNode): boolean {
  const isNamed = /(?:App|Root)(?:Component)?$/u.test(node.id?.name ?? '');
  return isNamed || collectOptions(node).some((property) => findKeyName(property) === 'selector' && property.value.type === AST_NODE_TYPES.Literal && /(?:^|-)(?:app|root)$/u.test(String(property.value.value)));
}

/** The properties of what a class' decorators get. */
function collectOptions(node: ClassNode): readonly TSESTree.Property[] {
  return getDecorators(node).flatMap(({ expression }) => {
    const [options] = expression.type === AST_NODE_TYPES.CallExpression ? expression.arguments : [];
    const properties = options?.type === AST_NODE_TYPES.ObjectExpression ? options.properties : [];
    return properties.filter((property) => property.type === AST_NODE_TYPES.Property);
  });
}

/** Does the owner end other things: a release or a notifier in its teardown, or another stream's `takeUntil…()`? */
export function endsSiblings(file: FileAnalysis, owner: Owner): boolean {
  if (owner.kind !== 'instance') {
    return false;
  }
  const { node } = owner.classLike;
  const teardowns = file.teardowns.collect(owner);
  const hasOperator = ['takeUntilDestroyed', 'untilDestroyed', 'takeUntil'].some((name) =>
    (file.index.calls.get(name) ?? []).some((call) => isWithin(call, node)),
  );
  return (
    hasOperator ||
    teardowns.some((teardown) => file.teardowns.findSibling(teardown) !== undefined) ||
    ['next', 'complete', 'unsubscribe'].some((name) =>
      (file.index.members.get(name) ?? []).some(
        (member) =>
          member.object.type === AST_NODE_TYPES.MemberExpression &&
          findPropertyName(member.object) !== undefined &&
          isWithin(member, node) &&
          file.teardowns.isReached(member, teardowns),
      ),
    )
  );
}
