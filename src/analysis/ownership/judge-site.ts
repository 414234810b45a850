/**
 * The verdict on one call of a maker that a file releases elsewhere.
 *
 * Other places of the same file are the evidence, so that a call whose result is never released is a leak even where only other files could say
 * how often it runs. A handle that goes anywhere unseen, or that code of a start-up makes, has no verdict.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { containerMethodNames } from '../../catalogue/index.js';
import { findCalleeName } from '../file-index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { judge } from '../judge.js';
import { isUsedLater, judgePaths } from '../judge-local.js';
import type { Certainty, Failure, FunctionNode, Obligation, Place, Use, Verdict } from '../model.js';
import { isStartUp } from '../start-up.js';
import type { Group, Site } from './groups.js';
import { getMade } from './made-values.js';
import { findLost } from './lost.js';
import { collectOwnedTests, collectTellingTests, isShared } from './owned-tests.js';

const KEEPERS: ReadonlySet<string> = new Set(containerMethodNames);

export function judgeSite(file: FileAnalysis, group: Group, site: Site): readonly Verdict[] {
  const { call, fate, protocol } = site;
  const obligation: Obligation = { protocol, node: call, calleeText: file.index.sourceCode.getText(call.callee), fate };
  if (file.multiplicity.getOfSite(call) === 'once') {
    return [];
  }
  switch (fate.kind) {
    case 'kept':
      return judgeKeptSite(file, group, site, { obligation, place: fate.place });
    case 'unknown':
      return findLost(call, group.isLease) === undefined ? [] : judgeDropped(file, group, site, obligation);
    case 'discarded':
      return call.type === AST_NODE_TYPES.NewExpression ? [] : judgeDropped(file, group, site, obligation);
    default:
      return [];
  }
}

interface Kept {
  readonly obligation: Obligation;
  readonly place: Place;
}

function judgeKeptSite(file: FileAnalysis, group: Group, site: Site, kept: Kept): readonly Verdict[] {
  const { place, obligation } = kept;
  const fn = findEnclosingFunction(site.call);
  if (place.root.kind === 'variable' && place.path.length === 0 && !place.isElement && fn !== undefined && place.root.variable.scope.variableScope.block === fn) {
    return judgeLocalSite(file, group, site, { ...kept, fn });
  }
  const verdicts = site.isMaybe || !group.isEndedByTeardown ? [] : judge(file, obligation);
  return verdicts.map((verdict) => (verdict.failure.kind === 'releasedOnlyBefore' ? { ...verdict, certainty: 'likely' } : verdict));
}

function judgeLocalSite(file: FileAnalysis, group: Group, site: Site, { obligation, place, fn }: Kept & { readonly fn: FunctionNode }): readonly Verdict[] {
  const all = file.uses.collect(place, obligation.protocol);
  const releases = all.filter(({ kind }) => kind === 'release');
  if (all.some(({ kind }) => kind === 'exempt')) {
    return [];
  }
  if (releases.length === 0) {
    const isUnclear = all.some(({ kind }) => kind === 'handed') || isUsedLater(obligation, all, fn);
    const owner = file.owners.getOfSite(site.call);
    return isUnclear ? [] : weigh(file, group, site, obligation, { kind: 'neverReleased', owner });
  }
  const uses = [...all.filter((use) => !isLent(use, releases, fn)), ...(isShared(site) ? collectOwnedTests(releases) : collectTellingTests(file, all, releases))];
  const flow = file.flows.solve({ owner: fn, acquire: getMade(site.call), uses });
  return flow === undefined ? [] : judgePaths(file, obligation, flow, releases).map((verdict) => (isByThrow(verdict, group) ? { ...verdict, certainty: 'throw' } : verdict));
}

/** A handler that goes on after an error: only the error skips the release. What a pool lent is missed there, too. */
function isByThrow({ obligation, failure }: Verdict, { isLease }: Group): boolean {
  if (isLease || failure.kind !== 'exitMissed') {
    return false;
  }
  for (let node = findParent(failure.release); node !== undefined && !isFunction(node); node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.TryStatement && node.handler !== null && isWithin(failure.release, node.block) && isWithin(obligation.node, node.block)) {
      return failure.cause === undefined || !isWithin(failure.cause, node.block);
    }
  }
  return false;
}

/** What the same function releases after a call was only lent to the call, unless the call's branch leaves before. */
function isLent({ kind, at }: Use, releases: readonly Use[], fn: FunctionNode): boolean {
  const { parent } = at;
  if (kind !== 'handed' || parent?.type !== AST_NODE_TYPES.CallExpression || parent.callee === at || KEEPERS.has(findCalleeName(parent) ?? '')) {
    return false;
  }
  return releases.some((release) => findEnclosingFunction(release.at) === fn && release.at.range[0] > parent.range[1] && !leavesBefore(parent, release.at));
}

function leavesBefore(call: TSESTree.Node, release: TSESTree.Node): boolean {
  for (let node = findParent(call); node !== undefined && !isFunction(node) && !isWithin(release, node); node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.BlockStatement && node.body.some(({ type }) => type === AST_NODE_TYPES.ReturnStatement || type === AST_NODE_TYPES.ThrowStatement)) {
      return true;
    }
  }
  return false;
}

function judgeDropped(file: FileAnalysis, group: Group, site: Site, obligation: Obligation): readonly Verdict[] {
  return weigh(file, group, site, obligation, { kind: 'discarded', scope: file.owners.getOfSite(site.call) });
}

function weigh(file: FileAnalysis, { isLease, isUsedLocally }: Group, { call, isMaybe }: Site, obligation: Obligation, failure: Failure): readonly Verdict[] {
  const fn = findEnclosingFunction(call);
  if (fn === undefined || isStartUp(file, fn)) {
    return [];
  }
  const isDropped = failure.kind === 'discarded';
  const certainty: Certainty = isLease ? (isMaybe ? 'path' : 'definite') : isDropped || isMaybe || !isUsedLocally ? 'likely' : 'definite';
  return [{ obligation, certainty, failure }];
}
