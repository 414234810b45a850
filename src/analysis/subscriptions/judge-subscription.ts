/**
 * The verdict on one subscription to a stream that does not end by itself.
 *
 * The engine says what becomes of the subscription; the stream says whether it matters. Certain is only what outlives its owner without doubt: the
 * page's events and timers anywhere, a service in what a framework makes and ends again and again. All else needs an owner that ends others of its
 * kind, or stays likely.
 *
 * Example: in a component with `constructor(private prices: PriceService)`, a dropped `this.prices.price$.subscribe(…)` is definite; in a plain class without
 * a teardown it is likely.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { streamSubscription } from '../../catalogue/index.js';
import { assertNever } from '../../util/assert-never.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { judge } from '../judge.js';
import type { Certainty, Fate, Obligation, Owner, Place, Verdict } from '../model.js';
import { getReleaseForms } from '../release-forms.js';
import { collectFieldValues } from './field-values.js';
import { endsSiblings, getHome, type Home } from './homes.js';
import type { Site } from './sites.js';
import type { Span } from './streams.js';

type Long = Exclude<Span, 'finite' | 'own' | 'unknown'>;

export function judgeSubscription(file: FileAnalysis, site: Site, lasts: Long): readonly Verdict[] {
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
    .filter(({ failure }) => !fate.isCollected || failure.kind === 'neverReleased' || failure.kind === 'missedByTeardown')
    .map((verdict) => ({ ...verdict, certainty: weigh(file, verdict.certainty, { lasts, home, owner }) }));
}

interface Circumstances {
  readonly lasts: Long;
  readonly home: Home;
  readonly owner: Owner;
}

function weigh(file: FileAnalysis, certainty: Certainty, { lasts, home, owner }: Circumstances): Certainty {
  if (certainty !== 'definite' && certainty !== 'path') {
    return certainty;
  }
  const isProven = isProvenByStream(lasts, home) || endsSiblings(file, owner);
  return isProven ? certainty : 'likely';
}

function isProvenByStream(lasts: Long, home: Home): boolean {
  switch (home) {
    case 'view':
      return lasts !== 'nearby';
    case 'class':
    case 'function':
      return lasts === 'process';
    case 'injectable':
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
