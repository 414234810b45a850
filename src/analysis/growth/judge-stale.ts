/**
 * Entries with an age that leave only when somebody asks for them again.
 *
 * Every removal has to stand behind a test of the age of the entry under the same key, in a function that looks that key up; who can take
 * entries out in another way is left alone. Then a key that nobody asks for again stays for good.
 *
 * Example: `get(id) { const e = users.get(id); if (e && e.expires < Date.now()) { users.delete(id); return; } return e?.user; }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { agePattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses, type Container, hasUse, type UseOf } from './container.js';
import { getEndOfFunction } from './ends.js';
import { isEmptiedOnlyAtEnd, isSameKey, isSweep } from './evidence.js';
import type { Draft, Subject } from './growth-finding.js';
import { isLongLived } from './instance-growth.js';
import { getDomain } from './keys.js';
import { getRate } from './life.js';

const AGE = new RegExp(agePattern, 'u');

export function judgeStale({ file, container, span }: Subject): readonly Draft[] {
  const drops = collectUses(container, 'drop');
  const isKeyed = container.shape === 'map' || container.shape === 'dictionary';
  if (span === 'call' || !isKeyed || drops.length === 0 || hasUse(container, 'bound', 'handed') || !isEmptiedOnlyAtEnd(file, container)) {
    return [];
  }
  if (!drops.every((drop) => isOnAsking(file, container, drop))) {
    return [];
  }
  const growths = collectUses(container, 'grow')
    .map((grow) => ({ grow, domain: getDomain(file, grow.key), rate: getRate(file, grow.at) }))
    .filter(({ domain, rate }) => domain !== 'finite' && rate !== 'once');
  const { home } = container;
  const isCertain = span === 'process';
  if (!isCertain && !(home.kind === 'field' && isLongLived(home.classLike.name ?? ''))) {
    return [];
  }
  const best = growths.find(({ domain }) => domain === 'endless') ?? growths[0];
  const [culprit] = drops;
  return best === undefined || culprit === undefined
    ? []
    : [{ kind: 'staleKept', at: best.grow.at, certainty: isCertain && best.domain === 'endless' ? 'path' : 'likely', culprit: culprit.at }];
}

/** Behind a test of age, in a function that looks the same key up. */
function isOnAsking(file: FileAnalysis, container: Container, { at, key }: UseOf<'drop'>): boolean {
  const fn = findEnclosingFunction(at);
  if (fn === undefined || key === undefined || getEndOfFunction(file, fn) !== 'none' || isSweep(file, container, at)) {
    return false;
  }
  const isAsked = collectUses(container, 'read').some((read) => isSameKey(file, read.key, key) && findEnclosingFunction(read.at) === fn);
  return isAsked && isBehindAge(file, at, fn);
}

function isBehindAge(file: FileAnalysis, node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let parent = findParent(node); parent !== undefined && parent !== fn && !isFunction(parent); parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.IfStatement && !isWithin(node, parent.test) && AGE.test(file.index.sourceCode.getText(parent.test))) {
      return true;
    }
  }
  return false;
}
