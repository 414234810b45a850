/**
 * What a container holds under a key gets more and more: the keys may be few, and the items under them have no end.
 *
 * Nothing in the file takes an item out, and no item's holder goes to code that is not seen. A list under a key grows by each item; a set or
 * a map by each new one, whose domain has to be endless.
 *
 * Example: `const byKind = { get: [] }; app.use((req) => { byKind[kind].push(req.url); })`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { collectUses, type Container, hasUse, type UseOf } from './container.js';
import { isNeverShrunk } from './evidence.js';
import type { Draft, Subject } from './growth-finding.js';
import { getDomain } from './keys.js';
import { getRate } from './life.js';
import { isInRegistration } from './tables.js';

export function judgeInnerGrowth({ file, container, span }: Subject): readonly Draft[] {
  const isOpen = span === 'process' && !container.isInherited && isNeverShrunk(container) && !hasUse(container, 'dropInner');
  if (!isOpen || collectUses(container, 'read').some(({ at }) => mayLeave(at))) {
    return [];
  }
  const grow = collectUses(container, 'growInner').find((use) => isEndless(file, use) && getRate(file, use.at) === 'many' && !isInRegistration(file, use.at));
  return grow === undefined || !isPut(container) ? [] : [{ kind: 'neverShrinks', at: grow.at, certainty: 'definite' }];
}

/** Is what stands under the keys made here, so that nobody else has it? */
function isPut(container: Container): boolean {
  return collectUses(container, 'grow').some(({ values }) => values.length > 0);
}

function isEndless(file: FileAnalysis, { at }: UseOf<'growInner'>): boolean {
  if (at.type !== AST_NODE_TYPES.CallExpression) {
    return false;
  }
  const name = findCalleeName(at);
  return name === 'push' || name === 'unshift' || ((name === 'add' || name === 'set') && getDomain(file, at.arguments[0]) === 'endless');
}

/** `flush(rooms.get(id))`, `return rooms.get(id)`: others may take something out of it. */
function mayLeave(read: TSESTree.Node): boolean {
  const { parent } = wrapped(read);
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee !== wrapped(read);
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return true;
    default:
      return false;
  }
}
