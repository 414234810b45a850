import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { findClass, type Identity } from './identities.js';
import { containerVerbs, type Doubt, listenerVerbs, onceVerbs, pairs, type Pair, processTargets } from './pairs.js';

/** One acquire, as names and its surroundings tell it. */
export interface Acquired {
  readonly resource: string;
  readonly line: number;
  /** Why it may be no leak even without any release. */
  readonly doubt?: Doubt | 'runs once';
  /** Only a limit is a release of it, not each removal. */
  readonly isBounded: boolean;
}

export interface Released {
  readonly key: string;
  readonly node: TSESTree.CallExpression;
}

/** What a file acquires and releases, by the identity of the place that keeps it. */
export interface Ledger {
  readonly acquired: ReadonlyMap<string, readonly Acquired[]>;
  readonly released: readonly Released[];
}

interface Entry extends Acquired {
  readonly key: string;
  /** Names of functions that release it. */
  readonly functions: readonly string[];
  readonly methods: readonly string[];
  readonly isCalled: boolean;
}

interface MethodCall {
  readonly receiver: TSESTree.Node;
  readonly method: string;
}

/** Both sides of the ledger of a file. */
export function collectLedger(ast: TSESTree.Program, text: string, identify: Identity): Ledger {
  const nodes: TSESTree.Node[] = [];
  simpleTraverse(ast, { enter: (node) => void nodes.push(node) }, true);
  const calls = nodes.filter((node) => node.type === AST_NODE_TYPES.CallExpression);
  const entries = [
    ...nodes.flatMap((node) => readAssignment(node, identify)),
    ...calls.flatMap((node) => [...readListener(node, text, identify), ...readGrowth(node, ast, identify)]),
  ];
  const acquired = new Map<string, Entry[]>();
  for (const entry of entries) {
    acquired.set(entry.key, [...(acquired.get(entry.key) ?? []), entry]);
  }
  return { acquired, released: calls.flatMap((node) => readRelease(node, acquired, identify)) };
}

/** What runs only while its module loads is acquired once. */
export function isInFunction(node: TSESTree.Node): boolean {
  for (let { parent } = node; parent; parent = parent.parent) {
    if (isFunction(parent) && !isCalledInPlace(parent)) {
      return true;
    }
  }
  return false;
}

function isCalledInPlace({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.CallExpression && parent.parent.type === AST_NODE_TYPES.ExpressionStatement && !parent.arguments.some(isFunction);
}

export function isFunction(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.FunctionDeclaration ||
    node.type === AST_NODE_TYPES.FunctionExpression ||
    node.type === AST_NODE_TYPES.ArrowFunctionExpression
  );
}

function readAssignment(node: TSESTree.Node, identify: Identity): readonly Entry[] {
  const [place, value] = splitAssignment(node, identify);
  const made = value && unwrap(value);
  const name = made && readName(made);
  return name === undefined || place === undefined
    ? []
    : pairs.filter(({ acquire }) => acquire.test(name)).map((pair) => fromPair(pair, place, node));
}

function fromPair({ resource, functions = [], methods = [], isCalled = false, doubt }: Pair, key: string, node: TSESTree.Node): Entry {
  const isRepeated = isInFunction(node) || findClass(node) !== undefined;
  const reason = doubt ?? (isRepeated ? undefined : 'runs once');
  return { resource, key, functions, methods, isCalled, line: node.loc.start.line, isBounded: false, ...(reason && { doubt: reason }) };
}

function splitAssignment(node: TSESTree.Node, identify: Identity): readonly [string | undefined, TSESTree.Node | undefined] {
  switch (node.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return [node.id.type === AST_NODE_TYPES.Identifier ? identify(node.id) : undefined, node.init ?? undefined];
    case AST_NODE_TYPES.AssignmentExpression:
      return [identify(node.left), node.right];
    case AST_NODE_TYPES.PropertyDefinition:
      return [node.computed ? undefined : `this@${findClass(node)?.range[0] ?? ''}.${readKey(node.key)}`, node.value ?? undefined];
    default:
      return [undefined, undefined];
  }
}

function readKey(key: TSESTree.Node): string {
  switch (key.type) {
    case AST_NODE_TYPES.Identifier:
      return key.name;
    case AST_NODE_TYPES.PrivateIdentifier:
      return `#${key.name}`;
    default:
      return '';
  }
}

function unwrap(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return unwrap(node.argument);
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.ChainExpression:
      return unwrap(node.expression);
    default:
      return node;
  }
}

function readName(node: TSESTree.Node): string | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression) {
    return undefined;
  }
  const { callee } = node;
  const named = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
  return named.type === AST_NODE_TYPES.Identifier ? named.name : undefined;
}

function readMethod({ callee }: TSESTree.CallExpression): MethodCall | undefined {
  return callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier && !callee.computed
    ? { receiver: callee.object, method: callee.property.name }
    : undefined;
}

function readListener(node: TSESTree.CallExpression, text: string, identify: Identity): readonly Entry[] {
  const called = readMethod(node);
  const functions = called && listenerVerbs.get(called.method);
  const key = called && keyOfListener(called, node, identify);
  if (!called || !functions || key === undefined) {
    return [];
  }
  const doubt = findListenerDoubt(node, called, text);
  return [{ key, resource: 'listener', line: node.loc.start.line, functions, methods: [], isCalled: false, isBounded: false, ...(doubt && { doubt }) }];
}

function findListenerDoubt(node: TSESTree.CallExpression, { receiver, method }: MethodCall, text: string): Acquired['doubt'] {
  if (onceVerbs.has(method) || node.arguments.some((argument) => isBoundByOption(argument))) {
    return 'ends by itself';
  }
  if (!processTargets.test(text.slice(...receiver.range).replaceAll('?', ''))) {
    return 'depends on the owner';
  }
  return isInFunction(node) ? undefined : 'runs once';
}

function isBoundByOption(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    node.properties.some((property) => property.type === AST_NODE_TYPES.Property && ['once', 'signal'].includes(readKey(property.key)))
  );
}

/** Target, event and function of a listener, where the function has a name. */
export function keyOfListener({ receiver }: Pick<MethodCall, 'receiver'>, { arguments: [event, listener] }: TSESTree.CallExpression, identify: Identity): string | undefined {
  const isNamed = listener?.type === AST_NODE_TYPES.Identifier || listener?.type === AST_NODE_TYPES.MemberExpression;
  return event && isNamed ? [receiver, event, listener].map(identify).join('|') : undefined;
}

/** Containers of the module, and those of an instance, whose limit alone is asked for. */
function readGrowth(node: TSESTree.CallExpression, ast: TSESTree.Program, identify: Identity): readonly Entry[] {
  const called = readMethod(node);
  const methods = called && containerVerbs.get(called.method);
  const key = called && identify(called.receiver);
  if (!methods || key === undefined) {
    return [];
  }
  const isOfModule = called.receiver.type === AST_NODE_TYPES.Identifier && key.endsWith(`@${ast.range[0]}`);
  const isOfInstance = key.startsWith('this@');
  const common = { key, functions: [], methods, isCalled: false, line: node.loc.start.line };
  if (isOfModule) {
    return [{ ...common, resource: 'container of the module', isBounded: false, ...(isInFunction(node) ? {} : { doubt: 'runs once' }) }];
  }
  return isOfInstance ? [{ ...common, resource: 'container of an instance', isBounded: true, doubt: 'depends on the owner' }] : [];
}

function readRelease(node: TSESTree.CallExpression, acquired: ReadonlyMap<string, readonly Entry[]>, identify: Identity): readonly Released[] {
  const name = readName(node) ?? '';
  const called = readMethod(node);
  const [first] = node.arguments;
  const asked: readonly (readonly [string | undefined, (entry: Entry) => boolean])[] = [
    [first && identify(first), ({ functions }) => functions.includes(name)],
    [called && identify(called.receiver), ({ methods }) => methods.includes(name)],
    [called && keyOfListener(called, node, identify), ({ functions }) => functions.includes(name)],
    [identify(node.callee), ({ isCalled }) => isCalled],
  ];
  const found = asked.find(([key, isReleasing]) => key !== undefined && acquired.get(key)?.some(isReleasing) === true);
  return found?.[0] === undefined ? [] : [{ key: found[0], node }];
}
