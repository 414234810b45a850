/** What a near miss is called, where it is reported, and how it is corrected. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import type { Remedy } from '../../ast/remedy.js';
import { unwrap } from '../../ast/unwrap.js';
import { assertNever } from '../../util/assert-never.js';
import type { FileAnalysis } from '../file-analysis.js';
import { getListener } from '../registrations/identities.js';
import { getShortText } from '../wording.js';
import type { Mismatch, MismatchKind } from './mismatch.js';
import type { NearMiss } from './near-misses.js';
import { findShareRemedy } from './share-remedies.js';

export function describeNearMiss(file: FileAnalysis, miss: NearMiss): Mismatch {
  const { registration, removal, part } = miss;
  const { call, protocol } = registration;
  const listener = removal.call.arguments[protocol.callback] ?? removal.call;
  const words = {
    acquire: registration.verb,
    release: removal.verb,
    listener: getShortText(file, listener),
    added: getShortText(file, registration.listener.node),
    line: getPlace(call).loc.start.line,
    releaseLine: getPlace(removal.call).loc.start.line,
  };
  switch (part) {
    case 'capture':
      return { kind: 'otherCapture', node: getPlace(removal.call), acquire: call, words: { ...words, capture: String(registration.capture), ...getExpected(file, miss) }, ...correct(file, miss) };
    case 'context':
      return { kind: 'otherContext', node: getPlace(removal.call), acquire: call, words: { ...words, expected: 'this' }, ...correct(file, miss) };
    case 'event':
      return { kind: 'otherEvent', node: getPlace(removal.call), acquire: call, words: { ...words, ...getEvents(file, miss), ...getExpected(file, miss) }, ...correct(file, miss) };
    case 'target':
      return { kind: 'otherTarget', node: getPlace(removal.call), acquire: call, words: { ...words, ...getTargets(file, miss), ...getExpected(file, miss) }, ...correct(file, miss) };
    case 'listener':
      return describeListener(file, miss, words);
    default:
      return assertNever(part);
  }
}

function describeListener(file: FileAnalysis, miss: NearMiss, words: Mismatch['words']): Mismatch {
  const { registration, removal } = miss;
  const given = removal.call.arguments[registration.protocol.callback];
  const isRemovalFresh = given !== undefined && getListener(file, given).identity.kind === 'fresh';
  const isFresh = registration.listener.identity.kind === 'fresh';
  const kind: MismatchKind = isRemovalFresh ? 'freshRemoval' : isFresh ? 'freshListener' : 'otherFunction';
  return {
    kind,
    node: getPlace(isRemovalFresh ? removal.call : registration.call),
    acquire: registration.call,
    words: { ...words, ...getExpected(file, miss) },
    ...(isFresh ? findShareRemedy(file, registration, removal) : correct(file, miss)),
  };
}

/** The verb of a call in a chain, which starts at the line of its first call. */
function getPlace(call: TSESTree.CallExpression): TSESTree.Node {
  const callee = unwrap(call.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && unwrap(callee.object).type === AST_NODE_TYPES.CallExpression ? callee.property : call;
}

function getEvents(file: FileAnalysis, { registration, removal }: NearMiss): Record<string, string> {
  const [given] = removal.call.arguments;
  return {
    event: registration.eventNode === undefined ? '' : getShortText(file, registration.eventNode),
    removedEvent: given === undefined ? '' : getShortText(file, given),
  };
}

function getTargets(file: FileAnalysis, { registration, removal }: NearMiss): Record<string, string> {
  return { target: getTargetText(file, registration.target.node), removedTarget: getTargetText(file, removal.target.node) };
}

/** A bare `addEventListener()` is the window's. */
function getTargetText(file: FileAnalysis, node: TSESTree.Node): string {
  return node.type === AST_NODE_TYPES.Identifier && /EventListener$/u.test(node.name) ? 'window' : file.index.sourceCode.getText(node);
}

function getExpected(file: FileAnalysis, miss: NearMiss): { readonly expected: string } {
  const { registration, part } = miss;
  const { protocol, call } = registration;
  switch (part) {
    case 'capture':
      return { expected: getOptionsText(file, protocol.options === undefined ? undefined : call.arguments[protocol.options]) };
    case 'event':
      return { expected: registration.eventNode === undefined ? '' : file.index.sourceCode.getText(registration.eventNode) };
    case 'target':
      return { expected: getTargetText(file, registration.target.node) };
    default:
      return { expected: file.index.sourceCode.getText(registration.listener.node) };
  }
}

function getOptionsText(file: FileAnalysis, options: TSESTree.Node | undefined): string {
  return options === undefined ? 'false' : file.index.sourceCode.getText(options);
}

/** The text of the acquire's part in the release, where the names in it mean the same there. */
function correct(file: FileAnalysis, miss: NearMiss): { readonly remedy: Remedy; readonly isSafe: boolean } | Record<string, never> {
  const { registration, removal, part } = miss;
  const { protocol } = registration;
  const { expected } = getExpected(file, miss);
  switch (part) {
    case 'capture':
      return protocol.options === undefined || !isNameable(file, registration.call.arguments[protocol.options], removal.call)
        ? {}
        : { remedy: { kind: 'passArgument', call: removal.call, index: protocol.options, text: expected }, isSafe: true };
    case 'context':
      // A signal that is declared without the parameter does not take it.
      return protocol.context === undefined ? {} : { remedy: { kind: 'passArgument', call: removal.call, index: protocol.context, text: 'this' }, isSafe: false };
    case 'event':
      return isNameable(file, registration.eventNode, removal.call) && protocol.event !== undefined
        ? { remedy: { kind: 'passArgument', call: removal.call, index: protocol.event, text: expected }, isSafe: true }
        : {};
    case 'target':
      return correctTarget(miss, expected);
    case 'listener':
      return isNameable(file, registration.listener.node, removal.call)
        ? { remedy: { kind: 'passArgument', call: removal.call, index: protocol.callback, text: expected }, isSafe: true }
        : {};
    default:
      return assertNever(part);
  }
}

function correctTarget({ removal }: NearMiss, expected: string): { readonly remedy: Remedy; readonly isSafe: boolean } {
  const { node } = removal.target;
  const isBare = removal.call.callee === node;
  return { remedy: { kind: 'correctText', node, text: isBare ? `${expected}.${removal.verb}` : expected }, isSafe: true };
}

/** Is every name in it one that means the same at the other place? */
function isNameable(file: FileAnalysis, node: TSESTree.Node | undefined, at: TSESTree.Node): boolean {
  const expression = node === undefined ? undefined : unwrap(node);
  switch (expression?.type) {
    case undefined:
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.ThisExpression:
      return true;
    case AST_NODE_TYPES.Identifier: {
      const block = file.index.findVariable(expression)?.scope.block;
      return block === undefined || isWithin(at, block);
    }
    case AST_NODE_TYPES.MemberExpression:
      return !expression.computed && isNameable(file, expression.object, at);
    case AST_NODE_TYPES.ObjectExpression:
      return expression.properties.every((property) => property.type === AST_NODE_TYPES.Property && isNameable(file, property.value, at));
    default:
      return false;
  }
}
