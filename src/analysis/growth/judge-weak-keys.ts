/**
 * A strong container beside a `WeakMap` or `WeakSet` that gets the same keys: what it holds, the weak one never forgets.
 *
 * Example: `states.set(element, {}); all.add(element)`, where `states` is a `WeakMap` and nothing takes anything out of `all`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { findDefinition } from '../variable-definitions.js';
import { collectUses } from './container.js';
import { isNeverShrunk, isSameKey } from './evidence.js';
import type { Draft, Subject } from './growth-finding.js';
import { getRate } from './life.js';

export function judgeWeakKeys({ file, container, span }: Subject): readonly Draft[] {
  if (span !== 'process' || container.isInherited || !isNeverShrunk(container)) {
    return [];
  }
  for (const { at, key, values } of collectUses(container, 'grow')) {
    const kept = key ?? (values.length === 1 ? values[0] : undefined);
    const weak = kept === undefined || getRate(file, at) === 'once' ? undefined : findWeakHome(file, kept);
    if (weak !== undefined) {
      return [{ kind: 'weakKeyKept', at, certainty: 'definite', culprit: weak }];
    }
  }
  return [];
}

/** The weak container that the same function gives the same key. */
function findWeakHome(file: FileAnalysis, key: TSESTree.Node): TSESTree.Node | undefined {
  const fn = findEnclosingFunction(key);
  for (const call of ['set', 'add'].flatMap((verb) => file.index.calls.get(verb) ?? [])) {
    const callee = unwrap(call.callee);
    if (callee.type === AST_NODE_TYPES.MemberExpression && findEnclosingFunction(call) === fn && isSameKey(file, call.arguments[0], key) && isWeak(file, callee.object)) {
      return callee.object;
    }
  }
  return undefined;
}

function isWeak({ index }: FileAnalysis, object: TSESTree.Node): boolean {
  const variable = object.type === AST_NODE_TYPES.Identifier ? index.findVariable(object) : undefined;
  const definition = variable && findDefinition(variable);
  const made = definition === undefined ? undefined : unwrap(definition);
  return made?.type === AST_NODE_TYPES.NewExpression && /^Weak(?:Map|Set)$/u.test(findCalleeName(made) ?? '');
}
