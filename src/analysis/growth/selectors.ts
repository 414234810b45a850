/**
 * Selectors that keep a result for each text or number that their first input gives.
 *
 * From its fifth version on reselect keeps results in a tree, by what the inputs give, in their order: below an object weakly, below a text for good.
 * So only a first input that gives an endless argument counts; what stands below an object goes with it. Silent where the versions of the package
 * allow an older one, which keeps one result, and where the options say anything.
 *
 * Example: `createSelector([(state, userId) => userId, (state) => state.users], (userId, users) => users[userId])`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../ast/unwrap.js';
import { selectorMakers } from '../../catalogue/index.js';
import { findDependencyRange } from '../../util/dependency-range.js';
import { isInEveryVersion } from '../../util/version-range.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { FunctionNode } from '../model.js';
import { getDomain } from './keys.js';

/** What the first input gives, where it is one of an endless number. */
export function findSelectorKey(file: FileAnalysis, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const [first] = call.arguments;
  const isOpen = selectorMakers.some(({ from, name, since }) => file.resolver.refersTo(call.callee, [{ from, name }]) && isInEveryVersion(findDependencyRange(file.filename, from) ?? '*', [since]) === 'yes');
  if (!isOpen || first === undefined || call.arguments.at(-1)?.type === AST_NODE_TYPES.ObjectExpression) {
    return undefined;
  }
  const input = first.type === AST_NODE_TYPES.ArrayExpression ? first.elements[0] : first;
  const fn = input === undefined || input === null ? undefined : file.functions.findFunction(input);
  const given = fn && findGiven(fn);
  return given !== undefined && getDomain(file, given) === 'endless' ? given : undefined;
}

/** `(state, userId) => userId`: another expression may give an object. */
function findGiven({ body }: FunctionNode): TSESTree.Node | undefined {
  const value = body.type === AST_NODE_TYPES.BlockStatement ? undefined : unwrap(body);
  return value?.type === AST_NODE_TYPES.Identifier ? value : undefined;
}
