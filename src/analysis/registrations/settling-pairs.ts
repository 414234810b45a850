/**
 * Two one-shot listeners that settle one promise, and neither removes the other: the one whose event did not come stays on its target.
 *
 * Certain where the target lives as long as the process, likely where it came from outside. Silent where only events can win that a target tells
 * once, at its start or its end: then one listener a target stays, and goes with it. So is a target that the same activation made.
 *
 * Example: `new Promise((resolve, reject) => { bus.once('reply', resolve); bus.once('lost', reject); })` leaves a listener for `lost` on each reply.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findLastName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { exchangeNames, targetEndEvents, targetStartEvents } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Certainty, FunctionNode } from '../model.js';
import { isStartUp } from '../start-up.js';
import { getRegistrations } from './collect.js';
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
  readonly executor: FunctionNode;
}

const EXCHANGES: ReadonlySet<string> = new Set(exchangeNames);
const ONCE_A_TARGET: ReadonlySet<string> = new Set([...targetStartEvents, ...targetEndEvents]);

export function collectSettlingPairs(file: FileAnalysis): readonly SettlingPair[] {
  const halves = getRegistrations(file).registrations.flatMap((registration) => findHalf(file, registration) ?? []);
  return halves.flatMap((half, position) => {
    const others = halves.filter((other, index) => index !== position && isBeside(file, half, other));
    // One report for a pair: the first half that can lose.
    const winner = others.find(({ registration }) => mayComeAgain(registration));
    const isFirst = !halves.slice(0, position).some((earlier) => isBeside(file, half, earlier) && canLose(file, earlier, halves));
    const certainty = winner === undefined || !isFirst ? undefined : weigh(file, half);
    return winner === undefined || certainty === undefined ? [] : [{ loser: half.registration, winner: winner.registration, certainty, isWhole: others.length === 1 }];
  });
}

function canLose(file: FileAnalysis, half: Half, halves: readonly Half[]): boolean {
  return halves.some((other) => other !== half && isBeside(file, half, other) && mayComeAgain(other.registration));
}

function findHalf(file: FileAnalysis, registration: Registration): Half | undefined {
  const { call, isOnce, signal } = registration;
  const executor = findEnclosingFunction(call);
  const isAlone = isOnce === true && signal === undefined && isDropped(registration) && collectRemovals(file, registration).length === 0;
  return isAlone && executor !== undefined && isExecutor(executor) && settles(file, registration, executor) && file.seam.isCallable(call) !== 'yes'
    ? { registration, executor }
    : undefined;
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
  return left.executor === right.executor && compareTargets(file, left.registration.target.identity, right.registration.target.identity) === 'exact';
}

/** An event that a target tells again and again. */
function mayComeAgain({ event }: Registration): boolean {
  return event.kind === 'text' && !ONCE_A_TARGET.has(event.text);
}

function weigh(file: FileAnalysis, { registration, executor }: Half): Certainty | undefined {
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
      return isExchange(target.node) ? undefined : 'likely';
    default:
      return undefined;
  }
}

function isExchange(target: TSESTree.Node): boolean {
  return EXCHANGES.has(findLastName(target) ?? '');
}
