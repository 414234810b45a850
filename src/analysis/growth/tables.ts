/**
 * Is a growth the registration in a table that a program fills when it starts, or a cache that is filled when it is asked?
 *
 * A table is told by the name of the function that fills it. A function that first looks the same key up and gives back what it finds, or that
 * fills what is missing, is a cache whatever its name.
 *
 * Example: `load(id) { const known = users.get(id); if (known) return known; … users.set(id, user) }` is no registration.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { wrapped } from '../../ast/unwrap.js';
import { registrationVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectUses, type Container, type UseOf } from './container.js';
import { getFunctionName } from './ends.js';
import { getLastNameOf, isSameKey } from './evidence.js';
import { splitWords } from './keys.js';

const REGISTRATIONS: ReadonlySet<string> = new Set(registrationVerbs);

/** Is the function called like one that fills a table when the program starts? */
export function isRegistration(file: FileAnalysis, container: Container, grow: UseOf<'grow'>): boolean {
  if (isCached(file, container, grow)) {
    return false;
  }
  return isWarning(getLastNameOf(container)) || isInRegistration(file, grow.at);
}

export function isInRegistration(file: FileAnalysis, at: TSESTree.Node): boolean {
  for (let fn = findEnclosingFunction(at); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const name = getFunctionName(file, fn);
    const [verb] = name === undefined ? [] : splitWords(name);
    // `set(key, value)` alone is the method of a container around this one.
    if (verb !== undefined && ((REGISTRATIONS.has(verb) && name !== 'set') || isWarning(name))) {
      return true;
    }
  }
  return false;
}

/** `warnOnce()`, `infoOnce()`, `emitDeprecationWarning()`, `warned`: a program has as many warnings as it spells out. */
function isWarning(name: string | undefined): boolean {
  return name !== undefined && splitWords(name).some((word) => /^(?:warn|warned|warning|warnings|deprecated?|deprecations?|once)$/u.test(word));
}

/** Does the same function give back what stands under the key, or fill it where it is missing? */
function isCached(file: FileAnalysis, container: Container, { at, key }: UseOf<'grow'>): boolean {
  if (at.type === AST_NODE_TYPES.AssignmentExpression && /^(?:\?\?|\|\|)=$/u.test(at.operator)) {
    return true;
  }
  const fn = findEnclosingFunction(at);
  return collectUses(container, 'read').some((read) => {
    const { parent } = wrapped(read.at);
    const isKept = parent?.type === AST_NODE_TYPES.VariableDeclarator || parent?.type === AST_NODE_TYPES.ReturnStatement || parent?.type === AST_NODE_TYPES.LogicalExpression || parent?.type === AST_NODE_TYPES.AssignmentExpression;
    return !read.isTest && isKept && findEnclosingFunction(read.at) === fn && isSameKey(file, read.key, key);
  });
}
