/**
 * Objects that set the platform's intervals for whoever asks: another window, or a module's own set of timers.
 *
 * A window that is reached through an object has the functions of every window. What another file exports counts only where this file also clears
 * timers by it, which shows that it does not clear them itself. Direction: a receiver that is a parameter, a field or `this` may clear on its own
 * what it has set, so it is none.
 *
 * Example: `clock.setInterval(tick, 1_000)` beside `clock.clearTimeout(late)`, where `clock` is imported.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { SymbolRef } from '../catalogue/schema.js';
import type { FileIndex } from './file-index.js';

/** Members that hold a window which is as old as the page, whatever the object is. */
const WINDOWS: ReadonlySet<string> = new Set(['window', 'defaultView']);
const CLEARERS = ['clearInterval', 'clearTimeout'];

/** Does a method call set an interval in the way of the global function? */
export function isTimerObject(index: FileIndex, { callee, arguments: given }: TSESTree.CallExpression, { from, name }: SymbolRef): boolean {
  if (from !== 'global' || name !== 'setInterval' || callee.type !== AST_NODE_TYPES.MemberExpression || given.length < 2) {
    return false;
  }
  const receiver = unwrap(callee.object);
  return findPropertyName(callee) === name && (isWindowOf(receiver) || isClearing(index, receiver));
}

/** `host.window`, `element.ownerDocument.defaultView`. */
function isWindowOf(receiver: TSESTree.Node): boolean {
  return receiver.type === AST_NODE_TYPES.MemberExpression && WINDOWS.has(findPropertyName(receiver) ?? '');
}

function isClearing(index: FileIndex, receiver: TSESTree.Node): boolean {
  const variable = receiver.type === AST_NODE_TYPES.Identifier ? index.findVariable(receiver) : undefined;
  return (
    variable?.defs[0]?.type === TSESLint.Scope.DefinitionType.ImportBinding &&
    CLEARERS.flatMap((clearer) => index.calls.get(clearer) ?? []).some(({ callee }) => {
      const target = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : callee;
      return target !== callee && target.type === AST_NODE_TYPES.Identifier && index.findVariable(target) === variable;
    })
  );
}
