/**
 * Removers of one item in a list of its owner: the item's end calls them and leaves them in the list, which only the owner's end empties.
 *
 * The closures keep what they capture, the item included. Only values with a name are followed, because the same name proves that what is
 * released is what is kept.
 *
 * Example: `const off = bus.on('x', f); this.offs.push(off); item.once('remove', () => off())`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { entryReleaseVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses } from './container.js';
import { getEnd } from './ends.js';
import { isNeverPruned } from './evidence.js';
import type { Draft, Subject } from './growth-finding.js';
import { getRate } from './life.js';

const RELEASES: ReadonlySet<string> = new Set([...entryReleaseVerbs, 'remove', 'forEach', 'map']);

export function judgeItems({ file, container, span }: Subject): readonly Draft[] {
  const { shape } = container;
  if (span === 'call' || (shape !== 'array' && shape !== 'set') || !isNeverPruned(file, container)) {
    return [];
  }
  for (const { at, values } of collectUses(container, 'grow')) {
    const release = values.map((value) => findItemRelease(file, value, at)).find((found) => found !== undefined);
    if (release !== undefined && getRate(file, at) !== 'once') {
      return [{ kind: 'itemKept', at, certainty: 'path', culprit: release }];
    }
  }
  return [];
}

/** The call of the value, or of all in it, at the end of an item. */
function findItemRelease(file: FileAnalysis, value: TSESTree.Node, at: TSESTree.Node): TSESTree.Node | undefined {
  const named = unwrap(value.type === AST_NODE_TYPES.SpreadElement ? value.argument : value);
  const variable = named.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(named) : undefined;
  const home = findEnclosingFunction(at);
  if (variable === undefined || home === undefined || variable.scope.variableScope.block !== home) {
    return undefined;
  }
  const released = variable.references.find(
    ({ identifier }) => findEnclosingFunction(identifier) !== home && isReleasing(identifier) && getEnd(file, identifier) === 'item',
  );
  return released?.identifier.parent;
}

/** `off()`, `subscription.unsubscribe()`, `offs.forEach((off) => off())`. */
function isReleasing(mention: TSESTree.Node): boolean {
  const { parent } = mention;
  if (parent?.type === AST_NODE_TYPES.CallExpression) {
    return parent.callee === mention;
  }
  return parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === mention && RELEASES.has(findPropertyName(parent) ?? '');
}
