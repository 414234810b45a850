/**
 * Errors that keep all errors before them.
 *
 * An error keeps its `cause`, its stack, and what the stack's frames were given where an inspector asked. A field or a variable of the module that is set to an error
 * whose cause is the one before grows by one error with each failure. Certain where the place lives as long as the process or an instance, and nothing ever
 * empties it. Silent: variables of one call, whose retries are counted.
 *
 * Example: `this.lastError = new Error('no answer', { cause: this.lastError });` in a method.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isNothing } from '../../ast/is-nothing.js';
import { findKeyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { AcquireNode, Place } from '../model.js';
import { isSamePlace } from '../places.js';
import { collectStores } from '../stores.js';
import { getFunctionText, getShortText } from '../wording.js';

export type CauseChainKind = 'causeChain';

export function collectCauseChains(file: FileAnalysis): readonly Finding<CauseChainKind>[] {
  const names = [...file.index.calls.keys()].filter((name) => name.endsWith('Error'));
  return names.flatMap((name) => file.index.calls.get(name) ?? []).flatMap((made) => judge(file, made) ?? []);
}

function judge(file: FileAnalysis, made: AcquireNode): Finding<CauseChainKind> | undefined {
  const cause = findCause(made);
  const before = cause && file.places.find(cause);
  const fn = findEnclosingFunction(made);
  if (cause === undefined || before === undefined || fn === undefined || isConstructor(fn)) {
    return undefined;
  }
  const store = collectStores(file, made).find(({ place, life, isElement }) => !isElement && (life === 'process' || life === 'instance') && isSamePlace(place, before));
  if (store === undefined || isEmptied(file, store.place)) {
    return undefined;
  }
  const words = { error: getShortText(file, cause), scope: getFunctionText(file, made) };
  return { kind: 'causeChain', node: made, certainty: 'definite', words, remedies: [], write: (handle) => handle };
}

/** `new Error('…', { cause })`. */
function findCause({ arguments: values }: AcquireNode): TSESTree.Node | undefined {
  const properties = values.flatMap((value) => (value.type === AST_NODE_TYPES.ObjectExpression ? value.properties : []));
  const property = properties.find((candidate) => candidate.type === AST_NODE_TYPES.Property && findKeyName(candidate) === 'cause');
  return property?.type === AST_NODE_TYPES.Property ? unwrap(property.value) : undefined;
}

/** Is the place set to nothing anywhere, the declaration left out, or to something that has no cause? */
function isEmptied({ index, places }: FileAnalysis, place: Place): boolean {
  const name = place.path.at(-1);
  const mentions = name === undefined ? (place.root.kind === 'variable' ? place.root.variable.references.map(({ identifier }) => identifier) : []) : (index.members.get(name) ?? []);
  return mentions.some((mention) => {
    const store = mention.parent;
    const other = store.type === AST_NODE_TYPES.AssignmentExpression && store.left === mention ? places.find(mention) : undefined;
    return store.type === AST_NODE_TYPES.AssignmentExpression && other !== undefined && isSamePlace(other, place) && isNothing(unwrap(store.right));
  });
}
