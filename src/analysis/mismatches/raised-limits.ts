/**
 * A limit of listeners that is raised where listeners pile up: it silences the warning, and each run of the code leaves one more behind.
 *
 * Certain where the listener is reported as a leak without the limit. Beyond that it is likely where the target came from outside, and nothing says
 * that it ends with its owner. Silent where the limit fits what the code gives: as many calls as an emitter takes without a warning may stand in the
 * file for one target, or the limit itself is no more than that, or only the run knows it.
 *
 * Example: `constructor() { bus.setMaxListeners(0); bus.on('saved', this.onSaved); }` in a class that never calls `bus.off()`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import type { Remedy } from '../../ast/remedy.js';
import { findLastName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { defaultListenerLimit, limitSetters } from '../../catalogue/index.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import type { Certainty } from '../model.js';
import { getRegistrations } from '../registrations/collect.js';
import { describeListener } from '../registrations/describe.js';
import { isOfTargetEnd } from '../registrations/end-events.js';
import { findTarget, getTargetOf } from '../registrations/identities.js';
import { judgeRegistration, type ListenerVerdict } from '../registrations/judge.js';
import { isOwed } from '../registrations/obligations.js';
import { compareTargets } from '../registrations/pairing.js';
import type { Registration, Target } from '../registrations/registration.js';
import { findRunner } from '../set-up.js';
import { collectAbortListeners, findEnd } from '../signals/abort-listeners.js';
import { collectSignals } from '../signals/collect.js';
import { getSignalOrigin } from '../signals/signal-origins.js';
import { findDefinition } from '../variable-definitions.js';
import { getShortText } from '../wording.js';
import type { MismatchKind } from './mismatch.js';

/** What removes the listener where its owner ends; other ways change what the limit is for. */
const AT_THE_END: ReadonlySet<Remedy['kind']> = new Set(['nameListener', 'returnRemoval', 'releaseInCleanup', 'releaseInTeardown', 'createTeardown']);

/** One target that gets a higher limit. */
interface Raise {
  readonly call: TSESTree.CallExpression;
  readonly target: Target;
}

interface RaisedListener {
  readonly raise: Raise;
  readonly verdict: ListenerVerdict;
}

const collectRaised = weakMemo((file: FileAnalysis): readonly RaisedListener[] =>
  collectRaises(file).flatMap((raise) => {
    const given = getRegistrations(file).registrations.filter(({ target }) => isSame(file, target, raise.target));
    const verdicts = given.length >= defaultListenerLimit ? [] : given.flatMap((registration) => judgeGiven(file, registration, given) ?? []);
    const worst = verdicts.find(({ certainty }) => certainty !== 'likely') ?? verdicts[0];
    return worst === undefined ? [] : [{ raise, verdict: worst }];
  }),
);

/** The calls whose listener is told with the limit. */
export const getRaisedListeners = weakMemo(
  (file: FileAnalysis): ReadonlySet<TSESTree.Node> => new Set(collectRaised(file).map(({ verdict }) => verdict.registration.call)),
);

export function collectRaisedLimits(file: FileAnalysis): readonly Finding<MismatchKind>[] {
  return collectRaised(file).map(({ raise, verdict }) => {
    const finding = describeListener(file, verdict);
    const line = verdict.registration.call.loc.start.line;
    const remedies = finding.remedies.filter(({ remedy }) => AT_THE_END.has(remedy.kind));
    return { ...finding, kind: 'limitRaised', node: raise.call, remedies, words: { ...finding.words, limit: getShortText(file, raise.call), line } };
  });
}

function collectRaises(file: FileAnalysis): readonly Raise[] {
  const calls = (file.index.calls.get('setMaxListeners') ?? []).filter((call) => call.type === AST_NODE_TYPES.CallExpression);
  return calls.flatMap((call) => {
    const [limit, ...targets] = call.arguments;
    if (limit === undefined || !isHigh(file, limit)) {
      return [];
    }
    if (file.resolver.refersTo(call.callee, limitSetters)) {
      return targets.map((node) => ({ call, target: getTargetOf(file, node) }));
    }
    const target = targets.length === 0 ? findTarget(file, call) : undefined;
    return target === undefined ? [] : [{ call, target }];
  });
}

/** None (`0`, `Infinity`), one above that of Node, or the one that is there and some more. */
function isHigh(file: FileAnalysis, limit: TSESTree.Node): boolean {
  const node = unwrap(limit);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'number' && (node.value === 0 || node.value > defaultListenerLimit);
    case AST_NODE_TYPES.MemberExpression:
      return findLastName(node.object) === 'Number';
    case AST_NODE_TYPES.BinaryExpression:
      return node.operator === '+' && node.left.type === AST_NODE_TYPES.CallExpression && findCalleeName(node.left) === 'getMaxListeners';
    case AST_NODE_TYPES.Identifier: {
      const variable = file.index.findVariable(node);
      const definition = variable && findDefinition(variable);
      return definition === undefined ? node.name === 'Infinity' : definition.type === AST_NODE_TYPES.Literal && isHigh(file, definition);
    }
    default:
      return false;
  }
}

function isSame(file: FileAnalysis, left: Target, right: Target): boolean {
  return compareTargets(file, left.identity, right.identity) === 'exact';
}

function judgeGiven(file: FileAnalysis, registration: Registration, given: readonly Registration[]): ListenerVerdict | undefined {
  const verdict = judgeRegistration(file, registration);
  return verdict === undefined ? judgeFromOutside(file, registration, given) : { ...verdict, certainty: weigh(file, verdict) };
}

/** The limit says that many come; a teardown, that they go. */
function weigh(file: FileAnalysis, { registration, certainty }: ListenerVerdict): Certainty {
  const owner = file.owners.getOfSite(registration.call);
  const isPassing = owner.kind === 'instance' && file.teardowns.collectFinal(owner).length > 0;
  return isPassing && file.lifetimes.get(registration.target.node) === 'process' ? 'definite' : certainty;
}

/** A target that came from outside, and that more and more listeners are expected to stay on. */
function judgeFromOutside(file: FileAnalysis, registration: Registration, given: readonly Registration[]): ListenerVerdict | undefined {
  const { call, target } = registration;
  const lifetime = file.lifetimes.get(target.node);
  const isOutside = lifetime === 'outer' || (lifetime === 'argument' && isOfWork(registration));
  const isOnce = file.multiplicity.getOfSite(call) === 'once';
  const isLeft = isOwed(file, registration) && isOutside && !given.some(isOfTargetEnd);
  if (isOnce || (!isLeft && !isLeftOnSignal(file, registration))) {
    return undefined;
  }
  return { registration, certainty: 'likely', failure: { kind: 'neverRemoved', owner: file.owners.getOfSite(call) } };
}

/** What waits for the abort of a caller's signal, and is no finding of its own. */
function isLeftOnSignal(file: FileAnalysis, { call }: Registration): boolean {
  const listener = collectAbortListeners(file).find((candidate) => candidate.call === call);
  const isKept = listener !== undefined && findEnd(file, listener).kind === 'none' && getSignalOrigin(file, listener.signal) === 'given';
  return isKept && !collectSignals(file).some(({ node }) => node === call);
}

/** An async function, or a promise, whose work is done before its target ends. */
function isOfWork({ call }: Registration): boolean {
  const runner = findRunner(call);
  return runner?.async === true || findEnclosingFunction(call) !== runner;
}
