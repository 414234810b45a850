/**
 * One open thing for each key, closed only when the owner ends.
 *
 * The teardown shows that each entry holds something open; that nothing takes a single one out shows that an owner which meets many keys
 * keeps them all open. The keys have to be endless, and the entries have to be made where they are asked for.
 *
 * Example: a client that keeps a pool for each origin and closes the pools in `close()`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { getMemberRoot } from '../../ast/member-root.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { entryReleaseVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses, type Container, type UseOf } from './container.js';
import { getEnd } from './ends.js';
import { isNeverPruned, isSameKey } from './evidence.js';
import type { Draft, Subject } from './growth-finding.js';
import { isPeerKey } from './key-names.js';
import { getDomain } from './keys.js';
import { getRate } from './life.js';

const RELEASES: ReadonlySet<string> = new Set(entryReleaseVerbs);

export function judgePools({ file, container, span }: Subject): readonly Draft[] {
  if (span === 'call' || container.isInherited || (container.shape !== 'map' && container.shape !== 'dictionary') || !isNeverPruned(file, container)) {
    return [];
  }
  const release = findEntryRelease(file, container);
  const grow = release === undefined ? undefined : collectUses(container, 'grow').find((candidate) => isMadeOnDemand(file, container, candidate) && !isPlacing(file, candidate));
  if (grow === undefined || release === undefined) {
    return [];
  }
  return getDomain(file, grow.key) === 'endless' || isPeerKey(file, grow.key) ? [{ kind: 'clearedAtEnd', at: grow.at, certainty: 'path', culprit: release }] : [];
}

/** Asked for under the same key in the same function, in a function that others call. */
function isMadeOnDemand(file: FileAnalysis, container: Container, grow: UseOf<'grow'>): boolean {
  const fn = findEnclosingFunction(grow.at);
  const isAsked = collectUses(container, 'read').some(({ at, key }) => isSameKey(file, key, grow.key) && findEnclosingFunction(at) === fn);
  return isAsked && getRate(file, grow.at) !== 'once';
}

/** `add(feature)` puts what it is given where the one of that name was: a program has as many as it adds. */
function isPlacing({ index }: FileAnalysis, { key, values: [value] }: UseOf<'grow'>): boolean {
  const owner = key !== undefined && unwrap(key).type === AST_NODE_TYPES.MemberExpression ? getMemberRoot(key) : undefined;
  const given = value === undefined ? undefined : unwrap(value);
  const variable = given?.type === AST_NODE_TYPES.Identifier ? index.findVariable(given) : undefined;
  const isOfGiven = owner?.type === AST_NODE_TYPES.Identifier && variable !== undefined && variable === index.findVariable(owner);
  return isOfGiven && variable.defs.some(({ type }) => type === TSESLint.Scope.DefinitionType.Parameter);
}

/** `for (const pool of pools.values()) pool.close()` at the end of the owner. */
function findEntryRelease(file: FileAnalysis, container: Container): TSESTree.Node | undefined {
  for (const { at } of collectUses(container, 'read')) {
    const loop = getEnd(file, at) === 'owner' ? findTurn(at) : undefined;
    const release = loop === undefined ? undefined : findReleaseIn(file, loop);
    if (release !== undefined) {
      return release;
    }
  }
  return undefined;
}

/** The loop over the container, or the call that goes over it. */
function findTurn(read: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = wrapped(read);
  if (parent?.type === AST_NODE_TYPES.ForOfStatement || parent?.type === AST_NODE_TYPES.ForInStatement) {
    return parent;
  }
  if (read.type === AST_NODE_TYPES.CallExpression) {
    const isOverAll = /^(?:values|entries|from)$/u.test(getName(read));
    const outer = wrapped(read).parent;
    if (isOverAll && outer?.type === AST_NODE_TYPES.MemberExpression) {
      return wrapped(outer).parent;
    }
    return isOverAll && outer?.type === AST_NODE_TYPES.SpreadElement ? outer.parent.parent.parent : /^(?:forEach|map)$/u.test(getName(read)) ? read : undefined;
  }
  return undefined;
}

function getName({ callee }: TSESTree.CallExpression): string {
  const target = unwrap(callee);
  return target.type === AST_NODE_TYPES.MemberExpression ? (findPropertyName(target) ?? '') : '';
}

function findReleaseIn(file: FileAnalysis, turn: TSESTree.Node): TSESTree.Node | undefined {
  for (const verb of RELEASES) {
    const call = (file.index.calls.get(verb) ?? []).find(
      (candidate) => isWithin(candidate, turn) && unwrap(candidate.callee).type === AST_NODE_TYPES.MemberExpression && !isWithin(turn, candidate),
    );
    if (call !== undefined) {
      return call;
    }
  }
  return undefined;
}
