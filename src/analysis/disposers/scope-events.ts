/**
 * Removers that a function drops beside others that it gives to a keeper: `context.subscriptions.push(…)` in the `activate()` of an extension.
 *
 * A function that keeps the remover of one call says what its removers are for. Of one kind are two calls of one function, two events of one object, two
 * registrations with one package, and by their types two disposables. What the function makes for itself, and what is told its container
 * (`onDidChange(update, undefined, context.subscriptions)`), is none of its debts.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getMemberRoot } from '../../ast/member-root.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { finalDisposableEventPattern, registrationNamePattern } from '../../catalogue/index.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import type { FunctionNode } from '../model.js';
import { findRunner } from '../set-up.js';
import { getShortText } from '../wording.js';
import { isUsedUp } from './dropped-events.js';
import { findKeeping, type Keeping } from './keepers.js';
import { isNoDisposer } from './disposer-types.js';
import { getKeeperText } from './profile.js';

interface Kept {
  readonly call: TSESTree.CallExpression;
  readonly keeping: Keeping;
}

const FINAL_EVENT = new RegExp(finalDisposableEventPattern, 'u');
const REGISTRATION = new RegExp(registrationNamePattern, 'u');

export function collectDroppedOfScopes(file: FileAnalysis): readonly Finding<'disposerDroppedBeside'>[] {
  const kept = collectKept(file);
  if (kept.size === 0) {
    return [];
  }
  return [...file.index.calls.values()].flat().flatMap((call) => {
    const scope = isDropped(call) ? findRunner(call) : undefined;
    const siblings = scope === undefined ? undefined : kept.get(scope);
    const isCandidate = call.type === AST_NODE_TYPES.CallExpression && REGISTRATION.test(findCalleeName(call) ?? '') && findThisClass(call) === undefined;
    if (siblings === undefined || !isCandidate || isOwnMatter(file, call)) {
      return [];
    }
    const sibling = siblings.find((other) => isOfOneKind(file, call, other.call));
    return sibling === undefined ? [] : [toFinding(file, call, sibling)];
  });
}

function isDropped(call: TSESTree.Node): boolean {
  return wrapped(call).parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

/** Calls outside of classes whose result a keeper takes, by the function whose run makes them. */
const collectKept = weakMemo((file: FileAnalysis): ReadonlyMap<FunctionNode, readonly Kept[]> => {
  const found = new Map<FunctionNode, Kept[]>();
  for (const call of [...file.index.calls.values()].flat()) {
    const keeping = call.type === AST_NODE_TYPES.CallExpression && findThisClass(call) === undefined ? findKeeping(call) : undefined;
    const scope = keeping === undefined ? undefined : findRunner(call);
    if (call.type === AST_NODE_TYPES.CallExpression && keeping !== undefined && scope !== undefined && REGISTRATION.test(findCalleeName(call) ?? '')) {
      const siblings = found.get(scope) ?? [];
      found.set(scope, siblings);
      siblings.push({ call, keeping });
    }
  }
  return found;
});

/** Does the listener end with what this code made, or does the call give back nothing that removes? */
function isOwnMatter(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const receiver = findReceiver(call);
  const lifetime = receiver === undefined ? 'unknown' : file.lifetimes.get(receiver);
  return lifetime === 'own' || lifetime === 'call' || FINAL_EVENT.test(findCalleeName(call) ?? '') || isNoDisposer(file, call) || findKeeping(call) !== undefined || isUsedUp(file, receiver && getMemberRoot(receiver));
}

function isOfOneKind(file: FileAnalysis, call: TSESTree.CallExpression, other: TSESTree.CallExpression): boolean {
  const { sourceCode } = file.index;
  const [left, right] = [findReceiver(call), findReceiver(other)];
  const isSameFunction = sourceCode.getText(call.callee) === sourceCode.getText(other.callee);
  const isEventOfOne = left !== undefined && right !== undefined && sourceCode.getText(left) === sourceCode.getText(right) && [call, other].every(isEvent);
  return isSameFunction || isEventOfOne || isOfOnePackage(file, call, other) || [call, other].every((one) => file.seam.hasMember(one, 'dispose') === 'yes');
}

/** Of other functions of an object some may give back nothing. */
function isEvent(call: TSESTree.CallExpression): boolean {
  return /^on(?:$|[A-Z])/u.test(findCalleeName(call) ?? '');
}

function isOfOnePackage({ resolver }: FileAnalysis, call: TSESTree.CallExpression, other: TSESTree.CallExpression): boolean {
  const [left, right] = [resolver.resolve(call.callee), resolver.resolve(other.callee)];
  return left.kind === 'symbol' && right.kind === 'symbol' && left.from === right.from && left.from !== 'global';
}

function findReceiver(call: TSESTree.CallExpression): TSESTree.Expression | undefined {
  const callee = unwrap(call.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
}

function toFinding(file: FileAnalysis, call: TSESTree.CallExpression, { call: other, keeping }: Kept): Finding<'disposerDroppedBeside'> {
  const { sourceCode } = file.index;
  const keeper = keeping.call === undefined || !isThere(file, keeping.call, call) ? undefined : getKeeperText(file, keeping.call);
  return {
    kind: 'disposerDroppedBeside',
    node: call,
    certainty: 'definite',
    words: {
      callee: sourceCode.getText(call.callee).replaceAll(/\s+/gu, ' ').slice(-60),
      sibling: getShortText(file, other.callee),
      line: other.loc.start.line,
      keeper: keeper ?? '',
      handle: '',
      release: '',
      argument: '',
    },
    remedies: keeper === undefined ? [] : [{ remedy: { kind: 'wrapInCall', node: call, callee: keeper }, isSafe: true }],
    write: (text) => text,
  };
}

/** A container that is declared below is not there yet. */
function isThere({ index }: FileAnalysis, { callee }: TSESTree.CallExpression, call: TSESTree.Node): boolean {
  const target = unwrap(callee);
  const root = target.type === AST_NODE_TYPES.MemberExpression ? getMemberRoot(target.object) : undefined;
  const variable = root?.type === AST_NODE_TYPES.Identifier ? index.findVariable(root) : undefined;
  return variable?.defs.some(({ name }) => name.range[1] <= call.range[0]) === true && variable.scope.block.range[1] >= call.range[1];
}
