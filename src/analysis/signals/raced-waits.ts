/**
 * `once(emitter, 'event')` of Node in a race: when another promise wins, its listeners stay until the event comes.
 *
 * Certain where the emitter lives as long as the process, or the signal is the caller's, and the code runs many times; likely where the emitter came
 * from outside. What the same activation made dies with it, and what has an unknown life is silent. A wait with a signal ends with that.
 *
 * Example: `await Promise.race([once(bus, 'reply'), once(bus, 'lost')])` in a function that runs for each request.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName } from '../../ast/static-name.js';
import { findStaticString } from '../../ast/static-string.js';
import { unwrap } from '../../ast/unwrap.js';
import { eventWaits } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { Certainty } from '../model.js';
import { findRunner } from '../set-up.js';
import { isStartUp } from '../start-up.js';
import { getShortText } from '../wording.js';
import { isSignal } from './abort-listeners.js';
import { findRace, isRaced } from './settlers.js';
import { getSignalOrigin } from './signal-origins.js';

type Call = TSESTree.CallExpression;

interface RacedWait {
  readonly call: Call;
  readonly target: TSESTree.Expression;
  /** `Promise.race([…])`, where it stands around the wait. */
  readonly race: Call | undefined;
  readonly certainty: Certainty;
}

export function collectRacedWaits(file: FileAnalysis): readonly Finding<'raceLoserStays'>[] {
  const waits = (file.index.calls.get('once') ?? []).flatMap((call) => (call.type === AST_NODE_TYPES.CallExpression ? (findRacedWait(file, call) ?? []) : []));
  return waits.flatMap((wait, position) => {
    const others = wait.race === undefined ? [] : waits.filter(({ race }, index) => index !== position && race === wait.race);
    // One report for a race: its edit ends all of them.
    const isFirst = others.every(({ call }) => call.range[0] > wait.call.range[0]);
    return isFirst ? [describe(file, wait, others)] : [];
  });
}

function findRacedWait(file: FileAnalysis, call: Call): RacedWait | undefined {
  const [target, event, options] = call.arguments;
  if (target === undefined || event === undefined || target.type === AST_NODE_TYPES.SpreadElement || mayHaveSignal(options)) {
    return undefined;
  }
  if (!file.resolver.refersTo(call.callee, eventWaits) || !isRaced(file, call) || file.multiplicity.getOfSite(call) === 'once') {
    return undefined;
  }
  const certainty = isSignal(file, target) && findStaticString(event) === 'abort' ? weighSignal(file, target) : weighTarget(file, call, target);
  return certainty && { call, target, race: findRace(call), certainty };
}

function mayHaveSignal(options: TSESTree.Node | undefined): boolean {
  const value = options && unwrap(options);
  return (
    value !== undefined &&
    (value.type !== AST_NODE_TYPES.ObjectExpression || value.properties.some((property) => property.type !== AST_NODE_TYPES.Property || findKeyName(property) === 'signal'))
  );
}

function weighSignal(file: FileAnalysis, signal: TSESTree.Node): Certainty | undefined {
  switch (getSignalOrigin(file, signal)) {
    case 'given':
      return 'definite';
    case 'offered':
    case 'instance':
      return 'likely';
    default:
      return undefined;
  }
}

function weighTarget(file: FileAnalysis, call: Call, target: TSESTree.Node): Certainty | undefined {
  const runner = findRunner(call);
  switch (file.lifetimes.get(target)) {
    case 'process': {
      const isOften = file.multiplicity.getOfSite(call) === 'many' && (runner === undefined || !isStartUp(file, runner));
      return isOften ? 'definite' : 'likely';
    }
    case 'outer':
    case 'argument':
      return 'likely';
    default:
      return undefined;
  }
}

function describe(file: FileAnalysis, { call, target, race, certainty }: RacedWait, others: readonly RacedWait[]): Finding<'raceLoserStays'> {
  const [, event] = call.arguments;
  return {
    kind: 'raceLoserStays',
    node: call,
    certainty,
    words: { handle: getShortText(file, target), event: event === undefined ? '' : getShortText(file, event), callee: getShortText(file, call.callee) },
    remedies:
      race === undefined
        ? []
        : [{ remedy: { kind: 'endWithPromise', registration: call, others: others.map((other) => other.call), promise: race }, isSafe: false }],
    write: (handle) => handle,
  };
}
