/** What code hands to a framework, or to an owner, to be run at the end of a life. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import type { EffectHook } from '../../catalogue/schema.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { effectHooks } from '../framework-tables.js';
import type { FunctionNode } from '../model.js';

export interface EffectCall {
  readonly call: TSESTree.CallExpression;
  readonly hook: EffectHook;
  readonly callback: FunctionNode;
}

export interface HandedCleanup {
  readonly value: TSESTree.Expression;
  /** The effect that returns it; none where it is registered. */
  readonly effect: EffectCall | undefined;
}

/** Calls of effects with their callbacks, those that only register cleanups included. */
export const collectEffects = weakMemo((file: FileAnalysis): readonly EffectCall[] =>
  [...file.index.calls].flatMap(([name, calls]) =>
    effectHooks.has(name) || /Effect/u.test(name) ? calls.flatMap((call) => collectOfCall(file, call)) : [],
  ),
);

function collectOfCall(file: FileAnalysis, call: TSESTree.Node): readonly EffectCall[] {
  if (call.type !== AST_NODE_TYPES.CallExpression) {
    return [];
  }
  return call.arguments.slice(0, 2).flatMap((argument) => {
    const callback = file.functions.findFunction(argument);
    const effect = callback && file.roles.findEffect(callback);
    return callback !== undefined && effect?.call === call ? [{ call, hook: effect.hook, callback }] : [];
  });
}

/** What effects return as their cleanup, and what registrars are given. */
export const collectHandedCleanups = weakMemo((file: FileAnalysis): readonly HandedCleanup[] => {
  const returned = collectEffects(file).flatMap((effect) =>
    effect.hook.cleanup === 'returned' && !effect.callback.async
      ? collectReturned(file, effect.callback).map((value) => ({ value, effect }))
      : [],
  );
  const registered = [...file.index.calls.values()].flat().flatMap((call) => {
    const value = file.roles.findRegisteredCleanup(call);
    return value === undefined || value.type === AST_NODE_TYPES.SpreadElement || !isExpression(value) ? [] : [{ value, effect: undefined }];
  });
  return [...returned, ...registered];
});

/** The values that a function returns, each branch of a choice by itself. */
export function collectReturned(file: FileAnalysis, fn: FunctionNode): readonly TSESTree.Expression[] {
  if (fn.body.type !== AST_NODE_TYPES.BlockStatement) {
    return split(fn.body);
  }
  return collectOwnNodes(file.index.sourceCode, fn.body).flatMap((node) =>
    node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null && findEnclosingFunction(node) === fn ? split(node.argument) : [],
  );
}

function split(value: TSESTree.Expression): readonly TSESTree.Expression[] {
  const expression = unwrap(value);
  if (expression.type === AST_NODE_TYPES.ConditionalExpression) {
    return [...split(expression.consequent), ...split(expression.alternate)];
  }
  if (expression.type === AST_NODE_TYPES.LogicalExpression) {
    return split(expression.right);
  }
  return [value];
}

function isExpression(node: TSESTree.Node): node is TSESTree.Expression {
  return node.type !== AST_NODE_TYPES.SpreadElement && /Expression$|^Identifier$|^Literal$/u.test(node.type);
}
