/**
 * A flag with a known first value, all of whose writes are in sight: a variable, or a private field of a class.
 *
 * Nobody else can write a local variable. A field counts only when it is `#private` or `private`, and nothing in the file writes to fields by
 * names that only the run knows.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { FunctionNode } from '../model.js';

export interface Flag {
  readonly initial: boolean;
  /** Where it gets another value. */
  readonly writes: readonly TSESTree.Node[];
}

/** The flag that an expression in `fn` reads, unless it begins anew on each call. */
export function findFlag(file: FileAnalysis, subject: TSESTree.Identifier | TSESTree.MemberExpression, fn: FunctionNode): Flag | undefined {
  return subject.type === AST_NODE_TYPES.Identifier ? findVariableFlag(file, subject, fn) : findFieldFlag(file, subject);
}

function findVariableFlag(file: FileAnalysis, subject: TSESTree.Identifier, fn: FunctionNode): Flag | undefined {
  const variable = file.index.findVariable(subject);
  const [definition, ...others] = variable?.defs ?? [];
  const node = definition?.node;
  if (variable === undefined || others.length > 0 || node?.type !== AST_NODE_TYPES.VariableDeclarator || isWithin(node, fn)) {
    return undefined;
  }
  // `export let started` is read by others, and written by nobody else.
  const initial = findBoolean(node.init);
  const writes = variable.references.filter((reference) => reference.isWrite() && reference.init !== true);
  const isTemplateFile = file.roles.isComponentFile;
  const isFlag = initial !== undefined && !isTemplateFile && writes.every(({ identifier }) => setsBoolean(identifier));
  return isFlag ? { initial, writes: writes.map(({ identifier }) => identifier) } : undefined;
}

function findFieldFlag(file: FileAnalysis, subject: TSESTree.MemberExpression): Flag | undefined {
  const name = findPropertyName(subject);
  const owner = unwrap(subject.object).type === AST_NODE_TYPES.ThisExpression ? file.classLikes.findThisOwner(subject.object) : undefined;
  if (name === undefined || owner?.classLike.kind !== 'class' || owner.isStatic) {
    return undefined;
  }
  const { node } = owner.classLike;
  const members = node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression ? node.body.body : [];
  const field = members.find((member) => member.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(member) === name);
  if (field?.type !== AST_NODE_TYPES.PropertyDefinition || !(name.startsWith('#') || field.accessibility === 'private')) {
    return undefined;
  }
  const isOpen = file.index.dynamicMembers.some((member) => member.object.type === AST_NODE_TYPES.ThisExpression) || file.index.patterns.has(name);
  const initial = findBoolean(field.value);
  const mentions = (file.index.members.get(name) ?? []).filter(isWritten);
  return initial !== undefined && !isOpen && mentions.every(setsBoolean) ? { initial, writes: mentions } : undefined;
}

function isWritten(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  return (
    (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member) ||
    parent.type === AST_NODE_TYPES.UpdateExpression ||
    parent.type === AST_NODE_TYPES.ArrayPattern ||
    (parent.type === AST_NODE_TYPES.Property && parent.parent.type === AST_NODE_TYPES.ObjectPattern)
  );
}

/** `disposed = true`. What takes other values is a handle, and no flag. */
function setsBoolean(target: TSESTree.Node): boolean {
  const { parent } = target;
  return (
    parent?.type === AST_NODE_TYPES.AssignmentExpression &&
    parent.operator === '=' &&
    parent.right.type === AST_NODE_TYPES.Literal &&
    typeof parent.right.value === 'boolean'
  );
}

/** A value that is not there yet is false in every test. */
function findBoolean(node: TSESTree.Node | null): boolean | undefined {
  if (node === null) {
    return false;
  }
  return node.type === AST_NODE_TYPES.Literal && typeof node.value === 'boolean' ? node.value : undefined;
}
