import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/analysis/budget.js';
import { buildFlowGraph } from '../../src/analysis/flow/build.js';
import { solve } from '../../src/analysis/flow/solve.js';
import { openNames } from './open-names.js';
import { parse } from './subject.js';

/** Nests a statement in itself, deeper than the parser could. */
function nest(
  code: string,
  depth: number,
  wrap: (node: TSESTree.Statement, inner: TSESTree.Statement) => TSESTree.Statement,
): TSESTree.Program {
  const program = parse(code);
  const [statement] = program.body;
  if (statement === undefined) {
    throw new Error('There is nothing to nest.');
  }
  let node = statement;
  for (let level = 0; level < depth; level += 1) {
    node = wrap(statement, node);
  }
  return { ...program, body: [node] };
}

/** The same for the expression of the only statement. */
function nestExpression(
  code: string,
  depth: number,
  wrap: (node: TSESTree.Expression, inner: TSESTree.Expression) => TSESTree.Expression,
): TSESTree.Program {
  return nest(code, 1, (statement) => {
    if (statement.type !== AST_NODE_TYPES.ExpressionStatement) {
      return statement;
    }
    let node = statement.expression;
    for (let level = 0; level < depth; level += 1) {
      node = wrap(statement.expression, node);
    }
    return { ...statement, expression: node };
  });
}

function countEvents(owner: TSESTree.Program): number {
  const graph = buildFlowGraph(owner);
  expect(graph.truncated).toBe(false);
  return graph.blocks.reduce((count, { events }) => count + events.length, 0);
}

describe('deep code that is walked in a loop', () => {
  it('5,000 terms of a sum', () => {
    const program = nestExpression('a + b', 5000, (node, inner) =>
      node.type === AST_NODE_TYPES.BinaryExpression && node.operator === '+' ? { ...node, left: inner } : node,
    );

    expect(countEvents(program)).toBe(10_003);
  });

  it.each(['&&', '||', '??'])('5,000 operands of %s', (operator) => {
    const program = nestExpression(`a ${operator} b`, 5000, (node, inner) =>
      node.type === AST_NODE_TYPES.LogicalExpression ? { ...node, left: inner } : node,
    );

    expect(countEvents(program)).toBe(5003);
  });

  it('a chain of 5,000 calls', () => {
    const program = nestExpression('a.b()', 5000, (node, inner) =>
      node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.MemberExpression && !node.callee.computed && node.callee.property.type === AST_NODE_TYPES.Identifier
        ? { ...node, callee: { ...node.callee, computed: false, property: node.callee.property, object: inner } }
        : node,
    );

    expect(countEvents(program)).toBe(10_003);
  });

  it('2,000 else ifs', () => {
    const program = nest('if (a) { b; }', 2000, (node, inner) =>
      node.type === AST_NODE_TYPES.IfStatement ? { ...node, alternate: inner } : node,
    );

    expect(countEvents(program)).toBe(4002);
  });

  it('a chain of 2,000 conditionals', () => {
    const program = nestExpression('a ? b : c', 2000, (node, inner) =>
      node.type === AST_NODE_TYPES.ConditionalExpression ? { ...node, alternate: inner } : node,
    );

    expect(countEvents(program)).toBe(6004);
  });
});

describe('code past the limits gives a truncated graph', () => {
  function expectTruncated(program: TSESTree.Program): void {
    const graph = buildFlowGraph(program);

    expect(graph.truncated).toBe(true);
    expect(solve(graph, openNames, createBudget(1_000_000))).toBe('over-budget');
  }

  it('2,000 nested blocks', () => {
    expectTruncated(
      nest('{ a; }', 2000, (node, inner) => (node.type === AST_NODE_TYPES.BlockStatement ? { ...node, body: [inner] } : node)),
    );
  });

  it('2,000 nested arguments', () => {
    expectTruncated(
      nestExpression('a(b)', 2000, (node, inner) =>
        node.type === AST_NODE_TYPES.CallExpression ? { ...node, arguments: [inner] } : node,
      ),
    );
  });

  it('more blocks than anyone reads', () => {
    expectTruncated(parse('a();'.repeat(21_000)));
  });

  it('a finally in a finally in a finally', () => {
    expectTruncated(parse(`${'try { a(); } finally {'.repeat(16)}${'}'.repeat(16)}`));
  });
});

describe('the size of the graph', () => {
  it('is linear in nested tries', () => {
    const size = (depth: number): number =>
      buildFlowGraph(parse(`${'try { a(); '.repeat(depth)}${'} finally { b; }'.repeat(depth)}`)).blocks.length;

    expect(size(80)).toBeLessThanOrEqual(size(40) * 2.1);
  });
});
