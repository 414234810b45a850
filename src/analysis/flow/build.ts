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

export type { FlowOptions } from './options.js';

export function buildFlowGraph(owner: FlowOwner, options: FlowOptions = {}): FlowGraph {
  const flow = new FlowBuilder(options, visitNode);
  visitBody(flow, owner);
  flow.link(flow.returnExit);
  for (const exit of [flow.returnExit, flow.throwExit]) {
    exit.id = flow.blocks.length;
    flow.blocks.push(exit);
  }
  return {
    owner,
    entry: flow.entry,
    exits: { return: flow.returnExit, throw: flow.throwExit },
    blocks: flow.blocks,
    truncated: flow.isTruncated,
  };
}

function visitNode(flow: FlowBuilder, node: TSESTree.Node): void {
  if (!visitExpression(flow, node) && !visitStatement(flow, node)) {
    visitUnknown(flow, node);
  }
}

function visitBody(flow: FlowBuilder, owner: FlowOwner): void {
  switch (owner.type) {
    case AST_NODE_TYPES.Program:
    case AST_NODE_TYPES.StaticBlock:
      runStatements(flow, owner.body);
      break;
    default:
      for (const parameter of owner.params) {
        bindPattern(flow, parameter);
      }
      flow.visit(owner.body);
  }
}
