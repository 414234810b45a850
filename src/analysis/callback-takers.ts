/**
 * Does a method that is named like a hook take a function to run when the event comes?
 *
 * `onClose(callback)` registers for the end and is no end: a framework that calls its hooks gives them no function. Decided by the type of the
 * first parameter, or by its name; a parameter that neither tells leaves the method a hook.
 *
 * Example: `onClose(callback: () => void) { this.callbacks.push(callback); }` is one, `onClose() { clearInterval(this.timer); }` is none.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { FunctionNode } from './model.js';

const EVENT = /^on[A-Z]/u;
const CALLBACK = /^(?:_?(?:callback|cb|fn|func|function|handler|hook|listener|run)|\w+(?:Callback|Fn|Handler|Listener))$/u;

export function isCallbackTaker(name: string, { params: [parameter] }: FunctionNode): boolean {
  if (!EVENT.test(name) || parameter?.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  return parameter.typeAnnotation?.typeAnnotation.type === AST_NODE_TYPES.TSFunctionType || CALLBACK.test(parameter.name);
}
