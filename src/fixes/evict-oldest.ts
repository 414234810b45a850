import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { declareLimit } from './declare-limit.js';
import type { Edit } from './edit.js';
import { findReleaseTarget, releaseBefore } from './release-before.js';
import { getPlaceAbove } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

interface EvictOldest {
  /** The statement of the module that makes the container, or the class that does. */
  readonly home: TSESTree.Node;
  /** Each expression that puts something in. */
  readonly grows: readonly TSESTree.Expression[];
  readonly limit: number;
  readonly container: string;
}

interface Loop {
  readonly key: string;
  readonly limit: string;
  readonly container: string;
}

/**
 * `cache.set(key, value);` -> a loop above it that deletes the first keys until there is room. A `Map` keeps the order in which keys came.
 *
 * A loop, because `cache.delete(cache.keys().next().value)` does not type-check where the value may be `undefined`.
 */
export function evictOldest(sourceCode: Source, { home, grows, limit, container }: EvictOldest): Edit | undefined {
  const { name, edit } = declareLimit(sourceCode, home, container, limit);
  const evictions = grows.map((grow) => {
    const loop = { key: getUniqueName(sourceCode.getScope(grow), 'oldest'), limit: name, container };
    return releaseBefore(sourceCode, { statement: grow, release: writeLoop(sourceCode, grow, loop) });
  });
  return combine(edit, ...evictions);
}

function writeLoop(sourceCode: Source, grow: TSESTree.Expression, { key, limit, container }: Loop): string {
  const target = findReleaseTarget(grow);
  const at = target === undefined || target.type === AST_NODE_TYPES.ArrowFunctionExpression ? undefined : getPlaceAbove(sourceCode, target).at;
  const head = `for (const ${key} of ${container}.keys())`;
  if (at === undefined || !isFirstOnLine(sourceCode, at)) {
    // `if (a) for (…) { … }; b();` -> the semicolon that goes behind each statement here would be one too many.
    return `${head} if (${container}.size < ${limit}) break; else ${container}.delete(${key});`;
  }
  const outer = `${getLineBreak(sourceCode)}${getLineIndent(sourceCode, at)}`;
  const inner = `${outer}${getIndentUnit(sourceCode)}`;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  return `${head} {${inner}if (${container}.size < ${limit}) break${end}${inner}${container}.delete(${key})${end}${outer}}`;
}
