/**
 * Entries that are ended under their key and stay there: the removal releases what it finds and forgets the key.
 *
 * Also the ids of timers that have fired: nothing takes an id out when its timer is over. The container must have no removal of a key at all, so
 * that nobody can say that the key is taken out elsewhere.
 *
 * Example: `disposeAll(owner) { byOwner.get(owner)?.forEach((one) => one.dispose()); }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { entryReleaseVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses, hasUse, type UseOf } from './container.js';
import { getEnd } from './ends.js';
import { isNeverPruned } from './evidence.js';
import { type Draft, getRemovalText, type Subject } from './growth-finding.js';
import { getDomain } from './keys.js';
import { getRate } from './life.js';

const RELEASES: ReadonlySet<string> = new Set(entryReleaseVerbs);

export function judgeReleased(subject: Subject): readonly Draft[] {
  const { file, container, span } = subject;
  const { shape } = container;
  if (span === 'call' || container.isInherited || (shape !== 'map' && shape !== 'dictionary')) {
    return [];
  }
  const grow = collectUses(container, 'grow').find(({ at, key }) => getDomain(file, key) !== 'finite' && getRate(file, at) !== 'once');
  return grow === undefined ? [] : [...judgeForgotten(subject, grow), ...judgeBlanked(subject, grow)];
}

/** The item's end releases the entry. */
function judgeForgotten({ file, container }: Subject, grow: UseOf<'grow'>): readonly Draft[] {
  if (!isNeverPruned(file, container)) {
    return [];
  }
  for (const { at, key } of collectUses(container, 'read')) {
    const release = key === undefined || getEnd(file, at) !== 'item' ? undefined : findRelease(file, at);
    const text = key === undefined ? undefined : getRemovalText(container, file.index.sourceCode.getText(key));
    const beside = release === undefined ? undefined : findStatement(release);
    if (release !== undefined && text !== undefined && beside !== undefined) {
      const isLast = collectUses(container, 'read').every((other) => other.at.range[0] <= release.range[1] || findEnclosingFunction(other.at) !== findEnclosingFunction(at));
      const remedies = isLast ? [{ remedy: { kind: 'removeBeside', beside, text: `${text};` } as const, isSafe: false }] : [];
      return [{ kind: 'releasedKept', at: grow.at, certainty: 'path', culprit: release, release: text, remedies }];
    }
  }
  return [];
}

/** `byId.get(id)?.close()`, `byId.get(id).forEach((one) => one.dispose())`, or by the name of a variable. */
function findRelease(file: FileAnalysis, element: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = wrapped(element);
  if (parent?.type === AST_NODE_TYPES.VariableDeclarator) {
    const variable = file.index.findVariable(parent.id);
    return variable?.references.map(({ identifier }) => findReleaseAt(file, identifier)).find((found) => found !== undefined);
  }
  return findReleaseAt(file, element);
}

function findReleaseAt(file: FileAnalysis, value: TSESTree.Node): TSESTree.Node | undefined {
  const member = wrapped(value).parent;
  const call = member === undefined ? undefined : wrapped(member).parent;
  if (member?.type !== AST_NODE_TYPES.MemberExpression || unwrap(member.object) !== unwrap(value) || call?.type !== AST_NODE_TYPES.CallExpression) {
    return undefined;
  }
  const name = findPropertyName(member) ?? '';
  if (name === 'forEach') {
    return [...RELEASES].flatMap((verb) => file.index.calls.get(verb) ?? []).find((inner) => isWithin(inner, call)) === undefined ? undefined : call;
  }
  return RELEASES.has(name) ? call : undefined;
}

/** `byId[id] = undefined` takes the value and leaves the key. */
function judgeBlanked({ file, container }: Subject, grow: UseOf<'grow'>): readonly Draft[] {
  const drops = collectUses(container, 'drop');
  const [first] = drops;
  const isBlank = drops.every(({ at }) => at.type === AST_NODE_TYPES.AssignmentExpression) && drops.some(({ at }) => getEnd(file, at) === 'item');
  if (first === undefined || !isBlank || container.shape !== 'dictionary' || hasUse(container, 'handed', 'bound', 'empty')) {
    return [];
  }
  // Of a key that nobody knows there may be a few, which come and go.
  return findEnclosingFunction(first.at) === undefined || getDomain(file, grow.key) !== 'endless' ? [] : [{ kind: 'keyBlanked', at: grow.at, certainty: 'path', culprit: first.at }];
}
