/**
 * What a file's subscriptions to streams leak.
 *
 * In order: the notifier that a `takeUntil()` waits for and that never comes; what goes on behind a `takeUntil()`; and the subscription that nothing ends.
 * One report for each notifier, at its first use; one for each collection, at the first that goes in; and one for each other subscription.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findThisClass } from '../../ast/this-class.js';
import type { FailureKind } from '../description.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { type Finding, toFinding } from '../finding.js';
import { isTypeScript } from '../languages.js';
import type { Certainty, Verdict } from '../model.js';
import { getReleasePlace, getShortText } from '../wording.js';
import { getHome, type Home } from './homes.js';
import { isEnded, judgeSubscription } from './judge-subscription.js';
import { findNotifier, findValueText, getFiring, isFiredFrom, isReachedByClassOnly, type Notifier, saysOwnerIsGone } from './notifiers.js';
import { getOrigin } from './origins.js';
import { planFiring, planForSubscription, planMove } from './remedies.js';
import { collectSites, type Site } from './sites.js';
import { createStreams, type Ending, isLong, type Stream } from './streams.js';

export type SubscriptionKind = FailureKind | 'notifierNeverFires' | 'notifierOnlyCompletes' | 'notifierMissesTeardown' | 'takeUntilNotLast';

interface Entry {
  readonly site: Site;
  readonly stream: Stream;
}

export function collectSubscriptions(file: FileAnalysis): readonly Finding<SubscriptionKind>[] {
  const streams = createStreams(file);
  const reported = new Set<string>();
  const entries = collectSites(file).map((site): Entry => ({ site, stream: site.isOfClient ? { lasts: getOrigin(file, site.receiver) } : streams.get(site.receiver) }));
  const enders = new Set(entries.filter((entry) => endsNearby(file, entry)).map(({ site }) => findThisClass(site.call)));
  return entries.flatMap(({ site, stream }): readonly Finding<SubscriptionKind>[] => {
    if (stream.ending !== undefined) {
      return collectOfEnding(file, site, stream, stream.ending, reported);
    }
    return isLong(stream.lasts) ? collectOfSite(file, site, stream.lasts, { hasSibling: enders.has(findThisClass(site.call)), reported }) : [];
  });
}

function endsNearby(file: FileAnalysis, { site, stream: { lasts, ending } }: Entry): boolean {
  return lasts === 'nearby' && (ending !== undefined || isEnded(file, site)) && findThisClass(site.call) !== undefined;
}

function collectOfSite(
  file: FileAnalysis,
  site: Site,
  lasts: Parameters<typeof judgeSubscription>[2],
  { hasSibling, reported }: { readonly hasSibling: boolean; readonly reported: Set<string> },
): readonly Finding<SubscriptionKind>[] {
  const verdicts = judgeSubscription(file, site, lasts, hasSibling).filter((verdict) => isFirst(reported, findCollectionKey(verdict)));
  return verdicts.map((verdict) => {
    const finding = toFinding(file, verdict);
    return {
      ...finding,
      node: site.call,
      words: { ...finding.words, source: getShortText(file, site.receiver) },
      remedies: planForSubscription(file, site, verdict),
      write: (handle) => (isSetLater(handle, verdict) ? `${handle}?.unsubscribe()` : finding.write(handle)),
    };
  });
}

/** A field that a method sets may be empty when the teardown runs. */
function isSetLater(handle: string, { obligation: { fate } }: Verdict): boolean {
  return handle.startsWith('this.') && !(fate.kind === 'kept' && fate.store.type === AST_NODE_TYPES.PropertyDefinition);
}

/** The collection whose release would end this subscription and others. */
function findCollectionKey({ obligation: { fate }, failure }: Verdict): string | undefined {
  if (fate.kind !== 'kept' || fate.place.root.kind !== 'instance' || (failure.kind !== 'neverReleased' && failure.kind !== 'missedByTeardown')) {
    return undefined;
  }
  const { root, path } = fate.place;
  return `${String(root.classLike.node.range[0])} ${path.join('.')}`;
}

function isFirst(reported: Set<string>, key: string | undefined): boolean {
  const isNew = key === undefined || !reported.has(key);
  if (key !== undefined) {
    reported.add(key);
  }
  return isNew;
}

function collectOfEnding(
  file: FileAnalysis,
  site: Site,
  stream: Stream,
  ending: Ending,
  reported: Set<string>,
): readonly Finding<SubscriptionKind>[] {
  const home = getHome(file, file.owners.getOfSite(site.call));
  if (home === 'application') {
    return [];
  }
  const notifier = findNotifier(file, ending.notifier);
  const ofNotifier = notifier === undefined ? undefined : findOfNotifier(file, { stream, ending, notifier, home });
  if (ofNotifier !== undefined && notifier !== undefined) {
    const key = `${String(notifier.owner.range[0])} ${notifier.field}`;
    return isFirst(reported, key) ? [ofNotifier] : [];
  }
  return ending.outliving === undefined ? [] : [toMisplaced(file, site, ending, ending.outliving, home)];
}

interface Waiting {
  readonly stream: Stream;
  readonly ending: Ending;
  readonly notifier: Notifier;
  readonly home: Home;
}

function findOfNotifier(file: FileAnalysis, { stream, ending, notifier, home }: Waiting): Finding<SubscriptionKind> | undefined {
  const isHarmless = stream.lasts === 'finite' || stream.lasts === 'own' || (stream.lasts === 'unknown' && home !== 'view');
  if (isHarmless || !isReachedByClassOnly(file, notifier, home === 'view')) {
    return undefined;
  }
  const firing = getFiring(file, notifier);
  switch (firing.kind) {
    case 'silent':
      return toUnfired(file, ending, notifier, 'notifierNeverFires', 'definite');
    case 'completed':
      return toUnfired(file, ending, notifier, 'notifierOnlyCompletes', 'definite', firing.at);
    case 'fired':
      return home === 'view' && saysOwnerIsGone(notifier) && !isFiredFrom(file, notifier, firing.at)
        ? toUnfired(file, ending, notifier, 'notifierMissesTeardown', 'likely')
        : undefined;
    case 'unknown':
      return undefined;
  }
}

function toUnfired(
  file: FileAnalysis,
  ending: Ending,
  notifier: Notifier,
  kind: SubscriptionKind,
  certainty: Certainty,
  completed?: TSESTree.Node,
): Finding<SubscriptionKind> {
  const { owner, field } = notifier;
  const classLike = file.classLikes.getOf(owner);
  const value = findValueText(notifier, isTypeScript(file));
  return {
    kind,
    node: ending.operator,
    certainty,
    words: {
      handle: `this.${field}`,
      release: `this.${field}.next`,
      argument: '',
      where: getReleasePlace(file, { kind: 'instance', classLike }),
      line: (completed ?? ending.operator).loc.start.line,
    },
    remedies: value === undefined ? [] : planFiring(file, owner, field, completed),
    write: (handle) => `${handle}.next(${value ?? ''})`,
  };
}

function toMisplaced(
  file: FileAnalysis,
  site: Site,
  { operator }: Ending,
  outliving: NonNullable<Ending['outliving']>,
  home: Home,
): Finding<SubscriptionKind> {
  const isCertain = home === 'view' ? outliving.lasts !== 'nearby' : outliving.lasts === 'process';
  return {
    kind: 'takeUntilNotLast',
    node: operator,
    certainty: isCertain ? 'path' : 'likely',
    words: {
      handle: getShortText(file, operator),
      culprit: findCalleeName(outliving.operator) ?? '',
      line: outliving.operator.loc.start.line,
      source: getShortText(file, site.receiver),
    },
    remedies: planMove(file, operator),
    write: (handle) => handle,
  };
}
