/**
 * Is all that a value is made of part of the key that it is kept under? Else another call with the same key may compute another value.
 *
 * What a function gets is followed through its constants to the names and members that stand at their start. What belongs to the module or to `this` is the
 * same for each call, as far as the program can tell.
 *
 * Example: of `cache.set(req.url, render(req.url))` it is; of `cache.set(req.url, render(req))` and `cache.set(id, load(id, token))` it is not.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Variable } from '../model.js';

export function isMadeOfKey(file: FileAnalysis, value: TSESTree.Node, key: TSESTree.Node): boolean {
  const parts = collectParts(file, key);
  return collectParts(file, value).every((part) => parts.some((known) => part === known || part.startsWith(`${known}.`)));
}

/** `req.url` and `id` for `` `${req.url} ${key}` `` after `const key = String(id)`. */
function collectParts(file: FileAnalysis, root: TSESTree.Node): readonly string[] {
  const parts = new Set<string>();
  const seen = new Set<Variable>();

  function visit(node: TSESTree.Node): void {
    for (const name of collectNodes(file.index.sourceCode, node)) {
      const variable = name.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(name) : undefined;
      if (variable !== undefined && variable.defs.length > 0 && !isOuter(variable) && !isWithin(variable.scope.block, root)) {
        visitVariable(name, variable, node);
      }
    }
  }

  function visitVariable(name: TSESTree.Node, variable: Variable, node: TSESTree.Node): void {
    const definition = variable.defs[0]?.node;
    const values = variable.references.flatMap(({ writeExpr }) => (writeExpr === null || writeExpr === undefined ? [] : [writeExpr]));
    if (definition?.type !== AST_NODE_TYPES.VariableDeclarator || definition.id.type !== AST_NODE_TYPES.Identifier || values.length === 0) {
      parts.add(getPath(name, node));
    } else if (!seen.has(variable)) {
      seen.add(variable);
      for (const value of values) {
        visit(value);
      }
    }
  }

  /** The name with the members that are read of it, methods left out: `req.url` of `req.url.trim()`. */
  function getPath(name: TSESTree.Node, within: TSESTree.Node): string {
    let node = name;
    while (node !== within && node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node && !node.parent.computed) {
      const { parent } = node;
      if (parent.parent.type === AST_NODE_TYPES.CallExpression && parent.parent.callee === parent) {
        break;
      }
      node = parent;
    }
    return file.index.sourceCode.getText(unwrap(node));
  }

  visit(root);
  return [...parts];
}

/** Of the module, or the name of a class inside of it. */
function isOuter({ scope }: Variable): boolean {
  return /^(?:module|global|class)$/u.test(scope.type);
}
