/**
 * The makers of a file whose results it releases somewhere, with every call of them: what one place releases, all others owe.
 *
 * Missed: makers that this file never releases anything of. Wrappers are makers, too: their clients' calls stand beside those of what they wrap.
 * Left out is what the catalogue describes, what only looks like a resource (what is shown, what ends with its parent), and, by their types,
 * results that cannot be released.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { acquiringVerbs, lendingVerbs, protocols, resourceNounPattern, selfEndingThingPattern, shownThingPattern } from '../../catalogue/index.js';
import type { Protocol } from '../../catalogue/schema.js';
import { collectObligations } from '../acquisitions.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { getFate } from '../handle-positions.js';
import type { AcquireNode, Fate } from '../model.js';
import { type CalleeKey, findCalleeKey } from './callee-keys.js';
import { endingNames } from './ending-names.js';
import { getMade } from './made-values.js';
import { createProtocol } from './protocols.js';
import { collectReleases, isLeaseMethod, type Release } from './releases.js';
import { collectClients, findWrapper, getPassing } from './wrappers.js';

/** A call that makes what the group's releases end. */
export interface Site {
  readonly call: AcquireNode;
  readonly protocol: Protocol;
  readonly fate: Fate;
  /** The maker may give back what it was passed. */
  readonly isMaybe: boolean;
}

export interface Group {
  readonly releases: readonly [Release, ...Release[]];
  readonly isLease: boolean;
  /** So does one, or a teardown releases one that a field keeps. */
  readonly isEndedByTeardown: boolean;
  readonly sites: readonly Site[];
}

const OWNING = createVerbPattern(acquiringVerbs);
const LENDING = createVerbPattern([...acquiringVerbs, ...lendingVerbs]);
const SHOWN = new RegExp(shownThingPattern, 'iu');
const SELF_ENDING = new RegExp(selfEndingThingPattern, 'iu');
const RESOURCE = new RegExp(resourceNounPattern, 'iu');

/** Rows, not objects: `const user = await User.create(…); await user.destroy()`. */
const ROW_MAKERS = new Set(['create', 'build']);

/** What is measured between its start and its end keeps nothing. */
const SPAN_MAKERS = /^_*(?:begin|start)|[sS]pan$/u;
const WRAPPER_DEPTH = 3;

function createVerbPattern(verbs: readonly string[]): RegExp {
  return new RegExp(`^_*(?:${verbs.join('|')})(?:$|[A-Z_])`, 'u');
}

export function collectGroups(file: FileAnalysis): readonly Group[] {
  const byKey = new Map<CalleeKey, [Release, ...Release[]]>();
  const releases = collectReleases(file).filter(isPlausible);
  const known = releases.length === 0 ? new Set<AcquireNode>() : new Set(collectObligations(file, protocols).map(({ node }) => node));
  for (const release of releases) {
    const key = known.has(release.maker) ? undefined : findCalleeKey(file.index, release.maker);
    const others = key === undefined ? undefined : byKey.get(key);
    if (others !== undefined) {
      others.push(release);
    } else if (key !== undefined) {
      byKey.set(key, [release]);
    }
  }
  return [...byKey].map(([key, [first, ...rest]]) => toGroup(file, key, [first, ...rest]));
}

function isPlausible({ maker, method, handle }: Release): boolean {
  const name = findCalleeName(maker) ?? '';
  const isLease = isLeaseMethod(method);
  const isMaker = maker.type === AST_NODE_TYPES.NewExpression || (isLease ? LENDING : OWNING).test(name);
  const isRow = (method === 'destroy' && ROW_MAKERS.has(name)) || (method === 'end' && isMeasured(name, handle));
  return isMaker && !isRow && (isLease || ![name, handle].some((word) => SHOWN.test(word) || SELF_ENDING.test(word)));
}

/** `end()` ends a measurement, a decoder, a message or a digest as well, which all hold nothing: only what is called like a connection counts. */
function isMeasured(maker: string, handle: string): boolean {
  return SPAN_MAKERS.test(maker) || ![maker, handle].some((word) => RESOURCE.test(word));
}

function toGroup(file: FileAnalysis, key: CalleeKey, releases: readonly [Release, ...Release[]]): Group {
  const [{ maker, method }] = releases;
  const name = findCalleeName(maker) ?? '';
  const calls = (file.index.calls.get(name) ?? []).filter((call) => call.type === maker.type && findCalleeKey(file.index, call) === key);
  const sites = new Map<AcquireNode, Site>();
  const isAwaited = releases.some(({ call }) => getMade(call) !== call);
  let due: readonly { readonly call: AcquireNode; readonly isMaybe: boolean }[] = calls.map((call) => ({ call, isMaybe: false }));
  for (let depth = 0; depth <= WRAPPER_DEPTH && due.length > 0; depth += 1) {
    const added = due.flatMap(({ call, isMaybe }) => {
      const isConstructor = maker.type === AST_NODE_TYPES.NewExpression;
      const protocol = createProtocol({ name, isConstructor, method, others: endingNames(file), isAwaited, isPromise: getMade(call) !== call });
      const site = sites.has(call) || file.seam.hasMember(getMade(call), method) === 'no' ? undefined : toSite(file, call, protocol, isMaybe);
      return site === undefined ? [] : [site];
    });
    for (const site of added) {
      sites.set(site.call, site);
    }
    due = added.flatMap((site) => collectWrapped(file, site));
  }
  return {
    releases,
    isLease: releases.some((release) => isLeaseMethod(release.method)),
    isEndedByTeardown: releases.some(isLocal) || releases.some(({ call }) => isInTeardown(file, call)),
    sites: [...sites.values()],
  };
}

function isLocal({ maker, call }: Release): boolean {
  const fn = findEnclosingFunction(maker);
  return fn !== undefined && isWithin(call, fn);
}

function isInTeardown(file: FileAnalysis, call: AcquireNode): boolean {
  const owner = file.classLikes.findThisOwner(call);
  return owner !== undefined && file.teardowns.isReached(call, file.teardowns.collect({ kind: 'instance', classLike: owner.classLike }));
}

function toSite(file: FileAnalysis, call: AcquireNode, protocol: Protocol, isMaybe: boolean): Site {
  return { call, protocol, isMaybe, fate: getFate(file, call, protocol) };
}

/** The calls of the wrapper that a site makes of the function around it. */
function collectWrapped(file: FileAnalysis, { call, fate, protocol, isMaybe }: Site): readonly { readonly call: AcquireNode; readonly isMaybe: boolean }[] {
  const uses = fate.kind === 'kept' ? file.uses.collect(fate.place, protocol) : [];
  const wrapper = findWrapper(file, call, fate, uses);
  return wrapper === undefined
    ? []
    : collectClients(file, wrapper).flatMap((client) => {
        const passing = wrapper.passedBack === undefined ? 'nothing' : getPassing(file, client, wrapper.passedBack);
        const isPromise = wrapper.fn.async && getMade(client) === client;
        return passing === 'something' || isPromise ? [] : [{ call: client, isMaybe: isMaybe || passing === 'maybe' }];
      });
}
