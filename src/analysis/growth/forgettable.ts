/**
 * May an edit drop what a container has held longest, or what stands beside a removal? Each answer is what a reader would say without looking further.
 *
 * Direction: no where a dropped entry may be a waiting caller, a part of a state that others count on, or something that has to be ended first.
 *
 * Example: of `pages.set(url, await loadPage(url))` behind a look-up the oldest may go, of `queues.set(id, [])` and `connections.push(socket)` it may not.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findKeyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { heldNamePattern, logNamePattern, waitingNamePattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { collectUses, type Container, type UseOf } from './container.js';
import { isReachedFrom } from './ends.js';
import { getLastNameOf, isSameKey } from './evidence.js';
import { isIdentityName, isRecomputed } from './recomputed.js';

const LOGS = new RegExp(logNamePattern, 'iu');
const WAITING = new RegExp(waitingNamePattern, 'iu');
const HELD = new RegExp(heldNamePattern, 'iu');
const SEARCHES = /^(?:find|findIndex|findLast|findLastIndex|includes|indexOf|lastIndexOf|some|filter)$/u;

/** Does each growth follow a look-up of its key, with a value that is computed again? */
export function isRefilled(file: FileAnalysis, container: Container): boolean {
  const reads = collectUses(container, 'read');
  const isLookup = (node: TSESTree.Node): boolean => reads.some(({ at }) => unwrap(at) === node);
  return !isIdentityName(getLastNameOf(container)) && collectUses(container, 'grow').every(({ at, key, values }) => {
    const isAsked = reads.some((read) => isSameKey(file, read.key, key) && findEnclosingFunction(read.at) === findEnclosingFunction(at) && read.at.range[0] < at.range[0]);
    return isAsked && container.shape === 'map' && values.every((value) => isRecomputed(file, value, isLookup));
  });
}

/** A list of what has happened, in which nobody looks for one item. */
export function isLog(container: Container, { values }: UseOf<'grow'>): boolean {
  const name = getLastNameOf(container);
  const isSearched = collectUses(container, 'read').some(({ at }) => at.type === AST_NODE_TYPES.CallExpression && SEARCHES.test(findCalleeName(at) ?? ''));
  return !isSearched && !WAITING.test(name) && values.every((value) => isRecord(unwrap(value)) || (LOGS.test(name) && !isFunction(unwrap(value))));
}

/** A text, or an object without anything to call. */
function isRecord(value: TSESTree.Node): boolean {
  switch (value.type) {
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.ObjectExpression:
      return value.properties.every(
        (property) => property.type === AST_NODE_TYPES.Property && !isFunction(property.value) && !/^(?:resolve|reject|callback|cb|fn|run|handler|listener|next|done|socket)$/u.test(findKeyName(property) ?? ''),
      );
    default:
      return false;
  }
}

/** May the entry go where that of a sibling goes: neither counted, nor read behind it, nor to be ended first? */
export function canGoAt(file: FileAnalysis, container: Container, removal: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(removal);
  const reads = fn === undefined ? [] : collectUses(container, 'read').filter(({ at }) => isReachedFrom(file, at, fn));
  const isReadLater = reads.some(({ at }) => findEnclosingFunction(at) !== fn || at.range[0] > removal.range[1]);
  const isEnded = reads.length > 0 || !HELD.test(getLastNameOf(container));
  return isEnded && !isReadLater && !collectUses(container, 'grow').some((grow) => isCounted(file, container, grow));
}

/** `open[key] = open[key] - 1`, `open[key]++`: whoever counts on would count from nothing. */
function isCounted({ index: { sourceCode } }: FileAnalysis, { text }: Container, { at, values }: UseOf<'grow'>): boolean {
  const isTurn = at.type === AST_NODE_TYPES.UpdateExpression || (at.type === AST_NODE_TYPES.AssignmentExpression && /^[-+]=$/u.test(at.operator));
  return isTurn || values.some((value) => unwrap(value).type === AST_NODE_TYPES.BinaryExpression && sourceCode.getText(value).includes(text));
}
