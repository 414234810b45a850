/**
 * One-shots that end something: a deadline for work that goes on when the function returns, a callback after which no program is left.
 *
 * Direction: whatever the callback calls methods of, and the returned expression is given, counts as the work that the deadline is for. A `return`
 * that waits for the work is none of these: the deadline could be cleared behind the wait.
 *
 * Example: `const late = setTimeout(() => controller.abort(), ms); return fetch(url, { signal: controller.signal });`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import { findParent } from '../ast/find-parent.js';
import { isFunction } from '../ast/is-function.js';
import { findLastName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import { programEnds } from '../catalogue/index.js';
import { findCallback } from './callbacks.js';
import type { FileAnalysis } from './file-analysis.js';
import { walk } from './file-index.js';
import type { FunctionNode, Obligation, Variable } from './model.js';

/** Does this `return` hand on what the callback of the resource ends? */
export function isForReturned(file: FileAnalysis, obligation: Obligation, exit: TSESTree.Node | undefined): boolean {
  const argument = exit?.type === AST_NODE_TYPES.ReturnStatement && exit.argument !== null ? unwrap(exit.argument) : undefined;
  const callback = findCallback(file, obligation);
  if (callback === undefined || argument?.type !== AST_NODE_TYPES.CallExpression) {
    return false;
  }
  return collectTargets(file, callback).some((target) => isGiven(file, target, argument, 0));
}

/** `window.location.reload()`, `process.exit()`: nothing is left that could clear it. */
export function endsProgram(file: FileAnalysis, obligation: Obligation): boolean {
  const callback = findCallback(file, obligation);
  return (
    callback !== undefined &&
    programEnds.some(({ object, method }) =>
      (file.index.calls.get(method) ?? []).some(({ callee }) => callee.type === AST_NODE_TYPES.MemberExpression && findLastName(callee.object) === object && isWithin(callee, callback)),
    )
  );
}

/** The variables from outside whose methods the callback calls. */
function collectTargets({ index }: FileAnalysis, callback: FunctionNode): readonly Variable[] {
  const targets: Variable[] = [];
  walk(callback.body, index.sourceCode.visitorKeys, (node) => {
    const callee = node.type === AST_NODE_TYPES.CallExpression ? unwrap(node.callee) : undefined;
    const object = callee?.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
    const variable = object?.type === AST_NODE_TYPES.Identifier ? index.findVariable(object) : undefined;
    const definition = variable?.defs[0]?.name;
    if (variable !== undefined && definition !== undefined && !isWithin(definition, callback)) {
      targets.push(variable);
    }
  });
  return targets;
}

const DEPTH_LIMIT = 3;

/** Does the call get the value, or a constant that was made with it? */
function isGiven(file: FileAnalysis, target: Variable, call: TSESTree.Node, depth: number): boolean {
  return target.references.some(({ identifier }) => {
    if (isWithin(identifier, call) && findEnclosingFunction(identifier) === findEnclosingFunction(call)) {
      return true;
    }
    const made = depth < DEPTH_LIMIT ? findMade(file, identifier) : undefined;
    return made !== undefined && made !== target && isGiven(file, made, call, depth + 1);
  });
}

/** `init` of `const init = { signal: controller.signal }`. */
function findMade({ index }: FileAnalysis, mention: TSESTree.Node): Variable | undefined {
  for (let node = findParent(mention); node !== undefined && !isFunction(node); node = findParent(node)) {
    if (node.type === AST_NODE_TYPES.VariableDeclarator) {
      return node.id.type === AST_NODE_TYPES.Identifier ? index.findVariable(node.id) : undefined;
    }
  }
  return undefined;
}
