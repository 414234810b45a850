/**
 * The call that removes a listener, as the file would write it.
 *
 * It names the target, the event and the capture option as the registration does. A fix may write it only where all these names mean the same.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import type { WriteRelease } from '../../ast/remedy.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { Registration } from './registration.js';

const SAME_FAMILY: ReadonlyMap<string, string> = new Map([
  ['addListener', 'removeListener'],
  ['prependListener', 'removeListener'],
  ['prependOnceListener', 'removeListener'],
]);

/** `off`, or the method that the file uses on other listeners. */
function getRemoveVerb(file: FileAnalysis, { verb, protocol }: Registration): string {
  const mirrors = protocol.release.flatMap((release) => ('mirror' in release ? [release.mirror] : []));
  const used = mirrors.find((mirror) => file.index.calls.has(mirror));
  return SAME_FAMILY.get(verb) ?? used ?? mirrors[0] ?? 'removeListener';
}

export function getRemovalCallee(file: FileAnalysis, registration: Registration): string {
  const { target, call } = registration;
  const verb = getRemoveVerb(file, registration);
  return unwrap(call.callee).type === AST_NODE_TYPES.Identifier ? verb : `${getText(file, target.node)}${isOptional(call) ? '?.' : '.'}${verb}`;
}

function isOptional({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === AST_NODE_TYPES.MemberExpression && callee.optional;
}

export function getRemovalWriter(file: FileAnalysis, registration: Registration): WriteRelease {
  const { eventNode, protocol, call } = registration;
  const event = eventNode === undefined ? [] : [getText(file, eventNode)];
  const context = protocol.context === undefined ? undefined : call.arguments[protocol.context];
  const rest = context === undefined ? getCapture(file, registration) : [getText(file, context)];
  return (handle) => `${getRemovalCallee(file, registration)}(${[...event, handle, ...rest].join(', ')})`;
}

function getCapture(file: FileAnalysis, { capture, call, protocol }: Registration): readonly string[] {
  const options = protocol.options === undefined ? undefined : call.arguments[protocol.options];
  if (capture === false || options === undefined) {
    return [];
  }
  return [options.type === AST_NODE_TYPES.ObjectExpression ? '{ capture: true }' : getText(file, options)];
}

/** Do target, event, options, and the listener where it has a name, mean the same everywhere in the class or module? */
export function isWritableAnywhere(file: FileAnalysis, registration: Registration): boolean {
  const { target, eventNode, call, protocol, listener } = registration;
  const options = protocol.options === undefined || registration.capture === false ? undefined : call.arguments[protocol.options];
  const named = listener.identity.kind === 'place' ? listener.node : undefined;
  return [target.node, eventNode, options, named].every((node) => node === undefined || isSeenAnywhere(file, node));
}

/** Nothing in it is local to a function, and nothing is called or made anew. */
function isSeenAnywhere(file: FileAnalysis, root: TSESTree.Node): boolean {
  let isSeen = true;
  walk(root, file.index.sourceCode.visitorKeys, (node) => {
    isSeen &&= !isFunction(node) && node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression;
    if (node.type === AST_NODE_TYPES.Identifier) {
      const block = file.index.findVariable(node)?.scope.variableScope.block;
      isSeen &&= block === undefined || !isFunction(block);
    }
  });
  return isSeen;
}

function getText(file: FileAnalysis, node: TSESTree.Node): string {
  return file.index.sourceCode.getText(node);
}
