/**
 * A cleanup that is handed over in a form in which nobody runs it: called at once, or only named by the closure around it.
 *
 * Certain where the name is that of a remover: a variable that a registration gave, or a function of this file that releases.
 *
 * Example: `useEffect(() => { const off = bus.on('x', show); return () => off; }, [])`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { collectHandedCleanups } from './cleanups.js';
import type { Mismatch } from './mismatch.js';
import { isRemover } from './removers.js';

export function collectMishandedCleanups(file: FileAnalysis): readonly Mismatch[] {
  return collectHandedCleanups(file).flatMap(({ value }) => [...collectCalled(file, value), ...collectNamed(file, value)]);
}

/** `return stop();`. */
function collectCalled(file: FileAnalysis, value: TSESTree.Expression): readonly Mismatch[] {
  const call = unwrap(value);
  if (call.type !== AST_NODE_TYPES.CallExpression || call.arguments.length > 0 || call.callee.type !== AST_NODE_TYPES.Identifier) {
    return [];
  }
  const { callee } = call;
  if (!isRemover(file, callee) || givesFunction(file, call)) {
    return [];
  }
  return [
    {
      kind: 'cleanupCalled',
      node: value,
      words: { name: callee.name, expected: callee.name },
      remedy: { kind: 'correctText', node: value, text: callee.name },
    },
  ];
}

/** `return () => stop;`. */
function collectNamed(file: FileAnalysis, value: TSESTree.Expression): readonly Mismatch[] {
  const closure = unwrap(value);
  const isClosure = closure.type === AST_NODE_TYPES.ArrowFunctionExpression || closure.type === AST_NODE_TYPES.FunctionExpression;
  if (!isClosure || closure.async) {
    return [];
  }
  const named = closure.body.type === AST_NODE_TYPES.BlockStatement ? closure.body.body.flatMap(findNamed) : [closure.body];
  return named.flatMap((node) => {
    const name = unwrap(node);
    if (name.type !== AST_NODE_TYPES.Identifier || !isRemover(file, name)) {
      return [];
    }
    const expected = `${name.name}()`;
    return [
      {
        kind: 'cleanupNamed' as const,
        node: name,
        words: { name: name.name, expected },
        remedy: { kind: 'correctText' as const, node: name, text: expected },
        isSafe: true,
      },
    ];
  });
}

/** `stop;` and `return stop;`. */
function findNamed(statement: TSESTree.Statement): readonly TSESTree.Expression[] {
  if (statement.type === AST_NODE_TYPES.ExpressionStatement) {
    return [statement.expression];
  }
  return statement.type === AST_NODE_TYPES.ReturnStatement && statement.argument !== null ? [statement.argument] : [];
}

/** What is called gives the cleanup itself. */
function givesFunction(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  return file.seam.isCallable(call) === 'yes';
}
