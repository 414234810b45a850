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
import { findCalleeName } from '../file-index.js';
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
  const fn = findEnclosingFunction(made);
  const store = collectStores(file, made).find(({ life, isElement }) => !isElement && (life === 'process' || life === 'instance'));
  const cause = findCause(file, made, store?.place);
  if (cause === undefined || fn === undefined || isConstructor(fn) || store === undefined || !isAt(file, cause, store.place) || isEmptied(file, store.place)) {
    return undefined;
  }
  const words = { error: getShortText(file, cause), scope: getFunctionText(file, made) };
  return { kind: 'causeChain', node: made, certainty: 'definite', words, remedies: [], write: (handle) => handle };
}

/** `new Error('…', { cause })`, and an error of `new AggregateError([last, error])` that has a name. */
function findCause(file: FileAnalysis, made: AcquireNode, place: Place | undefined): TSESTree.Node | undefined {
  const [list] = made.arguments;
  const errors = findCalleeName(made) === 'AggregateError' && list?.type === AST_NODE_TYPES.ArrayExpression ? list.elements : [];
  const other = errors.find((error) => error !== null && place !== undefined && isAt(file, unwrap(error), place));
  return other ? unwrap(other) : findOption(made);
}

function isAt({ places }: FileAnalysis, node: TSESTree.Node, place: Place): boolean {
  const found = places.find(node);
  return found !== undefined && isSamePlace(found, place);
}

function findOption({ arguments: values }: AcquireNode): TSESTree.Node | undefined {
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
