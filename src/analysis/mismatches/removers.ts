/** Does a value certainly remove or release something when it is called without arguments? */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { unwrap } from '../../ast/unwrap.js';
import { addingWords } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { FunctionNode } from '../model.js';
import { collectReturned } from './cleanups.js';
import { getFirstWord, isReleaseName } from './releases.js';

/** Calls whose result removes what they add. */
const ADDING_WORDS: ReadonlySet<string> = new Set(addingWords);

/** A name of what a registration gave, or of a function of this file that releases. */
export function isRemover(file: FileAnalysis, name: TSESTree.Identifier): boolean {
  const resolved = file.resolver.resolve(name);
  const definition = resolved.kind === 'local' && resolved.definition !== undefined ? unwrap(resolved.definition) : undefined;
  if (definition?.type === AST_NODE_TYPES.CallExpression) {
    return isReleaseName(name.name) && ADDING_WORDS.has(getFirstWord(findCalleeName(definition) ?? '')) && file.seam.isCallable(name) !== 'no';
  }
  const fn = definition === undefined ? undefined : file.functions.findFunction(name);
  return fn !== undefined && isReleasing(file, fn);
}

/** A function without parameters that releases and gives nothing back. */
function isReleasing(file: FileAnalysis, fn: FunctionNode): boolean {
  const hasPlainShape = !fn.async && !fn.generator && fn.params.length === 0;
  const returnsFunction = (): boolean => collectReturned(file, fn).some((value) => isFunction(unwrap(value)));
  return hasPlainShape && file.teardowns.findSibling(fn) !== undefined && !returnsFunction();
}

/** A closure, or a name of one, that is certainly meant as a cleanup. */
export function isCleanup(file: FileAnalysis, value: TSESTree.Expression): boolean {
  const expression = unwrap(value);
  return isFunction(expression) ? isReleasing(file, expression) : expression.type === AST_NODE_TYPES.Identifier && isRemover(file, expression);
}
