/**
 * What gives a memoizer a limit: its own option, a cache of a package that has one, or one that holds its keys weakly.
 *
 * `--fix` may pass the option where the name of the function says that it computes the same again; a function that is called so that it runs once for each
 * argument would run again.
 *
 * Example: `const getUser = memoizee(load)` gets `{ max: 1000 }`, `const createClient = memoizee(connect)` only as a suggestion.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findStatement } from '../../ast/enclosing.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { findKeyName, findLastName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import type { Memoizer } from '../../catalogue/index.js';
import { DEFAULT_LIMIT } from '../../util/bounds.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isRecomputingName } from './recomputed.js';
import { isObjectType } from './weakable.js';

/** Options beside which a limit means what it means alone. */
const INDEPENDENT: ReadonlySet<string> = new Set(['async', 'length', 'normalizer', 'primitive', 'profileName', 'promise', 'resolvers', 'cacheKey']);

export function planMemoizer(file: FileAnalysis, call: TSESTree.CallExpression, { limit, cache, key, options = 1, isBounded }: Memoizer, fn: FunctionNode): readonly PlannedRemedy[] {
  if (limit !== undefined) {
    // Who wrote that there is no limit has thought of one.
    const isSafe = isBounded !== true && options === 1 && isRepeatable(call) && isPlain(call.arguments[1]);
    return [{ remedy: { kind: 'passLimit', call, index: options, option: limit, limit: DEFAULT_LIMIT }, isSafe }];
  }
  const weak = key === 'first' && options === 1 && cache === undefined ? planWeakCache(file, call, fn) : [];
  return cache === undefined ? weak : [{ remedy: { kind: 'passBoundedClass', call, option: cache, limit: DEFAULT_LIMIT }, isSafe: false }];
}

/** Does the name under which it is kept, or else that of the function, say that it may run again? */
function isRepeatable(call: TSESTree.CallExpression): boolean {
  const [fn] = call.arguments;
  const names = [findKept(call), fn === undefined ? undefined : findLastName(fn)].filter((name) => name !== undefined);
  return names.length > 0 && names.every((name) => isRecomputingName(name));
}

function findKept(call: TSESTree.CallExpression): string | undefined {
  const { parent } = wrapped(call);
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return findLastName(parent.id);
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
      return findKeyName(parent);
    case AST_NODE_TYPES.AssignmentExpression:
      return findLastName(parent.left);
    default:
      return undefined;
  }
}

function isPlain(options: TSESTree.Node | undefined): boolean {
  return (
    options === undefined ||
    (options.type === AST_NODE_TYPES.ObjectExpression &&
      options.properties.every((property) => property.type === AST_NODE_TYPES.Property && INDEPENDENT.has(findKeyName(property) ?? '')))
  );
}

/** `getSize.cache = new WeakMap();` below `const getSize = memoize((element: Element) => …)`, whose results are kept for each element. */
function planWeakCache(file: FileAnalysis, call: TSESTree.CallExpression, { params: [first] }: FunctionNode): readonly PlannedRemedy[] {
  const { parent } = wrapped(call);
  const name = parent?.type === AST_NODE_TYPES.VariableDeclarator ? findLastName(parent.id) : undefined;
  const statement = findStatement(call);
  const type = first?.type === AST_NODE_TYPES.Identifier && !first.optional ? first.typeAnnotation?.typeAnnotation : undefined;
  return name === undefined || statement === undefined || type === undefined || call.arguments.length > 1 || !isObjectType(file, type)
    ? []
    : [{ remedy: { kind: 'useWeakCache', beside: statement, text: `${name}.cache = new WeakMap();` }, isSafe: false }];
}
