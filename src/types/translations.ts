/**
 * Nodes of a program's file by the nodes that a parser made of the same text.
 *
 * The parser's own nodes have no types. Its tree and the program's are of one text, so a node of the same kind between the same positions is the
 * same node.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { weakMemo } from '../util/weak-memo.js';
import { attempt } from './attempt.js';
import { isTsNode } from './declaration-path.js';
import type { TypedServices, WithServices } from './services.js';

export function createTranslation(file: object, { parserServices }: WithServices): TypedServices['findTsNode'] {
  const map = parserServices?.esTreeNodeToTSNodeMap;
  if (map === undefined || !isTsNode(file)) {
    return () => undefined;
  }
  return weakMemo((node: TSESTree.Node) =>
    attempt(() => {
      const own = map.get(node);
      return isTsNode(own) ? findSame(file, own) : undefined;
    }, undefined),
  );
}

function findSame(root: ts.Node, { kind, pos, end }: ts.Node): ts.Node | undefined {
  for (let node: ts.Node | undefined = root; node !== undefined; node = node.forEachChild((child) => (child.pos <= pos && end <= child.end ? child : undefined))) {
    if (node.kind === kind && node.pos === pos && node.end === end) {
      return node;
    }
  }
  return undefined;
}
