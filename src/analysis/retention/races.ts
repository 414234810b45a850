/**
 * Races that leave something behind on a promise that outlives them.
 *
 * `Promise.race()` adds a reaction to each operand, and nothing can take it away: a promise that stays pending keeps the result of every race that it
 * took part in. Certain where the race stands in a loop without an end of its own and the promise was made before it, settled by hand, and where a
 * promise of the module or of an instance is raced by each call. Silent: promises of the same turn, of the same call, and those that a timer settles.
 * Direction of the approximation: what the promise is made of has to be seen, so promises that a function gives back count as likely at most.
 *
 * Example: `const stopped = once(this, 'stop'); while (true) { await Promise.race([iterator.next(), stopped]); }` keeps every value of the iterator.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { collectNodes } from '../../ast/own-nodes.js';
import { isConstructor } from '../../ast/is-constructor.js';
import { isClass } from '../../ast/class-node.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { deferredMakerNames, eventPromises, eventWaiters, soonRunners } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { isTypeScript } from '../languages.js';
import type { AcquireNode, Certainty, Place, Variable } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isReassigned } from '../places.js';
import { isStartUp } from '../start-up.js';
import { collectFieldValues } from '../subscriptions/field-values.js';
import { getFunctionText, getShortText } from '../wording.js';

export type RaceKind = 'racedInLoop' | 'racedPerCall' | 'racedElements';

/** How a promise comes to its end. */
type Settling =
  /** By a call of a function that the executor hands out, by an event: nobody knows when. */
  | 'by hand'
  /** By a timer, or at once. */
  | 'soon'
  | 'unknown';

interface Operand {
  readonly node: TSESTree.Node;
  readonly place: Place;
  /** The elements of the place race, not the place. */
  readonly isContainer: boolean;
  /** The promises race themselves, and not what their reactions give back. */
  readonly isBare: boolean;
}

/** What such a file contains. */
export const raceGate = /\bPromise\s*\.\s*(?:race|any)\b/u;

const RACES = [
  { from: 'global', name: 'Promise.race' },
  { from: 'global', name: 'Promise.any' },
];
const REACTIONS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);
const SOON: ReadonlySet<string> = new Set(soonRunners);
const LISTENING: ReadonlySet<string> = new Set(eventWaiters);
const DEFERRED_MAKERS: ReadonlySet<string> = new Set(deferredMakerNames);

export function collectRaces(file: FileAnalysis): readonly Finding<RaceKind>[] {
  const races = ['race', 'any'].flatMap((name) => file.index.calls.get(name) ?? []);
  return races.filter((race) => file.resolver.refersTo(race.callee, RACES)).flatMap((race) => judge(file, race) ?? []);
}

function judge(file: FileAnalysis, race: AcquireNode): Finding<RaceKind> | undefined {
  const operands = collectOperands(file, race);
  for (const operand of operands) {
    const finding = judgeOperand(file, race, operand);
    if (finding !== undefined) {
      return operand.isBare ? { ...finding, remedies: planRaceOnce(file, race) } : finding;
    }
  }
  return undefined;
}

/** A race that leaves nothing behind: it settles a turn of the microtask queue later, which is for the reader to decide. */
function planRaceOnce(file: FileAnalysis, race: AcquireNode): readonly PlannedRemedy[] {
  return race.type === AST_NODE_TYPES.CallExpression && findCalleeName(race) === 'race'
    ? [{ remedy: { kind: 'raceOnce', call: race, isTypeScript: isTypeScript(file) }, isSafe: false }]
    : [];
}

/** The operands that have a name. */
function collectOperands(file: FileAnalysis, race: AcquireNode): readonly Operand[] {
  const [list] = race.arguments;
  const values = list && unwrap(list);
  const nodes = values?.type === AST_NODE_TYPES.ArrayExpression ? values.elements : [values];
  return nodes.flatMap((node) => {
    const isSpread = node?.type === AST_NODE_TYPES.SpreadElement;
    const base = node ? findBase(isSpread ? node.argument : node) : undefined;
    const place = base === undefined ? undefined : file.places.find(base);
    return base === undefined || place === undefined ? [] : [{ node: base, place, isContainer: isSpread || node === values, isBare: node ? isBare(isSpread ? node.argument : node) : false }];
  });
}

/** `closed` of `closed.then(…)`, `[...pending].map(…)`, `pending.keys()` and `deferred.promise`. */
function findBase(node: TSESTree.Node): TSESTree.Node | undefined {
  const inner = unwrap(node);
  if (inner.type === AST_NODE_TYPES.MemberExpression && findPropertyName(inner) === 'promise') {
    return inner.object;
  }
  if (inner.type === AST_NODE_TYPES.ArrayExpression) {
    const [only, ...others] = inner.elements;
    return only?.type === AST_NODE_TYPES.SpreadElement && others.length === 0 ? findBase(only.argument) : undefined;
  }
  if (inner.type !== AST_NODE_TYPES.CallExpression || inner.callee.type !== AST_NODE_TYPES.MemberExpression) {
    return inner;
  }
  const name = findPropertyName(inner.callee) ?? '';
  const [argument] = inner.arguments;
  if (name === 'from' && argument !== undefined) {
    return findBase(argument);
  }
  return REACTIONS.has(name) || /^(?:map|keys|values)$/u.test(name) ? findBase(inner.callee.object) : undefined;
}

/** Not `closed.then(…)`, nor what `map()` makes of a list. */
function isBare(node: TSESTree.Node): boolean {
  return !/\b(?:then|catch|finally|map)$/u.test(findCalleeNameOf(node) ?? '');
}

function findCalleeNameOf(node: TSESTree.Node): string | undefined {
  const inner = unwrap(node);
  return inner.type === AST_NODE_TYPES.CallExpression ? findCalleeName(inner) : undefined;
}

function judgeOperand(file: FileAnalysis, race: AcquireNode, { node, place, isContainer }: Operand): Finding<RaceKind> | undefined {
  const { root } = place;
  if (root.kind === 'instance') {
    return isContainer || root.isStatic ? undefined : judgeField(file, race, node, place);
  }
  const loop = findEndlessLoop(race);
  const isBefore = loop !== undefined && isMadeBefore(root.variable, loop);
  if (place.path.length > 0) {
    return undefined;
  }
  if (isContainer) {
    return isBefore && isRefilled(root.variable, loop)
      ? toFinding(file, race, node, 'racedElements', isReactedAnew(race) && !isDrained(root.variable, loop) ? 'definite' : 'likely')
      : undefined;
  }
  const settling = getSettlingOfVariable(file, root.variable);
  if (isBefore) {
    return settling === 'soon' ? undefined : toFinding(file, race, node, 'racedInLoop', settling === 'by hand' ? 'definite' : 'likely');
  }
  const isShared = root.variable.scope.block.type === AST_NODE_TYPES.Program;
  return isShared && settling === 'by hand' && !isReassigned(root.variable) && isPerCall(file, race)
    ? toFinding(file, race, node, 'racedPerCall', 'definite')
    : undefined;
}

/** The innermost loop around the race that goes on until something leaves it. */
function findEndlessLoop(race: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = findParent(race); current !== undefined && !isFunction(current); current = findParent(current)) {
    if (isEndless(current)) {
      return current;
    }
  }
  return undefined;
}

/** One that counts ends with its count. */
function isEndless(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
      return !isCounted(node.test);
    case AST_NODE_TYPES.ForStatement:
      return node.test === null;
    case AST_NODE_TYPES.ForOfStatement:
      return node.await;
    default:
      return false;
  }
}

function isCounted(test: TSESTree.Node): boolean {
  return test.type === AST_NODE_TYPES.UpdateExpression || (test.type === AST_NODE_TYPES.BinaryExpression && /^[<>]/u.test(test.operator));
}

/** Nothing in the loop gives the variable another promise, and no function that may be called from there. */
function isMadeBefore(variable: Variable, loop: TSESTree.Node): boolean {
  const isDeclaredBefore = variable.defs.length === 1 && variable.identifiers.every((identifier) => !isWithin(identifier, loop));
  const writes = variable.references.filter((reference) => reference.isWrite() && reference.init !== true);
  return isDeclaredBefore && writes.every(({ identifier, from }) => !isWithin(identifier, loop) && from.variableScope === variable.scope.variableScope);
}

/** Does the loop put new promises into the container, while others stay in it? */
function isRefilled(variable: Variable, loop: TSESTree.Node): boolean {
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    const name = member.type === AST_NODE_TYPES.MemberExpression && member.object === identifier ? findPropertyName(member) : undefined;
    const call = member.parent;
    return /^(?:set|add|push)$/u.test(name ?? '') && call?.type === AST_NODE_TYPES.CallExpression && isWithin(call, loop);
  });
}

/** `pending.map((job) => job.then(() => job))`: each turn leaves one more promise behind on each element, with whatever it is given. */
function isReactedAnew(race: AcquireNode): boolean {
  const [list] = race.arguments;
  const call = list && unwrap(list);
  const isMapped = call?.type === AST_NODE_TYPES.CallExpression && call.callee.type === AST_NODE_TYPES.MemberExpression && findPropertyName(call.callee) === 'map';
  const callback = isMapped ? call.arguments[0] : undefined;
  const body = callback?.type === AST_NODE_TYPES.ArrowFunctionExpression ? unwrap(callback.body) : undefined;
  return body?.type === AST_NODE_TYPES.CallExpression && findCalleeName(body) === 'then' && body.arguments.some((reaction) => givesBack(reaction, callback));
}

/** Does the reaction hand on the element itself? An index or nothing keeps little. */
function givesBack(reaction: TSESTree.Node, callback: TSESTree.Node | undefined): boolean {
  const parameter = callback?.type === AST_NODE_TYPES.ArrowFunctionExpression ? callback.params[0] : undefined;
  const result = reaction.type === AST_NODE_TYPES.ArrowFunctionExpression ? unwrap(reaction.body) : undefined;
  const parts = result?.type === AST_NODE_TYPES.ArrayExpression ? result.elements : [result];
  return parameter?.type === AST_NODE_TYPES.Identifier && parts.some((part) => part?.type === AST_NODE_TYPES.Identifier && part.name === parameter.name);
}

/** `while (pending.size > 0)` ends with the last of them. */
function isDrained(variable: Variable, loop: TSESTree.Node): boolean {
  const test = loop.type === AST_NODE_TYPES.WhileStatement || loop.type === AST_NODE_TYPES.DoWhileStatement ? loop.test : undefined;
  return test !== undefined && variable.references.some(({ identifier }) => isWithin(identifier, test));
}

/** A field that is made once, with the instance, and raced by its methods. */
function judgeField(file: FileAnalysis, race: AcquireNode, node: TSESTree.Node, place: Place): Finding<RaceKind> | undefined {
  const value = place.path.length > 1 || place.isElement ? undefined : findOnlyValue(file, place);
  if (value === undefined || getSettling(file, value) !== 'by hand') {
    return undefined;
  }
  const isInLoop = findEndlessLoop(race) !== undefined;
  if (!isInLoop && (!isMethodOfOwn(file, race, place) || isOnlyTimed(file, race, node))) {
    return undefined;
  }
  return toFinding(file, race, node, isInLoop ? 'racedInLoop' : 'racedPerCall', isInLoop ? 'definite' : 'likely');
}

/** `Promise.race([this.closed, timeOut])`: of such a wait nothing stays but that it was over. */
function isOnlyTimed(file: FileAnalysis, race: AcquireNode, operand: TSESTree.Node): boolean {
  const [list] = race.arguments;
  const elements = list?.type === AST_NODE_TYPES.ArrayExpression ? list.elements : [];
  const others = elements.filter((element) => element !== null && !isWithin(operand, element));
  return others.length > 0 && others.every((other) => other !== null && getSettling(file, other) === 'soon');
}

/** What a field holds from the start to the end of its instance. */
function findOnlyValue(file: FileAnalysis, { root, path: [name] }: Place): TSESTree.Node | undefined {
  const owner = root.kind === 'instance' ? root.classLike.node : undefined;
  const values = name === undefined || !isClass(owner) ? [] : collectFieldValues(file, owner, name);
  const [only, ...others] = values;
  const isAlone = others.length === 0 && (file.index.members.get(name ?? '') ?? []).every(({ parent }) => parent.type !== AST_NODE_TYPES.AssignmentExpression || parent.right === only);
  return isAlone && only !== undefined && isMadeWithInstance(file, only) ? only : undefined;
}

/** One that a method makes is a new one with each call. */
function isMadeWithInstance(file: FileAnalysis, value: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(value);
  return fn === undefined || isConstructor(fn) || file.classLikes.findMemberOwner(fn) === undefined;
}

/** Not the constructor nor a `start()`, which run once for each promise. */
function isMethodOfOwn(file: FileAnalysis, race: AcquireNode, { root }: Place): boolean {
  const fn = findEnclosingFunction(race);
  return fn !== undefined && !isConstructor(fn) && !isStartUp(file, fn) && root.kind === 'instance' && file.classLikes.findMemberOwner(fn) !== undefined;
}

function isPerCall(file: FileAnalysis, race: AcquireNode): boolean {
  const runs = file.multiplicity.getOfSite(race);
  return runs === 'many' || runs === 'exported';
}

function getSettlingOfVariable(file: FileAnalysis, variable: Variable): Settling {
  const [definition] = variable.defs;
  const node = definition?.node;
  if (node?.type !== AST_NODE_TYPES.VariableDeclarator) {
    return 'unknown';
  }
  if (node.id.type === AST_NODE_TYPES.Identifier) {
    return node.init === null ? 'unknown' : getSettling(file, node.init);
  }
  // `const { promise, resolve } = Promise.withResolvers()`
  return node.init !== null && isDeferred(file, unwrap(node.init)) ? 'by hand' : 'unknown';
}

function getSettling(file: FileAnalysis, value: TSESTree.Node): Settling {
  const node = unwrap(value);
  if (node.type === AST_NODE_TYPES.NewExpression && file.resolver.refersTo(node.callee, [{ from: 'global', name: 'Promise' }])) {
    return getSettlingOfExecutor(file, node);
  }
  if (isDeferred(file, node)) {
    return 'by hand';
  }
  return node.type === AST_NODE_TYPES.CallExpression && file.resolver.refersTo(node.callee, eventPromises) ? 'by hand' : 'unknown';
}

function isDeferred(file: FileAnalysis, node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression) {
    return false;
  }
  return file.resolver.refersTo(node.callee, [{ from: 'global', name: 'Promise.withResolvers' }]) || DEFERRED_MAKERS.has(findCalleeName(node) ?? '');
}

/** `new Promise((resolve) => { this.stop = resolve; })`: whoever calls that. One that calls something else inside may be done soon. */
function getSettlingOfExecutor(file: FileAnalysis, { arguments: [executor] }: TSESTree.NewExpression): Settling {
  const fn = executor && unwrap(executor);
  if (fn === undefined || !isFunction(fn)) {
    return 'unknown';
  }
  const names = collectNodes(file.index.sourceCode, fn.body).flatMap((node) => (node.type === AST_NODE_TYPES.CallExpression ? (findCalleeName(node) ?? []) : []));
  if (names.some((name) => SOON.has(name))) {
    return 'soon';
  }
  const isListening = names.some((name) => LISTENING.has(name));
  const [resolve, reject] = fn.params;
  const isKept = [resolve, reject].some((parameter) => parameter !== undefined && isStored(file, parameter));
  const isNever = fn.params.length === 0;
  return isListening || isKept || isNever ? 'by hand' : 'unknown';
}

/** `stop = resolve;`, `this.stop = resolve;`. */
function isStored(file: FileAnalysis, parameter: TSESTree.Node): boolean {
  const variable = file.index.findVariable(parameter);
  return (
    variable?.references.some(({ identifier }) => identifier.parent.type === AST_NODE_TYPES.AssignmentExpression && identifier.parent.right === identifier) ?? false
  );
}

function toFinding(file: FileAnalysis, race: AcquireNode, operand: TSESTree.Node, kind: RaceKind, certainty: Certainty): Finding<RaceKind> {
  const words = { promise: getShortText(file, operand), race: `Promise.${findCalleeName(race) ?? 'race'}()`, scope: getFunctionText(file, race) };
  return { kind, node: race, certainty, words, remedies: [], write: (handle) => handle };
}
