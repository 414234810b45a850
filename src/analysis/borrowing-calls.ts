/** Calls that only use what they are given, by their name alone: `console.log(handle)`, `layer.addTo(map)`. */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { joiningMethods } from '../catalogue/index.js';
import { findCalleeName } from './file-index.js';
import type { AcquireNode } from './model.js';

const JOINING: ReadonlySet<string> = new Set(joiningMethods);

export function isLogCall({ callee }: AcquireNode): boolean {
  return callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'console';
}

export function isBorrowingCall(call: AcquireNode): boolean {
  return isLogCall(call) || JOINING.has(findCalleeName(call) ?? '');
}
