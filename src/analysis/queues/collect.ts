/**
 * Queues that one part of the program fills, another empties, and nothing limits.
 *
 * A list that listeners push to, and a loop shifts from after each `await`, grows whenever the work is slower than the events. Moreover each `shift()` of a long
 * list moves the rest of it. Certain where the list belongs to a module or an instance, a handler fills it, and the file compares its length with nothing but
 * zero. Silent: lists of one call, lists that the code empties at once, and everything that looks at the length.
 *
 * Example: `socket.on('message', (m) => { jobs.push(m); })` beside `while (jobs.length > 0) { await run(jobs.shift()); }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { findTopStatement, planShift } from '../growth/remedies.js';
import { findHandler } from '../handlers.js';
import type { AcquireNode, Place } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isSamePlace } from '../places.js';
import { getShortText } from '../wording.js';

export type QueueKind = 'queueUnlimited';

/** What such a file contains. */
export const queueGate = /\.\s*(?:shift\s*\(|splice\s*\(\s*0\s*,\s*1\s*\))/u;

export function collectQueues(file: FileAnalysis): readonly Finding<QueueKind>[] {
  const takes = [...(file.index.calls.get('shift') ?? []), ...(file.index.calls.get('splice') ?? []).filter(takesFirst)];
  return takes.flatMap((take) => judge(file, take) ?? []);
}

/** `splice(0, 1)`. */
function takesFirst({ arguments: [start, count, ...others] }: AcquireNode): boolean {
  return isNumber(start, 0) && isNumber(count, 1) && others.length === 0;
}

function isNumber(node: TSESTree.Node | undefined, value: number): boolean {
  return node?.type === AST_NODE_TYPES.Literal && node.value === value;
}

function judge(file: FileAnalysis, take: AcquireNode): Finding<QueueKind> | undefined {
  const list = findReceiver(take);
  const place = list && file.places.find(list);
  const loop = findWaitingLoop(file, take);
  if (list === undefined || place === undefined || place.isElement || loop === undefined || !isShared(file, place)) {
    return undefined;
  }
  const puts = (file.index.calls.get('push') ?? []).filter((call) => isOf(file, call, place) && findEnclosingFunction(call) !== findEnclosingFunction(take));
  const ofEvent = puts.find((put) => findHandler(file, put) !== undefined);
  const put = ofEvent ?? puts.find((call) => isGiven(file, call));
  return put === undefined || isBounded(file, place)
    ? undefined
    : {
        kind: 'queueUnlimited',
        node: put,
        certainty: ofEvent === undefined ? 'likely' : 'definite',
        words: { queue: getShortText(file, list), line: take.loc.start.line },
        remedies: planLimit(file, put, place),
        write: (handle) => handle,
      };
}

/** Past a limit the oldest goes. What is better refused, only the reader knows. */
function planLimit(file: FileAnalysis, put: AcquireNode, { root }: Place): readonly PlannedRemedy[] {
  const owner = root.kind === 'instance' ? root.classLike.node : root.variable.defs[0]?.node;
  const home = owner === undefined ? undefined : findTopStatement(owner);
  return home === undefined ? [] : planShift(file, { at: put }, home);
}

/** A method or an exported function that puts in what its callers give. */
function isGiven(file: FileAnalysis, put: AcquireNode): boolean {
  const fn = findEnclosingFunction(put);
  const [value] = put.arguments;
  const definition = value?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value)?.defs[0]?.node : undefined;
  return fn !== undefined && definition === fn && !isConstructor(fn) && (file.classLikes.findMemberOwner(fn) !== undefined || file.multiplicity.getOfFunction(fn) === 'exported');
}

function findReceiver({ callee }: AcquireNode): TSESTree.Node | undefined {
  const member = unwrap(callee);
  return member.type === AST_NODE_TYPES.MemberExpression ? member.object : undefined;
}

function isOf(file: FileAnalysis, call: AcquireNode, place: Place): boolean {
  const list = findReceiver(call);
  const other = list && file.places.find(list);
  return other !== undefined && !other.isElement && isSamePlace(other, place);
}

/** A module's or an instance's: what a call makes ends with it. */
function isShared(file: FileAnalysis, { root }: Place): boolean {
  return root.kind === 'instance' || (!isFunction(root.variable.scope.variableScope.block) && !file.roles.isComponentFile);
}

/** `while (jobs.length > 0) { await run(jobs.shift()); }` */
function findWaitingLoop(file: FileAnalysis, take: AcquireNode): TSESTree.Node | undefined {
  for (let node = findParent(take); node !== undefined && !isFunction(node); node = findParent(node)) {
    const isLoop = node.type === AST_NODE_TYPES.WhileStatement || node.type === AST_NODE_TYPES.ForStatement || node.type === AST_NODE_TYPES.DoWhileStatement;
    if (isLoop && collectOwnNodes(file.index.sourceCode, node).some(({ type }) => type === AST_NODE_TYPES.AwaitExpression)) {
      return node;
    }
  }
  return undefined;
}

/** Is the length compared with anything but zero, written, or handed out? Is the list replaced, or emptied in another way? */
function isBounded(file: FileAnalysis, place: Place): boolean {
  const lengths = (file.index.members.get('length') ?? []).filter(({ object }) => {
    const other = file.places.find(object);
    return other !== undefined && isSamePlace(other, place);
  });
  return lengths.some((length) => !isOfZero(length));
}

/** `while (jobs.length)`, `jobs.length > 0`, `!jobs.length`. */
function isOfZero(length: TSESTree.MemberExpression): boolean {
  const { parent } = length;
  switch (parent.type) {
    case AST_NODE_TYPES.BinaryExpression:
      return isNumber(parent.right, 0) || isNumber(parent.left, 0);
    case AST_NODE_TYPES.AssignmentExpression:
      return false;
    default:
      return parent.type !== AST_NODE_TYPES.CallExpression;
  }
}
