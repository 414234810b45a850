/**
 * Functions that keep their results without a limit, as long as the module lives.
 *
 * Only a memoizer of a package that the catalogue lists, called where the module starts: one that a function makes goes with what that function made.
 * The arguments that make the key have to be endless by the same evidence as the keys of a container; of others a name may speak for many, which is likely.
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
import { type Memoizer, memoizers, memoizingDecorators } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { AcquireNode } from '../model.js';
import { getShortText } from '../wording.js';
import { isWideKey } from './key-names.js';
import { type Domain, getDomain } from './keys.js';
import { planMemoizer } from './memoizer-remedies.js';
import { findSelectorKey } from './selectors.js';

export type MemoizerKind = 'limitless' | 'limitlessOption' | 'limitlessDecorator';

export const memoizerGate = /memoize|\bmem\b|moize|\bcreateSelector\b/iu;

export function collectMemoizers(file: FileAnalysis): readonly Finding<MemoizerKind>[] {
  const calls = [...file.index.calls.values()].flat();
  return calls.flatMap((call) => {
    const memoizer = call.type === AST_NODE_TYPES.CallExpression ? findMemoizer(file, call) : undefined;
    return memoizer === undefined ? [...judgeDecorator(file, call), ...judgeSelector(file, call)] : judge(file, call, memoizer);
  });
}

function judgeSelector(file: FileAnalysis, call: AcquireNode): readonly Finding<MemoizerKind>[] {
  const key = call.type === AST_NODE_TYPES.CallExpression && isOfModule(file, call) && !isCleared(file, call) ? findSelectorKey(file, call) : undefined;
  const words = { handle: key === undefined ? '' : getShortText(file, key), callee: getShortText(file, call.callee), option: '' };
  return key === undefined ? [] : [{ kind: 'limitless', node: call, certainty: 'likely', words, remedies: [], write: () => '' }];
}

function findMemoizer(file: FileAnalysis, { callee }: AcquireNode): Memoizer | undefined {
  return memoizers.find(({ from, name }) => file.resolver.refersTo(callee, from.map((module) => ({ from: module, name }))));
}

function judge(file: FileAnalysis, call: AcquireNode, memoizer: Memoizer): readonly Finding<MemoizerKind>[] {
  const options = call.arguments[memoizer.options ?? 1];
  const fn = findMemoized(file, call, memoizer);
  if (fn === undefined || call.arguments.length > 2 || !isOfModule(file, call) || !isOpen(options, memoizer) || isCleared(file, call)) {
    return [];
  }
  const resolver = options === undefined || options.type === AST_NODE_TYPES.ObjectExpression ? undefined : file.functions.findFunction(options);
  const { domain, key } = getKey(file, resolver ?? fn, resolver !== undefined, memoizer);
  if (domain === 'finite' || key === undefined || (domain === 'unknown' && !isWideKey(file, key))) {
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

/** The function whose results are kept. */
function findMemoized(file: FileAnalysis, call: AcquireNode, { fn, options }: Memoizer): FunctionNode | undefined {
  const given = call.arguments[fn === 'load' ? (options ?? 0) : (fn ?? 0)];
  const load =
    fn === 'load' && given?.type === AST_NODE_TYPES.ObjectExpression
      ? given.properties.flatMap((property) => (property.type === AST_NODE_TYPES.Property && findKeyName(property) === fn ? [property.value] : []))[0]
      : undefined;
  const value = fn === 'load' ? load : given;
  return value === undefined ? undefined : file.functions.findFunction(value);
}

/** Called where the module starts, or for the one instance of a class. */
function isOfModule(file: FileAnalysis, call: AcquireNode): boolean {
  if (findEnclosingFunction(call) !== undefined || file.roles.isComponentFile) {
    return false;
  }
  const field = findField(call);
  return field === undefined || field.static || file.instances.count(file.classLikes.getOf(field.parent.parent)) === 'once';
}

/** `@Memoize() get(userId)` in a class of one instance, or on a static method. */
function judgeDecorator(file: FileAnalysis, call: AcquireNode): readonly Finding<MemoizerKind>[] {
  const method = call.parent.type === AST_NODE_TYPES.Decorator ? call.parent.parent : undefined;
  if (method?.type !== AST_NODE_TYPES.MethodDefinition || !file.resolver.refersTo(call.callee, memoizingDecorators)) {
    return [];
  }
  const [hash] = call.arguments;
  const isKept = method.static || file.instances.count(file.classLikes.getOf(method.parent.parent)) === 'once';
  const [parameter] = method.value.params;
  const isPlain = hash === undefined || hash.type === AST_NODE_TYPES.ArrowFunctionExpression;
  if (!isKept || !isPlain || parameter === undefined || getDomainOfParameter(file, parameter) !== 'endless') {
    return [];
  }
  const words = { handle: getShortText(file, parameter), callee: getShortText(file, call.callee), option: '' };
  return [{ kind: 'limitlessDecorator', node: call, certainty: 'definite', words, remedies: [], write: () => '' }];
}

/** A field's initial value is made for each instance. */
function findField(call: TSESTree.Node): TSESTree.PropertyDefinition | undefined {
  for (let node = findParent(call); node !== undefined; node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.PropertyDefinition) {
      return node;
    }
  }
  return undefined;
}

/** No option, or a resolver of keys, or options of which none bounds it. */
function isOpen(options: TSESTree.Node | undefined, { key, fn, bounds, limit, isBounded }: Memoizer): boolean {
  if (options === undefined) {
    return isBounded !== true;
  }
  if (options.type === AST_NODE_TYPES.ObjectExpression) {
    const isOther = options.properties.every((property) => property.type === AST_NODE_TYPES.Property && !bounds.includes(findKeyName(property) ?? ''));
    return isOther && (isBounded !== true || options.properties.some((property) => isEndless(property, limit)));
  }
  const isResolver = options.type === AST_NODE_TYPES.ArrowFunctionExpression || options.type === AST_NODE_TYPES.FunctionExpression;
  return isBounded !== true && (fn === 1 || (key === 'first' && isResolver));
}

/** `maxSize: Infinity`. */
function isEndless(property: TSESTree.ObjectLiteralElement, limit: string | undefined): boolean {
  return property.type === AST_NODE_TYPES.Property && findKeyName(property) === limit && property.value.type === AST_NODE_TYPES.Identifier && property.value.name === 'Infinity';
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
