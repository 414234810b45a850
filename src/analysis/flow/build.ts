/**
 * Builds the flow graph of one body in one pass.
 *
 * Nested functions are single events; their bodies have graphs of their own. Size is linear in the code, but for the copies of `finally`
 * blocks; past a limit of blocks or of nesting the graph is `truncated` and says nothing.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { FlowBuilder } from './builder.js';
import { visitExpression } from './expressions.js';
import { visitUnknown } from './generic.js';
import type { FlowGraph, FlowOwner } from './graph.js';
import type { FlowOptions } from './options.js';
import { bindPattern } from './patterns.js';
import { runStatements } from './scopes.js';
import { visitStatement } from './statements.js';

export { mayThrowByDefault } from './may-throw.js';
export type { FlowOptions } from './options.js';

export function buildFlowGraph(owner: FlowOwner, options: FlowOptions = {}): FlowGraph {
  const b = new FlowBuilder(options, visitNode);
  visitBody(b, owner);
  b.link(b.returnExit);
  for (const exit of [b.returnExit, b.throwExit]) {
    exit.id = b.blocks.length;
    b.blocks.push(exit);
  }
  return {
    owner,
    entry: b.entry,
    exits: { return: b.returnExit, throw: b.throwExit },
    blocks: b.blocks,
    truncated: b.isTruncated,
  };
}

function visitNode(b: FlowBuilder, node: TSESTree.Node): void {
  if (!visitExpression(b, node) && !visitStatement(b, node)) {
    visitUnknown(b, node);
  }
}

function visitBody(b: FlowBuilder, owner: FlowOwner): void {
  switch (owner.type) {
    case AST_NODE_TYPES.Program:
    case AST_NODE_TYPES.StaticBlock:
      runStatements(b, owner.body);
      break;
    default:
      for (const parameter of owner.params) {
        bindPattern(b, parameter);
      }
      b.visit(owner.body);
  }
}
