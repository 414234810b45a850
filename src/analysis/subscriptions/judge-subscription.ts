/**
 * The verdict on one subscription to a stream that does not end by itself.
 *
 * The engine says what becomes of the subscription; the stream says whether it matters. Certain is only what outlives its owner without doubt: the
 * page's events and timers anywhere, a service in what a framework makes and ends again and again. All else needs an owner that ends others: in a
 * view, others of the same kind, because a parent may die together with it. Else it stays likely.
 *
 * Example: in a component with `constructor(private prices: PriceService)`, a dropped `this.prices.price$.subscribe(…)` is definite; in a plain class without
 * a teardown it is likely.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { streamSubscription } from '../../catalogue/index.js';
import { assertNever } from '../../util/assert-never.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { judge } from '../judge.js';
import type { Certainty, Failure, Fate, Obligation, Owner, Place, Verdict } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { getReleaseForms } from '../release-forms.js';
import { collectFieldValues } from './field-values.js';
import { endsSiblings, getHome, type Home } from './homes.js';
import type { Site } from './sites.js';
import type { Span } from './streams.js';

type Long = Exclude<Span, 'finite' | 'own' | 'unknown'>;

/** `endsNearby`: does the owner end another stream that may end together with it? */
export function judgeSubscription(file: FileAnalysis, site: Site, lasts: Long, endsNearby: boolean): readonly Verdict[] {
  const fate = findFate(file, site);
  const owner = file.owners.getOfSite(site.call);
  const home = getHome(file, owner);
  if (fate === undefined || home === 'application' || isUnsureResult(file, site, fate)) {
    return [];
  }
  const obligation: Obligation = {
    protocol: streamSubscription,
    node: site.result,
    calleeText: file.index.sourceCode.getText(site.call.callee).replaceAll(/\s+/gu, ''),
    fate: fate.fate,
  };
  return judge(file, obligation)
    .filter((verdict) => (fate.isCollected ? isOfCollection(verdict) : !isOfSetUp(verdict)))
    .map((verdict) => ({ ...verdict, certainty: weigh(file, verdict, { lasts, home, owner, endsNearby }) }));
}

/** Does the code keep the subscription, and release it? */
export function isEnded(file: FileAnalysis, site: Site): boolean {
  const kept = findFate(file, site);
  return kept?.fate.kind === 'kept' && file.uses.collect(kept.fate.place, streamSubscription).some(({ kind }) => kind === 'release');
}

/** What is added to a collection overwrites nothing. */
function isOfCollection({ failure }: Verdict): boolean {
  return failure.kind === 'neverReleased' || failure.kind === 'missedByTeardown';
}

/** `onInit()` runs once, whatever its name sounds like. */
function isOfSetUp({ failure, certainty, obligation }: Verdict): boolean {
  const fn = findEnclosingFunction(obligation.node);
  const name = (fn && findMemberName(fn)) ?? '';
  return failure.kind === 'overwritten' && certainty === 'likely' && /^on(?:Init|Ready|After|Mount|Load|Connect|Create)/u.test(name);
}

interface Circumstances {
  readonly lasts: Long;
  readonly home: Home;
  readonly owner: Owner;
  readonly endsNearby: boolean;
}

function weigh(file: FileAnalysis, { certainty, failure }: Verdict, { lasts, home, owner, endsNearby }: Circumstances): Certainty {
  if (certainty !== 'definite' && certainty !== 'path') {
    return certainty;
  }
  if (isProvenByStream(lasts, home)) {
    return certainty;
  }
  return hasEvidence(file, { lasts, home, owner, endsNearby }, failure) ? certainty : 'likely';
}

/** A field for the subscription says that the class means to end it; a dropped one says nothing. */
function hasEvidence(file: FileAnalysis, { lasts, home, owner, endsNearby }: Circumstances, failure: Failure): boolean {
  if (home === 'shared') {
    return false;
  }
  const needsSameKind = lasts === 'nearby' && (home === 'view' || failure.kind === 'discarded');
  return needsSameKind ? endsNearby : endsSiblings(file, owner);
}

function isProvenByStream(lasts: Long, home: Home): boolean {
  switch (home) {
    case 'view':
      return lasts !== 'nearby';
    case 'class':
    case 'function':
      return lasts === 'process';
    case 'injectable':
    case 'shared':
    case 'application':
      return false;
    default:
      return assertNever(home);
  }
}

/** `useEffect(() => store$.subscribe(f))` gives a cleanup where `subscribe` gives a function. */
function isUnsureResult({ roles }: FileAnalysis, { isCertain }: Site, { fate }: Kept): boolean {
  return fate.kind === 'returned' && !(isCertain && roles.findEffect(fate.from) !== undefined);
}

interface Kept {
  readonly fate: Fate;
  /** One of many in a collection that is unsubscribed as a whole. */
  readonly isCollected: boolean;
}

/** `undefined`: it goes into a collection of which nothing is known. */
function findFate(file: FileAnalysis, { result }: Site): Kept | undefined {
  const collection = findCollection(result);
  if (collection === undefined) {
    return { fate: file.fates.get(result, getReleaseForms(streamSubscription)), isCollected: false };
  }
  const place = file.places.find(collection.node);
  if (place === undefined || !isSubscriptionLike(file, place)) {
    return undefined;
  }
  return { fate: { kind: 'kept', place, store: collection.store }, isCollected: true };
}

/** `this.subscriptions` of `this.subscriptions.add(x$.subscribe())` and of `this.subscriptions.sink = x$.subscribe()`. */
function findCollection(result: TSESTree.CallExpression): { readonly node: TSESTree.Node; readonly store: TSESTree.Node } | undefined {
  const node = wrapped(result);
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.CallExpression && findCalleeName(parent) === 'add') {
    const callee = unwrap(parent.callee);
    return callee.type === AST_NODE_TYPES.MemberExpression ? { node: callee.object, store: parent } : undefined;
  }
  if (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node) {
    const { left } = parent;
    const isSink = left.type === AST_NODE_TYPES.MemberExpression && left.property.type === AST_NODE_TYPES.Identifier && left.property.name === 'sink';
    return isSink ? { node: left.object, store: parent } : undefined;
  }
  return undefined;
}

/** Does the place certainly hold an object whose `unsubscribe()` ends all that it was given? */
function isSubscriptionLike(file: FileAnalysis, { root, path: [name, ...rest] }: Place): boolean {
  if (root.kind !== 'instance' || name === undefined || rest.length > 0) {
    return false;
  }
  const { node } = root.classLike;
  if (node.type !== AST_NODE_TYPES.ClassDeclaration && node.type !== AST_NODE_TYPES.ClassExpression) {
    return false;
  }
  const values = collectFieldValues(file, node, name).map(unwrap);
  return (
    values.length > 0 &&
    values.every((value) => value.type === AST_NODE_TYPES.NewExpression && /^(?:Subscription|SubSink|Subs)$/u.test(findCalleeName(value) ?? ''))
  );
}
