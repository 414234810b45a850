import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isNode } from './is-node.js';
import { isFunction } from './is-function.js';

/** Of bodies of functions: no two of them share a node, so all that is kept is no more than the file. */
const ownNodes = new WeakMap<TSESTree.Node, readonly TSESTree.Node[]>();

/** Every node below `root` that runs when `root` runs: bodies of functions inside it are left out, the functions are not. */
export function collectOwnNodes(sourceCode: Readonly<TSESLint.SourceCode>, root: TSESTree.Node): readonly TSESTree.Node[] {
  if (root.parent === undefined || !isFunction(root.parent)) {
    return collect(sourceCode, root, isFunction);
  }
  let nodes = ownNodes.get(root);
  if (nodes === undefined) {
    nodes = collect(sourceCode, root, isFunction);
    ownNodes.set(root, nodes);
  }
  return nodes;
}

/** Every node below `root`, `root` included. */
export function collectNodes(sourceCode: Readonly<TSESLint.SourceCode>, root: TSESTree.Node): TSESTree.Node[] {
  return collect(sourceCode, root, () => false);
}

function collect(
  sourceCode: Readonly<TSESLint.SourceCode>,
  root: TSESTree.Node,
  isClosed: (node: TSESTree.Node) => boolean,
): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    if (node === root || !isClosed(node)) {
      for (const key of sourceCode.visitorKeys[node.type] ?? []) {
        pushChildren(pending, Reflect.get(node, key));
      }
    }
  }
  return found;
}

function pushChildren(pending: TSESTree.Node[], child: unknown): void {
  if (Array.isArray(child)) {
    for (const item of child) {
      pushChildren(pending, item);
    }
  } else if (isNode(child)) {
    pending.push(child);
  }
}
