/**
 * Transactions that a function begins and, on some way out, neither commits nor rolls back.
 *
 * The connection then holds its locks, and a pool gives it on to the next caller in the middle of the transaction. Only a function that ends its
 * transaction itself on some way is judged: who begins alone may leave the end to the caller. What gives the connection away, or may end the
 * transaction in its name, ends the question.
 *
 * Example: `await client.query('BEGIN'); if (!row) return; await client.query('COMMIT');` leaves it open at the `return`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { areAlternatives } from '../../ast/are-alternatives.js';
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { wrapped } from '../../ast/unwrap.js';
import { transactionEndPattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName, walk } from '../file-index.js';
import type { Finding } from '../finding.js';
import type { Certainty, Place, Use } from '../model.js';
import { isSamePlace } from '../places.js';
import type { LiveExit, PlaceFlow } from '../place-flow.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getShortText } from '../wording.js';
import { beginners, findReceiver, findStep, isSent, type TransactionStep } from './statements.js';

export type TransactionKind = 'transactionLeft' | 'transactionSkipped' | 'transactionThrown';

export const transactionGate = /\bBEGIN\b|\bSTART\s+TRANSACTION\b|\b(?:start|begin)Transaction\b|\.begin\(/iu;

const MAY_END = new RegExp(transactionEndPattern, 'iu');

interface Transaction {
  readonly begin: TSESTree.CallExpression;
  readonly fn: FunctionNode;
  readonly connection: TSESTree.Node;
  readonly place: Place;
  readonly steps: readonly Step[];
}

interface Step {
  readonly call: TSESTree.CallExpression;
  readonly step: TransactionStep;
}

export function collectTransactions(file: FileAnalysis): readonly Finding<TransactionKind>[] {
  return [...new Set(beginners)]
    .flatMap((name) => file.index.calls.get(name) ?? [])
    .flatMap((begin) => {
      const transaction = begin.type === AST_NODE_TYPES.CallExpression && findStep(begin) === 'begins' ? findTransaction(file, begin) : undefined;
      return transaction === undefined ? [] : judgeTransaction(file, transaction);
    });
}

/** The connection's own class begins and ends as its users tell it. */
function findTransaction(file: FileAnalysis, begin: TSESTree.CallExpression): Transaction | undefined {
  const connection = findReceiver(begin);
  const place = connection && file.places.find(connection);
  const fn = findEnclosingFunction(begin);
  if (connection === undefined || place === undefined || fn === undefined || connection.type === AST_NODE_TYPES.ThisExpression || !isStatement(begin)) {
    return undefined;
  }
  const steps = collectSteps(file, place, fn);
  // A driver that does what a text says begins in one branch, and ends in another.
  const isEnded = steps.some(({ call, step }) => (step === 'commits' || step === 'rollsBack') && !areAlternatives(begin, call));
  // `timeline.begin()` is no transaction where nothing rolls it back.
  const isNamed = findCalleeName(begin) !== 'begin' || steps.some(({ step }) => step === 'rollsBack');
  return isEnded && isNamed ? { begin, fn, connection, place, steps } : undefined;
}

/** A result that is kept or returned may be the transaction, with ways of its own to end it. */
function isStatement(begin: TSESTree.CallExpression): boolean {
  const { parent } = wrapped(begin);
  const outer = parent?.type === AST_NODE_TYPES.AwaitExpression ? parent.parent : parent;
  return outer?.type === AST_NODE_TYPES.ExpressionStatement;
}

/** All that a function does to the transactions of a connection, functions inside it included. */
function collectSteps(file: FileAnalysis, place: Place, fn: FunctionNode): readonly Step[] {
  const steps: Step[] = [];
  for (const calls of file.index.calls.values()) {
    for (const call of calls) {
      const step = call.type === AST_NODE_TYPES.CallExpression && isWithin(call, fn) ? findStep(call) : undefined;
      if (step !== undefined && call.type === AST_NODE_TYPES.CallExpression && isOf(file, call, place)) {
        steps.push({ call, step });
      }
    }
  }
  return steps;
}

function isOf(file: FileAnalysis, call: TSESTree.CallExpression, place: Place): boolean {
  const receiver = findReceiver(call);
  const found = receiver && file.places.find(receiver);
  return found !== undefined && isSamePlace(found, place);
}

function judgeTransaction(file: FileAnalysis, transaction: Transaction): readonly Finding<TransactionKind>[] {
  const { begin, fn, steps } = transaction;
  const flow = file.flows.solve({ owner: fn, acquire: findSite(begin), uses: [...steps.flatMap(toUse), ...collectLeavings(file, transaction)] });
  const exit = flow === undefined ? undefined : chooseExit(flow, begin);
  return flow === undefined || exit === undefined ? [] : [describe(file, transaction, flow, exit)];
}

/** The transaction is there once the database says so. */
function findSite(begin: TSESTree.CallExpression): TSESTree.Node {
  const { parent } = wrapped(begin);
  return parent?.type === AST_NODE_TYPES.AwaitExpression ? parent : begin;
}

function toUse({ call, step }: Step): readonly Use[] {
  return step === 'begins' ? [] : [{ kind: 'release', at: call }];
}

/** Where the connection goes to somebody who may end the transaction, and calls that say that they do. */
function collectLeavings(file: FileAnalysis, { fn, place, begin }: Transaction): readonly Use[] {
  const leavings: Use[] = [];
  for (const [name, calls] of file.index.calls) {
    const ends = MAY_END.test(name);
    for (const call of calls) {
      const isLeaving = ends ? mentionsConnection(file, call, place) || isOwnCall(call) : gives(file, call, place) || endsInside(file, call);
      if (call !== begin && isWithin(call, fn) && isLeaving) {
        leavings.push({ kind: 'handed', at: call });
      }
    }
  }
  return [...leavings, ...collectReturns(fn, place)];
}

/** `finish(client)`, `client.finish()`. */
function mentionsConnection(file: FileAnalysis, call: TSESTree.CallExpression | TSESTree.NewExpression, place: Place): boolean {
  const isReceiver = call.type === AST_NODE_TYPES.CallExpression && findCalleeName(call) !== 'release' && isOf(file, call, place);
  return isReceiver || gives(file, call, place);
}

/** `rollback()`, `this.commit()`: a function of the file's own that knows the connection. */
function isOwnCall({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return callee.type === AST_NODE_TYPES.Identifier || (callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.ThisExpression);
}

/** A function of this file that ends a transaction, whichever it is. */
function endsInside({ functions, index }: FileAnalysis, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const body = functions.findCallee(call)?.body;
  let isFound = false;
  if (body !== undefined) {
    walk(body, index.sourceCode.visitorKeys, (node) => {
      const step = node.type === AST_NODE_TYPES.CallExpression ? findStep(node) : undefined;
      isFound ||= step !== undefined && step !== 'begins';
    });
  }
  return isFound;
}

/** `new Session(client)`, which keeps it. A plain call has it on loan. */
function gives(file: FileAnalysis, call: TSESTree.CallExpression | TSESTree.NewExpression, place: Place): boolean {
  const isTaker = call.type === AST_NODE_TYPES.NewExpression || MAY_END.test(findCalleeName(call) ?? '');
  return isTaker && call.arguments.some((argument) => {
    const found = file.places.find(argument);
    return found !== undefined && isSamePlace(found, place);
  });
}

/** `return client;`, `return { client };`. */
function collectReturns(fn: FunctionNode, { root }: Place): readonly Use[] {
  if (root.kind !== 'variable') {
    return [];
  }
  return root.variable.references.flatMap(({ identifier }): readonly Use[] => {
    const { parent } = wrapped(identifier);
    const isGiven = parent?.type === AST_NODE_TYPES.ReturnStatement || parent?.type === AST_NODE_TYPES.Property || parent?.type === AST_NODE_TYPES.ArrayExpression;
    const isStored = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === identifier;
    return isWithin(identifier, fn) && (isGiven || isStored) ? [{ kind: 'handed', at: identifier }] : [];
  });
}

/** A way out that the code writes down, before one that an error takes. */
function chooseExit(flow: PlaceFlow, begin: TSESTree.CallExpression): LiveExit | undefined {
  const exits = flow.liveExits.filter(({ cause }) => cause === undefined || !isWithin(begin, cause));
  return exits.find(isWritten) ?? exits.find(({ kind }) => kind === 'return') ?? exits.find(({ cause }) => cause !== undefined);
}

function isWritten({ cause }: LiveExit): boolean {
  return cause?.type === AST_NODE_TYPES.ReturnStatement || cause?.type === AST_NODE_TYPES.ThrowStatement;
}

function describe(file: FileAnalysis, transaction: Transaction, flow: PlaceFlow, exit: LiveExit): Finding<TransactionKind> {
  const { begin, connection } = transaction;
  const { sourceCode } = file.index;
  const handle = sourceCode.getText(connection);
  const release = getRollback(file, transaction, handle);
  const isCertain = isWritten(exit) && exit.cause !== undefined && flow.isAlwaysLiveBefore(exit.cause);
  return {
    kind: isWritten(exit) ? 'transactionLeft' : exit.kind === 'return' ? 'transactionSkipped' : 'transactionThrown',
    node: begin,
    certainty: getCertainty(transaction, exit),
    words: {
      handle,
      release,
      culprit: exit.cause === undefined ? '' : getShortText(file, exit.cause.type === AST_NODE_TYPES.AwaitExpression ? exit.cause.argument : exit.cause),
      leaver: exit.cause?.type === AST_NODE_TYPES.ThrowStatement ? 'throw' : 'return',
      line: (exit.cause ?? begin).loc.start.line,
    },
    remedies: isCertain ? planRelease(exit.cause, handle) : isWritten(exit) ? [] : planCatch(transaction, exit, handle),
    write: () => (transaction.fn.async ? `await ${release}` : release),
  };
}

/** What a pool gets back is given on as it is, so that an error is a way like any other. */
function getCertainty({ steps, fn }: Transaction, { kind }: LiveExit): Certainty {
  return kind === 'return' || steps.some(({ call, step }) => step === 'rollsBack' && findEnclosingFunction(call) === fn) ? 'path' : 'throw';
}

/** The rollback that the function has, or what matches the way in which the transaction began. */
function getRollback(file: FileAnalysis, { begin, steps }: Transaction, handle: string): string {
  const written = steps.find(({ step }) => step === 'rollsBack');
  if (written !== undefined) {
    return file.index.sourceCode.getText(written.call);
  }
  if (isSent(begin)) {
    return `${handle}.${findCalleeName(begin) ?? 'query'}('ROLLBACK')`;
  }
  const committed = steps.find(({ step }) => step === 'commits');
  return `${handle}.${committed !== undefined && findCalleeName(committed.call) === 'commitTransaction' ? 'rollbackTransaction' : 'rollback'}()`;
}

/** Between the begin and the end of the same block an error rolls back, and is thrown on. */
function planCatch({ begin, steps, fn }: Transaction, { cause, kind }: LiveExit, handle: string): readonly PlannedRemedy[] {
  const start = findStatement(begin);
  const commit = steps.find(({ call, step }) => step === 'commits' && findEnclosingFunction(call) === fn);
  const end = commit && findStatement(commit.call);
  const list = start?.parent?.type === AST_NODE_TYPES.BlockStatement && end?.parent === start.parent ? start.parent.body : [];
  const rest = list.slice(list.findIndex((statement) => statement === start) + 1);
  const to = rest.find((statement) => statement === end);
  const [from] = rest;
  const isBetween = cause !== undefined && from !== undefined && to !== undefined && cause.range[0] >= from.range[0] && cause.range[1] <= to.range[1];
  return isBetween && kind === 'throw' ? [{ remedy: { kind: 'releaseInCatch', from, to, handle }, isSafe: false }] : [];
}

function planRelease(cause: TSESTree.Node, handle: string): readonly PlannedRemedy[] {
  switch (cause.type) {
    case AST_NODE_TYPES.ReturnStatement:
      return [{ remedy: { kind: 'releaseBeforeReturn', return: cause, handle }, isSafe: false }];
    case AST_NODE_TYPES.ThrowStatement:
      return [{ remedy: { kind: 'releaseBefore', acquire: cause.argument, handle }, isSafe: false }];
    default:
      return [];
  }
}
