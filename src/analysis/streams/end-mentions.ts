/**
 * Expressions that say that a reader has come to the end of its stream: mentions of `done` of what `read()` gave.
 *
 * The result is followed into the variable, the pattern or the assignment around the call, and `done` from there into one more variable. A
 * promise that goes another way has no mentions, so the end is not seen there.
 *
 * Example: after `const { done, value } = await reader.read()` each mention of `done`, and `value === undefined` as well.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { isFunction } from '../../ast/is-function.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';

/** Mentions of the property `name` of what each call gives, later or at once. */
export function collectResultMentions(file: FileAnalysis, calls: readonly TSESTree.Node[], name: string): readonly TSESTree.Node[] {
  const mentions = calls.flatMap((call) => collectOfCall(file, call, name));
  const copies = mentions.flatMap((mention) => collectCopies(file, mention));
  return [...mentions, ...copies];
}

function collectOfCall(file: FileAnalysis, call: TSESTree.Node, name: string): readonly TSESTree.Node[] {
  for (let node = call, { parent } = call; parent !== undefined && !isFunction(parent); node = parent, { parent } = parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.MemberExpression:
        if (parent.object === node && findPropertyName(parent) === name) {
          return [parent];
        }
        break;
      case AST_NODE_TYPES.VariableDeclarator:
        return collectOfTarget(file, parent.id, name);
      case AST_NODE_TYPES.AssignmentExpression:
        return [...collectOfTarget(file, parent.left, name), ...collectOfMember(parent, name)];
      case AST_NODE_TYPES.ExpressionStatement:
        return [];
      default:
        break;
    }
  }
  return [];
}

/** `(result = await reader.read()).done`. */
function collectOfMember(assignment: TSESTree.AssignmentExpression, name: string): readonly TSESTree.Node[] {
  const { parent } = wrapped(assignment);
  return parent?.type === AST_NODE_TYPES.MemberExpression && findPropertyName(parent) === name ? [parent] : [];
}

/** The variable that takes the result, or the part of the pattern that takes the property. */
function collectOfTarget(file: FileAnalysis, target: TSESTree.Node, name: string): readonly TSESTree.Node[] {
  if (target.type === AST_NODE_TYPES.Identifier) {
    return collectReads(file, target).flatMap((identifier) => {
      const { parent } = wrapped(identifier);
      return parent?.type === AST_NODE_TYPES.MemberExpression && findPropertyName(parent) === name ? [parent] : [];
    });
  }
  if (target.type !== AST_NODE_TYPES.ObjectPattern) {
    return [];
  }
  return target.properties.flatMap((property) => {
    const isNamed = property.type === AST_NODE_TYPES.Property && findKeyName(property) === name;
    return isNamed ? collectReads(file, property.value) : [];
  });
}

/** `done = result.done`. */
function collectCopies(file: FileAnalysis, mention: TSESTree.Node): readonly TSESTree.Node[] {
  const node = wrapped(mention);
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.init === node) {
    return collectReads(file, parent.id);
  }
  return parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node ? collectReads(file, parent.left) : [];
}

function collectReads({ index }: FileAnalysis, target: TSESTree.Node): readonly TSESTree.Node[] {
  const identifier = target.type === AST_NODE_TYPES.AssignmentPattern ? target.left : target;
  const variable = identifier.type === AST_NODE_TYPES.Identifier ? index.findVariable(identifier) : undefined;
  return (variable?.references ?? []).filter((reference) => reference.isRead()).map((reference) => reference.identifier);
}
