/**
 * A handle that is kept longer than the activation that acquires it: in a field, a closure's variable, a ref, a module variable.
 *
 * Questions in order: does anything release it at all; does the owner's last teardown; or does only the set-up, right before the next acquire?
 * A release that stands anywhere else (a `stop()` that callers run) is trusted.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findCallback } from './callbacks.js';
import { capturesActivation } from './captures.js';
import { mayBeInherited } from './inherited.js';
import { isEndless } from './chains.js';
import { mayEndOutside } from './judge-outside.js';
import type { FileAnalysis } from './file-analysis.js';
import { judgeOverwritten } from './judge-overwritten.js';
import { judgeReplaced } from './judge-replaced.js';
import { judgeRace } from './judge-race.js';
import { judgeTeardown } from './judge-teardown.js';
import type { Certainty, Failure, Multiplicity, Obligation, Owner, Place, Use, Verdict } from './model.js';
import { findRunner } from './set-up.js';
import { isStartUp } from './start-up.js';
import { keepsInstance, limitUnreferenced } from './unreferenced.js';
import { assertNever } from '../util/assert-never.js';

export interface KeptQuestion {
  readonly obligation: Obligation;
  readonly place: Place;
  readonly owner: Owner;
  readonly uses: readonly Use[];
  readonly releases: readonly Use[];
  readonly isEndless: boolean;
  /** How certain it is that there are many owners; `undefined` for one per process. */
  readonly ownerCertainty: Certainty | undefined;
}

export function judgeKept(file: FileAnalysis, obligation: Obligation, place: Place): readonly Verdict[] {
  const uses = file.uses.collect(place, obligation.protocol);
  if (mayBeInherited(file, place) || uses.some(({ kind }) => kind === 'handed')) {
    return [];
  }
  const owner = file.owners.getOfPlace(place);
  if (uses.some(({ kind }) => kind === 'exempt')) {
    return keepsInstance(file, obligation, owner, uses) ? limitUnreferenced(file, owner, judgePlace(file, obligation, place, { owner, uses })) : [];
  }
  return judgePlace(file, obligation, place, { owner, uses });
}

function judgePlace(file: FileAnalysis, obligation: Obligation, place: Place, { owner, uses }: Pick<KeptQuestion, 'owner' | 'uses'>): readonly Verdict[] {
  const releases = uses.filter(({ kind }) => kind === 'release');
  const question: KeptQuestion = {
    obligation,
    place,
    owner,
    uses,
    releases,
    isEndless: mayEndOutside(obligation) || isEndless(file, obligation),
    ownerCertainty: getCertainty(file, countOwners(file, owner), obligation, owner),
  };
  if (releases.some(({ at }) => isInOwnCallback(file, obligation, at))) {
    return [];
  }
  if (releases.length === 0) {
    return judgeUnreleased(file, question);
  }
  const verdicts = judgeTeardown(file, question) ?? judgeSetUp(file, question) ?? judgeOverwritten(file, question);
  return verdicts.length > 0 ? verdicts : judgeReleased(file, question);
}

/** The owner releases one handle: which one is there then? */
function judgeReleased(file: FileAnalysis, question: KeptQuestion): readonly Verdict[] {
  const { armedBy, isText } = question.obligation.protocol;
  const isBound = armedBy !== undefined || isText === true;
  const overwritten = (isBound ? judgeReplaced : judgeOverwritten)(file, question).filter(({ certainty }) => certainty === 'path');
  return overwritten.length > 0 ? overwritten : judgeRace(file, question);
}

function judgeUnreleased(file: FileAnalysis, question: KeptQuestion): readonly Verdict[] {
  const { obligation, owner, ownerCertainty } = question;
  if (!question.isEndless) {
    return judgeTeardown(file, question) ?? [];
  }
  const isHandle = obligation.protocol.family === 'handle';
  const missed = mayEndOutside(obligation) || isHandle ? judgeTeardown(file, question) : undefined;
  if (missed !== undefined) {
    return missed;
  }
  if (ownerCertainty !== undefined) {
    // A service without any end keeps its connections for as long as the process, however often its class could be made.
    const certainty = isHandle && owner.kind === 'instance' ? 'likely' : ownerCertainty;
    return [{ obligation, certainty, failure: { kind: 'neverReleased', owner } }];
  }
  return judgeOverwritten(file, question);
}

/** `start() { clearInterval(this.t); this.t = setInterval(…) }` and nothing else: the last one stays. */
function judgeSetUp(file: FileAnalysis, question: KeptQuestion): readonly Verdict[] | undefined {
  const { obligation, owner, releases, ownerCertainty } = question;
  const setUp = findRunner(obligation.node);
  const [first] = releases;
  const isOnlyBefore =
    setUp !== undefined &&
    releases.every(({ at }) => findRunner(at) === setUp && at.range[1] <= obligation.node.range[0]);
  if (!isOnlyBefore || first === undefined || !question.isEndless || isToggle(file, question, setUp)) {
    return undefined;
  }
  const failure: Failure = { kind: 'releasedOnlyBefore', owner, release: first.at };
  return ownerCertainty === undefined ? [] : [{ obligation, certainty: ownerCertainty, failure }];
}

/** A function that releases and only sometimes acquires again is its own way to stop: `update() { clear(); if (on) set(); }`. */
function isToggle(file: FileAnalysis, { obligation, uses }: KeptQuestion, setUp: FunctionNode): boolean {
  const flow = file.flows.solve({ owner: setUp, acquire: obligation.node, uses, startsLive: true });
  return flow?.canReturnReleased !== false;
}

/** A callback that releases its own resource ends it, unless it then acquires the next: `loop() { cancel(id); id = next(loop); }`. */
function isInOwnCallback(file: FileAnalysis, obligation: Obligation, release: TSESTree.Node): boolean {
  const { node } = obligation;
  const callback = findCallback(file, obligation);
  const isOwnSetUp = callback !== undefined && [node, release].every((at) => findEnclosingFunction(at) === callback);
  return callback !== undefined && file.teardowns.isReached(release, [callback]) && !(isOwnSetUp && release.range[1] <= node.range[0]);
}

function countOwners(file: FileAnalysis, owner: Owner): Multiplicity {
  switch (owner.kind) {
    case 'instance':
      return file.instances.count(owner.classLike);
    case 'scope':
      return file.multiplicity.getOfFunction(owner.scope);
    case 'module':
      return owner.isComponent ? 'many' : 'once';
    default:
      return assertNever(owner);
  }
}

function getCertainty(
  file: FileAnalysis,
  count: Multiplicity,
  { node }: Obligation,
  owner: Owner,
): Certainty | undefined {
  switch (count) {
    case 'once':
      return undefined;
    case 'many':
      return 'definite';
    case 'exported': {
      const isOwn = owner.kind === 'scope' && !isStartUp(file, owner.scope) && capturesActivation(file, node, owner.scope);
      return isOwn ? 'definite' : 'likely';
    }
    case 'unknown':
      return 'likely';
    default:
      return assertNever(count);
  }
}
