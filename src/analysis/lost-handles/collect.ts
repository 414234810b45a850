/**
 * Handles that are lost before anybody gets them: a `return` or a `throw` between the acquire and the place that hands the handle over.
 *
 * Only ways out that the code writes down count, and only resources that nothing but a release ends. What is released anywhere in the function is
 * the engine's to judge; what a closure uses may live as long as that. Example: `const fd = openSync(path); if (!isValid(options)) throw new Error();
 * return new Log(fd);`, and a constructor that throws when `this.fd` is open already.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { protocols } from '../../catalogue/index.js';
import { collectObligations } from '../acquisitions.js';
import { describeVerdict } from '../description.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { Finding } from '../finding.js';
import { collectFailures, findAcquirer, findAcquireSite } from '../handle-positions.js';
import type { Obligation, Use } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getReleaseText } from '../release-text.js';
import { getHandleText } from '../wording.js';

export type LostKind = 'lostBeforeHandOver';

type Leaver = TSESTree.ReturnStatement | TSESTree.ThrowStatement;

const held = protocols.filter(({ family, ends, kind }) => family === 'handle' && (ends === 'never' || kind === 'lease'));

export const lostHandleGate = /\bopen|\bcreate|\bconnect|\bacquire|\bmkdtemp|\bnew\b/u;

export function collectLostHandles(file: FileAnalysis): readonly Finding<LostKind>[] {
  return collectObligations(file, held).flatMap((obligation) => {
    const leaver = file.multiplicity.getOfSite(obligation.node) === 'once' ? undefined : findLeaver(file, obligation);
    return leaver === undefined ? [] : [describeLost(file, obligation, leaver)];
  });
}

function findLeaver(file: FileAnalysis, obligation: Obligation): Leaver | undefined {
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

function findExit(file: FileAnalysis, obligation: Obligation, fn: FunctionNode, uses: readonly Use[]): Leaver | undefined {
  const site = findAcquireSite(obligation);
  const flow = file.flows.solve({ owner: fn, acquire: site, uses, startsLive: site === undefined, failures: collectFailures(file, obligation) });
  const leavers = (flow?.liveExits ?? []).flatMap(({ cause }) => (cause !== undefined && isLeaver(cause) ? cause : []));
  const [first] = leavers
    .filter((leaver) => flow?.isAlwaysLiveBefore(leaver) === true && !(isConstructor(fn) && leaver.type === AST_NODE_TYPES.ReturnStatement))
    .sort((left, right) => left.range[0] - right.range[0]);
  return first === undefined || isAboutHandle(file, first, uses) ? undefined : first;
}

function isLeaver(node: TSESTree.Node): node is Leaver {
  return node.type === AST_NODE_TYPES.ReturnStatement || node.type === AST_NODE_TYPES.ThrowStatement;
}

/** `if (fd < 0) return;`. */
function isAboutHandle({ index }: FileAnalysis, leaver: Leaver, uses: readonly Use[]): boolean {
  let test: TSESTree.Node | undefined;
  for (let { parent }: TSESTree.Node = leaver; parent !== undefined && test === undefined; { parent } = parent) {
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

function describeLost(file: FileAnalysis, obligation: Obligation, leaver: Leaver): Finding<LostKind> {
  const { words } = describeVerdict(file, { obligation, certainty: 'path', failure: { kind: 'exitMissed', cause: leaver, release: obligation.node } });
  const release = getReleaseText(file, obligation);
  return {
    kind: 'lostBeforeHandOver',
    node: obligation.node,
    certainty: 'path',
    words: { ...words },
    remedies: release.isCertain ? planRelease(leaver, getHandleText(file, obligation)) : [],
    write: release.write,
  };
}

function planRelease(leaver: Leaver, handle: string): readonly PlannedRemedy[] {
  return leaver.type === AST_NODE_TYPES.ReturnStatement
    ? [{ remedy: { kind: 'releaseBeforeReturn', return: leaver, handle }, isSafe: false }]
    : [{ remedy: { kind: 'releaseBefore', acquire: leaver.argument, handle }, isSafe: false }];
}
