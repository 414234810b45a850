/**
 * Functions that keep their results without a limit, as long as the module lives.
 *
 * Only a memoizer of a package that the catalogue lists, called where the module starts: one that a function makes goes with what that function made.
 * The arguments that make the key have to be endless by the same evidence as the keys of a container; of others nothing is known, which is likely.
 * Whoever clears the cache or gives one of his own is left alone.
 *
 * Example: `export const getUser = memoize((userId) => load(userId))`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { findKeyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import { type Memoizer, memoizers } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { AcquireNode } from '../model.js';
import { getShortText } from '../wording.js';
import { type Domain, getDomain } from './keys.js';
import { planMemoizer } from './memoizer-remedies.js';

export type MemoizerKind = 'limitless' | 'limitlessOption';

export const memoizerGate = /\b(?:memoize\w*|mem|moize|pMemoize)\b/iu;

export function collectMemoizers(file: FileAnalysis): readonly Finding<MemoizerKind>[] {
  const calls = [...file.index.calls.values()].flat();
  return calls.flatMap((call) => {
    const memoizer = call.type === AST_NODE_TYPES.CallExpression ? findMemoizer(file, call) : undefined;
    return memoizer === undefined ? [] : judge(file, call, memoizer);
  });
}

function findMemoizer(file: FileAnalysis, { callee }: AcquireNode): Memoizer | undefined {
  return memoizers.find(({ from, name }) => file.resolver.refersTo(callee, from.map((module) => ({ from: module, name }))));
}

function judge(file: FileAnalysis, call: AcquireNode, memoizer: Memoizer): readonly Finding<MemoizerKind>[] {
  const [first, options, ...rest] = call.arguments;
  const fn = first === undefined ? undefined : file.functions.findFunction(first);
  const isOfModule = findEnclosingFunction(call) === undefined && !file.roles.isComponentFile && !isOfInstance(call);
  if (fn === undefined || !isOfModule || rest.length > 0 || !isOpen(options, memoizer) || isCleared(file, call)) {
    return [];
  }
  const resolver = memoizer.key === 'first' && options !== undefined ? file.functions.findFunction(options) : undefined;
  const { domain, key } = getKey(file, resolver ?? fn, resolver !== undefined, memoizer);
  if (domain === 'finite' || key === undefined) {
    return [];
  }
  const { limit } = memoizer;
  return [
    {
      kind: limit === undefined ? 'limitless' : 'limitlessOption',
      node: call,
      certainty: domain === 'endless' ? 'definite' : 'likely',
      words: { handle: getShortText(file, key), callee: getShortText(file, call.callee), option: '' },
      remedies: call.type === AST_NODE_TYPES.CallExpression ? planMemoizer(file, call, memoizer, fn) : [],
      write: () => '',
    },
  ];
}

/** A field's initial value is made for each instance. */
function isOfInstance(call: TSESTree.Node): boolean {
  for (let node = findParent(call); node !== undefined; node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.PropertyDefinition) {
      return !node.static;
    }
  }
  return false;
}

/** No option, or a resolver of keys, or options of which none bounds it. */
function isOpen(options: TSESTree.Node | undefined, { key, bounds }: Memoizer): boolean {
  if (options === undefined) {
    return true;
  }
  if (options.type === AST_NODE_TYPES.ObjectExpression) {
    return options.properties.every((property) => property.type === AST_NODE_TYPES.Property && !bounds.includes(findKeyName(property) ?? ''));
  }
  return key === 'first' && (options.type === AST_NODE_TYPES.ArrowFunctionExpression || options.type === AST_NODE_TYPES.FunctionExpression);
}

/** `getUser.cache.clear()`, `getUser.delete(id)`, `getUser.cache = new LRU()`, `memoize.Cache = LRU`, `memoizeClear(getUser)`. */
function isCleared(file: FileAnalysis, call: AcquireNode): boolean {
  const { parent } = wrapped(call);
  const variable = parent?.type === AST_NODE_TYPES.VariableDeclarator ? file.index.findVariable(parent.id) : undefined;
  const isTouched = variable?.references.some(({ identifier }) => {
    const mention = wrapped(identifier).parent;
    return mention?.type === AST_NODE_TYPES.MemberExpression || (mention?.type === AST_NODE_TYPES.CallExpression && mention.callee !== identifier);
  });
  return isTouched === true || /\.Cache\b/u.test(file.index.sourceCode.text);
}

interface Key {
  readonly domain: Domain;
  /** The parameter that says most. */
  readonly key: TSESTree.Node | undefined;
}

function getKey(file: FileAnalysis, fn: FunctionNode, isResolver: boolean, { key }: Memoizer): Key {
  if (isResolver && fn.body.type !== AST_NODE_TYPES.BlockStatement) {
    return { domain: getDomain(file, fn.body), key: fn.body };
  }
  const parameters = (key === 'first' && !isResolver ? fn.params.slice(0, 1) : fn.params).map((parameter) => ({ parameter, domain: getDomainOfParameter(file, parameter) }));
  const telling = parameters.find(({ domain }) => domain === 'endless') ?? parameters.find(({ domain }) => domain === 'unknown');
  return telling === undefined ? { domain: 'finite', key: undefined } : { domain: isResolver ? 'unknown' : telling.domain, key: telling.parameter };
}

/** An object that the caller writes is another one each time. */
function getDomainOfParameter(file: FileAnalysis, parameter: TSESTree.Parameter): Domain {
  const named = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  return named.type === AST_NODE_TYPES.Identifier ? getDomain(file, named) : named.type === AST_NODE_TYPES.ObjectPattern ? 'endless' : 'unknown';
}
