import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { containerVerbs, listenerVerbs, pairs, processTargets, type Pair } from './pairs.js';

export interface Acquired {
  readonly resource: string;
  readonly lines: readonly number[];
  readonly isCertain: boolean;
}

export interface Released {
  readonly key: string;
  readonly node: TSESTree.CallExpression;
}

/** What a file acquires and releases, by the text of the place that keeps it. */
export interface Ledger {
  readonly acquired: ReadonlyMap<string, Acquired>;
  readonly released: readonly Released[];
}

interface Entry extends Omit<Acquired, 'lines'> {
  readonly key: string;
  readonly line: number;
  /** Names that release it. */
  readonly functions: readonly string[];
  readonly methods: readonly string[];
}

/** Both sides of the ledger of a file. */
export function collectLedger(ast: TSESTree.Program, text: string): Ledger {
  const entries: Entry[] = [];
  const calls: TSESTree.CallExpression[] = [];
  const moduleNames = collectModuleNames(ast);
  simpleTraverse(
    ast,
    {
      enter: (node) => {
        entries.push(...readAssignment(node, text));
        if (node.type === AST_NODE_TYPES.CallExpression) {
          calls.push(node);
          entries.push(...readListener(node, text), ...readGrowth(node, text, moduleNames));
        }
      },
    },
    true,
  );
  const byKey = new Map(entries.map(({ key }) => [key, entries.filter((entry) => entry.key === key)]));
  const acquired = new Map(
    [...byKey].map(([key, [first, ...others]]) => [
      key,
      {
        resource: first?.resource ?? '',
        isCertain: first?.isCertain === true,
        lines: [first, ...others].flatMap((entry) => entry?.line ?? []),
      },
    ]),
  );
  return { acquired, released: calls.flatMap((node) => readRelease(node, text, byKey)) };
}

function collectModuleNames(ast: TSESTree.Program): ReadonlySet<string> {
  const statements = ast.body.map((statement) =>
    statement.type === AST_NODE_TYPES.ExportNamedDeclaration ? statement.declaration : statement,
  );
  return new Set(
    statements.flatMap((statement) =>
      statement?.type === AST_NODE_TYPES.VariableDeclaration
        ? statement.declarations.flatMap(({ id }) => (id.type === AST_NODE_TYPES.Identifier ? [id.name] : []))
        : [],
    ),
  );
}

function readAssignment(node: TSESTree.Node, text: string): readonly Entry[] {
  const [place, value] = splitAssignment(node, text);
  const made = value && unwrap(value);
  const name = made && readName(made);
  const pair = name === undefined ? undefined : pairs.find(({ acquire }) => acquire.test(name));
  return !pair || place === undefined ? [] : [fromPair(pair, place, node)];
}

function fromPair({ resource, functions = [], methods = [], isBounded }: Pair, key: string, node: TSESTree.Node): Entry {
  return { resource, key, functions, methods, line: node.loc.start.line, isCertain: isBounded !== true && resource !== 'subscription' };
}

function splitAssignment(node: TSESTree.Node, text: string): readonly [string | undefined, TSESTree.Node | undefined] {
  switch (node.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return [node.id.type === AST_NODE_TYPES.Identifier ? node.id.name : undefined, node.init ?? undefined];
    case AST_NODE_TYPES.AssignmentExpression:
      return [text.slice(...node.left.range), node.right];
    case AST_NODE_TYPES.PropertyDefinition:
      return [node.computed ? undefined : `this.${text.slice(...node.key.range)}`, node.value ?? undefined];
    default:
      return [undefined, undefined];
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

interface MethodCall {
  readonly receiver: string;
  readonly method: string;
}

function readMethod({ callee }: TSESTree.CallExpression, text: string): MethodCall | undefined {
  return callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier && !callee.computed
    ? { receiver: text.slice(...callee.object.range), method: callee.property.name }
    : undefined;
}

function readListener(node: TSESTree.CallExpression, text: string): readonly Entry[] {
  const called = readMethod(node, text);
  const removers = called && listenerVerbs.get(called.method);
  const key = called && keyOfListener(called, node, text);
  return called && removers && key !== undefined
    ? [
        {
          key,
          resource: 'listener',
          line: node.loc.start.line,
          functions: removers,
          methods: [],
          isCertain: processTargets.test(called.receiver),
        },
      ]
    : [];
}

function keyOfListener({ receiver }: MethodCall, { arguments: [event, listener] }: TSESTree.CallExpression, text: string): string | undefined {
  const isNamed = listener?.type === AST_NODE_TYPES.Identifier || listener?.type === AST_NODE_TYPES.MemberExpression;
  return event && isNamed ? [receiver, text.slice(...event.range), text.slice(...listener.range)].join('|') : undefined;
}

function readGrowth(node: TSESTree.CallExpression, text: string, moduleNames: ReadonlySet<string>): readonly Entry[] {
  const called = readMethod(node, text);
  const shrinkers = called && containerVerbs.get(called.method);
  return called && shrinkers && moduleNames.has(called.receiver)
    ? [
        {
          key: called.receiver,
          resource: 'container of the module',
          line: node.loc.start.line,
          functions: [],
          methods: shrinkers,
          isCertain: true,
        },
      ]
    : [];
}

function readRelease(node: TSESTree.CallExpression, text: string, entries: ReadonlyMap<string, readonly Entry[]>): readonly Released[] {
  const name = readName(node);
  const called = readMethod(node, text);
  const [first] = node.arguments;
  const candidates = [
    first && text.slice(...first.range),
    called?.receiver,
    called && keyOfListener(called, node, text),
  ];
  return candidates.flatMap((key, position) => {
    const isReleased =
      key !== undefined &&
      name !== undefined &&
      entries.get(key)?.some(({ functions, methods }) => (position === 1 ? methods : functions).includes(name)) === true;
    return isReleased ? [{ key, node }] : [];
  });
}
