/** What the graph is of, what the options change, and syntax that is not JavaScript's. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { parseForESLint as parseSvelte } from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import { parseForESLint as parseVue } from 'vue-eslint-parser';
import { buildFlowGraph, type FlowOptions } from '../../src/analysis/flow/build.js';
import type { FlowOwner } from '../../src/analysis/flow/graph.js';
import { readEdges, renderGraph } from './graph-text.js';
import { parse } from './subject.js';

function expectEdges(owner: FlowOwner, code: string, lines: readonly string[], options: FlowOptions = {}): void {
  expect(renderGraph(buildFlowGraph(owner, options), code)).toEqual(readEdges(lines));
}

function findOwner(code: string, type: AST_NODE_TYPES): FlowOwner {
  const found: FlowOwner[] = [];
  simpleTraverse(parse(code), {
    enter(node) {
      if (isOwner(node) && node.type === type) {
        found.push(node);
      }
    },
  });
  const [owner] = found;
  if (owner === undefined) {
    throw new Error(`There is no ${type}.`);
  }
  return owner;
}

function isOwner(node: TSESTree.Node): node is FlowOwner {
  return (
    node.type === AST_NODE_TYPES.ArrowFunctionExpression ||
    node.type === AST_NODE_TYPES.FunctionExpression ||
    node.type === AST_NODE_TYPES.FunctionDeclaration ||
    node.type === AST_NODE_TYPES.StaticBlock
  );
}

describe('an owner can be', () => {
  it('an arrow function with an expression', () => {
    const code = 'f((a) => b(a));';

    expectEdges(findOwner(code, AST_NODE_TYPES.ArrowFunctionExpression), code, [
      'START -> b(a)',
      'b(a) -> RETURN -throw-> THROW',
    ]);
  });

  it('a method', () => {
    const code = 'class A { m() { this.a = b; } }';

    expectEdges(findOwner(code, AST_NODE_TYPES.FunctionExpression), code, [
      'START -> this.a = b',
      'this.a = b -> RETURN',
    ]);
  });

  it('a constructor with parameter properties', () => {
    const code = 'class A { constructor(private a = b()) { c; } }';

    expectEdges(findOwner(code, AST_NODE_TYPES.FunctionExpression), code, [
      'START -> b() -> c',
      'b() -> c -throw-> THROW',
      'c -> RETURN',
    ]);
  });

  it('a static block', () => {
    const code = 'class A { static { a(); } }';

    expectEdges(findOwner(code, AST_NODE_TYPES.StaticBlock), code, ['START -> a()', 'a() -> RETURN -throw-> THROW']);
  });

  it('an empty program', () => {
    expectEdges(parse(''), '', ['START -> RETURN']);
  });
});

describe('options', () => {
  it('mayThrow decides, but a throw always throws', () => {
    expectEdges(
      parse('a(); if (b.c) throw d;'),
      'a(); if (b.c) throw d;',
      ['START -> a(), b.c', 'a(), b.c -true-> throw d -false-> RETURN', 'throw d -throw-> THROW'],
      { mayThrow: () => false },
    );
  });

  it('a yield that cannot throw can still be abandoned', () => {
    const code = 'function* f() { yield a; b; }';

    expectEdges(
      findOwner(code, AST_NODE_TYPES.FunctionDeclaration),
      code,
      ['START -> yield a', 'yield a -> b -abandon-> RETURN', 'b -> RETURN'],
      { mayThrow: () => false },
    );
  });

  it('mayThrow may name other nodes', () => {
    expectEdges(
      parse('try { a.b; c; } catch { d; }'),
      'try { a.b; c; } catch { d; }',
      ['START -> a.b', 'a.b -> c -throw-> catch, d', 'c -> RETURN', 'catch, d -> RETURN'],
      { mayThrow: ({ type }) => type === AST_NODE_TYPES.MemberExpression },
    );
  });

  it('a call that neither returns nor throws leads nowhere', () => {
    expectEdges(parse('exit(); a;'), 'exit(); a;', ['START -> exit()'], {
      mayThrow: () => false,
      neverReturns: () => true,
    });
  });
});

describe('edges say why control leaves', () => {
  function collectCauses(code: string): (string | undefined)[] {
    const program = parse(code);
    const owner = program.body[0]?.type === AST_NODE_TYPES.FunctionDeclaration ? program.body[0] : program;
    const { blocks, exits } = buildFlowGraph(owner);
    return blocks
      .flatMap(({ successors }) => successors)
      .filter(({ to }) => to === exits.return || to === exits.throw)
      .map(({ cause }) => cause && code.slice(...cause.range));
  }

  it.each([
    ['a return, a throw, and the end', 'function f() { if (a) return; if (b) throw c; }', ['return;', undefined, 'throw c;']],
    ['an abandoned generator', 'function* f() { yield a; }', ['yield a', 'yield a', undefined]],
    ['one exception through a finally', 'try { a(); } finally { b; }', ['a()', undefined]],
    ['two exceptions through one finally', 'try { a(); c(); } finally { b; }', [undefined, undefined]],
    ['one exception through two releases', '{ using a = b; using c = d; e(); }', ['e()', undefined]],
  ])('%s', (_, code, causes) => {
    expect([...collectCauses(code)].sort()).toEqual([...causes].sort());
  });
});

describe('other syntax', () => {
  it('the script of a Vue component', () => {
    const code = '<script setup>\nconst a = f();\n</script>\n<template><p @click="g()">{{ a }}</p></template>';
    const { ast, visitorKeys } = parseVue(code, { ecmaVersion: 2022, sourceType: 'module' });

    expect(isProgram(ast)).toBe(true);
    if (isProgram(ast)) {
      expectEdges(ast, code, ['START -> f()', 'f() -> a = f() -throw-> THROW', 'a = f() -> RETURN'], { visitorKeys });
    }
  });

  it('a Svelte component: the script, then what the markup evaluates', () => {
    const code = '<script>\n  const a = f();\n</script>\n{#if a}<p>{g(a)}</p>{/if}\n';
    const { ast, visitorKeys } = parseSvelte(code);

    expect(isProgram(ast)).toBe(true);
    if (isProgram(ast)) {
      const lines = renderGraph(buildFlowGraph(ast, { visitorKeys }), code);
      expect(lines).toContain('START -> f()');
      expect(lines).toContain('f() -throw-> THROW');
      expect(lines.some((line) => line.endsWith('g(a) -> RETURN'))).toBe(true);
    }
  });

  it('nodes that nobody knows, without visitor keys', () => {
    const program: unknown = {
      type: 'Program',
      range: [0, 3],
      body: [{ type: 'Riddle', range: [0, 3], answer: null, parts: [{ type: 'Identifier', name: 'abc', range: [0, 3] }, 1, 'x'] }],
    };

    expect(isProgram(program)).toBe(true);
    if (isProgram(program)) {
      expectEdges(program, 'abc', ['START -> abc', 'abc -> RETURN']);
    }
  });

  it('jumps without a target lead nowhere', () => {
    const program = parse('while (a) { break; }');
    const [loop] = program.body;
    const body = loop?.type === AST_NODE_TYPES.WhileStatement ? [loop.body] : [];

    expect(body).toHaveLength(1);
    expect(renderGraph(buildFlowGraph({ ...program, body }), 'while (a) { break; }')).toEqual([]);
  });
});

function isProgram(value: unknown): value is TSESTree.Program {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === AST_NODE_TYPES.Program;
}
