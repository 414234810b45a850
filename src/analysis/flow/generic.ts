import type { TSESTree } from '@typescript-eslint/utils';
import { isNode } from '../../ast/is-node.js';
import type { FlowBuilder } from './builder.js';

const NOT_CHILDREN = new Set(['parent', 'loc', 'range', 'tokens', 'comments', 'type']);

/** Nodes of other parsers: their children in order. Types have no part in the flow. */
export function visitUnknown(flow: FlowBuilder, node: TSESTree.Node): void {
  if (node.type.startsWith('TS')) {
    return;
  }
  for (const key of flow.options.visitorKeys?.[node.type] ?? Object.keys(node)) {
    if (!NOT_CHILDREN.has(key)) {
      visitChild(flow, Reflect.get(node, key));
    }
  }
}

function visitChild(flow: FlowBuilder, child: unknown): void {
  if (Array.isArray(child)) {
    for (const item of child) {
      visitChild(flow, item);
    }
  } else if (isNode(child)) {
    flow.visit(child);
  }
}
