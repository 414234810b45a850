import { AST_TOKEN_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { continuesLineAbove } from '../ast/semicolons.js';
import type { Edit } from './edit.js';

type Source = Readonly<TSESLint.SourceCode>;

/** A statement and the line that it stands on. */
export function removeStatement(sourceCode: Source, statement: TSESTree.Node): Edit | undefined {
  const range = findRemovedRange(sourceCode, statement);
  return range && ((fixer) => fixer.removeRange([...range]));
}

/** `// all read⏎file.close();` -> a comment without what it explains. */
export function findRemovedRange(sourceCode: Source, statement: TSESTree.Node): TSESTree.Range | undefined {
  const before = sourceCode.getTokenBefore(statement, { includeComments: true });
  const after = sourceCode.getTokenAfter(statement, { includeComments: true });
  if (before === null || after === null || explains(sourceCode, before, statement) || isComment(after) || sourceCode.getCommentsInside(statement).length > 0) {
    return undefined;
  }
  // `const x = a⏎file.close();⏎[x].forEach(f)` -> indexes `a`.
  return continuesLineAbove(after.value) ? undefined : [before.range[1], statement.range[1]];
}

/** `read(file); // all of it⏎file.close();`: a comment at the end of another line is about that line. */
function explains(sourceCode: Source, before: TSESTree.Comment | TSESTree.Token, statement: TSESTree.Node): boolean {
  const token = isComment(before) ? sourceCode.getTokenBefore(before) : null;
  const isOfLineAbove = token !== null && token.loc.end.line === before.loc.start.line && before.loc.end.line < statement.loc.start.line;
  return isComment(before) && !isOfLineAbove;
}

function isComment({ type }: TSESTree.Comment | TSESTree.Token): boolean {
  return type === AST_TOKEN_TYPES.Line || type === AST_TOKEN_TYPES.Block;
}
