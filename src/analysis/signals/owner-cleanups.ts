/**
 * The teardown of an effect or an instance that ends other things and leaves an abort listener on a signal from outside.
 *
 * Only what the owner's set-up registers counts: a method that is called again and again has works of its own. A listener that runs the teardown
 * itself may be what ends the owner; then only callers know whether something else ends it before.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import type { FileAnalysis } from '../file-analysis.js';
import { setUpHooks } from '../framework-tables.js';
import type { FunctionNode, Owner } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { AbortListener } from './abort-listeners.js';

/** What takes back one thing that the owner alone has set up. */
const CLOSE_SIBLINGS: ReadonlySet<string> = new Set(['removeEventListener', 'removeListener', 'off', 'clearInterval', 'clearTimeout', 'cancelAnimationFrame']);

export interface OwnerCleanup {
  readonly teardown: FunctionNode;
  readonly sibling: TSESTree.CallExpression;
  readonly isSure: boolean;
}

export function findOwnerCleanup(file: FileAnalysis, listener: AbortListener): OwnerCleanup | undefined {
  const owner = file.owners.getOfSite(listener.call);
  if (!isSetUp(file, listener, owner)) {
    return undefined;
  }
  const finals = file.teardowns.collectFinal(owner);
  for (const teardown of finals) {
    const close = file.teardowns.findSibling(teardown, CLOSE_SIBLINGS);
    const sibling = close ?? file.teardowns.findSibling(teardown);
    if (sibling !== undefined) {
      const endsOwner = finals.some((final) => final === listener.fn || file.teardowns.isReached(final.body, [listener.fn]));
      return { teardown, sibling, isSure: close !== undefined && !endsOwner };
    }
  }
  return undefined;
}

/** The function that runs once in the owner's life, or at each start of it. */
function isSetUp(file: FileAnalysis, { call }: AbortListener, owner: Owner): boolean {
  const fn = findEnclosingFunction(call);
  if (fn === undefined || owner.kind === 'module') {
    return false;
  }
  if (owner.kind === 'scope') {
    return owner.role === 'effect' && owner.scope === fn;
  }
  const isConstructor = fn.parent.type === AST_NODE_TYPES.MethodDefinition && fn.parent.kind === 'constructor';
  return (isConstructor || setUpHooks.has(findMemberName(fn) ?? '')) && file.instances.count(owner.classLike) !== 'once';
}
