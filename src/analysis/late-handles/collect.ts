/**
 * Handles that arrive when their owner has ended: the release looked for one that was not there yet, and nothing releases the late one.
 *
 * Needs all of: a property that a closing function of the file closes, a flag of the owner's end that other code looks at, and a delivery behind a
 * wait or in an error-first callback after which nothing speaks of an end. Whatever might know silences: a test that leaves and reads more than the
 * result, words such as `abort` or `lock`, a close of the late handle, a closing function that waits for the delivery.
 *
 * Example: `async open() { this.socket = await dial(); … }`, `close() { this.closed = true; this.socket?.destroy(); }`, `send() { if (this.closed) … }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import { closingVerbs, stateNames, vigilantPattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName, walk } from '../file-index.js';
import type { Certainty } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { collectDeliveries, type Delivery } from './deliveries.js';
import { type Closing, collectClosings, collectEndTests, type EndTest, speaksOfEnd } from './evidence.js';
import { findNamedFunction, findProperty } from './keys.js';

export interface LateHandle {
  readonly delivery: Delivery;
  readonly closing: Closing;
  readonly test: EndTest;
  readonly certainty: Certainty;
}

/** Methods whose work it is to open something. */
const OPENER = /connect|dial|open|launch|listen|attach|establish|spawn|start|handshake|init/iu;
const VIGILANT = new RegExp(vigilantPattern, 'iu');
const STATES: ReadonlySet<string> = new Set(stateNames);
const CLOSING: ReadonlySet<string> = new Set(closingVerbs);

export const lateHandleGate = /\bawait\b|\(_?(?:e|err|error), \w+\)/u;

export function collectLateHandles(file: FileAnalysis): readonly LateHandle[] {
  const seen = new Set<string>();
  return collectDeliveries(file).flatMap((delivery) => {
    const late = judgeDelivery(file, delivery);
    const id = `${delivery.target.key} ${String(delivery.fn.range[0])}`;
    const isNew = late !== undefined && !seen.has(id);
    seen.add(isNew ? id : '');
    return late !== undefined && isNew ? [late] : [];
  });
}

function judgeDelivery(file: FileAnalysis, delivery: Delivery): LateHandle | undefined {
  const { target, fn, from, store } = delivery;
  const closing = collectClosings(file, target.key).find(({ closer }) => !isWithin(store, closer));
  if (closing === undefined || waitsForDelivery(file, closing)) {
    return undefined;
  }
  const opener = findNamedFunction(store)?.fn ?? fn;
  const test = collectEndTests(file, target.owner).find(
    (candidate) => !isWithin(candidate.node, opener) && !isWithin(candidate.node, closing.closer) && isSet(file, target.owner, candidate.flag),
  );
  const knows = speaksOfEnd(file, fn, from) || isWatched(file, delivery) || looksAtOwner(file, delivery) || isLookedAtByCaller(file, opener);
  const isOpening = OPENER.test(findNamedFunction(store)?.name ?? '');
  return test === undefined || knows ? undefined : { delivery, closing, test, certainty: isOpening ? 'path' : 'likely' };
}

/** A flag of the class is set by the class; that of another object, and a state, may be set elsewhere. */
function isSet({ index }: FileAnalysis, owner: string, flag: string): boolean {
  const isOther = owner !== 'this' || STATES.has(flag);
  return isOther || (index.members.get(flag) ?? []).some((member) => member.parent.type === AST_NODE_TYPES.AssignmentExpression && member.parent.left === member);
}

/** `await this.open(); if (this.closed) this.socket.close();`. */
function isLookedAtByCaller(file: FileAnalysis, opener: FunctionNode): boolean {
  const name = findMemberName(opener);
  const members = name === undefined ? [] : (file.index.members.get(name) ?? []);
  return members.some((member) => {
    const isAwaited = member.parent.type === AST_NODE_TYPES.CallExpression && member.parent.callee === member && member.parent.parent.type === AST_NODE_TYPES.AwaitExpression;
    const caller = isAwaited ? findEnclosingFunction(member) : undefined;
    return caller !== undefined && caller !== opener && speaksOfEnd(file, caller, member.range[1]);
  });
}

/** `await this.opening; this.socket.close();`. */
function waitsForDelivery({ index }: FileAnalysis, { closer, call }: Closing): boolean {
  let isWaiting = false;
  walk(closer.body, index.sourceCode.visitorKeys, (node) => {
    isWaiting ||= node.type === AST_NODE_TYPES.AwaitExpression && node.range[1] <= call.range[0] && findProperty(node.argument) !== undefined;
  });
  return isWaiting;
}

/** Does the source, or what runs after the delivery, speak of aborts and locks, or close the handle that came? */
function isWatched(file: FileAnalysis, delivery: Delivery): boolean {
  const { source, fn, from, target, results } = delivery;
  const { parent } = fn;
  const runner = parent.type === AST_NODE_TYPES.CallExpression ? (findCalleeName(parent) ?? '') : '';
  if (VIGILANT.test(getSourceText(file, source)) || VIGILANT.test(runner)) {
    return true;
  }
  let isKnown = false;
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.CallExpression && node.range[0] >= from && !isInCatch(node, fn)) {
      const name = findCalleeName(node) ?? '';
      const onlyResult = node.arguments.every((argument) => argument.type === AST_NODE_TYPES.Identifier && results.has(argument.name));
      const object = node.callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(node.callee.object) : undefined;
      const isHandle = object !== undefined && (findProperty(object)?.key === target.key || (object.type === AST_NODE_TYPES.Identifier && results.has(object.name)));
      isKnown ||= (VIGILANT.test(name) && !onlyResult) || (isHandle && CLOSING.has(name));
    }
  });
  return isKnown;
}

/** The source without the callback that gets the handle. */
function getSourceText({ index }: FileAnalysis, source: Delivery['source']): string {
  const parts = source.type === AST_NODE_TYPES.NewExpression ? [source] : [source.callee, ...source.arguments.filter((argument) => !isFunction(argument))];
  return parts.map((part) => index.sourceCode.getText(part)).join(' ');
}

function isInCatch(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let { parent } = node; parent !== undefined && parent !== fn; { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.CatchClause) {
      return true;
    }
  }
  return false;
}

/** `if (attempt !== this.attempt) return;`: a test that leaves, and reads more than the result and what the function made before. */
function looksAtOwner(file: FileAnalysis, { fn, from, store, target, results }: Delivery): boolean {
  let isLooking = false;
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type !== AST_NODE_TYPES.IfStatement || node.range[1] <= from || isInCatch(node, fn)) {
      return;
    }
    const decides = isWithin(store, node.consequent) || leaves(file, node.consequent);
    isLooking ||= decides && node.test.range[0] >= from && readsOwner(file, node.test, target, results);
  });
  return isLooking;
}

function leaves(file: FileAnalysis, statement: TSESTree.Node): boolean {
  let isLeaving = false;
  walk(statement, file.index.sourceCode.visitorKeys, (node) => {
    isLeaving ||= node.type === AST_NODE_TYPES.ReturnStatement || node.type === AST_NODE_TYPES.ThrowStatement;
  });
  return isLeaving;
}

function readsOwner(file: FileAnalysis, test: TSESTree.Node, { key, owner }: Delivery['target'], results: ReadonlySet<string>): boolean {
  let isReading = false;
  walk(test, file.index.sourceCode.visitorKeys, (node) => {
    const property = node.type === AST_NODE_TYPES.MemberExpression ? findProperty(node) : undefined;
    isReading ||= property !== undefined && property.key !== key && !results.has(property.owner) && property.owner === owner;
  });
  return isReading;
}
