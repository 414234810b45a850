/**
 * Removers of listeners that a class keeps in a field, and never calls, or loses when it sets the field again.
 *
 * A field for the remover says that the class means to use it. Certain where an event of the same name or receiver is ended in the class, or where
 * its teardown ends other things and the event by its name or type gives back a disposable.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { disposerValue } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { mayBeInherited } from '../inherited.js';
import { judge } from '../judge.js';
import type { Certainty, Obligation } from '../model.js';
import { getReleasePlace } from '../wording.js';
import { findRemoval, isDisposableEvent, isNoDisposer } from './disposer-types.js';
import { getWords, planKeeper, planTeardown } from './finding-parts.js';
import { type Entry, type Field, findReleaseMethod, type Profile, runsOnceInLife } from './profile.js';
import { findSibling, isEvent, isEventOf, isSameName } from './siblings.js';

export type KeptEventKind = 'disposerMissed' | 'disposerOverwritten';

interface Kept extends Entry {
  readonly field: Field;
}

export function collectKeptEvents(file: FileAnalysis, profile: Profile): readonly Finding<KeptEventKind>[] {
  const seen = new Set<string>();
  return profile.entries.filter(isKept).flatMap((entry) => {
    const { name } = entry.field;
    const found = seen.has(name) || isBeyondSight(file, entry) ? [] : judgeEntry(file, profile, entry);
    seen.add(name);
    return found;
  });
}

function isKept(entry: Entry): entry is Kept {
  return entry.site.kind === 'event' && entry.field !== undefined && !entry.field.isHanded;
}

function isBeyondSight(file: FileAnalysis, { site, field }: Kept): boolean {
  return mayBeInherited(file, field.place) || isNoDisposer(file, site.call);
}

function judgeEntry(file: FileAnalysis, profile: Profile, entry: Kept): readonly Finding<KeptEventKind>[] {
  if (entry.field.release !== undefined) {
    return judgeOverwritten(file, entry);
  }
  const target = entry.site.receiver ?? entry.site.call.arguments[0];
  const lifetime = target === undefined ? 'unknown' : file.lifetimes.get(target);
  const isTogether = lifetime === 'own' || lifetime === 'call' || target?.type === AST_NODE_TYPES.ThisExpression;
  if (isTogether || file.instances.count(profile.classLike) === 'once') {
    return [];
  }
  const certainty = findCertainty(file, profile, entry);
  return certainty === undefined ? [] : [toMissed(file, profile, entry, certainty)];
}

function findCertainty(file: FileAnalysis, profile: Profile, entry: Kept): Certainty | undefined {
  const isKnown = isDisposableEvent(file, entry.site);
  if (findSibling(profile, entry, isEventOf(file, entry)) !== undefined || findSibling(profile, entry, isSameName(entry)) !== undefined) {
    return 'definite';
  }
  if (!isKnown) {
    return undefined;
  }
  const ends = findSibling(profile, entry, isEvent) !== undefined || profile.teardowns.some((teardown) => file.teardowns.findSibling(teardown) !== undefined);
  return ends ? 'definite' : 'likely';
}

function toMissed(file: FileAnalysis, profile: Profile, entry: Kept, certainty: Certainty): Finding<KeptEventKind> {
  const method = getMethod(file, profile, entry);
  const handle = `this.${entry.field.name}`;
  const sibling = findSibling(profile, entry, isEvent);
  const [writable] = file.teardowns.collectWritable(profile.classLike);
  const keeper = sibling === undefined || !runsOnceInLife(entry.site.call) ? [] : planKeeper(file, profile, entry, sibling);
  return {
    kind: 'disposerMissed',
    node: entry.site.call,
    certainty,
    words: { ...getWords(file, entry, method), where: getReleasePlace(file, { kind: 'instance', classLike: profile.classLike }) },
    remedies: [
      ...keeper,
      ...planTeardown(writable, handle, writable && file.teardowns.findSibling(writable), false),
    ],
    write: (text) => (method === '' ? `${text}?.()` : `${text}?.${method}()`),
  };
}

function getMethod(file: FileAnalysis, profile: Profile, { site }: Kept): string {
  if (file.seam.isCallable(site.call) === 'yes') {
    return '';
  }
  const removal = findRemoval(file, site);
  if (removal.kind === 'method') {
    return removal.name;
  }
  const other = profile.entries.find((entry) => entry.site.kind === 'event' && entry.field?.release !== undefined)?.field?.release;
  return other === undefined ? 'dispose' : (findReleaseMethod(other) ?? '');
}

function judgeOverwritten(file: FileAnalysis, entry: Kept): readonly Finding<KeptEventKind>[] {
  const { call } = entry.site;
  const calleeText = file.index.sourceCode.getText(call.callee);
  const obligation: Obligation = { protocol: disposerValue, node: call, calleeText, fate: entry.fate };
  const verdict = judge(file, obligation).find(({ failure }) => failure.kind === 'overwritten' || failure.kind === 'releasedOnlyBefore');
  const method = entry.field.release === undefined ? '' : (findReleaseMethod(entry.field.release) ?? '');
  if (verdict?.failure.kind !== 'overwritten') {
    return [];
  }
  return [
    {
      kind: 'disposerOverwritten',
      node: call,
      certainty: verdict.certainty,
      words: getWords(file, entry, method),
      remedies: [{ remedy: { kind: 'releaseBefore', acquire: call, handle: `this.${entry.field.name}` }, isSafe: false }],
      write: (text) => (method === '' ? `${text}?.()` : `${text}?.${method}()`),
    },
  ];
}
