/**
 * Is somebody meant to dispose of what a `new` gives?
 *
 * Its class says so, in this file or, with types, in another one of the project: its `dispose()`, or the one that it inherits, does something, and no
 * class on the way to that calls it on itself. Where a package writes the body, a flag `isDisposed` beside the method says the same.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, isClass } from '../../ast/class-node.js';
import { isWithin } from '../../ast/enclosing.js';
import { findClass } from '../disposers/disposer-types.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findNodeAt, findOtherFile } from '../other-files.js';

const METHOD = 'dispose';
const DEPTH_LIMIT = 6;

interface Written {
  readonly file: FileAnalysis;
  readonly node: ClassNode;
}

export function isOwed(file: FileAnalysis, call: TSESTree.NewExpression): boolean {
  const lineage = collectLineage(findWritten(file, call.callee, call));
  if (lineage.some(endsItself)) {
    return false;
  }
  const bodies = lineage.map((one) => one.file.classLikes.getOf(one.node).members.get(METHOD) ?? []).find((functions) => functions.length > 0);
  return bodies?.some(({ body }) => isBusy(body)) ?? (file.seam.hasMember(call, METHOD) === 'yes' && file.seam.hasMember(call, 'isDisposed') === 'yes');
}

/** A class and its bases, as far as the project writes them. */
function collectLineage(first: Written | undefined): readonly Written[] {
  const lineage: Written[] = [];
  for (let written = first; written !== undefined && lineage.length < DEPTH_LIMIT; ) {
    lineage.push(written);
    const { superClass } = written.node;
    written = superClass === null ? undefined : findWritten(written.file, superClass, superClass);
  }
  return lineage;
}

/** The class that a name stands for, in this file or in the one that the type of a value leads to. */
function findWritten(file: FileAnalysis, name: TSESTree.Node, value: TSESTree.Node): Written | undefined {
  const local = findClass(file, name);
  if (local !== undefined) {
    return { file, node: local };
  }
  const declaration = file.seam.declarationOfClass(value);
  const other = declaration && findOtherFile(file, declaration);
  const node = other && findNodeAt(other, declaration.start);
  const found = node?.type === AST_NODE_TYPES.ExportNamedDeclaration || node?.type === AST_NODE_TYPES.ExportDefaultDeclaration ? node.declaration : node;
  return other !== undefined && isClass(found) ? { file: other, node: found } : undefined;
}

/** `this.dispose()` somewhere in the class, or `this.dispose` given away. */
function endsItself({ file, node }: Written): boolean {
  return (file.index.members.get(METHOD) ?? []).some((member) => member.object.type === AST_NODE_TYPES.ThisExpression && isWithin(member, node));
}

function isBusy(body: TSESTree.Node): boolean {
  return body.type !== AST_NODE_TYPES.BlockStatement || body.body.length > 0;
}
