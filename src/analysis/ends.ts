/**
 * Does code run when some life ends, by the name of the function around it or the event that it listens to?
 *
 * Wrong answers silence: a release in `onDispose()`, `_destroyAll()` or a listener for `'close'` is trusted, whoever calls it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { finalEvents } from '../catalogue/index.js';
import type { FileAnalysis } from './file-analysis.js';
import { findMemberName } from './multiplicity.js';

const FINAL_EVENTS: ReadonlySet<string> = new Set(finalEvents);
const FINAL_NAME = /dispos|destr[ou]|tear_?down|unmount|shut_?down|clean_?up|terminat|dismantl|finali[sz]e|onclose|closed/iu;

export function isAtSomeEnd(file: FileAnalysis, node: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const name = fn.id?.name ?? findMemberName(fn) ?? file.functions.findBinding(fn)?.name ?? '';
    if (FINAL_NAME.test(name) || isFinalListener(file, fn)) {
      return true;
    }
  }
  return false;
}

/** `server.on('close', () => …)`, `socket.onclose = () => …`. */
function isFinalListener(file: FileAnalysis, fn: FunctionNode): boolean {
  const mentions = file.functions.findBinding(fn) === undefined ? [fn, ...collectMemberMentions(file, fn)] : (file.functions.findMentions(fn) ?? []);
  return mentions.some((mention) => {
    const { parent } = mention;
    if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === mention) {
      return isFinalProperty(parent.left);
    }
    const event = parent?.type === AST_NODE_TYPES.CallExpression ? parent.arguments.find(isText) : undefined;
    return event !== undefined && FINAL_EVENTS.has(event.value);
  });
}

/** `this.#close` and `this.#close.bind(this)`, for the method `#close`. */
function collectMemberMentions({ index }: FileAnalysis, fn: FunctionNode): readonly TSESTree.Node[] {
  const name = findMemberName(fn);
  const members = name === undefined ? [] : (index.members.get(name) ?? []);
  return members.filter(({ object }) => object.type === AST_NODE_TYPES.ThisExpression).map((member) => findBound(member) ?? member);
}

function findBound({ parent }: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const isBind = parent.type === AST_NODE_TYPES.MemberExpression && findPropertyName(parent) === 'bind';
  return isBind && parent.parent.type === AST_NODE_TYPES.CallExpression && parent.parent.callee === parent ? parent.parent : undefined;
}

function isFinalProperty(target: TSESTree.Node): boolean {
  const name = target.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(target) : undefined;
  return name?.startsWith('on') === true && FINAL_EVENTS.has(name.slice('on'.length).toLowerCase());
}

function isText(node: TSESTree.Node): node is TSESTree.StringLiteral {
  return node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string';
}
