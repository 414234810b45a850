/**
 * Removers of listeners that the code drops: `model.onDidClose(…)` as a statement.
 *
 * Certain where the class keeps the removers of its siblings, by the same receiver or the same event, or where the target lives as long as the page
 * and the code runs again and again. Events of the object itself and of what it has made die together with it: silence. `void` is the way to say so.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getMemberRoot } from '../../ast/member-root.js';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findLastName, findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { disposableBasePattern, disposableEventPattern, finalDisposableEventPattern, finalTeardownNames, makerCallPattern, removerContainerPattern, setUpNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName, walk } from '../file-index.js';
import type { Finding } from '../finding.js';
import { setUpHooks } from '../framework-tables.js';
import type { Lifetime } from '../lifetimes.js';
import type { Certainty } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { findRunner } from '../set-up.js';
import { isDisposableEvent, isNoDisposer } from './disposer-types.js';
import { findReleaseName, planDropped } from './drop-remedies.js';
import { getSiblingWords, getWords, planKeeper } from './finding-parts.js';
import type { Entry, Profile } from './profile.js';
import { isNamedOnly } from './sites.js';
import { findSibling, isEvent, isEventOf, isSameName, type Sibling } from './siblings.js';

export type DroppedKind = 'disposerDropped' | 'disposerDroppedBeside';

const SET_UP: ReadonlySet<string> = new Set(setUpNames);

const MAKER = new RegExp(makerCallPattern, 'u');

const CONTAINER = new RegExp(removerContainerPattern, 'iu');

const BASE = new RegExp(`${disposableBasePattern}|Widget`, 'u');

const FINAL: ReadonlySet<string> = new Set(finalTeardownNames);

const FINAL_EVENT = new RegExp(finalDisposableEventPattern, 'u');

const CONVENTION = new RegExp(disposableEventPattern, 'u');

export function collectDroppedEvents(file: FileAnalysis, profile: Profile): readonly Finding<DroppedKind>[] {
  return profile.entries
    .filter(({ site, keeping, fate }) => site.kind === 'event' && keeping === undefined && fate.kind === 'discarded')
    .flatMap((entry) => judge(file, profile, entry));
}

function judge(file: FileAnalysis, profile: Profile, entry: Entry): readonly Finding<DroppedKind>[] {
  const { site } = entry;
  const target = site.receiver ?? site.call.arguments[0];
  const lifetime = target === undefined ? 'unknown' : file.lifetimes.get(target);
  const isOwn = lifetime === 'own' || lifetime === 'call' || target?.type === AST_NODE_TYPES.ThisExpression;
  if (isOwn || isNoDisposer(file, site.call) || (livesForGood(file, profile) && !isPerCall(site.call, lifetime)) || isOfAnEnd(file, entry) || isUsedUp(file, site.receiver)) {
    return [];
  }
  if (isNamedOnly(site.name)) {
    return judgeNamedOnly(file, profile, entry);
  }
  const isOfReceiver = isEventOf(file, entry);
  const isOfName = isSameName(entry);
  const sibling =
    findSibling(profile, entry, (other) => isOfReceiver(other) && isOfOneLife(entry, other)) ?? findSibling(profile, entry, (other) => isOfName(other) && isOfOneLife(entry, other));
  const certainty = sibling === undefined ? findLoneCertainty(file, profile, entry, lifetime) : weighSibling(file, entry, lifetime);
  return certainty === undefined ? [] : [toFinding(file, profile, entry, certainty, sibling)];
}

/** `this.registerEvent(bus.on('open', f)); bus.on('close', g);`: only the very method of the very object is known to give back a remover. */
function judgeNamedOnly(file: FileAnalysis, profile: Profile, entry: Entry): readonly Finding<DroppedKind>[] {
  const isOfReceiver = isEventOf(file, entry);
  const sibling = findSibling(profile, entry, (other) => other.site.name === entry.site.name && isOfReceiver(other));
  return sibling?.kind === 'kept' && sibling.keeping.call !== undefined ? [toFinding(file, profile, entry, 'definite', sibling)] : [];
}

/** What a function keeps for itself ends with what it serves, and not with the class. */
function isOfOneLife({ site }: Entry, { site: other, keeping }: Entry): boolean {
  const callee = keeping?.call === undefined ? undefined : unwrap(keeping.call.callee);
  const keeper = callee?.type === AST_NODE_TYPES.MemberExpression ? getMemberRoot(callee) : undefined;
  return keeper?.type !== AST_NODE_TYPES.Identifier || findRunner(site.call) === findRunner(other.call);
}

/** One of a kind; or made by a container, and with nothing in it that says that it ends. */
function livesForGood(file: FileAnalysis, profile: Profile): boolean {
  const count = file.instances.count(profile.classLike);
  return count === 'once' || (count === 'unknown' && !hasDisposableBase(profile) && !endsOthers(file, profile));
}

/** Even what lives for good adds to the page with each call of a method that does not start it. */
function isPerCall(call: TSESTree.Node, lifetime: Lifetime): boolean {
  return lifetime === 'process' && !isSetUp(call);
}

/** `channel.onDidDispose(f)` comes once, when the channel is gone; `channel.onClose(() => this.dispose())` ends its owner. */
function isOfAnEnd(file: FileAnalysis, { site }: Entry): boolean {
  return FINAL_EVENT.test(site.name) || site.call.arguments.some((argument) => endsOwner(file, argument));
}

function endsOwner(file: FileAnalysis, argument: TSESTree.Node): boolean {
  const fn = file.functions.findFunction(argument);
  let isFound = false;
  if (fn !== undefined) {
    walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
      const callee = node.type === AST_NODE_TYPES.CallExpression ? unwrap(node.callee) : undefined;
      const isFinal = callee?.type === AST_NODE_TYPES.MemberExpression && FINAL.has(findPropertyName(callee) ?? '');
      isFound ||= isFinal && (callee.object.type === AST_NODE_TYPES.ThisExpression || isOfInstance(callee.object));
    });
  }
  return isFound;
}

/** `this.toDispose`. */
function isOfInstance(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.MemberExpression && node.object.type === AST_NODE_TYPES.ThisExpression && CONTAINER.test(findPropertyName(node) ?? '');
}

function weighSibling(file: FileAnalysis, { site }: Entry, lifetime: Lifetime): Certainty {
  return lifetime === 'unknown' && !isDisposableEvent(file, site) ? 'likely' : 'definite';
}

/** No event of its kind is kept here: the target must outlive the code for certain, or the convention makes it likely. */
function findLoneCertainty(file: FileAnalysis, profile: Profile, entry: Entry, lifetime: Lifetime): Certainty | undefined {
  const { site } = entry;
  const isKnown = isDisposableEvent(file, site);
  const count = file.multiplicity.getOfSite(site.call);
  if (count === 'once' || (!isKnown && !CONVENTION.test(site.name))) {
    return undefined;
  }
  if (lifetime === 'process' && hasFreshListener(entry) && !isRemovedElsewhere(file, entry) && (count !== 'unknown' || !isSetUp(site.call))) {
    return 'definite';
  }
  const hasKin = findSibling(profile, entry, (other) => isEvent(other) && isOfOneLife(entry, other)) !== undefined;
  if (isKnown && hasKin && lifetime === 'outer') {
    return 'definite';
  }
  // By its type alone the remover may be for those who stop earlier than both objects end.
  const isFromOutside = lifetime === 'outer' || lifetime === 'process' || CONVENTION.test(site.name);
  const mayEnd = endsOthers(file, profile) || hasDisposableBase(profile) || (CONVENTION.test(site.name) && !isSetUp(site.call));
  return isFromOutside && mayEnd ? 'likely' : undefined;
}

function hasDisposableBase({ owner: { superClass } }: Profile): boolean {
  return superClass !== null && BASE.test(findLastName(unwrap(superClass)) ?? '');
}

function endsOthers({ teardowns }: FileAnalysis, profile: Profile): boolean {
  return profile.teardowns.some((teardown) => teardowns.findSibling(teardown) !== undefined);
}

/** `const pick = window.createQuickPick()` is this code's own, whoever made it. */
export function isUsedUp({ index }: FileAnalysis, receiver: TSESTree.Node | undefined): boolean {
  const definition = receiver?.type === AST_NODE_TYPES.Identifier ? index.findVariable(receiver)?.defs[0]?.node : undefined;
  const init = definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null ? unwrap(definition.init) : undefined;
  const value = init?.type === AST_NODE_TYPES.AwaitExpression ? unwrap(init.argument) : init;
  return value?.type === AST_NODE_TYPES.CallExpression && MAKER.test(findCalleeName(value) ?? '');
}

/** What starts a life runs once in it; how many lives there are nobody here knows. */
function isSetUp(call: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(call); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const name = findMemberName(fn);
    if (name !== undefined) {
      return SET_UP.has(name) || setUpHooks.has(name) || /^(?:on[A-Z]|_?init|_?start|_?set[uU]p|_?attach|_?register|_?listen|_?subscribe|_?bind|_?hook|_?watch)/u.test(name);
    }
  }
  return true;
}

function hasFreshListener({ site }: Entry): boolean {
  return site.call.arguments.some((argument) => isFunction(argument));
}

/** `removeClipboardListener()` beside `addClipboardListener()`. */
function isRemovedElsewhere({ index }: FileAnalysis, { site }: Entry): boolean {
  const removal = site.name.replace(/^add/u, 'remove');
  return removal !== site.name && (index.calls.has(removal) || index.members.has(removal));
}

function toFinding(file: FileAnalysis, profile: Profile, entry: Entry, certainty: Certainty, sibling: Sibling | undefined): Finding<DroppedKind> {
  const beside = sibling === undefined ? [] : planKeeper(file, profile, entry, sibling);
  const remedies = beside.length > 0 ? beside : planDropped(file, profile, entry);
  const method = findReleaseName(file, entry) ?? '';
  const keeper = remedies.flatMap(({ remedy }) => (remedy.kind === 'wrapInCall' ? [remedy.callee] : []));
  return {
    kind: sibling === undefined ? 'disposerDropped' : 'disposerDroppedBeside',
    node: entry.site.call,
    certainty,
    words: {
      ...getWords(file, entry, ''),
      ...(sibling === undefined ? {} : getSiblingWords(file, sibling)),
      ...(keeper[0] === undefined ? {} : { keeper: keeper[0] }),
      release: method === '' ? 'the remover' : method,
    },
    remedies: remedies.map(({ remedy, isSafe }) => ({ remedy, isSafe: isSafe && certainty === 'definite' })),
    write: (text) => (method === '' ? `${text}?.()` : `${text}?.${method}()`),
  };
}
