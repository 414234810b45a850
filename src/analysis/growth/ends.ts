/**
 * Why the code at a node runs: because an item of the container ends, because its owner ends, or for another reason.
 *
 * An item ends in the listener of an event with a name of an end, and in a function that is called like a removal and is told which item. Where the
 * function has no parameter, the owner ends.
 *
 * Example: in `socket.on('close', () => sockets.delete(id))` the item ends; in `close() { sockets.clear(); }` the owner does.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findLastName, findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { gesturePattern, itemEndPattern, removalVerbs, removeAllPattern, teardownNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { FunctionNode } from '../model.js';
import { findName } from '../wording.js';
import { splitWords } from './keys.js';

export type End = 'item' | 'owner' | 'none';

const ITEM_END = new RegExp(itemEndPattern, 'u');
const REMOVALS: ReadonlySet<string> = new Set(removalVerbs);
const GESTURES = new RegExp(gesturePattern, 'u');
const ALL = new RegExp(removeAllPattern, 'u');
const TEARDOWNS: ReadonlySet<string> = new Set(teardownNames);

export function getEnd(file: FileAnalysis, node: TSESTree.Node): End {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const end = getEndOfFunction(file, fn);
    if (end !== 'none') {
      return end;
    }
  }
  return 'none';
}

export function getEndOfFunction(file: FileAnalysis, fn: FunctionNode): End {
  if (isEndListener(fn)) {
    return 'item';
  }
  const name = getFunctionName(file, fn);
  const verb = name === undefined ? undefined : splitWords(name.replace(/^_+/u, ''))[0];
  if (name === undefined || verb === undefined) {
    return 'none';
  }
  const bare = name.replace(/^[_#]+/u, '');
  if (fn.params.length === 0) {
    return isOwnerEnd(bare) ? 'owner' : 'none';
  }
  if (ALL.test(bare)) {
    return 'owner';
  }
  if (isListenerOfEnd(bare)) {
    return 'item';
  }
  if (REMOVALS.has(verb)) {
    return TEARDOWNS.has(name) && !isToldItem(fn) ? 'owner' : 'item';
  }
  return TEARDOWNS.has(name) ? 'owner' : 'none';
}

/** `onSessionClosed()`, `handleDisconnect()`, `onDetachedFromTarget()`; not `onDragEnd()`, after which all is still there. */
function isListenerOfEnd(name: string): boolean {
  const [first, ...words] = splitWords(name);
  const [subject, last] = [words[0], words.at(-1)];
  if ((first !== 'on' && first !== 'handle') || subject === undefined || last === undefined || GESTURES.test(subject)) {
    return false;
  }
  return ITEM_END.test(last) || (subject.endsWith('ed') && ITEM_END.test(subject));
}

/** `dispose()`, `clear()`, `removeAllListeners()`; not `clearQueue()`, which may run again and again. */
function isOwnerEnd(name: string): boolean {
  return TEARDOWNS.has(name) || REMOVALS.has(name) || /^(?:clear|reset|stop)$/u.test(name) || ALL.test(name);
}

/** `close(err)`, `destroy(callback)` and `dispose(force)` are told nothing of an item. */
function isToldItem({ params: [first] }: FunctionNode): boolean {
  const name = first?.type === AST_NODE_TYPES.Identifier ? first.name : '';
  return !/^(?:err|error|reason|cb|callback|done|options?|opts|force|code|graceful|timeout|signal|_.*)$/iu.test(name);
}

/** The name of a function; `close` of a method `[kClose]`. */
export function getFunctionName(file: FileAnalysis, fn: FunctionNode): string | undefined {
  const name = findName(file, fn);
  if (name !== undefined) {
    return name;
  }
  const { parent } = fn;
  const key = parent.type === AST_NODE_TYPES.MethodDefinition && parent.computed ? findLastName(parent.key) : undefined;
  const bare = key?.replace(/^k(?=[A-Z])/u, '');
  return bare === undefined ? undefined : bare.charAt(0).toLowerCase() + bare.slice(1);
}

/** `x.on('close', fn)`, `x.addEventListener('close', fn)`, `x.disposed.connect(fn)`, `x.onDidDispose(fn)`, `x.onclose = fn`. */
function isEndListener(fn: FunctionNode): boolean {
  const node = wrapped(fn);
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node) {
    return parent.left.type === AST_NODE_TYPES.MemberExpression && isEndName(findPropertyName(parent.left), /^on[a-z]/u);
  }
  if (parent?.type !== AST_NODE_TYPES.CallExpression || parent.callee === node) {
    return false;
  }
  const [event] = parent.arguments;
  if (event?.type === AST_NODE_TYPES.Literal && typeof event.value === 'string') {
    return ITEM_END.test(event.value.toLowerCase().replaceAll(/[-:]/gu, '_'));
  }
  const callee = unwrap(parent.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) {
    return false;
  }
  const name = findPropertyName(callee);
  const isOnEvent = name !== undefined && /^(?:connect|subscribe|listen|add|once|on|event)$/u.test(name);
  return isOnEvent ? isEndName(findLastName(callee.object), /./u) : isEndName(name, /^on[A-Z]/u);
}

function isEndName(name: string | undefined, form: RegExp): boolean {
  return name !== undefined && form.test(name) && ITEM_END.test(splitWords(name).join('_'));
}

/** Does code at `node` run when the function runs, through functions of this file that it mentions? */
export function isReachedFrom(file: FileAnalysis, node: TSESTree.Node, fn: FunctionNode): boolean {
  return isWithin(node, fn) || file.teardowns.isReached(node, [fn]);
}
