/**
 * Two containers are filled together, the end of an item takes it out of one, and the other one keeps it.
 *
 * The removal has to belong to the end of an item: what is taken out of `pending` when it is done says nothing of the cache beside it.
 * A container that is called like one that remembers on purpose is left alone.
 *
 * Example: `byId.set(id, s); names.set(id, n); s.on('close', () => byId.delete(id))` keeps `id` in `names`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { areAlternatives } from '../../ast/are-alternatives.js';
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { getMemberRoot } from '../../ast/member-root.js';
import { unwrap } from '../../ast/unwrap.js';
import { rememberingNamePattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findDefinition } from '../variable-definitions.js';
import { collectUses, type Container, hasUse, type UseOf } from './container.js';
import { getEnd } from './ends.js';
import { getLastNameOf, isNeverPruned, isSameKey } from './evidence.js';
import { canGoAt } from './forgettable.js';
import { type Draft, getRemovalText, type Subject } from './growth-finding.js';
import { getDomain } from './keys.js';

const REMEMBERING = new RegExp(rememberingNamePattern, 'iu');

export function judgeSiblings({ file, container, span, others }: Subject): readonly Draft[] {
  if (span === 'call' || REMEMBERING.test(getLastNameOf(container)) || !isNeverPruned(file, container)) {
    return [];
  }
  for (const grow of collectUses(container, 'grow')) {
    for (const other of others) {
      const removal = other === container ? undefined : findRemoval(file, grow, other);
      if (removal !== undefined && getDomain(file, grow.key) !== 'finite' && !isReset(file, container, removal)) {
        return [toDraft(file, container, grow, removal)];
      }
    }
  }
  return [];
}

/** `delete running[id]; texts[id] = {};`: this one is emptied there, in its way. */
function isReset(file: FileAnalysis, container: Container, removal: UseOf<'drop'>): boolean {
  const fn = findEnclosingFunction(removal.at);
  return collectUses(container, 'grow').some(({ at, key }) => findEnclosingFunction(at) === fn && isSameKey(file, key, removal.key));
}

/** The removal of what both got at the same place. */
function findRemoval(file: FileAnalysis, grow: UseOf<'grow'>, other: Container): UseOf<'drop'> | undefined {
  if (hasUse(other, 'handed')) {
    return undefined;
  }
  const isTogether = collectUses(other, 'grow').some(
    (sibling) => sibling.at !== grow.at && findEnclosingFunction(sibling.at) === findEnclosingFunction(grow.at) && isSameItem(file, grow, sibling) && !areAlternatives(grow.at, sibling.at) && !isSometimes(file, other, sibling.at, grow.at),
  );
  return isTogether ? collectUses(other, 'drop').find((drop) => drop.key !== undefined && getEnd(file, drop.at) === 'item' && !isCurrent(file, drop.key)) : undefined;
}

/** `if (isBot) bots.set(id, client)`: only what passed the test has an end there. */
function isSometimes({ index: { sourceCode } }: FileAnalysis, other: Container, at: TSESTree.Node, beside: TSESTree.Node): boolean {
  for (let node = findParent(at); node !== undefined && !isFunction(node); node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.IfStatement && !isWithin(beside, node) && !sourceCode.getText(node.test).includes(other.text)) {
      return true;
    }
  }
  return false;
}

/** `const id = this.getId()`: what ends is something that is current, and not the item of that key. */
function isCurrent({ index }: FileAnalysis, key: TSESTree.Node): boolean {
  const variable = key.type === AST_NODE_TYPES.Identifier ? index.findVariable(key) : undefined;
  const definition = variable && findDefinition(variable);
  const call = definition === undefined ? undefined : unwrap(definition);
  return call?.type === AST_NODE_TYPES.CallExpression && call.arguments.length === 0 && getMemberRoot(call.callee).type === AST_NODE_TYPES.ThisExpression;
}

/** The same key, or the same value in a list. */
function isSameItem(file: FileAnalysis, left: UseOf<'grow'>, right: UseOf<'grow'>): boolean {
  return left.key === undefined ? left.values.length === 1 && isSameKey(file, left.values[0], right.values[0]) : isSameKey(file, left.key, right.key);
}

function toDraft(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, removal: UseOf<'drop'>): Draft {
  const key = removal.key === undefined ? undefined : file.index.sourceCode.getText(removal.key);
  const release = key === undefined ? undefined : getRemovalText(container, key);
  const beside: TSESTree.Node | undefined = findStatement(removal.at);
  return {
    kind: 'siblingMissed',
    at: grow.at,
    certainty: 'path',
    culprit: removal.at,
    ...(release === undefined || beside === undefined || !canGoAt(file, container, removal.at) ? {} : { release, remedies: [{ remedy: { kind: 'removeBeside', beside, text: `${release};` }, isSafe: false }] }),
  };
}
