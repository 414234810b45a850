import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { findClass, type Identity } from './identities.js';
import { containerVerbs, type Doubt, listenerVerbs, onceVerbs, pageStartEvents, pairs, type Pair, processTargets } from './pairs.js';

/** One acquire, as names and its surroundings tell it. */
export interface Acquired {
  readonly resource: string;
  readonly line: number;
  /** Why it may be no leak even without any release. */
  readonly doubt?: Doubt;
  /** Only a limit is a release of it, not each removal. */
  readonly isBounded: boolean;
}

export interface Released {
  readonly key: string;
  /** What this release ends. */
  readonly acquired: readonly Acquired[];
  readonly node: TSESTree.CallExpression;
}

/** What a file releases of what it acquires, by the identity of the place that keeps it. */
export interface Ledger {
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
export function collectLedger(ast: TSESTree.Program, identify: Identity): Ledger {
  const nodes: TSESTree.Node[] = [];
  simpleTraverse(ast, { enter: (node) => void nodes.push(node) }, true);
  const calls = nodes.filter((node) => node.type === AST_NODE_TYPES.CallExpression);
  const weak = new Set(nodes.flatMap((node) => findWeak(node, identify) ?? []));
  const lasting = new Set(calls.flatMap((node) => findLasting(node, identify) ?? []));
  const entries = [
    ...nodes.flatMap((node) => readAssignment(node, identify)).map((entry) => (lasting.has(entry.key) ? omitDoubt(entry) : entry)),
    ...calls.flatMap((node) => [...readListener(node, ast, identify), ...readGrowth(node, ast, identify)]),
  ].filter(({ key }) => !weak.has(key));
  const acquired = new Map<string, Entry[]>();
  for (const entry of entries) {
    acquired.set(entry.key, [...(acquired.get(entry.key) ?? []), entry]);
  }
  return { released: calls.flatMap((node) => readRelease(node, acquired, identify)) };
}

/** `observer.observe(document)`: what is observed is there for good. */
function findLasting(node: TSESTree.CallExpression, identify: Identity): string | undefined {
  const called = readMethod(node);
  const [observed] = node.arguments;
  return called?.method === 'observe' && observed && isOfProcess(observed, identify) ? identify(called.receiver) : undefined;
}

function omitDoubt({ doubt, ...entry }: Entry): Entry {
  return doubt === 'runs once' ? { ...entry, doubt } : entry;
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
  const name = made && !opensWindow(made) ? readName(made) : undefined;
  return name === undefined || place === undefined
    ? []
    : pairs.filter(({ acquire }) => acquire.test(name)).map((pair) => fromPair(pair, place, node));
}

/** `window.open()` opens no file. */
function opensWindow(node: TSESTree.Node): boolean {
  const called = node.type === AST_NODE_TYPES.CallExpression ? readMethod(node) : undefined;
  return called?.method === 'open' && called.receiver.type === AST_NODE_TYPES.Identifier && called.receiver.name === 'window';
}

/** The place of a container that forgets by itself. */
function findWeak(node: TSESTree.Node, identify: Identity): string | undefined {
  const [place, value] = splitAssignment(node, identify);
  return value && /^Weak(?:Map|Set)$/.test(readName(unwrap(value)) ?? '') ? place : undefined;
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

function readListener(node: TSESTree.CallExpression, ast: TSESTree.Program, identify: Identity): readonly Entry[] {
  const called = readMethod(node);
  const functions = called && listenerVerbs.get(called.method);
  const key = called && keyOfListener(called, node, identify);
  if (!called || !functions || key === undefined) {
    return [];
  }
  const doubt = findListenerDoubt(node, called, ast, identify);
  return [{ key, resource: 'listener', line: node.loc.start.line, functions, methods: [], isCalled: false, isBounded: false, ...(doubt && { doubt }) }];
}

function findListenerDoubt(node: TSESTree.CallExpression, { receiver, method }: MethodCall, ast: TSESTree.Program, identify: Identity): Acquired['doubt'] {
  if (onceVerbs.has(method) || node.arguments.some((argument) => isBoundByOption(argument))) {
    return 'ends by itself';
  }
  if (!isOfProcess(receiver, identify)) {
    return 'depends on the owner';
  }
  return isInFunction(node) && !isSameEachTime(node, method, ast, identify) && !isPageStart(node) ? undefined : 'runs once';
}

/** A page has a function of the module once, however often it is added. */
function isSameEachTime({ arguments: [, listener] }: TSESTree.CallExpression, method: string, ast: TSESTree.Program, identify: Identity): boolean {
  return method === 'addEventListener' && listener?.type === AST_NODE_TYPES.Identifier && identify(listener).endsWith(`@${ast.range[0]}`);
}

function isPageStart({ arguments: [event] }: TSESTree.CallExpression): boolean {
  return event?.type === AST_NODE_TYPES.Literal && pageStartEvents.has(String(event.value));
}

/** The global of that name, not a variable of the file that is called so. */
export function isOfProcess(receiver: TSESTree.Node, identify: Identity): boolean {
  const name = identify(receiver);
  return !/@\d/.test(name) && processTargets.test(name.replaceAll('@', ''));
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
    const doubt = isInFunction(node) ? findKeyDoubt(called.method) : 'runs once';
    return [{ ...common, resource: 'container of the module', isBounded: false, ...(doubt && { doubt }) }];
  }
  return isOfInstance ? [{ ...common, resource: 'container of an instance', isBounded: true, doubt: 'depends on the owner' }] : [];
}

/** What is pushed has no key. */
function findKeyDoubt(method: string): Doubt | undefined {
  return method === 'push' ? undefined : 'depends on its keys';
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
  const found = asked.flatMap(([key, isReleasing]) => {
    const ended = key === undefined ? [] : (acquired.get(key) ?? []).filter(isReleasing);
    return key === undefined || ended.length === 0 ? [] : [{ key, node, acquired: ended }];
  });
  return found.slice(0, 1);
}
