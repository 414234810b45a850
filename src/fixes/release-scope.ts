import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import { collectMentionedNames } from './line-text.js';

/**
 * Does the text of a release mean the same at a place inside a function as it does around that function?
 *
 * - A parameter or local of the same name: `(id) => { off(); }` -> `(id) => { off(); clearInterval(id); }` clears another id.
 * - `await` in a function that is not async: does not parse.
 * - `this` in a plain function: `function () { off(); clearInterval(this.id); }` reads another object.
 */
export function meansSameInside(
  sourceCode: Readonly<TSESLint.SourceCode>,
  fn: FunctionNode,
  release: string,
  place: TSESTree.Node = fn.body,
): boolean {
  const names = collectMentionedNames(release);
  if ((names.has('await') && !fn.async) || names.has('yield') || (names.has('this') && hasThisOfItsOwn(fn))) {
    return false;
  }
  if (fn.type === AST_NODE_TYPES.FunctionExpression && fn.id !== null && names.has(fn.id.name)) {
    return false;
  }
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(place);
  for (; scope !== null; scope = scope.upper) {
    if (scope.variables.some(({ name }) => names.has(name))) {
      return false;
    }
    if (scope.block === fn) {
      break;
    }
  }
  return true;
}

/** Methods share the `this` that the caller writes of; arrows have none. */
function hasThisOfItsOwn(fn: FunctionNode): boolean {
  if (fn.type === AST_NODE_TYPES.ArrowFunctionExpression) {
    return false;
  }
  switch (fn.parent.type) {
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.AssignmentExpression:
      return false;
    default:
      return true;
  }
}
