/**
 * What a file does with the results of calls that only remove: drops them, keeps them and never uses them, sets them again while they are live.
 *
 * Certain is what keeps the callback for the page or the process in code that a framework runs again and again, and what forgets one beside another of
 * the same target that it does remove. A target that came from outside may end together with its user: likely. A target of the code itself dies with it.
 * `void` in front is the way to say that a listener stays.
 *
 * Example: `useEffect(() => { settings.onChange(draw); }, [])` is definite where `settings` is the module's, likely where it is a prop.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { unwrap } from '../../ast/unwrap.js';
import { calledRemover, releasedRemover, removerVerbs } from '../../catalogue/index.js';
import type { Protocol } from '../../catalogue/schema.js';
import type { FileAnalysis } from '../file-analysis.js';
import { type Finding, toFinding } from '../finding.js';
import { judge } from '../judge.js';
import type { Lifetime } from '../lifetimes.js';
import type { Certainty, Obligation, Owner, Verdict } from '../model.js';
import { getReleaseForms } from '../release-forms.js';
import { collectReactionCalls } from './collect-reactions.js';
import { endsSiblings, getHome } from './homes.js';
import { collectRemoverSites, isNamedPage, type RemoverSite } from './remover-sites.js';
import { collectSites } from './sites.js';

export type RemoverKind = 'disposerDropped' | 'disposerDroppedBeside' | 'disposerMissed' | 'disposerOverwritten';

/** Calls of such names stand in nearly every file: what they give back decides. */
export const removerGate = /\b(?:sub|on|on[A-Z]\w*|subscribe\w*|watch\w*|listen\w*|observe\w*|follow\w*|add[A-Z]\w*|register[A-Z]\w*|connect|attach|bind|hook|tap)\s*(?:<[^(]*>)?\(/u;

interface Entry {
  readonly site: RemoverSite;
  readonly obligation: Obligation;
  readonly owner: Owner;
}

const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map(
  removerVerbs.map((method) => [method, { ...releasedRemover, release: [{ method }, ...releasedRemover.release] }]),
);

export function collectRemovers(file: FileAnalysis): readonly Finding<RemoverKind>[] {
  const others = new Set<TSESTree.Node>([...collectReactionCalls(file), ...collectSites(file).map(({ call }) => call)]);
  const entries = collectRemoverSites(file, (call) => others.has(call)).map((site) => toEntry(file, site));
  return entries.flatMap((entry) => judgeEntry(file, entry, entries));
}

function toEntry(file: FileAnalysis, site: RemoverSite): Entry {
  const protocol = PROTOCOLS.get(site.method ?? '') ?? calledRemover;
  const { result } = site;
  const fate = file.fates.get(result, getReleaseForms(protocol));
  const calleeText = file.index.sourceCode.getText(result.callee);
  return { site, owner: file.owners.getOfSite(result), obligation: { protocol, node: result, calleeText, fate } };
}

function judgeEntry(file: FileAnalysis, entry: Entry, entries: readonly Entry[]): readonly Finding<RemoverKind>[] {
  const { site, obligation, owner } = entry;
  const lifetime = getLifetime(file, site);
  const isDropped = obligation.fate.kind === 'discarded';
  if (lifetime === 'own' || lifetime === 'call' || getHome(file, owner) === 'application' || (site.isPromised && !isDropped)) {
    return [];
  }
  const sibling = findSibling(file, entry, entries);
  return judge(file, obligation).flatMap((verdict) => {
    const certainty = weigh(file, entry, { verdict, lifetime, sibling });
    return certainty === undefined ? [] : toRemover(file, entry, { ...verdict, certainty }, sibling);
  });
}

/** A function of another module that is given nothing but callbacks keeps them itself. */
function getLifetime(file: FileAnalysis, { target, hasReceiver, call }: RemoverSite): Lifetime {
  if (target === undefined) {
    return !hasReceiver && isImported(file, call) ? 'process' : 'unknown';
  }
  const lifetime = isNamedPage(target) ? 'process' : file.lifetimes.get(target);
  return lifetime === 'unknown' && isConstantOfModule(file, target) ? 'process' : lifetime;
}

/** `const bus = makeBus()` at the top: whatever made it, the module holds it for good. */
function isConstantOfModule({ index, roles }: FileAnalysis, target: TSESTree.Node): boolean {
  const node = unwrap(target);
  const [definition, ...others] = node.type === AST_NODE_TYPES.Identifier ? (index.findVariable(node)?.defs ?? []) : [];
  const isTop = definition !== undefined && findEnclosingFunction(definition.node) === undefined && !roles.isComponentFile;
  return isTop && others.length === 0 && definition.node.type === AST_NODE_TYPES.VariableDeclarator && definition.node.parent.kind === 'const';
}

function isImported({ index }: FileAnalysis, { callee }: TSESTree.CallExpression): boolean {
  return index.findVariable(callee)?.defs[0]?.node.parent.type === AST_NODE_TYPES.ImportDeclaration;
}

/** Another one of the same target in the same owner that is not lost. */
function findSibling(file: FileAnalysis, { site, owner }: Entry, entries: readonly Entry[]): Entry | undefined {
  const target = getTargetText(file, site);
  return entries.find(
    (other) => other.site !== site && isSameOwner(other.owner, owner) && getTargetText(file, other.site) === target && isEnded(file, other.obligation),
  );
}

function getTargetText({ index }: FileAnalysis, { target, call }: RemoverSite): string {
  return index.sourceCode.getText(target ?? call.callee);
}

function isSameOwner(left: Owner, right: Owner): boolean {
  switch (left.kind) {
    case 'instance':
      return right.kind === 'instance' && left.classLike === right.classLike;
    case 'scope':
      return right.kind === 'scope' && left.scope === right.scope;
    case 'module':
      return right.kind === 'module';
  }
}

function isEnded(file: FileAnalysis, { fate, protocol }: Obligation): boolean {
  switch (fate.kind) {
    case 'returned':
      return file.roles.findEffect(fate.from) !== undefined;
    case 'argument':
      return file.roles.findRegisteredCleanup(fate.call) !== undefined;
    case 'kept':
      return file.uses.collect(fate.place, protocol).some(({ kind }) => kind === 'release');
    default:
      return false;
  }
}

interface Circumstances {
  readonly verdict: Verdict;
  readonly lifetime: Lifetime;
  readonly sibling: Entry | undefined;
}

/** `undefined`: nothing is known that would make it a leak. */
function weigh(file: FileAnalysis, { owner, site }: Entry, { verdict: { certainty }, lifetime, sibling }: Circumstances): Certainty | undefined {
  if (certainty !== 'definite' && certainty !== 'path') {
    return lifetime === 'process' ? certainty : undefined;
  }
  if (sibling !== undefined) {
    return certainty;
  }
  switch (lifetime) {
    case 'process':
      return isProven(file, owner, site) ? certainty : 'likely';
    case 'outer':
      return isEndedWithOthers(file, owner) && !isBoundToComponent(file, owner, site) ? 'likely' : undefined;
    default:
      return undefined;
  }
}

function isEndedWithOthers(file: FileAnalysis, owner: Owner): boolean {
  return getHome(file, owner) === 'view' || endsSiblings(file, owner);
}

function isProven(file: FileAnalysis, owner: Owner, site: RemoverSite): boolean {
  switch (getHome(file, owner)) {
    case 'view':
      return !isBoundToComponent(file, owner, site);
    case 'class':
    case 'injectable':
      return endsSiblings(file, owner);
    default:
      return false;
  }
}

/** Composables end with the component that calls them: only what an effect's cleanup ends, or a method of another object, is the caller's to end. */
function isBoundToComponent(file: FileAnalysis, owner: Owner, { hasReceiver }: RemoverSite): boolean {
  const effect = owner.kind === 'scope' ? file.roles.findEffect(owner.scope) : undefined;
  return !hasReceiver && effect?.hook.cleanup !== 'returned';
}

function toRemover(file: FileAnalysis, { site }: Entry, verdict: Verdict, sibling: Entry | undefined): readonly Finding<RemoverKind>[] {
  const finding = toFinding(file, verdict);
  const kind = findKind(verdict, sibling);
  const { handle = '' } = finding.words;
  const release = site.method === undefined ? String(handle) : `${String(handle)}.${site.method}`;
  return kind === undefined
    ? []
    : [
        {
          ...finding,
          kind,
          remedies: site.isPromised ? [] : finding.remedies,
          words: {
            ...finding.words,
            release: handle === '' ? (site.method ?? 'it') : release,
            ...(sibling === undefined ? {} : { sibling: file.index.sourceCode.getText(sibling.site.call.callee), line: sibling.site.call.loc.start.line }),
          },
          write: site.method === undefined ? (text) => `${text}()` : finding.write,
        },
      ];
}

function findKind({ failure }: Verdict, sibling: Entry | undefined): RemoverKind | undefined {
  switch (failure.kind) {
    case 'discarded':
      return sibling === undefined ? 'disposerDropped' : 'disposerDroppedBeside';
    case 'neverReleased':
    case 'missedByTeardown':
      return 'disposerMissed';
    case 'overwritten':
      return 'disposerOverwritten';
    default:
      return undefined;
  }
}
