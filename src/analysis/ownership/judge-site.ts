/**
 * The verdict on one call of a maker that a file releases elsewhere.
 *
 * Other places of the same file are the evidence, so that a call whose result is never released is a leak even where only other files could say
 * how often it runs. A handle that goes anywhere unseen, or that code of a start-up makes, has no verdict.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { findPropertyName } from '../../ast/static-name.js';
import { findStatementList } from '../../ast/statement-list.js';
import { unwrap } from '../../ast/unwrap.js';
import { findCalleeName } from '../file-index.js';
import { isLent } from './lent.js';
import { limit } from './limit.js';
import type { FileAnalysis } from '../file-analysis.js';
import { judge } from '../judge.js';
import { isUsedLater, judgePaths } from '../judge-local.js';
import type { Certainty, Failure, FunctionNode, Obligation, Place, Use, Verdict } from '../model.js';
import { isSamePlace } from '../places.js';
import { isStartUp } from '../start-up.js';
import type { Group, Site } from './groups.js';
import { getMade } from './made-values.js';
import { findLost } from './lost.js';
import { collectOwnedTests, collectTellingTests, isShared } from './owned-tests.js';

const TEST = /^(?:it|test|describe|specify|only|skip)$/u;

export function judgeSite(file: FileAnalysis, group: Group, site: Site): readonly Verdict[] {
  const { call, fate, protocol } = site;
  const obligation: Obligation = { protocol, node: call, calleeText: file.index.sourceCode.getText(call.callee), fate };
  if (file.multiplicity.getOfSite(call) === 'once' || isInTest(call)) {
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
  const isReleased = file.uses.collect(place, obligation.protocol).some(({ kind }) => kind === 'release');
  return verdicts.map((verdict) => {
    // Somebody ends it somewhere; whether that is at the right time, names do not say.
    const isUnsure = verdict.failure.kind !== 'overwritten' && (isReleased || (!group.isLease && verdict.failure.kind === 'neverReleased'));
    return isUnsure ? { ...verdict, certainty: 'likely' } : verdict;
  });
}

function judgeLocalSite(file: FileAnalysis, group: Group, site: Site, { obligation, place, fn }: Kept & { readonly fn: FunctionNode }): readonly Verdict[] {
  const all = file.uses.collect(place, obligation.protocol).map(withOptional);
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
  const flow = file.flows.solve({ owner: fn, acquire: getMade(site.call), uses, endsIfThrown: (node) => isTurn(file, site, place, node) });
  return flow === undefined ? [] : judgePaths(file, obligation, flow, releases).map((verdict) => ({ ...verdict, certainty: limit(verdict, group.isLease, releases, fn) }));
}

/** What is asked of a place in a queue, and not of what has been acquired. */
const TURN = /^(?:wait\w*|ready|acquired?|enter|granted|lock(?:ed)?)$/u;

/** `const turn = queue.acquire(); await turn.wait();`: who does not get what was asked for at once has nothing to give back. */
function isTurn({ places }: FileAnalysis, { call }: Site, place: Place, node: TSESTree.Node): boolean {
  const wait = node.type === AST_NODE_TYPES.AwaitExpression ? unwrap(node.argument) : node;
  const callee = wait.type === AST_NODE_TYPES.CallExpression && wait.arguments.length === 0 ? unwrap(wait.callee) : undefined;
  const held = callee?.type === AST_NODE_TYPES.MemberExpression ? places.find(callee.object) : undefined;
  const isAwaited = wait.parent?.type === AST_NODE_TYPES.AwaitExpression && getMade(call) === call;
  const isAsked = callee?.type === AST_NODE_TYPES.MemberExpression && TURN.test(findPropertyName(callee) ?? '');
  return isAwaited && isAsked && held !== undefined && isSamePlace(held, place) && isNext(call, wait);
}

/** Is the second node in the statement right behind that of the first? */
function isNext(first: TSESTree.Node, second: TSESTree.Node): boolean {
  const statement = findStatement(first);
  const list = statement && findStatementList(statement);
  const next = findStatement(second);
  return statement !== undefined && next !== undefined && list?.[list.indexOf(statement) + 1] === next;
}

/** In `it('…', async () => { … })`, wherever the file stands: the hooks around a test end what it makes. */
function isInTest(call: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(call); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const outer = findParent(fn);
    if (outer?.type === AST_NODE_TYPES.CallExpression && TEST.test(findCalleeName(outer) ?? '') && outer.arguments.length > 1) {
      return true;
    }
  }
  return false;
}

/** `link.close?.()`: what has no such method has nothing to release. */
function withOptional(use: Use): Use {
  const isOptional = use.kind === 'release' && use.at.type === AST_NODE_TYPES.CallExpression && use.at.optional;
  return isOptional ? { kind: 'release', at: use.at.callee } : use;
}

function judgeDropped(file: FileAnalysis, group: Group, site: Site, obligation: Obligation): readonly Verdict[] {
  return weigh(file, group, site, obligation, { kind: 'discarded', scope: file.owners.getOfSite(site.call) });
}

function weigh(file: FileAnalysis, { isLease }: Group, { call, isMaybe }: Site, obligation: Obligation, failure: Failure): readonly Verdict[] {
  const fn = findEnclosingFunction(call);
  if (fn === undefined || isStartUp(file, fn)) {
    return [];
  }
  // Elsewhere the place that releases may mean to delete what it names, and of this one somebody else may be the owner.
  const certainty: Certainty = isLease ? (isMaybe ? 'path' : 'definite') : 'likely';
  return [{ obligation, certainty, failure }];
}
