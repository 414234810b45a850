/**
 * Two one-shot listeners that settle one promise, and neither removes the other: the one whose event did not come stays on its target.
 *
 * Certain where the target lives as long as the process, and where both listeners mark it as free again, so that it is used for the next promise;
 * likely where it came from outside. Silent where only events can win that a target tells once, at its start or its end: then one listener a target
 * stays, and goes with it. So is a target that the same activation made.
 *
 * Example: `new Promise((resolve, reject) => { bus.once('reply', resolve); bus.once('lost', reject); })` leaves a listener for `lost` on each reply.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findLastName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { exchangeNames, returningVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Certainty, FunctionNode } from '../model.js';
import { isStartUp } from '../start-up.js';
import { getRegistrations } from './collect.js';
import { mayComeAgain } from './end-events.js';
import { isDropped } from './obligations.js';
import { collectRemovals, compareTargets } from './pairing.js';
import { isConfirmed } from './receivers.js';
import type { Registration } from './registration.js';

export interface SettlingPair {
  readonly loser: Registration;
  readonly winner: Registration;
  readonly certainty: Certainty;
  /** False where more than two wait. */
  readonly isWhole: boolean;
}

/** One listener that settles a promise. */
interface Half {
  readonly registration: Registration;
  /** The function that gives the listener: the promise's executor, or one in it. */
  readonly giver: FunctionNode;
  readonly executor: FunctionNode;
}

const EXCHANGES: ReadonlySet<string> = new Set(exchangeNames);

export function collectSettlingPairs(file: FileAnalysis): readonly SettlingPair[] {
  const halves = getRegistrations(file).registrations.flatMap((registration) => findHalf(file, registration) ?? []);
  return halves.flatMap((half, position) => {
    const others = halves.filter((other, index) => index !== position && isBeside(file, half, other));
    // One report for a pair: the first half that can lose.
    const winner = others.find(({ registration }) => mayComeAgain(registration));
    const isFirst = !halves.slice(0, position).some((earlier) => isBeside(file, half, earlier) && canLose(file, earlier, halves));
    const certainty = winner === undefined || !isFirst ? undefined : weigh(file, half, winner);
    return winner === undefined || certainty === undefined ? [] : [{ loser: half.registration, winner: winner.registration, certainty, isWhole: others.length === 1 }];
  });
}

function canLose(file: FileAnalysis, half: Half, halves: readonly Half[]): boolean {
  return halves.some((other) => other !== half && isBeside(file, half, other) && mayComeAgain(other.registration));
}

function findHalf(file: FileAnalysis, registration: Registration): Half | undefined {
  const { call, isOnce, signal } = registration;
  const giver = findEnclosingFunction(call);
  const executor = giver && findExecutor(giver);
  const isAlone = isOnce === true && signal === undefined && isDropped(registration) && collectRemovals(file, registration).length === 0;
  return isAlone && giver !== undefined && executor !== undefined && settles(file, registration, executor) && file.seam.isCallable(call) !== 'yes'
    ? { registration, giver, executor }
    : undefined;
}

/** The innermost executor that the function is, or stands in. */
function findExecutor(giver: FunctionNode): FunctionNode | undefined {
  let fn: FunctionNode | undefined = giver;
  while (fn !== undefined && !isExecutor(fn)) {
    fn = findEnclosingFunction(fn);
  }
  return fn;
}

function isExecutor(fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  return parent?.type === AST_NODE_TYPES.NewExpression && parent.arguments[0] === fn && findCalleeName(parent) === 'Promise';
}

/** `resolve` or `reject` itself, or a function that runs one of them. */
function settles(file: FileAnalysis, { listener }: Registration, executor: FunctionNode): boolean {
  const node = unwrap(listener.node);
  const variables = executor.params.flatMap((parameter) => file.index.findVariable(parameter) ?? []);
  const fn = file.functions.findFunction(node);
  return variables.some(
    (variable) =>
      variable.references.some(({ identifier }) => identifier === node) ||
      (fn !== undefined && variable.references.some(({ identifier }) => file.teardowns.isReached(identifier, [fn]))),
  );
}

function isBeside(file: FileAnalysis, left: Half, right: Half): boolean {
  return left.giver === right.giver && compareTargets(file, left.registration.target.identity, right.registration.target.identity) === 'exact';
}

function weigh(file: FileAnalysis, half: Half, winner: Half): Certainty | undefined {
  const { registration, executor } = half;
  const { call, target } = registration;
  const outer = findEnclosingFunction(executor);
  const count = file.multiplicity.getOfSite(call);
  if (count === 'once' || outer === undefined || isStartUp(file, outer)) {
    return undefined;
  }
  switch (file.lifetimes.get(target.node)) {
    case 'process':
      return count === 'many' && isConfirmed(file, registration) ? 'path' : 'likely';
    case 'outer':
    case 'argument':
      return isExchange(target.node) ? undefined : [half, winner].every((one) => isFreed(file, one)) ? 'path' : 'likely';
    case 'unknown':
      return [half, winner].every((one) => isFreed(file, one)) ? 'path' : undefined;
    default:
      return undefined;
  }
}

/** `worker.isBusy = false`, `idle.push(worker)`, `pool.release(worker)`: what listens gives the target back for the next use. */
function isFreed(file: FileAnalysis, { registration }: Half): boolean {
  const fn = file.functions.findFunction(registration.listener.node);
  const text = file.index.sourceCode.getText(registration.target.node);
  const isTarget = (node: TSESTree.Node): boolean => file.index.sourceCode.getText(unwrap(node)) === text;
  return (
    fn !== undefined &&
    collectOwnNodes(file.index.sourceCode, fn.body).some((node) => {
      if (node.type === AST_NODE_TYPES.AssignmentExpression) {
        return node.left.type === AST_NODE_TYPES.MemberExpression && isTarget(node.left.object);
      }
      return node.type === AST_NODE_TYPES.CallExpression && returningVerbs.includes(findCalleeName(node) ?? '') && node.arguments.some(isTarget);
    })
  );
}

function isExchange(target: TSESTree.Node): boolean {
  return EXCHANGES.has(findLastName(target) ?? '');
}
