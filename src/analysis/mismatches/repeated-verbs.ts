/**
 * A teardown that repeats the verb of the set-up: `on` for `off`.
 *
 * Certain where the very same call, receiver and arguments included, stands in the set-up and in the teardown of one owner, and nothing in the file
 * takes away what it adds.
 *
 * Example: `document.addEventListener('keydown', act); return () => document.addEventListener('keydown', act);`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap } from '../../ast/unwrap.js';
import { broadReleaseVerbs, listenerNamePattern, listenerVerbs, mirroredVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Mismatch } from './mismatch.js';

type Call = TSESTree.CallExpression;

const CERTAIN: ReadonlySet<string> = new Set(listenerVerbs);
const LISTENER = new RegExp(listenerNamePattern, 'u');

export function collectRepeatedVerbs(file: FileAnalysis): readonly Mismatch[] {
  return mirroredVerbs.flatMap(([acquire, release]) => {
    const calls = (file.index.calls.get(acquire) ?? []).filter((call) => call.type === AST_NODE_TYPES.CallExpression);
    const texts = groupByText(file, calls);
    return [...texts.values()].flatMap((same) => (same.length < 2 ? [] : collectOfCalls(file, same, release)));
  });
}

function collectOfCalls(file: FileAnalysis, calls: readonly Call[], release: string): readonly Mismatch[] {
  const [first] = calls;
  const [given] = first?.arguments ?? [];
  const listener = first?.arguments.find((argument) => argument.type === AST_NODE_TYPES.Identifier || argument.type === AST_NODE_TYPES.MemberExpression);
  const isFresh = first?.arguments.some((argument) => isFunction(unwrap(argument)) || unwrap(argument).type === AST_NODE_TYPES.CallExpression) === true;
  const takesFunction = first !== undefined && (first.arguments.some((argument) => isKnownFunction(file, argument)) || CERTAIN.has(findCalleeName(first) ?? ''));
  if (given === undefined || listener === undefined || isFresh || !takesFunction || isOfError(given) || isTakenAway(file, listener, release)) {
    return [];
  }
  return calls.flatMap((repeated) => {
    const original = calls.find((call) => call !== repeated && isTornDownBy(file, call, repeated));
    return original === undefined ? [] : [toMismatch(file, original, repeated, release)];
  });
}

/** `socket.on('error', ignore); socket.destroy();`: a teardown swallows what its end may throw. */
function isOfError(event: TSESTree.Node): boolean {
  return findStaticString(unwrap(event)) === 'error';
}

/** `connection.connect(port, host)` opens, `signal.connect(onChange)` listens. */
function isKnownFunction(file: FileAnalysis, argument: TSESTree.Node): boolean {
  const node = unwrap(argument);
  const isName = node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression;
  return isName && (file.functions.findFunction(node) !== undefined || LISTENER.test(file.index.sourceCode.getText(node)));
}

/** Is the second call in a teardown of the first one's owner, and the first one in none? */
function isTornDownBy(file: FileAnalysis, setUp: Call, tearDown: Call): boolean {
  const teardowns = file.teardowns.collect(file.owners.getOfSite(setUp));
  return teardowns.some((fn) => isWithin(tearDown, fn)) && !teardowns.some((fn) => isWithin(setUp, fn));
}

/** Any call of an undoing name with the same listener. */
function isTakenAway(file: FileAnalysis, listener: TSESTree.Node, release: string): boolean {
  const text = getText(file, listener);
  return [release, ...broadReleaseVerbs].some((name) =>
    (file.index.calls.get(name) ?? []).some((call) => call.arguments.length === 0 || call.arguments.some((argument) => getText(file, argument) === text)),
  );
}

function toMismatch(file: FileAnalysis, original: Call, repeated: Call, release: string): Mismatch {
  const callee = unwrap(repeated.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
  // `on` of an emitter that the file undoes elsewhere by `removeListener`.
  const expected = release === 'off' && !file.index.calls.has('off') && file.index.calls.has('removeListener') ? 'removeListener' : release;
  const verb = getText(file, name);
  return {
    kind: 'verbRepeated',
    node: repeated,
    acquire: original,
    words: { verb, expected, line: original.loc.start.line },
    remedy: { kind: 'correctText', node: name, text: expected },
    isSafe: verb === 'addEventListener',
  };
}

function getText(file: FileAnalysis, node: TSESTree.Node): string {
  return file.index.sourceCode.getText(node).replaceAll(/\s+/gu, ' ');
}

function groupByText(file: FileAnalysis, calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> {
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const text = getText(file, call);
    groups.set(text, [...(groups.get(text) ?? []), call]);
  }
  return groups;
}
