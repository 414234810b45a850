/** Suggestions for what misses a removal: the line that takes an entry out, where the entry has come to its end. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { findEnclosingFunction, findStatement } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import type { Remedy } from '../../ast/remedy.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { planCreation } from '../instance-remedies.js';
import { collectUses, type Container, type UseOf } from './container.js';
import { type Draft, getRemovalText, type Subject } from './growth-finding.js';

interface Removal {
  readonly remedy: Remedy;
  /** What is written there. */
  readonly release: string;
}

export function findRemoval(subject: Subject, draft: Draft, grow: UseOf<'grow'>): Removal | undefined {
  const { file, container } = subject;
  switch (draft.kind) {
    case 'transientKept':
      return planAtTimeout(file, container, grow) ?? planAtSettlement(file, container, grow);
    case 'selfRegistered':
      return planAtEndOfInstance(file, container, grow);
    case 'rejectionMissed':
      return planFinally(container);
    case 'keyLeft':
      return isPutBack(container, draft) ? undefined : planWhenEmpty(file, draft);
    case 'keyBlanked':
      return planDeletion(file, container, draft);
    default:
      return undefined;
  }
}

/** The expression that takes the entry out that this one puts in; nothing where its key is another one each time it is written. */
function findRemovalText(file: FileAnalysis, container: Container, { key }: UseOf<'grow'>): string | undefined {
  const isNamed = key !== undefined && collectNodes(file.index.sourceCode, key).every(({ type }) => NAMES.has(type));
  return isNamed ? getRemovalText(container, file.index.sourceCode.getText(key)) : undefined;
}

const NAMES: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.Identifier,
  AST_NODE_TYPES.PrivateIdentifier,
  AST_NODE_TYPES.MemberExpression,
  AST_NODE_TYPES.ThisExpression,
  AST_NODE_TYPES.Literal,
  AST_NODE_TYPES.TemplateLiteral,
  AST_NODE_TYPES.TemplateElement,
]);

/** `timers.set(id, setTimeout(() => { …; timers.delete(id); }, ms))`. */
function planAtTimeout(file: FileAnalysis, container: Container, grow: UseOf<'grow'>): Removal | undefined {
  const release = findRemovalText(file, container, grow);
  const [timeout] = grow.values.flatMap((value) => {
    const call = unwrap(value);
    return call.type === AST_NODE_TYPES.CallExpression && findCalleeName(call) === 'setTimeout' ? [call] : [];
  });
  const callback = timeout?.arguments[0];
  return release === undefined || callback === undefined || !isFunction(callback)
    ? undefined
    : { remedy: { kind: 'releaseInCleanup', cleanup: callback, handle: container.text }, release };
}

/** `pending.set(id, answer); answer.finally(() => pending.delete(id)).catch(() => {});`: whoever has the promise hears of its rejection. */
function planAtSettlement(file: FileAnalysis, container: Container, grow: UseOf<'grow'>): Removal | undefined {
  const release = findRemovalText(file, container, grow);
  const promise = grow.values.map((value) => unwrap(value)).find((value) => value.type === AST_NODE_TYPES.Identifier && isPromise(file, value));
  const beside = findStatement(grow.at);
  if (release === undefined || promise === undefined || beside?.type !== AST_NODE_TYPES.ExpressionStatement) {
    return undefined;
  }
  const text = `${file.index.sourceCode.getText(promise)}.finally(() => ${release}).catch(() => {});`;
  return { remedy: { kind: 'deleteWhenSettled', beside, text }, release };
}

function isPromise(file: FileAnalysis, name: TSESTree.Identifier): boolean {
  const node = file.index.findVariable(name)?.defs[0]?.node;
  const made = node?.type === AST_NODE_TYPES.VariableDeclarator && node.init !== null ? unwrap(node.init) : undefined;
  if (made?.type === AST_NODE_TYPES.NewExpression) {
    return findCalleeName(made) === 'Promise';
  }
  const callee = made?.type === AST_NODE_TYPES.CallExpression ? file.functions.findCallee(made) : undefined;
  return callee?.async === true || file.seam.isPromiseLike(name) === 'yes';
}

/** `dispose() { Widget.all.delete(this); }`. */
function planAtEndOfInstance(file: FileAnalysis, container: Container, grow: UseOf<'grow'>): Removal | undefined {
  const fn = findEnclosingFunction(grow.at);
  const classLike = fn && file.classLikes.findMemberOwner(fn);
  const isKey = grow.key !== undefined && unwrap(grow.key).type === AST_NODE_TYPES.ThisExpression;
  const release = isKey ? getRemovalText(container, 'this') : undefined;
  if (classLike === undefined || release === undefined || !isClass(classLike.node)) {
    return undefined;
  }
  const [teardown] = file.teardowns.collectWritable(classLike);
  const remedy: Remedy | undefined = teardown === undefined ? planCreation(file, classLike, container.text) : { kind: 'releaseInTeardown', teardown, handle: container.text };
  return remedy && { remedy, release };
}

/** `.then(() => inFlight.delete(key))` -> `.finally(() => …)`, where the callback takes nothing. */
function planFinally(container: Container): Removal | undefined {
  for (const { at } of collectUses(container, 'drop')) {
    const fn = findEnclosingFunction(at);
    const call = fn?.params.length === 0 && fn.parent.type === AST_NODE_TYPES.CallExpression ? fn.parent : undefined;
    if (call?.callee.type === AST_NODE_TYPES.MemberExpression && call.arguments.length === 1 && findCalleeName(call) === 'then') {
      return { remedy: { kind: 'correctText', node: call.callee.property, text: 'finally' }, release: 'finally' };
    }
  }
  return undefined;
}

const LENGTHS: ReadonlySet<string> = new Set(['splice', 'pop', 'shift']);

/** `list.splice(at, 1); byId.set(id, list);` makes the entry again. */
function isPutBack(container: Container, { culprit }: Draft): boolean {
  const fn = culprit && findEnclosingFunction(culprit);
  return culprit !== undefined && collectUses(container, 'grow').some(({ at }) => findEnclosingFunction(at) === fn && at.range[0] > culprit.range[1]);
}

/** `rooms.get(id).delete(socket); if (rooms.get(id).size === 0) rooms.delete(id);`. */
function planWhenEmpty(file: FileAnalysis, { culprit, release }: Draft): Removal | undefined {
  const call = culprit && unwrap(culprit);
  const callee = call?.type === AST_NODE_TYPES.CallExpression ? unwrap(call.callee) : undefined;
  const beside = culprit && findStatement(culprit);
  if (call?.type !== AST_NODE_TYPES.CallExpression || callee?.type !== AST_NODE_TYPES.MemberExpression || beside?.type !== AST_NODE_TYPES.ExpressionStatement || release === undefined) {
    return undefined;
  }
  const size = LENGTHS.has(findCalleeName(call) ?? '') ? 'length' : 'size';
  const inner = file.index.sourceCode.getText(callee.object);
  const isDirect = unwrap(beside.expression) === call;
  return isDirect ? { remedy: { kind: 'deleteWhenEmpty', beside, text: `if (${inner}${callee.optional ? '?' : ''}.${size} === 0) ${release};` }, release } : undefined;
}

/** `byId[id] = undefined` -> `delete byId[id]`, where that is the only place. */
function planDeletion(file: FileAnalysis, container: Container, { culprit }: Draft): Removal | undefined {
  const isOnly = collectUses(container, 'drop').length === 1;
  if (!isOnly || culprit?.type !== AST_NODE_TYPES.AssignmentExpression || culprit.parent.type !== AST_NODE_TYPES.ExpressionStatement) {
    return undefined;
  }
  const release = `delete ${file.index.sourceCode.getText(culprit.left)}`;
  return { remedy: { kind: 'correctText', node: culprit, text: release }, release };
}
