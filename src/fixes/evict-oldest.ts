import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove } from './insert-statement.js';
import { releaseBefore } from './release-before.js';

interface EvictOldest {
  /** The statement of the module that makes the container, or the class that does. */
  readonly home: TSESTree.Node;
  readonly grow: TSESTree.Expression;
  readonly limit: number;
  readonly container: string;
}

/** `cache.set(key, value);` -> a loop above it that deletes the first keys until there is room. A `Map` keeps the order in which keys came. */
export function evictOldest(sourceCode: Readonly<TSESLint.SourceCode>, { home, grow, limit, container }: EvictOldest): Edit | undefined {
  const scope = sourceCode.getScope(grow);
  const name = getUniqueName(scope, getLimitName(container));
  const key = getUniqueName(scope, 'oldest');
  // `for (…) { … }` -> `for (…) { … };` where statements end with semicolons.
  const loop = `for (const ${key} of ${container}.keys()) if (${container}.size < ${name}) break; else ${container}.delete(${key});`;
  return combine(toEdit(insertAbove(sourceCode, home, `const ${name} = ${String(limit)};`)), releaseBefore(sourceCode, { statement: grow, release: loop }));
}

/** `CACHE_LIMIT` of `cache`, `PARSED_FILES_LIMIT` of `this.parsedFiles`. */
function getLimitName(container: string): string {
  const last = container.split(/[^\w$]+/u).filter((part) => part !== '').at(-1) ?? 'cache';
  return `${last.replaceAll(/(?<lower>[a-z\d])(?<upper>[A-Z])/gu, '$<lower>_$<upper>').toUpperCase()}_LIMIT`;
}
