import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { importValue, isModule } from './add-import.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';

/** Writes another text for a node: a name, a call, a closure around a call. */
export function correctText(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node, text: string): Edit | undefined {
  // `stop(/* all */)` -> `stop` loses what the comment says.
  if (sourceCode.getCommentsInside(node).length > 0) {
    return undefined;
  }
  // `on && sub.unsubscribe` -> `on && () => sub.unsubscribe()` does not parse.
  const isTight = node.parent?.type === AST_NODE_TYPES.LogicalExpression || node.parent?.type === AST_NODE_TYPES.TSAsExpression;
  const written = isTight && text.includes('=>') ? `(${text})` : text;
  return (fixer) => fixer.replaceText(node, written);
}

interface Imported {
  readonly name: string;
  readonly from: string;
}

/** The same with what the text needs from modules. A name that the file has given another meaning, or another name, leaves the text as it is. */
export function correctWithImports(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node, text: string, imports: readonly Imported[]): Edit | undefined {
  const found = imports.map(({ name, from }) => ({ name, imported: importValue(sourceCode, name, from) }));
  const isKnown = found.every(({ name, imported }) => imported?.local === name);
  if (found.length > 0 && (!isKnown || !isModule(sourceCode))) {
    return undefined;
  }
  const insertions = found.flatMap(({ imported }) => imported?.insertions ?? []);
  return combine(correctText(sourceCode, node, text), ...(insertions.length > 0 ? [toEdit(insertions)] : []));
}
