/**
 * What a file's reactions, store subscriptions and watchers leak: callbacks that a package keeps until the function is called that it gave back.
 *
 * The engine says what becomes of that function. Certain is only what a framework starts again and again: an effect, a component, a handler in one. In a
 * class a reaction may watch the class itself, so that another one has to be ended there; in a plain function only its callers know.
 *
 * Example: `useEffect(() => { autorun(draw); }, [])` is definite, `constructor() { autorun(() => save(this.items)); }` is likely.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import {
  deviceSources,
  packageFunctions,
  packageMethods,
  reactionModules,
  reactions,
  reExports,
  remoteSourceIds,
  sourceMakers,
  sources,
  storeMakers,
  storeSubscription,
  targetedSourceIds,
  unboundWatcher,
} from '../../catalogue/index.js';
import type { Protocol } from '../../catalogue/schema.js';
import { collectObligations } from '../acquisitions.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName, walk } from '../file-index.js';
import { type Finding, toFinding } from '../finding.js';
import { collectHeldValues } from '../held-values.js';
import { judge } from '../judge.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { Certainty, ClassLike, FunctionNode, Obligation, Owner, Verdict, Variable } from '../model.js';
import { getReleaseForms } from '../release-forms.js';
import { getShortText } from '../wording.js';
import { collectChannels } from './channels.js';
import { endsSiblings, getHome } from './homes.js';
import { isNamedPage } from './remover-sites.js';

const FUNCTIONS: readonly Protocol[] = [...reactions, ...deviceSources, ...packageFunctions];
const SOURCES: readonly Protocol[] = [...sources, ...packageMethods];
const SOURCES_AND_MAKERS: readonly Protocol[] = [...SOURCES, ...sourceMakers];

/** Packages without which, and without types, a file has none of all these. */
const MODULES: ReadonlySet<string> = new Set([
  ...reactionModules,
  ...reExports.map(({ from }) => from),
  ...[...FUNCTIONS, ...SOURCES_AND_MAKERS].flatMap(({ acquire }) => acquire.map((one) => ('method' in one ? one.on : 'call' in one ? one.call : one.construct).from)),
]);

/** Kinds that the rule has a sentence for; paths of a local function are said as of a subscription. */
export type ReactionKind = 'disposerDropped' | 'disposerMissed' | 'disposerOverwritten' | 'reactionDroppedByEffect' | 'reactionDropped' | 'reactionNeverEnded' | 'watcherUnbound';

/** Names that such a file contains. */
export const reactionGate = /\b(?:mobx|monaco-editor|graphql-ws|xterm|kafkajs|svelte\/events|manualCleanup|effect|nats|asyncScheduler|connectable|signals(?:-core|-react)?|valtio|firebase|subscribe|onAuthStateChange|sub|listen|autoUpdate|watch(?:Post|Sync)?(?:Effect)?|watchStepCount|add(?:[A-Z]\w*)?Listener)\b/u;

const collectAll = weakMemo((file: FileAnalysis): readonly Obligation[] => {
  const imported = importsReactions(file) ? collectObligations(file, FUNCTIONS) : [];
  return [...imported, ...collectOfSources(file), ...collectOfStores(file), ...collectChannels(file)];
});

/** The calls that this file answers for, so that no other question reports them. */
export function collectReactionCalls(file: FileAnalysis): readonly TSESTree.Node[] {
  return collectAll(file).map(({ node }) => node);
}

export function collectReactions(file: FileAnalysis): readonly Finding<ReactionKind>[] {
  const obligations = collectAll(file);
  const enders = new Set(obligations.flatMap((obligation) => findEnder(file, obligation) ?? []));
  const found = obligations.flatMap((obligation) => judgeReaction(file, obligation, enders));
  return [...found.flatMap((verdict) => toReaction(file, verdict)), ...collectWatchers(file)];
}

function importsReactions({ index }: FileAnalysis): boolean {
  return index.sourceCode.ast.body.some((statement) => statement.type === AST_NODE_TYPES.ImportDeclaration && MODULES.has(statement.source.value));
}

/** `queryCache.subscribe(f)`: what the code made itself goes with it, unless others keep its listeners. */
function collectOfSources(file: FileAnalysis): readonly Obligation[] {
  if (!file.seam.isTyped && !importsReactions(file)) {
    return [];
  }
  return collectObligations(file, SOURCES_AND_MAKERS).filter(({ protocol, node }) => {
    const callee = unwrap(node.callee);
    const isOwn = callee.type === AST_NODE_TYPES.MemberExpression && (isMadeHere(file, callee.object) || (packageMethods.includes(protocol) && isOfField(file, callee.object)));
    const isOfOwnTarget = targetedSourceIds.includes(protocol.id) && !isNamedPage(node.arguments[0]);
    return SOURCES.includes(protocol) && !isOfOwnTarget && (remoteSourceIds.includes(protocol.id) || !isOwn);
  });
}

/** How far an object is followed to what made it. */
const MADE_DEPTH_LIMIT = 3;

/** What others made, a hook or a container gives. */
const LOOK_UP = /^(?:use|get|inject)(?:$|[A-Z])/u;

/** `const actor = createActor(machine)` in the same function. */
function isMadeHere(file: FileAnalysis, source: TSESTree.Node, depth = 0): boolean {
  const { index, lifetimes } = file;
  if (depth > MADE_DEPTH_LIMIT) {
    return false;
  }
  if (isMadeByOwner(file, source)) {
    return true;
  }
  const lifetime = lifetimes.get(source);
  const variable = index.findVariable(unwrap(source));
  const definition = variable?.defs[0]?.node;
  const init = definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null ? unwrap(definition.init) : undefined;
  const isMade = init?.type === AST_NODE_TYPES.CallExpression && (!LOOK_UP.test(findCalleeName(init) ?? '') || isPartOfMade(file, init, depth));
  const isInside = definition !== undefined && findEnclosingFunction(definition) !== undefined;
  return lifetime === 'own' || lifetime === 'call' || (isMade && isInside) || (variable !== undefined && init === undefined && isFilledHere(file, variable, depth));
}

/** `diff.getModifiedEditor()` goes with `diff`. */
function isPartOfMade(file: FileAnalysis, { callee }: TSESTree.CallExpression, depth: number): boolean {
  return callee.type === AST_NODE_TYPES.MemberExpression && isMadeHere(file, callee.object, depth + 1);
}

/** `let editor; if (isWide) editor = createDiff(); else editor = create();` */
function isFilledHere(file: FileAnalysis, { references }: Variable, depth: number): boolean {
  const values = references.flatMap(({ writeExpr }) => writeExpr ?? []);
  return values.length > 0 && values.every((value) => isMadeHere(file, value, depth + 1));
}

/** `const term = this.term`: an editor or a terminal in a field of which nobody says who made it. */
function isOfField({ places, lifetimes }: FileAnalysis, source: TSESTree.Node): boolean {
  return places.find(source)?.root.kind === 'instance' && lifetimes.get(source) === 'unknown';
}

/** `this.client = createClient(options)` in the same class. */
function isMadeByOwner({ index, places }: FileAnalysis, source: TSESTree.Node): boolean {
  const place = places.find(source);
  const values = place?.root.kind === 'instance' ? collectHeldValues(index, place) : [];
  return values.some((value) => {
    const call = unwrap(value);
    return call.type === AST_NODE_TYPES.CallExpression && !LOOK_UP.test(findCalleeName(call) ?? '');
  });
}

/** The class that keeps this one in a field and ends it. */
function findEnder(file: FileAnalysis, { fate, protocol }: Obligation): ClassLike | undefined {
  const root = fate.kind === 'kept' ? fate.place.root : undefined;
  const isEnded = fate.kind === 'kept' && file.uses.collect(fate.place, protocol).some(({ kind }) => kind === 'release');
  return root?.kind === 'instance' && isEnded ? root.classLike : undefined;
}

function judgeReaction(file: FileAnalysis, obligation: Obligation, enders: ReadonlySet<ClassLike>): readonly Verdict[] {
  return judge(file, obligation)
    .map((verdict) => ({ ...verdict, certainty: weigh(file, verdict, enders) }))
    .filter(({ certainty }) => certainty !== 'likely' || !mayWatchItsOwner(file, obligation));
}

/** A reaction of a class watches the class itself, mostly, and goes with it. */
function mayWatchItsOwner(file: FileAnalysis, { node, protocol }: Obligation): boolean {
  return protocol.id === 'packages/reaction' && file.owners.getOfSite(node).kind === 'instance';
}

function weigh(file: FileAnalysis, { certainty, obligation }: Verdict, enders: ReadonlySet<ClassLike>): Certainty {
  if (certainty !== 'definite' && certainty !== 'path') {
    return certainty;
  }
  const owner = file.owners.getOfSite(obligation.node);
  const isCertain = owner.kind === 'instance' ? isOwedByInstance(file, obligation, owner, enders) : isOwedByScope(file, obligation, owner);
  return isCertain ? certainty : 'likely';
}

/** What a class ends of others it owes of a store, too; of a reaction, which may watch the class, only where it ends another one. */
function isOwedByInstance(file: FileAnalysis, obligation: Obligation, owner: Extract<Owner, { readonly kind: 'instance' }>, enders: ReadonlySet<ClassLike>): boolean {
  const isOfOthers = obligation.protocol.id !== 'packages/reaction' && (getHome(file, owner) === 'view' || endsSiblings(file, owner));
  return isOfOthers || enders.has(owner.classLike);
}

/** A function of which only its callers know how often it runs owes nothing; a handler of events does, to what outlives each of them. */
function isOwedByScope(file: FileAnalysis, { node }: Obligation, owner: Owner): boolean {
  switch (getHome(file, owner)) {
    case 'view':
      return !isOnServer(file, node);
    case 'function': {
      const callee = unwrap(node.callee);
      const isShared = callee.type === AST_NODE_TYPES.MemberExpression && file.lifetimes.get(callee.object) === 'process';
      return isShared && file.multiplicity.getOfSite(node) === 'many';
    }
    default:
      return false;
  }
}

/** What a server renders goes with its request. */
function isOnServer({ index }: FileAnalysis, node: TSESTree.Node): boolean {
  for (let current = findParent(node); current !== undefined && !isFunction(current); current = findParent(current)) {
    if (current.type === AST_NODE_TYPES.IfStatement && /\b(?:is_?server|import\.meta\.env\.SSR|typeof (?:window|document))\b/iu.test(index.sourceCode.getText(current.test))) {
      return true;
    }
  }
  return false;
}

function toReaction(file: FileAnalysis, verdict: Verdict): readonly Finding<ReactionKind>[] {
  const finding = toFinding(file, withFirstRelease(verdict));
  const { isInvoked } = getReleaseForms(verdict.obligation.protocol);
  const kind = findKind(verdict, finding.kind, isInvoked);
  const source = getShortText(file, verdict.obligation.node.callee);
  if (kind === undefined || !isInvoked) {
    return kind === undefined ? [] : [{ ...finding, kind, words: { ...finding.words, source }, write: getWriter(verdict, finding) }];
  }
  const { words } = finding;
  const release = words['handle'] === '' ? verdict.obligation.protocol.noun : (words['handle'] ?? '');
  // A promise of the function is not the function.
  const remedies = verdict.obligation.protocol.handle === 'promise' ? [] : finding.remedies;
  return [{ ...finding, kind, remedies, words: { ...words, release, source }, write: (handle) => `${handle}()` }];
}

/** The way to release that stands first is the one that is written. */
function withFirstRelease(verdict: Verdict): Verdict {
  const { obligation } = verdict;
  const [first] = obligation.protocol.release;
  return 'method' in first ? { ...verdict, obligation: { ...obligation, protocol: { ...obligation.protocol, release: [first] } } } : verdict;
}

/** What is done later is nobody's to wait for in a cleanup. */
function getWriter({ obligation: { protocol } }: Verdict, { write }: Finding): Finding['write'] {
  const isLate = protocol.release.some((release) => 'async' in release && release.async);
  return isLate ? (handle) => `void ${write(handle)}` : write;
}

/** `isInvoked`: what comes back is called, and is no object with a method to call. */
function findKind({ failure }: Verdict, described: string, isInvoked: boolean): ReactionKind | undefined {
  switch (failure.kind) {
    case 'discarded':
      if (!isInvoked) {
        return 'disposerDropped';
      }
      return described === 'discardedByEffect' ? 'reactionDroppedByEffect' : 'reactionDropped';
    case 'neverReleased':
    case 'missedByTeardown':
      return isInvoked ? 'reactionNeverEnded' : 'disposerMissed';
    case 'overwritten':
      return 'disposerOverwritten';
    default:
      return undefined;
  }
}

/** `store.subscribe(f)`, where the store certainly is one. */
function collectOfStores(file: FileAnalysis): readonly Obligation[] {
  return (file.index.calls.get('subscribe') ?? []).flatMap((call) => {
    const callee = unwrap(call.callee);
    const [listener] = call.arguments;
    const isListener = listener !== undefined && file.functions.findFunction(listener) !== undefined;
    const isStore = isListener && callee.type === AST_NODE_TYPES.MemberExpression && denotesStore(file, callee.object);
    return isStore ? [createObligation(file, call, storeSubscription)] : [];
  });
}

/** A constant that a maker of stores gave, or an import that is called a store. */
function denotesStore(file: FileAnalysis, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  if (expression.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  const definition = file.index.findVariable(expression)?.defs[0]?.node;
  if (definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null) {
    const init = unwrap(definition.init);
    return definition.id.type === AST_NODE_TYPES.Identifier && init.type === AST_NODE_TYPES.CallExpression && file.resolver.refersTo(init.callee, storeMakers);
  }
  const isImported = definition?.parent.type === AST_NODE_TYPES.ImportDeclaration && definition.parent.source.value.startsWith('.');
  return isImported && /(?:^s|S)tore$/u.test(expression.name);
}

function createObligation(file: FileAnalysis, node: Obligation['node'], protocol: Protocol): Obligation {
  return { protocol, node, calleeText: file.index.sourceCode.getText(node.callee), fate: file.fates.get(node, getReleaseForms(protocol)) };
}

/** Watchers that Vue does not stop with the component: made in a handler, or behind an `await`. */
function collectWatchers(file: FileAnalysis): readonly Finding<ReactionKind>[] {
  return collectObligations(file, [unboundWatcher]).flatMap((obligation): readonly Finding<ReactionKind>[] => {
    const fn = findEnclosingFunction(obligation.node);
    const isUnbound = fn !== undefined && obligation.fate.kind === 'discarded' && isInComponent(file, fn) && isBehindAwait(file, fn, obligation.node);
    if (!isUnbound) {
      return [];
    }
    const owner = file.owners.getOfSite(obligation.node);
    const verdict: Verdict = { obligation, certainty: watchesOutside(file, obligation) ? 'definite' : 'likely', failure: { kind: 'discarded', scope: owner } };
    const finding = toFinding(file, verdict);
    return [{ ...finding, kind: 'watcherUnbound', remedies: [], words: { ...finding.words, source: obligation.calleeText } }];
  });
}

function isInComponent(file: FileAnalysis, fn: FunctionNode): boolean {
  for (let current: FunctionNode | undefined = fn; current !== undefined; current = findEnclosingFunction(current)) {
    if (file.roles.getRole(current) === 'component') {
      return true;
    }
  }
  return file.roles.isComponentFile;
}

/** Does the function wait before it gets there? What the compiler of `<script setup>` restores stands in no function. */
function isBehindAwait(file: FileAnalysis, fn: FunctionNode, node: TSESTree.Node): boolean {
  let isFound = false;
  walk(fn.body, file.index.sourceCode.visitorKeys, (inner) => {
    isFound ||= inner.type === AST_NODE_TYPES.AwaitExpression && findEnclosingFunction(inner) === fn && inner.range[1] <= node.range[0];
  });
  return fn.async && isFound;
}

/** Does what it watches come from an import or a composable, which may go on when the component is gone? */
function watchesOutside(file: FileAnalysis, { node }: Obligation): boolean {
  const [source] = node.arguments;
  let isFound = false;
  if (source === undefined) {
    return false;
  }
  walk(isFunction(source) ? source.body : source, file.index.sourceCode.visitorKeys, (inner) => {
    isFound ||= inner.type === AST_NODE_TYPES.Identifier && !isKeyOfMember(inner) && isFromOutside(file, inner, source);
  });
  return isFound;
}

/** `name` of `user.name` is no variable. */
function isKeyOfMember(name: TSESTree.Identifier): boolean {
  return name.parent.type === AST_NODE_TYPES.MemberExpression && name.parent.property === name && !name.parent.computed;
}

function isFromOutside(file: FileAnalysis, name: TSESTree.Identifier, source: TSESTree.Node): boolean {
  const definition = file.index.findVariable(name)?.defs[0]?.node;
  if (definition === undefined || isWithin(definition, source)) {
    return false;
  }
  if (definition.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null) {
    const init = unwrap(definition.init);
    const maker = init.type === AST_NODE_TYPES.CallExpression ? (findCalleeName(init) ?? '') : '';
    return /^use\w*Store$/u.test(maker);
  }
  return definition.parent.type === AST_NODE_TYPES.ImportDeclaration;
}
