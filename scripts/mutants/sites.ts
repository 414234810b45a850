import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { collectLedger, type Ledger, type Released } from './ledger.js';
import { processTargets, teardownName } from './pairs.js';

/** How the deleted release was written. */
export type Form = 'call' | 'teardown' | 'finally' | 'cleanup return' | 'once' | 'signal' | 'eviction';

/** One deletion of one release in one file. */
export interface Mutant {
  readonly form: Form;
  readonly resource: string;
  /** Text of what is released: `this.timer`, `window|'resize'|onResize`. */
  readonly key: string;
  readonly range: readonly [number, number];
  readonly replacement: string;
  /** First line of the release, from 1. */
  readonly line: number;
  /** Lines where the same thing is acquired, from 1. */
  readonly acquiredOn: readonly number[];
  /** No other release of it stands in the file. */
  readonly isSole: boolean;
  /** Without the release, something grows without bound: not so for one-shots, and unknown for listeners of short-lived targets. */
  readonly isCertain: boolean;
}

/**
 * Each release of a file that can be deleted and leaves a program that parses, in source order. A release whose value is used is left
 * out, and so is one whose acquisition does not stand in the same file.
 */
export function collectMutants(ast: TSESTree.Program, text: string): readonly Mutant[] {
  const ledger = collectLedger(ast, text);
  const fromReleases = ledger.released.flatMap((released) => mutateRelease(released, ledger) ?? []);
  return [...fromReleases, ...collectOptionMutants(ast, text)].toSorted((a, b) => a.range[0] - b.range[0]);
}

function mutateRelease(released: Released, ledger: Ledger): Mutant | undefined {
  const acquired = ledger.acquired.get(released.key);
  const deletion = findDeletion(released.node);
  if (!acquired || !deletion) {
    return undefined;
  }
  return {
    ...deletion,
    resource: acquired.resource,
    key: released.key,
    line: released.node.loc.start.line,
    acquiredOn: acquired.lines,
    isSole: ledger.released.filter(({ key }) => key === released.key).length === 1,
    isCertain: acquired.isCertain,
  };
}

type Deletion = Pick<Mutant, 'form' | 'range' | 'replacement'>;

function findDeletion(call: TSESTree.Node): Deletion | undefined {
  let node = call;
  while (node.parent && passesThrough(node.parent, node)) {
    node = node.parent;
  }
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.ArrowFunctionExpression && parent.body === node) {
    return findCleanupReturn(parent) ?? { form: 'teardown', range: node.range, replacement: 'undefined' };
  }
  if (parent?.type !== AST_NODE_TYPES.ExpressionStatement) {
    return undefined;
  }
  const block = parent.parent;
  const whole = block.type === AST_NODE_TYPES.BlockStatement && block.body.length === 1 ? findCleanupReturn(block.parent) : undefined;
  const eviction = findEviction(parent);
  return whole ?? eviction ?? { form: nameForm(parent), range: parent.range, replacement: ';' };
}

function passesThrough(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  return (
    parent.type === AST_NODE_TYPES.AwaitExpression ||
    parent.type === AST_NODE_TYPES.ChainExpression ||
    (parent.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'void') ||
    (parent.type === AST_NODE_TYPES.LogicalExpression && parent.right === child)
  );
}

/** `return () => clearInterval(id);` goes as a whole. */
function findCleanupReturn(fn: TSESTree.Node): Deletion | undefined {
  const statement = fn.parent;
  const isFunction = fn.type === AST_NODE_TYPES.ArrowFunctionExpression || fn.type === AST_NODE_TYPES.FunctionExpression;
  return isFunction && statement?.type === AST_NODE_TYPES.ReturnStatement
    ? { form: 'cleanup return', range: statement.range, replacement: ';' }
    : undefined;
}

/** `if (cache.size > LIMIT) { cache.delete(…); }` goes as a whole. */
function findEviction(statement: TSESTree.Node): Deletion | undefined {
  const test = findIf(statement);
  const isLimit = test !== undefined && [...walk(test.test)].some(isSize);
  return isLimit && !test.alternate && test.parent.type !== AST_NODE_TYPES.IfStatement
    ? { form: 'eviction', range: test.range, replacement: ';' }
    : undefined;
}

function findIf({ parent }: TSESTree.Node): TSESTree.IfStatement | undefined {
  const above = parent?.type === AST_NODE_TYPES.BlockStatement ? parent.parent : parent;
  return above?.type === AST_NODE_TYPES.IfStatement ? above : undefined;
}

function isSize(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.BinaryExpression &&
    ['>', '>=', '<', '<='].includes(node.operator) &&
    [node.left, node.right].some(
      (side) =>
        side.type === AST_NODE_TYPES.MemberExpression &&
        side.property.type === AST_NODE_TYPES.Identifier &&
        ['size', 'length'].includes(side.property.name),
    )
  );
}

function nameForm(statement: TSESTree.Node): Form {
  for (let node = statement; node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.finalizer === node) {
      return 'finally';
    }
    if (isFunction(node)) {
      return isTeardown(node) ? 'teardown' : 'call';
    }
  }
  return 'call';
}

function isFunction(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.FunctionDeclaration ||
    node.type === AST_NODE_TYPES.FunctionExpression ||
    node.type === AST_NODE_TYPES.ArrowFunctionExpression
  );
}

function isTeardown(fn: TSESTree.Node): boolean {
  const { parent } = fn;
  if (parent?.type === AST_NODE_TYPES.ReturnStatement) {
    return true;
  }
  const named = fn.type === AST_NODE_TYPES.FunctionDeclaration ? fn.id : findKey(parent);
  return named?.type === AST_NODE_TYPES.Identifier && teardownName.test(named.name);
}

function findKey(parent: TSESTree.Node | undefined): TSESTree.Node | undefined {
  switch (parent?.type) {
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
      return parent.key;
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id;
    default:
      return undefined;
  }
}

/** `{ once: true }` and `{ signal }` of `addEventListener`. */
function collectOptionMutants(ast: TSESTree.Program, text: string): readonly Mutant[] {
  return [...walk(ast)].flatMap((node) => {
    const [event, listener, options] = node.type === AST_NODE_TYPES.CallExpression ? node.arguments : [];
    if (
      node.type !== AST_NODE_TYPES.CallExpression ||
      node.callee.type !== AST_NODE_TYPES.MemberExpression ||
      node.callee.property.type !== AST_NODE_TYPES.Identifier ||
      node.callee.property.name !== 'addEventListener' ||
      !event ||
      !listener ||
      options?.type !== AST_NODE_TYPES.ObjectExpression
    ) {
      return [];
    }
    const receiver = text.slice(...node.callee.object.range);
    return options.properties.flatMap((property): readonly Mutant[] => {
      const name = property.type === AST_NODE_TYPES.Property && property.key.type === AST_NODE_TYPES.Identifier ? property.key.name : '';
      const form = name === 'once' || name === 'signal' ? name : undefined;
      return form === undefined
        ? []
        : [
            {
              form,
              resource: 'listener',
              key: `${receiver}|${text.slice(...event.range)}|${text.slice(...listener.range).slice(0, 40)}`,
              range: property.range,
              replacement: form === 'once' ? 'once: false' : 'passive: true',
              line: property.loc.start.line,
              acquiredOn: [node.loc.start.line],
              isSole: true,
              isCertain: processTargets.test(receiver),
            },
          ];
    });
  });
}

function walk(root: TSESTree.Node): readonly TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  simpleTraverse(root, { enter: (node) => void nodes.push(node) });
  return nodes;
}
