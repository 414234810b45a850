/**
 * What is turned on and never turned off: the receiver of a call is itself the handle.
 *
 * The owner's teardown has to show that its author meant to end things: it releases something else, or another of the same kind. Any call that may
 * turn it off, anywhere in the file, and any mention of the receiver in the teardown ends the question. So all of this is likely at most.
 *
 * Example: `start() { this.output.setRawMode(true); }` in a class whose `dispose()` clears a timer and never mentions `output`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { channelSwitches, mediaSwitches, pageSwitches, processSwitches, toolSwitches } from '../../catalogue/index.js';
import type { SwitchProtocol } from '../../catalogue/switches.js';
import { collectObligations, getAcquireName } from '../acquisitions.js';
import { capturesActivation } from '../captures.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { AcquireNode, FunctionNode, Obligation, Owner, Variable } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { isServerFile } from '../server-files.js';
import { isStartUp } from '../start-up.js';
import { getReleasePlace } from '../wording.js';

export type SwitchKind = 'leftOnByTeardown' | 'neverTurnedOff';

const all: readonly SwitchProtocol[] = [...channelSwitches, ...mediaSwitches, ...pageSwitches, ...processSwitches, ...toolSwitches];

export const switchGate = new RegExp(`\\.(?:${[...new Set(all.flatMap(({ acquire }) => acquire.map(getAcquireName)))].join('|')})\\(|\\b(?:watchFile|subscribe|open)\\(`, 'u');

export function collectSwitches(file: FileAnalysis, family: 'handle' | 'subscription'): readonly Finding<SwitchKind>[] {
  const switches = all.filter((protocol) => protocol.family === family);
  return collectObligations(file, switches).flatMap((obligation) => {
    const protocol = switches.find(({ id }) => id === obligation.protocol.id);
    const isOn = protocol !== undefined && !isTurnedOff(protocol, obligation.node) && (protocol.isGiven !== true || isGiven(file, obligation.node));
    return isOn ? judgeSwitch(file, protocol, obligation) : [];
  });
}

function judgeSwitch(file: FileAnalysis, protocol: SwitchProtocol, obligation: Obligation): readonly Finding<SwitchKind>[] {
  const { node } = obligation;
  const ends = collectEnds(file, protocol);
  if (ends.some((end) => mayBeOf(file, node, end))) {
    return [];
  }
  const owner = file.owners.getOfSite(node);
  // A plain function may turn something on for good.
  const isOwned = owner.kind === 'instance' || (owner.kind === 'scope' && owner.role !== 'plain');
  const finals = isOwned ? file.teardowns.collectFinal(owner) : [];
  if (finals.length === 0) {
    return isSharedLeak(file, protocol, node) && ends.length === 0 ? [describe(file, obligation, owner, undefined)] : [];
  }
  const isLeft = !file.teardowns.isReached(node, finals) && isNameable(file, node) && !isMentioned(file, node, finals) && !isEndedBy(file, protocol, finals);
  const teardown = isLeft ? finals.find((fn) => showsIntent(file, protocol, fn, ends)) : undefined;
  return teardown === undefined ? [] : [describe(file, obligation, owner, teardown)];
}

/** Calls that turn one of the kind off. */
function collectEnds(file: FileAnalysis, protocol: SwitchProtocol): readonly AcquireNode[] {
  return protocol.release
    .flatMap((release) => ('mirror' in release ? (file.index.calls.get(release.mirror) ?? []) : []))
    .filter((call) => protocol.off === undefined || isTurnedOff(protocol, call));
}

function isTurnedOff({ off }: SwitchProtocol, { arguments: given }: AcquireNode): boolean {
  const value = off === undefined ? undefined : given[off.argument];
  return value?.type === AST_NODE_TYPES.Literal && String(value.value) === off?.equals;
}

/** Certainly of another object only where both are fields of the same instance with other names. */
function mayBeOf(file: FileAnalysis, on: AcquireNode, off: AcquireNode): boolean {
  const [receiver, other] = [findReceiver(on), findReceiver(off)];
  if (other === undefined) {
    return true;
  }
  const [first, second] = [receiver && file.places.find(receiver), file.places.find(other)];
  if (second?.root.kind !== 'instance') {
    return !(second?.root.kind === 'variable' && second.path.length === 0 && receiver !== undefined && isOtherVariable(file, receiver, other));
  }
  return first?.root.kind === 'instance' && first.path.join('.') === second.path.join('.');
}

function isOtherVariable({ index }: FileAnalysis, receiver: TSESTree.Node, other: TSESTree.Node): boolean {
  const variable = index.findVariable(unwrap(receiver));
  return variable !== undefined && variable !== index.findVariable(unwrap(other)) && [receiver, other].every((node) => isParameter(index.findVariable(unwrap(node))));
}

function isParameter(variable: Variable | undefined): boolean {
  return variable?.defs.some(({ type }) => type === TSESLint.Scope.DefinitionType.Parameter) === true;
}

function findReceiver({ callee }: AcquireNode): TSESTree.Node | undefined {
  const member = unwrap(callee);
  return member.type === AST_NODE_TYPES.MemberExpression ? unwrap(member.object) : undefined;
}

function isGiven({ lifetimes }: FileAnalysis, node: AcquireNode): boolean {
  const receiver = findReceiver(node);
  return receiver !== undefined && lifetimes.get(receiver) === 'outer';
}

/** Can the teardown name what is turned on? What a function got or made for itself it cannot. */
function isNameable(file: FileAnalysis, node: AcquireNode): boolean {
  const receiver = findReceiver(node);
  const place = receiver && file.places.find(receiver);
  return receiver === undefined || place?.root.kind === 'instance' || ['process', 'outer'].includes(file.lifetimes.get(receiver));
}

/** Whatever the teardown does to the receiver may end it. */
function isMentioned(file: FileAnalysis, node: AcquireNode, finals: readonly FunctionNode[]): boolean {
  const receiver = findReceiver(node);
  if (receiver?.type === AST_NODE_TYPES.MemberExpression) {
    const name = findPropertyName(receiver);
    const members = name === undefined ? [] : (file.index.members.get(name) ?? []);
    return members.some((member) => file.teardowns.isReached(member, finals));
  }
  const variable = receiver && file.index.findVariable(receiver);
  return variable?.references.some(({ identifier }) => file.teardowns.isReached(identifier, finals)) === true;
}

function isEndedBy(file: FileAnalysis, { endedBy }: SwitchProtocol, finals: readonly FunctionNode[]): boolean {
  return endedBy.some((name) => file.index.calls.get(name)?.some((call) => file.teardowns.isReached(call, finals)) === true);
}

function showsIntent(file: FileAnalysis, { needs }: SwitchProtocol, teardown: FunctionNode, ends: readonly AcquireNode[]): boolean {
  return needs === 'kin' ? ends.some((end) => file.teardowns.isReached(end, [teardown])) : file.teardowns.findSibling(teardown) !== undefined;
}

/** Nothing in the file turns it off, and each run adds one to what the process keeps. */
function isSharedLeak(file: FileAnalysis, { isShared }: SwitchProtocol, node: AcquireNode): boolean {
  const isKept = isShared === 'always' || (isShared === 'server' && isServerFile(file.index.sourceCode));
  const count = isKept ? file.multiplicity.getOfSite(node) : 'once';
  const fn = findEnclosingFunction(node);
  // What keeps nothing of the call may be meant for the process.
  return count === 'many' || (count === 'exported' && fn !== undefined && !isStartUp(file, fn) && capturesActivation(file, node, fn));
}

function describe(file: FileAnalysis, { node, protocol, calleeText }: Obligation, owner: Owner, teardown: FunctionNode | undefined): Finding<SwitchKind> {
  const [release] = protocol.release;
  const name = teardown && findMemberName(teardown);
  const receiver = findReceiver(node);
  const verb = 'mirror' in release ? release.mirror : '';
  return {
    kind: teardown === undefined ? 'neverTurnedOff' : 'leftOnByTeardown',
    node,
    certainty: 'likely',
    words: {
      callee: calleeText,
      release: receiver === undefined ? verb : `${file.index.sourceCode.getText(receiver)}.${verb}`,
      noun: protocol.noun,
      keeps: protocol.keeps,
      culprit: name === undefined ? 'the cleanup' : `\`${name}()\``,
      line: (teardown ?? node).loc.start.line,
      where: getReleasePlace(file, owner),
    },
    remedies: [],
    write: (text) => text,
  };
}
