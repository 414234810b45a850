/**
 * Objects that a class makes for itself, keeps in a field and never releases.
 *
 * Reported where a sibling of the same constructor is released or given to a keeper, or where the object's own class releases something and its
 * owner ends others. A field that is handed over, released by any call, or maybe a base class' own is left alone, and so is a class of which there
 * is one: what nobody ends need not end anything. Missed: objects that factories make.
 *
 * Example: in `a = this._register(new Emitter()); b = new Emitter();` the second one.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { isNothing } from '../../ast/is-nothing.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { mayBeEndedByBase, mayBeInherited } from '../inherited.js';
import type { Certainty, FunctionNode } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { type DisposerType, findDisposerType } from './disposer-types.js';
import { getSiblingWords, getWords, planKeeper, planTeardown } from './finding-parts.js';
import { type Entry, type Field, findReleaseMethod, type Profile, runsOnceInLife } from './profile.js';
import { collectUnowned, isHard, type UnownedKind } from './unowned-objects.js';
import { findSibling, isSameName, type Sibling } from './siblings.js';

export type ObjectKind = 'objectUnregistered' | 'objectMissed' | UnownedKind;

interface Kept extends Entry {
  readonly field: Field;
}

/** Methods that only end an object: `close()` may send or save something. */
const FINAL_METHODS: ReadonlySet<string> = new Set(['dispose', 'destroy', 'disconnect', 'unsubscribe', '[Symbol.dispose]']);

export function collectKeptObjects(file: FileAnalysis, profile: Profile): readonly Finding<ObjectKind>[] {
  if (file.instances.count(profile.classLike) === 'once') {
    return [];
  }
  const seen = new Set<string>();
  return profile.entries.filter(isKept).flatMap((entry) => {
    const { name } = entry.field;
    const found = seen.has(name) || mayBeInherited(file, entry.field.place) || mayBeEndedByBase(file, entry.field.place, profile.teardowns) ? [] : judge(file, profile, entry);
    seen.add(name);
    return found;
  });
}

function isKept(entry: Entry): entry is Kept {
  const isForgotten = entry.field !== undefined && entry.field.release === undefined && !entry.field.isHanded;
  return isForgotten && entry.site.kind === 'made' && !isPassedOn(entry);
}

/** `return [(this.view = new View())];` keeps it and gives it away. */
function isPassedOn({ fate }: Entry): boolean {
  const store = fate.kind === 'kept' && fate.store.type === AST_NODE_TYPES.AssignmentExpression ? wrapped(fate.store).parent : undefined;
  return store !== undefined && store.type !== AST_NODE_TYPES.ExpressionStatement;
}

function judge(file: FileAnalysis, profile: Profile, entry: Kept): readonly Finding<ObjectKind>[] {
  const sibling = findSibling(profile, entry, isSameName(entry));
  if (sibling !== undefined) {
    return [toFinding(file, profile, entry, { sibling, method: getMethod(file, profile, entry, sibling), certainty: isEvidence(file, profile, sibling) ? 'definite' : 'likely' })];
  }
  const type = findDisposerType(file, entry.site);
  if (type === undefined || (type.by === 'type' && isGivenUp(entry))) {
    return [];
  }
  const other = findOwnerEvidence(file, profile, entry);
  return other === undefined
    ? collectUnowned(file, profile, entry, type)
    : [toFinding(file, profile, entry, { ...other, method: type.method, certainty: weigh(file, profile, entry, type), isOnlyTyped: type.by === 'type' })];
}

/** What some method calls may begin anew: only a keeper, or a teardown, says that the kind has to be released. */
function isEvidence(file: FileAnalysis, { teardowns }: Profile, sibling: Sibling): boolean {
  return sibling.kind === 'kept' || file.teardowns.isReached(sibling.release, teardowns);
}

/** `this.drag = new Drag(…)` and later `this.drag = null`: it ends by itself, as far as anybody sees. */
function isGivenUp({ field, site }: Kept): boolean {
  return !runsOnceInLife(site.call) && field.uses.some((use) => use.kind === 'store' && use.value !== undefined && isNothing(use.value));
}

interface Reason {
  readonly sibling?: Sibling;
  readonly teardown?: FunctionNode;
  readonly method: string;
  readonly certainty: Certainty;
  /** Only the type says that it has to be released: it may be somebody else's all the same. */
  readonly isOnlyTyped?: boolean;
}

/** What others may release: a subclass, or whoever can see the field. Not where the class ends several others that it made in the same way. */
function weigh(file: FileAnalysis, { entries }: Profile, entry: Kept, type: DisposerType): Certainty {
  const { method } = type;
  const alike = entries.filter(
    ({ site, field }) => site.kind === 'made' && field?.release !== undefined && findReleaseMethod(field.release) === method && runsOnceInLife(site.call),
  );
  return (isHard(file, entry, type) || new Set(alike.map(({ field }) => field?.name)).size > 1) && runsOnceInLife(entry.site.call) ? 'definite' : 'likely';
}

/** The class gives other things to a keeper, or its last teardown releases some. */
function findOwnerEvidence(file: FileAnalysis, profile: Profile, entry: Kept): { readonly sibling: Sibling } | { readonly teardown: FunctionNode } | undefined {
  const sibling = findSibling(profile, entry, () => true);
  if (sibling?.kind === 'kept' && isContainerOf(file, entry, sibling)) {
    return undefined;
  }
  // `this.menu.close()` in a handler ends nothing for good.
  if (sibling !== undefined && (sibling.kind === 'kept' || file.teardowns.isReached(sibling.release, profile.teardowns))) {
    return { sibling };
  }
  const finals = file.teardowns.collectFinal({ kind: 'instance', classLike: profile.classLike });
  const teardown = finals.find((final) => findMemberName(final) !== undefined && file.teardowns.findSibling(final) !== undefined);
  return teardown && { teardown };
}

/** `this.disposables` is not given to itself. */
function isContainerOf(file: FileAnalysis, { field }: Kept, { keeping }: Extract<Sibling, { readonly kind: 'kept' }>): boolean {
  return keeping.call !== undefined && file.index.sourceCode.getText(keeping.call.callee).startsWith(`this.${field.name}.`);
}

function getMethod(file: FileAnalysis, profile: Profile, entry: Kept, sibling: Sibling): string {
  if (sibling.kind === 'released') {
    const use = profile.entries.find(({ field }) => field?.name === sibling.field)?.field?.release;
    return (use && findReleaseMethod(use)) ?? 'dispose';
  }
  return findDisposerType(file, entry.site)?.method ?? 'dispose';
}

function toFinding(file: FileAnalysis, profile: Profile, entry: Kept, reason: Reason): Finding<ObjectKind> {
  const { sibling, method, certainty } = reason;
  const isUnregistered = sibling?.kind === 'kept' && sibling.keeping.call !== undefined;
  const handle = `this.${entry.field.name}`;
  const teardown = reason.teardown ?? findTeardown(file, profile, sibling);
  const remedies = [
    ...(sibling === undefined ? [] : planKeeper(file, profile, entry, sibling)),
    ...planTeardown(teardown, handle, sibling?.kind === 'released' ? sibling.release : undefined, false),
  ];
  const name = teardown && findMemberName(teardown);
  return {
    kind: isUnregistered ? 'objectUnregistered' : 'objectMissed',
    node: entry.site.call,
    certainty,
    words: {
      ...getWords(file, entry, method),
      ...(sibling === undefined ? {} : getSiblingWords(file, sibling)),
      culprit: name === undefined ? 'its owner' : `\`${name}()\``,
      ...(teardown !== undefined && !isUnregistered ? { line: teardown.loc.start.line } : {}),
    },
    remedies: certainty === 'definite' && reason.isOnlyTyped !== true ? markSafe(remedies, entry, sibling, FINAL_METHODS.has(method)) : remedies.map(({ remedy }) => ({ remedy, isSafe: false })),
    write: (text) => `${text}.${method}()`,
  };
}

/** An object of the same constructor, made once in the life of its owner, may be released beside its sibling. */
function markSafe(remedies: Finding['remedies'], entry: Kept, sibling: Sibling | undefined, isFinal: boolean): Finding['remedies'] {
  const isBeside = isFinal && sibling?.kind === 'released' && runsOnceInLife(entry.site.call);
  return remedies.map(({ remedy, isSafe }) => ({ remedy, isSafe: isSafe || (isBeside && remedy.kind === 'releaseInTeardown' && remedy.after !== undefined) }));
}

function findTeardown(file: FileAnalysis, { classLike, teardowns }: Profile, sibling: Sibling | undefined): FunctionNode | undefined {
  const [writable] = file.teardowns.collectWritable(classLike);
  const beside = sibling?.kind === 'released' ? teardowns.find((teardown) => file.teardowns.isReached(sibling.release, [teardown])) : undefined;
  return beside ?? writable;
}
