/**
 * What a method of an object begins and another method of the same object ends: a consumer that runs, a route, a subscription by the name of its channel.
 *
 * Nothing is kept, so what counts is who calls the other method. Silent: where the file ends it anywhere, by the method or by the end of the whole object;
 * objects that their user made; code that no framework runs again and again, unless its class ends other things. What came from outside may end together
 * with its giver: likely.
 *
 * Example: `await client.subscribe('prices', show)` in `start()` beside `stop() { clearInterval(this.timer); }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { pairs, targetEndingNames } from '../../catalogue/index.js';
import type { Protocol, Release } from '../../catalogue/schema.js';
import { collectObligations } from '../acquisitions.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import type { Lifetime } from '../lifetimes.js';
import type { Certainty, FunctionNode, Obligation, Owner } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { endsSiblings, getHome } from '../subscriptions/homes.js';
import { findName, getReleasePlace, getShortText } from '../wording.js';

export type PairKind = 'pairNeverEnded' | 'pairMissed';

type Mirror = Extract<Release, { readonly mirror: string }>;

/** Packages of such objects: a file that mentions none of them has none. */
export const pairGate = new RegExp(
  `['"](?:${[...new Set(pairs.flatMap(({ acquire }) => acquire.flatMap((one) => ('method' in one ? [one.on.from] : 'call' in one ? [one.call.from] : []))))].join('|').replaceAll('/', '\\/')})(?:\\/[^'"]*)?['"]`,
  'u',
);

export function collectPairs(file: FileAnalysis): readonly Finding<PairKind>[] {
  return collectObligations(file, pairs).flatMap((obligation) => judgePair(file, obligation) ?? []);
}

function judgePair(file: FileAnalysis, obligation: Obligation): Finding<PairKind> | undefined {
  const { node, protocol } = obligation;
  const receiver = findReceiver(node.callee);
  const mirrors = protocol.release.filter((release): release is Mirror => 'mirror' in release);
  const owner = file.owners.getOfSite(node);
  if (isEnded(file, obligation, mirrors, receiver) || isOfItself(node) || wrapped(node).parent?.type === AST_NODE_TYPES.ReturnStatement || isOff(node)) {
    return undefined;
  }
  const lifetime = receiver === undefined ? 'process' : file.lifetimes.get(receiver);
  const certainty = weigh(file, owner, lifetime, protocol);
  const teardown = owner.kind === 'instance' ? findForgetful(file, owner) : undefined;
  return certainty === undefined ? undefined : describe(file, obligation, { owner, certainty, teardown, mirror: mirrors[0], receiver });
}

function findReceiver(callee: TSESTree.Node): TSESTree.Expression | undefined {
  const expression = unwrap(callee);
  return expression.type === AST_NODE_TYPES.MemberExpression ? expression.object : undefined;
}

/** `host.addController(this)`: it goes with the host. */
function isOfItself({ arguments: [first] }: Obligation['node']): boolean {
  return first?.type === AST_NODE_TYPES.ThisExpression;
}

/** `renderer.setAnimationLoop(null)` is the end of one. */
function isOff({ arguments: [first] }: Obligation['node']): boolean {
  return first?.type === AST_NODE_TYPES.Literal && first.value === null;
}

/** Does a call of the file end it, or its object, or may do so? */
function isEnded(file: FileAnalysis, { node, protocol }: Obligation, mirrors: readonly Mirror[], receiver: TSESTree.Node | undefined): boolean {
  const { sourceCode, calls } = file.index;
  const text = receiver && sourceCode.getText(receiver);
  const isOfSame = (call: TSESTree.Node): boolean => {
    const other = call.type === AST_NODE_TYPES.CallExpression ? findReceiver(call.callee) : undefined;
    return text === undefined || other === undefined || sourceCode.getText(other) === text || findLast(other) === findLast(receiver);
  };
  const isEndedBy = ({ mirror, same }: Mirror): boolean =>
    (calls.get(mirror) ?? []).some(
      (call) =>
        call !== node &&
        isOfSame(call) &&
        (mirror !== findCalleeName(node) || isOff(call)) &&
        same.every((position) => mayBeSame(file, call.arguments[position], node.arguments[position])),
    );
  // A method that no pair is ends what was given: `view.destroy()` detaches the view.
  const isGivenEnded = protocol.release.some((release) => 'method' in release && (calls.get(release.method)?.length ?? 0) > 0);
  return isGivenEnded || mirrors.some(isEndedBy) || (text !== undefined && targetEndingNames.some((name) => calls.get(name)?.some(isOfSame) === true));
}

/** The last name of a path: another object with a field of this name may be the same. */
function findLast(node: TSESTree.Node | undefined): string | undefined {
  const expression = node && unwrap(node);
  if (expression?.type === AST_NODE_TYPES.Identifier) {
    return expression.name;
  }
  return expression?.type === AST_NODE_TYPES.MemberExpression && expression.property.type === AST_NODE_TYPES.Identifier ? expression.property.name : undefined;
}

/** Two texts, or two names, that differ are two; what is left out stands for all. */
function mayBeSame({ index: { sourceCode } }: FileAnalysis, left: TSESTree.Node | undefined, right: TSESTree.Node | undefined): boolean {
  if (left === undefined || right === undefined || left.type !== AST_NODE_TYPES.Literal || right.type !== AST_NODE_TYPES.Literal) {
    return true;
  }
  return sourceCode.getText(left) === sourceCode.getText(right);
}

/** `undefined`: nothing is known that would make it a leak. */
function weigh(file: FileAnalysis, owner: Owner, lifetime: Lifetime, { isMinor }: Protocol): Certainty | undefined {
  if (lifetime !== 'process' && lifetime !== 'outer') {
    return undefined;
  }
  const isView = owner.kind === 'scope' && owner.role === 'effect';
  const isOwed = isView || (owner.kind === 'instance' && getHome(file, owner) !== 'application' && endsSiblings(file, owner));
  if (!isOwed) {
    return undefined;
  }
  return isView && isMinor !== true ? 'definite' : 'likely';
}

function findForgetful(file: FileAnalysis, owner: Owner): FunctionNode | undefined {
  return file.teardowns.collectFinal(owner).find((teardown) => file.teardowns.findSibling(teardown) !== undefined);
}

interface Case {
  readonly owner: Owner;
  readonly certainty: Certainty;
  readonly teardown: FunctionNode | undefined;
  readonly mirror: Mirror | undefined;
  readonly receiver: TSESTree.Expression | undefined;
}

function describe(file: FileAnalysis, { node, protocol }: Obligation, { owner, certainty, teardown, mirror, receiver }: Case): Finding<PairKind> {
  const object = receiver === undefined ? '' : `${file.index.sourceCode.getText(receiver)}.`;
  const release = `${object}${mirror?.mirror ?? ''}`;
  const culprit = teardown && (findMemberName(teardown) ?? findName(file, teardown));
  const removal = mirror && writeRemoval(file, node, release, mirror);
  return {
    kind: culprit === undefined ? 'pairNeverEnded' : 'pairMissed',
    node,
    certainty,
    words: {
      callee: getShortText(file, node.callee),
      noun: protocol.noun,
      keeps: protocol.keeps,
      release: release.replaceAll(/\s+/gu, ''),
      culprit: culprit === undefined ? '' : `\`${culprit}()\``,
      line: (teardown ?? node).loc.start.line,
      where: getReleasePlace(file, owner),
    },
    remedies: removal === undefined ? [] : planRelease(file, node, owner, teardown, removal),
    write: (text) => text,
  };
}

/** The release as the file would write it, where its arguments mean the same in any place. */
function writeRemoval({ index: { sourceCode } }: FileAnalysis, node: Obligation['node'], release: string, { mirror, same }: Mirror): string | undefined {
  if (findCalleeName(node) === mirror) {
    return `${release}(null)`;
  }
  const parts = same.flatMap((position) => node.arguments[position] ?? []);
  const isClear = parts.length === same.length && parts.every((part) => !isFunction(part) && part.type !== AST_NODE_TYPES.SpreadElement);
  return isClear ? `${release}(${parts.map((part) => sourceCode.getText(part)).join(', ')})` : undefined;
}

function planRelease(file: FileAnalysis, node: Obligation['node'], owner: Owner, teardown: FunctionNode | undefined, removal: string): readonly PlannedRemedy[] {
  const isOfThis = /^this\b/u.test(removal);
  if (teardown !== undefined) {
    return isOfThis ? [{ remedy: { kind: 'releaseInTeardown', teardown, handle: removal }, isSafe: false }] : [];
  }
  const hasCleanup = owner.kind === 'scope' && file.teardowns.collectOfScope(owner.scope).length > 0;
  return owner.kind === 'scope' && !hasCleanup ? [{ remedy: { kind: 'returnRemoval', effect: owner.scope, acquire: node, handle: removal, hasValue: true }, isSafe: false }] : [];
}
