/**
 * Containers of containers whose keys stay when nothing is left under them, and removals that make an entry.
 *
 * An empty list under a key is small, so the key has to be endless, or the same code has to show that keys are meant to go: one branch deletes the
 * key and the other one leaves it. Code that deletes keys where it finds them empty is trusted to do so often enough.
 *
 * Example: `off(id, f) { if (!f) { delete this.byId[id]; return; } this.byId[id].splice(…); }` keeps `[]` under `id`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses, type Container, hasUse, type UseOf } from './container.js';
import { getEndOfFunction, isReachedFrom } from './ends.js';
import { getLastNameOf, isBehindEmptiness, isEmptiedOnlyAtEnd, isSameKey } from './evidence.js';
import { type Draft, getRemovalText, type Subject } from './growth-finding.js';
import { isSpelledKey } from './key-names.js';
import { getDomain } from './keys.js';

export function judgeInner(subject: Subject): readonly Draft[] {
  const { file, container, span } = subject;
  const { shape } = container;
  if (span === 'call' || (shape !== 'map' && shape !== 'dictionary') || hasUse(container, 'handed', 'bound')) {
    return [];
  }
  const recreated = judgeRecreated(file, container);
  return recreated.length > 0 ? recreated : judgeKeys(file, container);
}

function judgeKeys(file: FileAnalysis, container: Container): readonly Draft[] {
  const drops = collectUses(container, 'drop');
  const grow = collectUses(container, 'grow').find(({ values }) => values.some(isFreshInner));
  if (grow === undefined || !hasUse(container, 'growInner') || drops.some(({ at }) => isBehindEmptiness(file, at))) {
    return [];
  }
  for (const inner of collectUses(container, 'dropInner')) {
    const fn = findEnclosingFunction(inner.at);
    const branch = fn === undefined ? undefined : drops.find(({ at }) => isOtherBranch(at, inner.at, fn) && !isOfMainEntry(file, at, inner));
    if (fn !== undefined && isKeyLeft(file, inner, fn, drops)) {
      const isEndless = drops.length === 0 && getDomain(file, grow.key) === 'endless' && getEndOfFunction(file, fn) === 'item' && isEmptiedOnlyAtEnd(file, container);
      if (branch !== undefined || isEndless) {
        const draft = toDraft(file, container, grow, inner);
        return [isSearched(file, container, inner.at) ? { ...draft, certainty: 'likely' } : draft];
      }
    }
  }
  return [];
}

function toDraft(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, inner: UseOf<'dropInner'>): Draft {
  const release = inner.key === undefined ? undefined : getRemovalText(container, file.index.sourceCode.getText(inner.key));
  return { kind: 'keyLeft', at: grow.at, certainty: isSpelledKey(file, grow.key) ? 'likely' : 'path', culprit: inner.at, ...(release === undefined ? {} : { release }) };
}

/** `for (const id in all) { delete all[id][name]; }`: whoever looks through all keys has few of them. */
function isSearched({ index }: FileAnalysis, container: Container, at: TSESTree.Node): boolean {
  for (let node = findParent(at); node !== undefined && !isFunction(node); node = findParent(node)) {
    const right = node.type === AST_NODE_TYPES.ForInStatement || node.type === AST_NODE_TYPES.ForOfStatement ? node.right : undefined;
    if (right !== undefined && index.sourceCode.getText(right).includes(getLastNameOf(container))) {
      return true;
    }
  }
  return false;
}

/** `[]`, `new Set()`, `m[k] || []`, `Room()`. */
function isFreshInner(value: TSESTree.Node): boolean {
  const node = unwrap(value);
  switch (node.type) {
    case AST_NODE_TYPES.LogicalExpression:
      return isFreshInner(node.right);
    case AST_NODE_TYPES.ArrayExpression:
      return true;
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.length === 0;
    case AST_NODE_TYPES.NewExpression:
      return node.callee.type === AST_NODE_TYPES.Identifier && /^(?:Map|Set|Array)$/u.test(node.callee.name);
    case AST_NODE_TYPES.CallExpression:
      return node.arguments.length === 0 || node.arguments[0]?.type === AST_NODE_TYPES.Literal;
    case AST_NODE_TYPES.Identifier:
      return isFreshVariable(node);
    default:
      return false;
  }
}

/** `let list = m.get(k); if (!list) { list = []; m.set(k, list); }`. */
function isFreshVariable(node: TSESTree.Identifier): boolean {
  const statement = node.parent.parent?.parent;
  const text = statement?.type === AST_NODE_TYPES.BlockStatement ? statement.body : [];
  return text.some((sibling) => {
    const write = sibling.type === AST_NODE_TYPES.ExpressionStatement ? sibling.expression : undefined;
    const isAssigned = write?.type === AST_NODE_TYPES.AssignmentExpression && write.left.type === AST_NODE_TYPES.Identifier && write.left.name === node.name;
    const [declared] = sibling.type === AST_NODE_TYPES.VariableDeclaration ? sibling.declarations : [];
    const isDeclared = declared?.id.type === AST_NODE_TYPES.Identifier && declared.id.name === node.name && declared.init !== null;
    const value = isAssigned ? write.right : isDeclared ? declared.init : undefined;
    return value !== undefined && value !== null && value.type !== AST_NODE_TYPES.Identifier && isFreshInner(value);
  });
}

/** No removal of the key runs after the last one is taken out. */
function isKeyLeft(file: FileAnalysis, inner: UseOf<'dropInner'>, fn: FunctionNode, drops: readonly UseOf<'drop'>[]): boolean {
  return drops.every(({ at }) => {
    const isAfter = isWithin(at, fn) ? at.range[0] > inner.at.range[0] : isReachedFrom(file, at, fn);
    return !isAfter && !isAlternative(at, inner.at);
  });
}

/** The two branches of one test of what is left: `if (set.size === 1) m.delete(k); else set.delete(x);`. */
function isAlternative(drop: TSESTree.Node, inner: TSESTree.Node): boolean {
  for (let node = findParent(drop); node !== undefined; node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.IfStatement || node.type === AST_NODE_TYPES.ConditionalExpression) {
      if (isWithin(inner, node)) {
        return true;
      }
    }
  }
  return false;
}

/** A branch of the same function deletes the key and leaves. */
function isOtherBranch(drop: TSESTree.Node, inner: TSESTree.Node, fn: FunctionNode): boolean {
  return findEnclosingFunction(drop) === fn && drop.range[1] < inner.range[0];
}

/** `if (frame === 0) { delete tabs[tab]; }`: the entry under one certain key stands for all others, and takes them with it. */
function isOfMainEntry({ index: { sourceCode } }: FileAnalysis, drop: TSESTree.Node, { at }: UseOf<'dropInner'>): boolean {
  const key = findKeyOfInner(at);
  const name = key === undefined ? undefined : sourceCode.getText(key);
  for (let node = findParent(drop); node !== undefined && !isFunction(node); node = findParent(node)) {
    const test = node.type === AST_NODE_TYPES.IfStatement ? node.test : undefined;
    const sides = test?.type === AST_NODE_TYPES.BinaryExpression && /^===?$/u.test(test.operator) ? [test.left, test.right] : [];
    if (sides.some((side) => sourceCode.getText(side) === name) && sides.some(({ type }) => type === AST_NODE_TYPES.Literal)) {
      return true;
    }
  }
  return false;
}

/** `frame` of `tabs.get(tab).delete(frame)` and of `delete tabs[tab][frame]`. */
function findKeyOfInner(at: TSESTree.Node): TSESTree.Node | undefined {
  const deleted = at.type === AST_NODE_TYPES.UnaryExpression ? unwrap(at.argument) : undefined;
  const property = deleted?.type === AST_NODE_TYPES.MemberExpression ? deleted.property : undefined;
  return at.type === AST_NODE_TYPES.CallExpression ? at.arguments[0] : property;
}

/** A removal that makes the entry where it is gone, while another removal deletes it for good. */
function judgeRecreated(file: FileAnalysis, container: Container): readonly Draft[] {
  for (const grow of collectUses(container, 'grow')) {
    const fn = findEnclosingFunction(grow.at);
    const isRemoval = fn !== undefined && getEndOfFunction(file, fn) === 'item' && grow.values.some(isFreshInner);
    const inner = isRemoval
      ? collectUses(container, 'dropInner').find(({ at, key }) => findEnclosingFunction(at) === fn && isSameKey(file, key, grow.key))
      : undefined;
    const final = collectUses(container, 'drop').find(({ at }) => findEnclosingFunction(at) !== fn);
    const isDroppedHere = collectUses(container, 'drop').some(({ at }) => findEnclosingFunction(at) === fn);
    if (inner !== undefined && final !== undefined && !isDroppedHere) {
      return [{ kind: 'recreated', at: grow.at, certainty: 'definite', culprit: final.at }];
    }
  }
  return [];
}
