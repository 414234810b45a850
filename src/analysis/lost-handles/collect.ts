/**
 * Handles that are lost before anybody gets them: a `return`, a `throw` or an error between the acquire and the place that hands the handle over.
 *
 * Ways out that the code writes down are certain; an error that a call in between throws is a way of its own, but for leases, for which somebody
 * waits. What something else may end is likely at most. What is released anywhere in the function is the engine's to judge; what a closure uses may
 * live as long as that. Example: `const fd = openSync(path); if (!isValid(options)) throw new Error(); return new Log(fd);`, and a constructor that
 * throws when `this.fd` is open already.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findParent } from '../../ast/find-parent.js';
import { isConstructor } from '../../ast/is-constructor.js';
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { describeVerdict } from '../description.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { Finding } from '../finding.js';
import { collectFailures, findAcquirer, findAcquireSite } from '../handle-positions.js';
import { mayEndOutside } from '../judge-outside.js';
import { isStartUp } from '../start-up.js';
import type { Certainty, Failure, Obligation, Use } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getReleaseText } from '../release-text.js';
import { isNamedAt } from '../visibility.js';
import { getHandleText } from '../wording.js';

export type LostKind = 'lostBeforeHandOver' | 'lostIfThrown';

type Leaver = TSESTree.ReturnStatement | TSESTree.ThrowStatement;

/** The node at which the handle is lost. */
interface Loss {
  readonly at: TSESTree.Node;
  readonly isWritten: boolean;
}

export function collectLostHandles(file: FileAnalysis, obligations: readonly Obligation[]): readonly Finding<LostKind>[] {
  return obligations.filter(isHeld).flatMap((obligation) => {
    const loss = file.multiplicity.getOfSite(obligation.node) === 'once' ? undefined : findLoss(file, obligation);
    return loss === undefined ? [] : [describeLost(file, obligation, loss)];
  });
}

/** Does it stay open until somebody closes it, or until the other side does? */
function isHeld({ protocol }: Obligation): boolean {
  return protocol.isLazy !== true && ((protocol.family === 'handle' && protocol.ends !== 'once') || protocol.kind === 'lease');
}

function findLoss(file: FileAnalysis, obligation: Obligation): Loss | undefined {
  const { fate, protocol } = obligation;
  const fn = findAcquirer(file, obligation);
  if (fate.kind !== 'kept' || fate.place.isElement || fn === undefined) {
    return undefined;
  }
  const uses = file.uses.collect(fate.place, protocol);
  const isField = fate.place.root.kind === 'instance';
  const own = isField ? uses.filter(({ at }) => isWithin(at, fn)) : uses;
  const isSeen = isField ? isConstructor(fn) : fate.place.path.length === 0 && own.some(({ kind }) => kind === 'handed') && isOfActivation(obligation, fn);
  return isSeen && own.every((use) => isQuiet(use, fn)) ? findExit(file, obligation, fn, own) : undefined;
}

function isOfActivation({ fate }: Obligation, fn: FunctionNode): boolean {
  return fate.kind === 'kept' && fate.place.root.kind === 'variable' && fate.place.root.variable.scope.variableScope.block === fn;
}

/** Nothing releases it here, and no closure has it. */
function isQuiet({ kind, at }: Use, fn: FunctionNode): boolean {
  return kind !== 'release' && kind !== 'exempt' && findEnclosingFunction(at) === fn;
}

function findExit(file: FileAnalysis, obligation: Obligation, fn: FunctionNode, uses: readonly Use[]): Loss | undefined {
  const site = findAcquireSite(obligation);
  const flow = file.flows.solve({ owner: fn, acquire: site, uses, startsLive: site === undefined, failures: collectFailures(file, obligation) });
  const causes = (flow?.liveExits ?? [])
    .flatMap(({ cause }) => cause ?? [])
    .filter((cause) => flow?.isAlwaysLiveBefore(cause) === true && !(isConstructor(fn) && cause.type === AST_NODE_TYPES.ReturnStatement))
    .sort((left, right) => left.range[0] - right.range[0]);
  const leaver = causes.find(isLeaver);
  if (leaver !== undefined) {
    return isAboutHandle(file, leaver, uses) ? undefined : { at: leaver, isWritten: true };
  }
  // An application that cannot start ends, and what it has opened with it.
  const thrower = isStartUp(file, fn) ? undefined : causes.find((cause) => cause !== site && cause.type !== AST_NODE_TYPES.YieldExpression);
  return thrower && { at: thrower, isWritten: false };
}

function isLeaver(node: TSESTree.Node): node is Leaver {
  return node.type === AST_NODE_TYPES.ReturnStatement || node.type === AST_NODE_TYPES.ThrowStatement;
}

/** `if (fd < 0) return;`. */
function isAboutHandle({ index }: FileAnalysis, leaver: Leaver, uses: readonly Use[]): boolean {
  let test: TSESTree.Node | undefined;
  for (let parent = findParent(leaver); parent !== undefined && test === undefined; parent = findParent(parent)) {
    test = parent.type === AST_NODE_TYPES.IfStatement || parent.type === AST_NODE_TYPES.SwitchStatement ? getTest(parent) : undefined;
  }
  let isAbout = false;
  if (test !== undefined) {
    walk(test, index.sourceCode.visitorKeys, (node) => {
      isAbout ||= uses.some(({ at, kind }) => kind === 'test' && at === node);
    });
  }
  return isAbout;
}

function getTest(statement: TSESTree.IfStatement | TSESTree.SwitchStatement): TSESTree.Expression {
  return statement.type === AST_NODE_TYPES.IfStatement ? statement.test : statement.discriminant;
}

function describeLost(file: FileAnalysis, obligation: Obligation, { at, isWritten }: Loss): Finding<LostKind> {
  const failure: Failure = isWritten ? { kind: 'exitMissed', cause: at, release: obligation.node } : { kind: 'throwMissed', cause: at, release: obligation.node };
  const certainty = getCertainty(obligation, isWritten);
  const { words } = describeVerdict(file, { obligation, certainty, failure });
  const release = getReleaseText(file, obligation);
  return {
    kind: isWritten ? 'lostBeforeHandOver' : 'lostIfThrown',
    node: obligation.node,
    certainty,
    words: { ...words },
    remedies: release.isCertain ? planRelease(file, obligation, at) : [],
    write: release.write,
  };
}

function getCertainty(obligation: Obligation, isWritten: boolean): Certainty {
  if (mayEndOutside(obligation)) {
    return isWritten ? 'likely' : 'throw';
  }
  return isWritten || obligation.protocol.kind === 'lease' ? 'path' : 'throw';
}

function planRelease(file: FileAnalysis, obligation: Obligation, at: TSESTree.Node): readonly PlannedRemedy[] {
  const handle = getHandleText(file, obligation);
  if (!isNamedAt(file, obligation, at)) {
    return [];
  }
  if (!isLeaver(at)) {
    return planCatch(file, obligation, at, handle);
  }
  return at.type === AST_NODE_TYPES.ReturnStatement
    ? [{ remedy: { kind: 'releaseBeforeReturn', return: at, handle }, isSafe: false }]
    : [{ remedy: { kind: 'releaseBefore', acquire: at.argument, handle }, isSafe: false }];
}

/** Between the acquire and the first statement that gives the handle away: what throws there releases it first. */
function planCatch(file: FileAnalysis, { fate, protocol, node }: Obligation, thrower: TSESTree.Node, handle: string): readonly PlannedRemedy[] {
  const start = findStatement(node);
  const block = start?.parent?.type === AST_NODE_TYPES.BlockStatement ? start.parent.body : [];
  const rest = block.slice(block.findIndex((statement) => statement === start) + 1);
  const handed = fate.kind === 'kept' ? file.uses.collect(fate.place, protocol).filter(({ kind }) => kind === 'handed') : [];
  const taker = rest.findIndex((statement) => handed.some(({ at }) => isWithin(at, statement)));
  const [from] = rest;
  const to = rest[taker - 1];
  const isBetween = from !== undefined && to !== undefined && thrower.range[0] >= from.range[0] && thrower.range[1] <= to.range[1];
  return isBetween ? [{ remedy: { kind: 'releaseInCatch', from, to, handle }, isSafe: false }] : [];
}
