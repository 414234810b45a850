import { AST_NODE_TYPES, type TSESLint } from '@typescript-eslint/utils';
import { weakMemo } from '../util/weak-memo.js';

/** The quote of a file, by its imports, else by its first string. */
export const getQuote = weakMemo((sourceCode: Readonly<TSESLint.SourceCode>): '"' | "'" => {
  const imported = sourceCode.ast.body.find((statement) => statement.type === AST_NODE_TYPES.ImportDeclaration);
  const text = imported === undefined ? findFirstString(sourceCode) : sourceCode.getText(imported.source);
  return text?.startsWith('"') === true ? '"' : "'";
});

function findFirstString(sourceCode: Readonly<TSESLint.SourceCode>): string | undefined {
  return sourceCode.ast.tokens.find(({ value }) => value.startsWith('"') || value.startsWith("'"))?.value;
}
