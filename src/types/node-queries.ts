/** The only place that sends nodes to the checker: each node once, counted, and without an error when the checker fails on broken code. */
import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import type { Answer } from '../util/answer.js';
import { weakMemo } from '../util/weak-memo.js';
import { attempt } from './attempt.js';
import { isCallNode } from './declaration-path.js';
import type { TypedServices } from './services.js';

export interface NodeQueries {
  readonly getCount: () => number;
  readonly findTsNode: (node: TSESTree.Node) => ts.Node | undefined;
  readonly findType: (node: TSESTree.Node) => ts.Type | undefined;
  readonly findTypeOfTsNode: (node: ts.Node) => ts.Type | undefined;
  readonly findSymbol: (node: TSESTree.Node) => ts.Symbol | undefined;
  readonly findSignature: (call: TSESTree.CallExpression | TSESTree.NewExpression) => ts.Signature | undefined;
  readonly ask: (node: TSESTree.Node, question: (type: ts.Type) => Answer) => Answer;
}

export function createNodeQueries({ checker, findTsNode }: TypedServices): NodeQueries {
  let count = 0;

  function createQuery<Result>(query: (node: ts.Node) => Result | undefined): (node: ts.Node) => Result | undefined {
    return weakMemo((node: ts.Node) => {
      count += 1;
      return attempt(() => query(node), undefined);
    });
  }

  const findTypeOfTsNode = createQuery((node) => checker.getTypeAtLocation(node));
  const findSymbolOfTsNode = createQuery((node) => checker.getSymbolAtLocation(node));
  const findSignatureOfTsNode = createQuery((node) => (isCallNode(node) ? checker.getResolvedSignature(node) : undefined));

  function findType(node: TSESTree.Node): ts.Type | undefined {
    const tsNode = findTsNode(node);
    return tsNode && findTypeOfTsNode(tsNode);
  }

  return {
    getCount: () => count,
    findTsNode,
    findType,
    findTypeOfTsNode,
    findSymbol(node) {
      const tsNode = findTsNode(node);
      return tsNode && findSymbolOfTsNode(tsNode);
    },
    findSignature(call) {
      const tsNode = findTsNode(call);
      return tsNode && findSignatureOfTsNode(tsNode);
    },
    ask(node, question) {
      const type = findType(node);
      return type === undefined ? 'unknown' : attempt(() => question(type), 'unknown');
    },
  };
}
