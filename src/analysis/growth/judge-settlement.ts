/**
 * Entries that wait for a promise, and stay when it ends in another way than the expected one.
 *
 * A container of which anything is removed where something has failed (`catch`, `finally`) is left alone, whatever the entry: who thought of it once
 * thought of it everywhere. So is a settling function that is itself what the container holds, since whoever calls it can take it out.
 *
 * Example: `waiting.add(f); setTimeout(() => reject(new Error('late')), ms)`, where only `f` takes itself out.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findParent } from '../../ast/find-parent.js';
import { findEnclosingFunction, findStatement, isInLoop, isWithin } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findStatementList } from '../../ast/statement-list.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { findRunner } from '../set-up.js';
import { findDefinition } from '../variable-definitions.js';
import { collectUses, type Container, hasUse, type UseOf } from './container.js';
import { getEnd, isReachedFrom } from './ends.js';
import { isRemovedOnFailure, isSameKey, isSweep } from './evidence.js';
import { type Draft, getRemovalText, type Subject } from './growth-finding.js';
import { collectSettlers, findExecutor } from './executors.js';
import { judgeAnswers } from './judge-answers.js';
import { judgeSettles } from './judge-settles.js';
import { getDomain } from './keys.js';

export function judgeSettlement({ file, container, span }: Subject): readonly Draft[] {
  const drops = collectUses(container, 'drop');
  if (span === 'call' || container.shape === 'array' || drops.length === 0 || hasUse(container, 'handed', 'bound')) {
    return [];
  }
  const removals = [...drops, ...collectUses(container, 'empty').filter(({ at }) => getEnd(file, at) !== 'owner')].map(({ at }) => at);
  if (removals.some((removal) => isRemovedOnFailure(file, removal) || isSweep(file, container, removal))) {
    return [];
  }
  const open = collectUses(container, 'grow').filter(({ key }) => getDomain(file, key) !== 'finite');
  const [draft] = open.flatMap((grow) => [
    ...judgeExecutor(file, container, grow, removals),
    ...judgeSettles(file, container, grow, removals),
    ...judgeAnswers(file, container, grow, removals),
    ...judgeChain(file, container, grow, drops),
    ...judgeSequence(file, container, grow, drops),
  ]);
  return draft === undefined ? [] : [draft];
}

/** A timeout or a failure inside of `new Promise((resolve, reject) => …)` that settles and leaves the entry. */
function judgeExecutor(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, removals: readonly TSESTree.Node[]): readonly Draft[] {
  const executor = findExecutor(grow.at);
  // A listener of the item's end removes it on every way out.
  if (executor === undefined || removals.some((removal) => isWithin(removal, executor) && getEnd(file, removal) === 'item')) {
    return [];
  }
  const settlers = collectSettlers(file, executor).filter((fn) => !isStored(file, fn, grow) && isLateWayOut(fn));
  const [missed, ...others] = settlers.filter((fn) => !removals.some((removal) => isReachedFrom(file, removal, fn)));
  return missed === undefined ? [] : [toDraft(file, container, grow, missed, others.length === 0)];
}

/** One line mends one way out. */
function toDraft(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, missed: FunctionNode, isOnly: boolean): Draft {
  const release = isOnly ? getRemoval(file, container, grow) : undefined;
  return {
    kind: 'settlementMissed',
    at: grow.at,
    certainty: 'path',
    line: missed.loc.start.line,
    ...(release === undefined ? {} : { release, remedies: [{ remedy: { kind: 'releaseInCleanup', cleanup: missed, handle: container.text }, isSafe: false }] }),
  };
}

function getRemoval(file: FileAnalysis, container: Container, { key }: UseOf<'grow'>): string | undefined {
  return key === undefined ? undefined : getRemovalText(container, file.index.sourceCode.getText(key));
}

/** Does the container hold the function, so that its caller takes it out? */
function isStored(file: FileAnalysis, fn: FunctionNode, { at }: UseOf<'grow'>): boolean {
  return isWithin(fn, at) || (file.functions.findMentions(fn) ?? []).some((mention) => isWithin(mention, at));
}

/** A timeout, or the listener of an event that says that it will not come. */
function isLateWayOut(fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  if (parent?.type !== AST_NODE_TYPES.CallExpression || parent.callee === fn) {
    return false;
  }
  const name = findCalleeName(parent) ?? '';
  const [event] = parent.arguments;
  const isFailure = event?.type === AST_NODE_TYPES.Literal && /^(?:error|abort|timeout|connect_error|fail|failed|cancel)$/u.test(String(event.value));
  return name === 'setTimeout' || (isFailure && /^(?:on|once|addEventListener|addListener)$/u.test(name));
}

/** `promise.then(() => inFlight.delete(key))` and nothing on rejection. */
function judgeChain(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, drops: readonly UseOf<'drop'>[]): readonly Draft[] {
  const chained = drops.map((drop) => findThen(drop.at));
  const [then] = chained;
  if (then === undefined || !chained.every((call) => call !== undefined && isUncaughtBefore(file, call))) {
    return [];
  }
  const isOfGrow = findEnclosingFunction(then) === findEnclosingFunction(grow.at) && isSameKey(file, drops[0]?.key, grow.key);
  const release = getRemoval(file, container, grow);
  return isOfGrow
    ? [{ kind: 'rejectionMissed', at: grow.at, certainty: isDropped(then) ? 'likely' : 'path', line: then.loc.start.line, ...(release === undefined ? {} : { release }) }]
    : [];
}

/** A rejection of a promise that nobody has ends a program of Node: who writes so expects none. */
function isDropped(then: TSESTree.CallExpression): boolean {
  return wrapped(then).parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

/** The `.then()` whose only callback holds the node. */
function findThen(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const fn = findEnclosingFunction(node);
  const call = fn?.parent;
  // What a test takes out is no end of the wait.
  const isAlways = fn !== undefined && (fn.body === node || findStatement(node)?.parent === fn.body);
  const isOnly = isAlways && call?.type === AST_NODE_TYPES.CallExpression && call.arguments.length === 1 && call.arguments[0] === fn;
  return isOnly && findCalleeName(call) === 'then' ? call : undefined;
}

/** A `.catch()` in front of it makes the promise one that fulfils. */
function isUncaughtBefore(file: FileAnalysis, then: TSESTree.CallExpression): boolean {
  for (let call: TSESTree.Node = then; call.type === AST_NODE_TYPES.CallExpression; ) {
    const callee = unwrap(call.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) {
      return true;
    }
    if (/^(?:catch|allSettled)$/u.test(findPropertyName(callee) ?? '')) {
      return false;
    }
    const made = getMade(file, unwrap(callee.object));
    if (made.type === AST_NODE_TYPES.NewExpression) {
      return hasRejection(made);
    }
    call = made;
  }
  return true;
}

/** `new Promise((resolve) => …)` has no way to reject. */
function hasRejection({ arguments: [executor] }: TSESTree.NewExpression): boolean {
  return executor === undefined || !isFunction(executor) || executor.params.length > 1;
}

/** `load().catch(log)` of `const job = load().catch(log)`. */
function getMade(file: FileAnalysis, node: TSESTree.Node): TSESTree.Node {
  const variable = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node) : undefined;
  const made = variable && findDefinition(variable);
  return made === undefined ? node : unwrap(made);
}

/** `set`, `await`, `delete` one after the other, with nothing that catches. */
function judgeSequence(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, drops: readonly UseOf<'drop'>[]): readonly Draft[] {
  const drop = drops.find(({ at, key }) => isSameKey(file, key, grow.key) && findEnclosingFunction(at) === findRunner(grow.at));
  const end = drop && findStatement(drop.at);
  const list = (end && findStatementList(end)) ?? [];
  // The executor of a promise runs where the promise is made.
  const start = list.find((statement) => isWithin(grow.at, statement));
  if (start === undefined || drop === undefined || end === undefined || end.range[0] < start.range[1] || isInLoop(grow.at, undefined)) {
    return [];
  }
  const between = list.filter(({ range }) => range[0] >= start.range[1] && range[1] <= end.range[0]);
  const nodes = between.flatMap((statement) => collectOwnNodes(file.index.sourceCode, statement));
  const others = drops.filter(({ at }) => at !== drop.at && at.range[0] > start.range[1]);
  // What looks for the entry first may leave because there is none.
  const looked = collectUses(container, 'read').filter(({ at, key }) => at.range[0] > start.range[1] && isSameKey(file, key, grow.key));
  const isLooked = (node: TSESTree.Node): boolean => looked.some(({ at }) => at.range[0] < node.range[0]);
  const leave = nodes.find((node) => node.type === AST_NODE_TYPES.ReturnStatement && !isLooked(node) && !others.some(({ at }) => at.range[0] < node.range[1]));
  const wait = nodes.find((node) => node.type === AST_NODE_TYPES.AwaitExpression && mayReject(file, node) && !isCaught(node, start));
  const culprit = leave ?? wait;
  return culprit === undefined
    ? []
    : [
        {
          kind: leave === undefined ? 'rejectionMissed' : 'leaveMissed',
          at: grow.at,
          certainty: 'path',
          line: culprit.loc.start.line,
          release: file.index.sourceCode.getText(drop.at),
          remedies: planFinally(between, end),
        },
      ];
}

/** The removal in a `finally` of all that stands between. */
function planFinally(between: readonly TSESTree.Node[], release: TSESTree.Node): readonly PlannedRemedy[] {
  const [from, to] = [between[0], between.at(-1)];
  const isPossible = from !== undefined && to !== undefined && isStatementNode(from) && isStatementNode(to) && release.type === AST_NODE_TYPES.ExpressionStatement;
  return isPossible ? [{ remedy: { kind: 'releaseInFinally', from, to, release }, isSafe: false }] : [];
}

function isStatementNode(node: TSESTree.Node): node is TSESTree.Statement {
  return node.type.endsWith('Statement') || node.type === AST_NODE_TYPES.VariableDeclaration;
}

/** What is caught in place, or only waits for time, does not reject. */
function mayReject(file: FileAnalysis, { argument }: TSESTree.AwaitExpression): boolean {
  const value = unwrap(argument);
  const call = value.type === AST_NODE_TYPES.CallExpression ? value : undefined;
  const callee = call && file.functions.findCallee(call);
  return !/^(?:catch|allSettled|sleep|delay|wait|setTimeout|nextTick|tick|then)$/u.test((call && findCalleeName(call)) ?? '') && (callee === undefined || !catchesAll(file, callee));
}

/** An async function whose waits all stand in a `try` with a `catch` that throws nothing. */
function catchesAll(file: FileAnalysis, fn: FunctionNode): boolean {
  const own = collectOwnNodes(file.index.sourceCode, fn);
  const waits = own.filter(({ type }) => type === AST_NODE_TYPES.AwaitExpression || type === AST_NODE_TYPES.ThrowStatement);
  const isHandedOn = own.some((node) => node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null && unwrap(node.argument).type === AST_NODE_TYPES.CallExpression);
  return fn.async && waits.length > 0 && !isHandedOn && waits.every((wait) => isCaught(wait, fn.body));
}

/** Does a `try` with a `catch` stand around the node, below the statement list? */
function isCaught(node: TSESTree.Node, sibling: TSESTree.Node): boolean {
  for (let parent = findParent(node); parent !== undefined && !isFunction(parent) && parent !== sibling.parent; parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.handler !== null && isWithin(node, parent.block)) {
      return true;
    }
  }
  return false;
}
