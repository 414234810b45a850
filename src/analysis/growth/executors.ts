/** Promises that code makes by itself: the executor around a node, and the functions in it that settle the promise. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { FunctionNode } from '../model.js';

/** `(resolve, reject) => …` of the innermost `new Promise()` around the node. */
export function findExecutor(node: TSESTree.Node): FunctionNode | undefined {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const { parent } = wrapped(fn);
    if (parent?.type === AST_NODE_TYPES.NewExpression && findCalleeName(parent) === 'Promise') {
      return fn;
    }
  }
  return undefined;
}

/** The functions in an executor that settle its promise. */
export function collectSettlers(file: FileAnalysis, executor: FunctionNode): readonly FunctionNode[] {
  const settled = executor.params.flatMap((parameter) => {
    const variable = parameter.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(parameter) : undefined;
    return variable?.references ?? [];
  });
  const functions = settled.flatMap(({ identifier }) => {
    const fn = findEnclosingFunction(identifier);
    return fn === undefined || fn === executor ? [] : [fn];
  });
  return [...new Set(functions)];
}
