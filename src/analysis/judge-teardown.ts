/**
 * Sibling evidence: the owner's last teardown releases other things and never this one.
 *
 * A teardown of which nothing is known to be released proves little, so a release must stand beside the missing one; a framework's own hook
 * is enough for a resource that does not end by itself. A one-shot that is released before each re-arming is a debounce: its last run is
 * bounded, so it counts only in the scope of the very effect that arms it. One that other code cancels is meant to be cancelled: it counts
 * where it waits long enough to outlive its owner, and its late run does something.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { walk } from './file-index.js';
import { findCallback, mattersLate } from './callbacks.js';
import { isShort } from './delays.js';
import type { FileAnalysis } from './file-analysis.js';
import { mayBeRunByBase } from './inherited.js';
import type { KeptQuestion } from './judge-kept.js';
import { collectOwnCalls, isEndless } from './chains.js';
import { isAtSomeEnd } from './ends.js';
import { getReleaseFunctions } from './release-forms.js';
import type { Certainty, Obligation, Verdict } from './model.js';
import { findUndoneTeardown } from './restarts.js';
import { findRunner, isReleasedElsewhere } from './set-up.js';

const ASKS_FOR_LIFE = /^(?:is_?)?(?:un)?mounted(?:Ref)?$|disposed$|destroyed$|^aborted$|^isConnected$/iu;

/** `undefined` when the teardowns say nothing; no verdict when one releases. */
export function judgeTeardown(file: FileAnalysis, question: KeptQuestion): readonly Verdict[] | undefined {
  const { obligation, owner, releases } = question;
  const finals = file.teardowns.collectFinal(owner);
  if (finals.length === 0) {
    return undefined;
  }
  if (file.teardowns.isReached(obligation.node, finals) || endsOwner(file, obligation, finals)) {
    return undefined;
  }
  if (releases.some(({ at }) => file.teardowns.isReached(at, finals) || isAtSomeEnd(file, at) || isInNamed(file, at, finals))) {
    return [];
  }
  const candidates = finals.map((teardown) => ({ teardown, sibling: file.teardowns.findSibling(teardown) }));
  const best = candidates.find(({ sibling }) => sibling !== undefined) ?? candidates[0];
  const certainty = best && findCertainty(file, question, best.sibling);
  return best === undefined || certainty === undefined
    ? undefined
    : [{ obligation, certainty, failure: { kind: 'missedByTeardown', owner, ...best } }];
}

/** `const stop = once(() => clearTimeout(t))`: whatever the wrapper is, a teardown that mentions `stop` may run what it wraps. */
function isInNamed(file: FileAnalysis, release: TSESTree.Node, finals: readonly FunctionNode[]): boolean {
  for (let fn = findEnclosingFunction(release); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const declarator = fn.parent.type === AST_NODE_TYPES.CallExpression ? fn.parent.parent : undefined;
    const variable = declarator?.type === AST_NODE_TYPES.VariableDeclarator ? file.index.findVariable(declarator.id) : undefined;
    if (variable?.references.some(({ identifier, init }) => init !== true && file.teardowns.isReached(identifier, finals)) === true) {
      return true;
    }
  }
  return false;
}

/** A timer that runs the teardown itself, or by the one function that it calls, is not what the teardown forgets. */
function endsOwner(file: FileAnalysis, obligation: Obligation, finals: readonly FunctionNode[]): boolean {
  const callback = findCallback(file, obligation);
  if (callback === undefined || finals.includes(callback)) {
    return callback !== undefined;
  }
  const steps = [callback, ...collectLocalCallees(file, callback)];
  return steps.flatMap((step) => collectLocalCallees(file, step)).some((callee) => finals.includes(callee));
}

function collectLocalCallees(file: FileAnalysis, fn: FunctionNode): readonly FunctionNode[] {
  return collectOwnCalls(file, fn).flatMap((call) => file.functions.findCallee(call) ?? []);
}

function findCertainty(
  file: FileAnalysis,
  question: KeptQuestion,
  sibling: TSESTree.Node | undefined,
): Certainty | undefined {
  const { obligation, owner, releases } = question;
  if (question.ownerCertainty === undefined) {
    return undefined;
  }
  if (releases.some(({ at }) => file.teardowns.isReached(at, file.teardowns.collect(owner)))) {
    return 'likely';
  }
  if (owner.kind === 'instance' && releases.some(({ at }) => mayBeRunByBase(file, owner.classLike, at))) {
    return 'likely';
  }
  if (isToggled(file, question) || findsOwnerGone(file, obligation, file.teardowns.collectFinal(owner))) {
    return 'likely';
  }
  if (question.isEndless) {
    return sibling === undefined ? 'likely' : 'definite';
  }
  if (question.place.isElement) {
    return undefined;
  }
  return sibling !== undefined && hasCloseEvidence(file, question, obligation.node) ? 'definite' : 'likely';
}

/** `update() { clearInterval(this.t); if (this.isOn) this.t = …; }` stops the timer itself, once it is told to. */
function isToggled(file: FileAnalysis, { obligation, releases, uses }: KeptQuestion): boolean {
  const setUp = findRunner(obligation.node);
  if (setUp === undefined || !releases.some(({ at }) => findRunner(at) === setUp)) {
    return false;
  }
  return file.flows.solve({ owner: setUp, acquire: obligation.node, uses, startsLive: true })?.canReturnReleased !== false;
}

/**
 * A callback that tests a flag which the teardown sets does nothing afterwards, nor does the one run of a one-shot that asks in another way, in
 * itself or in the function that it calls.
 */
function findsOwnerGone(file: FileAnalysis, obligation: Obligation, finals: readonly FunctionNode[]): boolean {
  const callback = findCallback(file, obligation);
  if (callback === undefined) {
    return false;
  }
  const flags = finals.flatMap((final) => collectFlags(file, final));
  const isField = flags.some(({ type, name, value }) => type === 'field' && value && isMemberIn(file, name, callback));
  if (isField || isEndless(file, obligation)) {
    return isField;
  }
  const names = new Set(flags.flatMap(({ type, name }) => (type === 'variable' ? [name] : [])));
  return [callback, ...collectLocalCallees(file, callback)].some((step) => asksWhetherGone(file, step, names));
}

function isMemberIn(file: FileAnalysis, name: string, callback: FunctionNode): boolean {
  return (file.index.members.get(name) ?? []).some((member) => isWithin(member, callback));
}

function asksWhetherGone(file: FileAnalysis, fn: FunctionNode, flags: ReadonlySet<string>): boolean {
  let isAsking = false;
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    isAsking ||= node.type === AST_NODE_TYPES.Identifier && (flags.has(node.name) || ASKS_FOR_LIFE.test(node.name));
  });
  return isAsking;
}

interface Flag {
  readonly type: 'field' | 'variable';
  readonly name: string;
  readonly value: boolean;
}

/** Fields and variables that a function sets to `true` or `false`. */
function collectFlags(file: FileAnalysis, fn: FunctionNode): readonly Flag[] {
  const flags: Flag[] = [];
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type !== AST_NODE_TYPES.AssignmentExpression || node.right.type !== AST_NODE_TYPES.Literal || typeof node.right.value !== 'boolean') {
      return;
    }
    const { value } = node.right;
    if (node.left.type === AST_NODE_TYPES.MemberExpression) {
      flags.push({ type: 'field', name: findPropertyName(node.left) ?? '', value });
    } else if (node.left.type === AST_NODE_TYPES.Identifier) {
      flags.push({ type: 'variable', name: node.left.name, value });
    }
  });
  return flags;
}

/** A one-shot: the effect around it forgets it, or another place than its own set-up releases it. */
function hasCloseEvidence(file: FileAnalysis, { obligation, owner, releases }: KeptQuestion, node: TSESTree.Node): boolean {
  const effect = findEffect(file, node);
  if (effect !== undefined) {
    const hasSibling = file.teardowns.collectOfScope(effect).some((cleanup) => file.teardowns.findSibling(cleanup) !== undefined);
    return hasSibling && (mattersLate(file, obligation) || !isShort(file.index, obligation));
  }
  if (findUndoneTeardown(file, obligation, owner) !== undefined) {
    return true;
  }
  const family = getReleaseFunctions(obligation.protocol.family);
  const hasFamily = file.teardowns.collectFinal(owner).some((final) => file.teardowns.findSibling(final, family) !== undefined);
  const setUp = findRunner(node);
  return (
    (hasFamily || mattersLate(file, obligation)) &&
    setUp !== undefined &&
    !isShort(file.index, obligation) &&
    releases.some(({ at }) => isReleasedElsewhere(file, setUp, at))
  );
}

function findEffect(file: FileAnalysis, node: TSESTree.Node): FunctionNode | undefined {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (file.roles.findEffect(fn) !== undefined) {
      return fn;
    }
  }
  return undefined;
}
