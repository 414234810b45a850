/**
 * Nothing at module level may keep nodes, programs or files alive: an editor lints for days in one process. So no module-level variable of
 * `src` is ever written to, and none of their contents, but for weak ones.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { Linter } from '@typescript-eslint/utils/ts-eslint';
import { describe, expect, it } from 'vitest';
import { findEnclosingFunction } from '../src/ast/enclosing.js';

const MUTATORS = /^(?:add|clear|copyWithin|delete|fill|pop|push|reverse|set|shift|sort|splice|unshift)$/u;
const WEAK = /^Weak(?:Map|Set|Ref)$/u;

const rule: TSESLint.RuleModule<'write'> = {
  meta: { type: 'problem', messages: { write: 'Written.' }, schema: [], defaultOptions: [] },
  create: (context) => ({
    'Program:exit'() {
      const scope = context.sourceCode.scopeManager?.scopes.find(({ type }) => type === TSESLint.Scope.ScopeType.module);
      for (const variable of scope?.variables ?? []) {
        for (const node of [...collectLoose(variable), ...collectWritten(variable), ...collectStatic(variable)]) {
          context.report({ node, messageId: 'write' });
        }
      }
    },
  }),
};

/** The lines of a module that write to something which lives as long as the module. */
function collectWrites(code: string): readonly number[] {
  const messages = new Linter({ configType: 'flat' }).verify(
    code,
    [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { own: { rules: { writes: rule } } }, rules: { 'own/writes': 'error' } }],
    { filename: 'file.ts' }
  );
  return [...new Set(messages.filter(({ ruleId }) => ruleId === 'own/writes').map(({ line }) => line))];
}

/** `let` at module level. */
function collectLoose({ defs }: TSESLint.Scope.Variable): readonly TSESTree.Node[] {
  return defs.flatMap(({ node, parent }) => (parent?.type === AST_NODE_TYPES.VariableDeclaration && parent.kind !== 'const' ? [node] : []));
}

function collectWritten(variable: TSESLint.Scope.Variable): readonly TSESTree.Node[] {
  return isWeak(variable) ? [] : variable.references.map(({ identifier }) => identifier).filter((identifier) => isMutation(identifier) && isLater(identifier));
}

function isWeak({ defs: [definition] }: TSESLint.Scope.Variable): boolean {
  const init = definition?.node.type === AST_NODE_TYPES.VariableDeclarator ? definition.node.init : null;
  return init?.type === AST_NODE_TYPES.NewExpression && init.callee.type === AST_NODE_TYPES.Identifier && WEAK.test(init.callee.name);
}

/** What the module writes while it is loaded, it writes once. */
function isLater(node: TSESTree.Node): boolean {
  return findEnclosingFunction(node) !== undefined;
}

/** `seen.add(x)`, `table.a.b = x`, `delete table[k]`, `Object.assign(table, x)`. */
function isMutation(identifier: TSESTree.Node): boolean {
  let node = identifier;
  let name = '';
  while (node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node) {
    node = node.parent;
    name = node.property.type === AST_NODE_TYPES.Identifier ? node.property.name : '';
  }
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
      return parent.callee === node ? MUTATORS.test(name) : isAssign(parent, node);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === node;
    case AST_NODE_TYPES.UpdateExpression:
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === 'delete';
    default:
      return false;
  }
}

function isAssign({ callee, arguments: [target] }: TSESTree.CallExpression, node: TSESTree.Node): boolean {
  return (
    target === node &&
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Object' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    /^(?:assign|definePropert(?:y|ies))$/u.test(callee.property.name)
  );
}

/** Static fields live as long as their class. */
function collectStatic({ defs }: TSESLint.Scope.Variable): readonly TSESTree.Node[] {
  return defs.flatMap(({ node }) =>
    node.type === AST_NODE_TYPES.ClassDeclaration
      ? node.body.body.filter((member) => member.type === AST_NODE_TYPES.PropertyDefinition && member.static && !member.readonly)
      : []
  );
}

describe('what counts as a write', () => {
  it.each([
    ['const seen = new Set(); export function f(x) { seen.add(x); }', [1]],
    ['const seen = new Set(); export function f(x) { return seen.has(x); }', []],
    ['const seen = new WeakSet(); export function f(x) { seen.add(x); }', []],
    ['export function f(x) { const seen = new Set(); seen.add(x); }', []],
    ['const cache = new Map();\nexport const f = (x) => cache.set(x, x);', [2]],
    ['const cache = new WeakMap();\nexport const f = (x) => cache.set(x, x);', []],
    ['const all = [];\nexport const f = (x) => { all.push(x); };', [2]],
    ['const all = [];\nexport const f = (x) => { all[all.length] = x; };', [2]],
    ['const all = [];\nexport const f = (x) => [...all, x];', []],
    ['const table = {};\nexport const f = (x) => { table.last.node = x; };', [2]],
    ['const table = {};\nexport const f = (x) => { delete table[x]; };', [2]],
    ['const table = {};\nexport const f = (x) => Object.assign(table, x);', [2]],
    ['const table = {};\nexport const f = (x) => Object.assign({}, table, x);', []],
    ["import { table } from './table.js';\nexport const f = (x) => { table.set(x, x); };", [2]],
    ['const table = new Map();\ntable.set(1, 1);', []],
    ['let last;\nexport const f = (x) => { last = x; };', [1, 2]],
    ['class P { static last; }', [1]],
    ['class P { static readonly table = 1; }', []],
    ['class P { last = new Map(); }', []],
  ])('%s', (code, expected) => {
    expect(collectWrites(code)).toEqual(expected);
  });
});

const root = new URL('../src/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

it('there are files to read', () => {
  expect(files.length).toBeGreaterThan(100);
});

it.each(files)('src/%s writes to nothing that lives as long as the module', (path) => {
  expect(collectWrites(readFileSync(new URL(path, root), 'utf8'))).toEqual([]);
});
