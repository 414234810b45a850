/**
 * A removal that names another listener than the one that was added, by one part: the flag, the event, the target, the function, or its `this`.
 *
 * Certain where the removal belongs to no listener of the file, not even possibly; one listener of the same class or function agrees with it in all
 * parts but one, nothing else removes that one, and nothing else comes as near. Events that only the run knows are the same only where they come
 * from the same place.
 *
 * Example: `el.addEventListener('wheel', zoom, true)` with `el.removeEventListener('wheel', zoom)`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../ast/unwrap.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isSamePlace } from '../places.js';
import { getRegistrations } from '../registrations/collect.js';
import { getListener } from '../registrations/identities.js';
import { type Comparison, getParts, match } from '../registrations/pairing.js';
import type { Registration, Removal } from '../registrations/registration.js';
import { compareHalves, matchHalves } from './halves.js';
import { describeNearMiss } from './describe-near-miss.js';
import type { Mismatch } from './mismatch.js';
import { getOutermost } from './outermost.js';

export type MissedPart = keyof Comparison;

export interface NearMiss {
  readonly registration: Registration;
  readonly removal: Removal;
  /** The part in which they differ. */
  readonly part: MissedPart;
}

export function collectNearMisses(file: FileAnalysis): readonly Mismatch[] {
  const found = getRegistrations(file).removals.flatMap((removal) => findNearMiss(file, removal) ?? []);
  // Two removals that are as near to one listener: nobody knows which one was meant.
  const isOnly = ({ registration }: NearMiss): boolean => found.filter((other) => other.registration.call === registration.call).length === 1;
  return found.filter(isOnly).map((miss) => describeNearMiss(file, miss));
}

function findNearMiss(file: FileAnalysis, removal: Removal): NearMiss | undefined {
  const { registrations } = getRegistrations(file);
  if (removal.kind !== 'mirror' || registrations.some((registration) => mayBelong(file, registration, removal))) {
    return undefined;
  }
  const owner = getOutermost(removal.call);
  const near = registrations.flatMap((registration) => {
    const part = getOutermost(registration.call) === owner ? findMissedPart(file, registration, removal) : undefined;
    return part === undefined ? [] : [{ registration, removal, part }];
  });
  // One call may be a listener of more than one kind.
  const candidates = [...new Map(near.map((miss) => [miss.registration.call, miss])).values()].filter((miss) => isMeant(file, miss));
  return findOnly(candidates.filter(isFlagOnly)) ?? findOnly(candidates.filter((miss) => isMadeOnTheSpot(file, miss))) ?? (isAlone(near) ? candidates[0] : undefined);
}

function isAlone(near: readonly NearMiss[]): boolean {
  return new Set(near.map(({ registration }) => registration.call)).size === 1;
}

function findOnly(misses: readonly NearMiss[]): NearMiss | undefined {
  return misses.length === 1 ? misses[0] : undefined;
}

/** The same target, event and function: nothing comes nearer. */
function isFlagOnly({ part }: NearMiss): boolean {
  return part === 'capture' || part === 'context';
}

/** The same target and event, with a function that nothing else can name. */
function isMadeOnTheSpot(file: FileAnalysis, { registration, removal, part }: NearMiss): boolean {
  const given = removal.call.arguments[registration.protocol.callback];
  const isFresh = registration.listener.identity.kind === 'fresh' || (given !== undefined && getListener(file, given).identity.kind === 'fresh');
  return part === 'listener' && isFresh;
}

/** A listener that has a removal of its own needs no other. */
function mayBelong(file: FileAnalysis, registration: Registration, removal: Removal): boolean {
  const found = matchHalves(file, registration, removal);
  return found === 'exact' || (found === 'possible' && !getCertainPairs(file).registrations.has(registration));
}

/** May anything take this listener away: a call that names it, or one that ends this very target? */
function isReleased(file: FileAnalysis, registration: Registration): boolean {
  return getRegistrations(file).removals.some((removal) =>
    removal.kind === 'mirror'
      ? mayBelong(file, registration, removal) && !belongsToOther(file, registration, removal)
      : match(file, registration, removal) === 'exact',
  );
}

function belongsToOther(file: FileAnalysis, registration: Registration, removal: Removal): boolean {
  return compareHalves(file, registration, removal)?.target !== 'exact' && getCertainPairs(file).removals.has(removal);
}

/** Both halves of all that certainly belong together. */
const getCertainPairs = weakMemo((file: FileAnalysis) => {
  const registrations = new Set<Registration>();
  const removals = new Set<Removal>();
  const halves = getRegistrations(file);
  for (const registration of halves.registrations) {
    for (const removal of halves.removals) {
      if (matchHalves(file, registration, removal) === 'exact') {
        registrations.add(registration);
        removals.add(removal);
      }
    }
  }
  return { registrations, removals };
});

/** The one part that differs, where all others are certainly the same. */
function findMissedPart(file: FileAnalysis, registration: Registration, removal: Removal): MissedPart | undefined {
  const comparison = compareHalves(file, registration, removal);
  if (comparison === undefined) {
    return undefined;
  }
  const parts = getParts(comparison);
  const isNear = parts.filter((part) => part === 'never').length === 1 && !parts.includes('possible');
  if (!isNear || registration.isOnce === 'unknown' || registration.signal !== undefined || isReleased(file, registration)) {
    return undefined;
  }
  const keys: readonly MissedPart[] = ['target', 'event', 'listener', 'capture', 'context'];
  const part = keys.find((key) => comparison[key] === 'never');
  // A one-shot may take itself away, and what is removed in its place be another one's.
  if (registration.isOnce && part === 'listener') {
    return undefined;
  }
  return part === 'event' || isSameEvent(file, registration, removal) ? part : undefined;
}

/** A variable of a loop is the same event only in a loop over the same events, or where its listener has no other use. */
function isSameEvent(file: FileAnalysis, { event, eventNode, listener }: Registration, { call }: Removal): boolean {
  if (event.kind !== 'unknown' || eventNode === undefined) {
    return true;
  }
  const [given] = call.arguments;
  const [left, right] = [file.places.find(eventNode), given && file.places.find(given)];
  return (left !== undefined && right !== undefined && isSamePlace(left, right)) || isOnlyAdded(file, listener.node);
}

/** A constant function that is added, and mentioned nowhere else. */
function isOnlyAdded(file: FileAnalysis, listener: TSESTree.Node): boolean {
  const name = unwrap(listener);
  const variable = name.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(name) : undefined;
  const mentions = variable?.references.filter(({ init }) => init !== true) ?? [];
  return mentions.length > 0 && mentions.every(({ identifier }) => getRegistrations(file).registrations.some((other) => unwrap(other.listener.node) === identifier));
}

function isMeant(file: FileAnalysis, { registration, removal, part }: NearMiss): boolean {
  switch (part) {
    case 'capture':
      return true;
    case 'context':
      return isThis(registration) && removal.call.arguments.length === 1;
    case 'event':
      return registration.event.kind === 'text';
    case 'target':
      return registration.target.identity.kind === 'global' && removal.target.identity.kind === 'global';
    default:
      return isListenerMeant(file, registration, removal);
  }
}

/** `signal.connect(slot, this)`; `node.connect(gain, 0)` connects sounds. */
function isThis({ call, protocol }: Registration): boolean {
  const context = protocol.context === undefined ? undefined : call.arguments[protocol.context];
  return context?.type === AST_NODE_TYPES.ThisExpression;
}

/**
 * A function of the file's own that nothing adds takes the place of the one that is added. Where that one is made on the spot, it has to be made
 * from the removed one, or the removed one is made on the spot as well.
 */
function isListenerMeant(file: FileAnalysis, { listener, protocol }: Registration, { call }: Removal): boolean {
  const given = call.arguments[protocol.callback];
  if (given === undefined) {
    return false;
  }
  const removed = getListener(file, given).identity;
  if (removed.kind === 'fresh') {
    return true;
  }
  return removed.kind === 'place' && (listener.identity.kind === 'place' || isMadeFrom(file, listener.node, given));
}

/** `() => this.onScroll()`, `this.onScroll.bind(this)`, `throttle(this.onScroll)` of `this.onScroll`. */
function isMadeFrom(file: FileAnalysis, made: TSESTree.Node, from: TSESTree.Node): boolean {
  const text = file.index.sourceCode.getText(from).replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(`(?<![\\w$.])${text}(?![\\w$])`, 'u').test(file.index.sourceCode.getText(made));
}
