import { parseForESLint } from '@typescript-eslint/parser';
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { createIdentity } from './identities.js';
import { type Acquired, collectLedger, isFunction, type Ledger, type Released } from './ledger.js';
import { collectOptionMutants } from './options.js';
import { teardownName } from './pairs.js';

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
  /** Why nothing may grow without bound even when no release stays. */
  readonly doubt?: NonNullable<Acquired['doubt']>;
  /** The text of the release itself, without what stands around it. */
  readonly deleted: string;
}

/**
 * Each release of a file that can be deleted and leaves a program that parses, in source order. A release whose value is used is left
 * out, and so is one whose acquisition does not stand in the same file.
 */
export function collectMutants(text: string, isJsx: boolean): readonly Mutant[] {
  const { ast, scopeManager: scopes } = parseForESLint(text, { range: true, loc: true, ecmaFeatures: { jsx: isJsx } });
  const identify = createIdentity(scopes, text);
  const ledger = collectLedger(ast, identify);
  const fromReleases = ledger.released.flatMap((released) => mutateRelease(released, ledger, text) ?? []);
  return [...fromReleases, ...collectOptionMutants(ast, text, ledger, identify)].toSorted((a, b) => a.range[0] - b.range[0]);
}

function mutateRelease({ key, node, acquired }: Released, ledger: Ledger, text: string): Mutant | undefined {
  const [first] = acquired;
  const deletion = findDeletion(node);
  if (!first || !deletion || (first.isBounded && deletion.form !== 'eviction')) {
    return undefined;
  }
  const doubts = acquired.flatMap((one) => (one.doubt === undefined || isLimit(deletion, one) ? [] : one.doubt));
  const [doubt] = doubts.length === acquired.length ? doubts : [];
  return {
    ...deletion,
    resource: first.resource,
    key: key.replaceAll(/@\d*/g, ''),
    line: node.loc.start.line,
    acquiredOn: acquired.map(({ line }) => line),
    isSole: ledger.released.filter((released) => released.key === key).length === 1,
    deleted: text.slice(...node.range),
    ...(doubt && { doubt }),
  };
}

/** Who wrote a limit says that the keys are without number. */
function isLimit({ form }: Deletion, { doubt }: Acquired): boolean {
  return form === 'eviction' && doubt === 'depends on its keys';
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

function walk(root: TSESTree.Node): readonly TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  simpleTraverse(root, { enter: (node) => void nodes.push(node) });
  return nodes;
}
