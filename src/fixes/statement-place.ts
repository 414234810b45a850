import { AST_NODE_TYPES, AST_TOKEN_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import { getStatementEnd } from '../ast/semicolons.js';

type Source = Readonly<TSESLint.SourceCode>;

/** Where a line above or below a statement goes in, and whether that is the edge of a line. */
export interface Place {
  readonly at: number;
  readonly isLineEdge: boolean;
}

/**
 * The place above a statement, above the comments that belong to it too:
 * `// @ts-expect-error⏎start()` -> `// @ts-expect-error⏎clearInterval(id);⏎start()` suppresses the wrong line.
 */
export function getPlaceAbove(sourceCode: Source, statement: TSESTree.Node): Place {
  const first = getFirstToken(sourceCode, statement);
  let at = first.range[0];
  let { line } = first.loc.start;
  // A line above `#!/usr/bin/env node` or a comment for the compiler -> neither is the first of the file any more.
  if (sourceCode.getTokenBefore(first) === null) {
    return { at, isLineEdge: isFirstOnLine(sourceCode, at) };
  }
  for (const comment of sourceCode.getCommentsBefore(first).reverse()) {
    if (comment.loc.end.line < line - 1 || !isFirstOnLine(sourceCode, comment.range[0])) {
      break;
    }
    at = comment.range[0];
    ({ line } = comment.loc.start);
  }
  return { at, isLineEdge: isFirstOnLine(sourceCode, at) };
}

/** The token that a reader sees as the start of a statement: in `;[a].forEach(f)` it is the semicolon. */
function getFirstToken(sourceCode: Source, statement: TSESTree.Node): TSESTree.Node | TSESTree.Token {
  const previous = sourceCode.getTokenBefore(statement);
  return previous?.value === ';' &&
    previous.loc.start.line === statement.loc.start.line &&
    isFirstOnLine(sourceCode, previous.range[0])
    ? previous
    : statement;
}

/** The place below a statement, behind the comments on its last line: `a(); // why` -> `a();⏎b(); // why` explains the wrong line. */
export function getPlaceBelow(sourceCode: Source, statement: TSESTree.Node): Place {
  const end = getStatementEnd(sourceCode, statement);
  const last = sourceCode.getLastToken(statement);
  const token = last !== null && last.range[0] >= end ? sourceCode.getTokenBefore(last) : last;
  return token === null ? { at: end, isLineEdge: false } : getPlaceBehind(sourceCode, token);
}

/** The place behind a token and the comments on its line. */
export function getPlaceBehind(sourceCode: Source, token: TSESTree.Token): Place {
  let last: TSESTree.Comment | TSESTree.Token = token;
  for (;;) {
    const next: TSESTree.Comment | TSESTree.Token | null = sourceCode.getTokenAfter(last, { includeComments: true });
    if (next === null || next.loc.start.line > last.loc.end.line) {
      return { at: last.range[1], isLineEdge: true };
    }
    if (next.type !== AST_TOKEN_TYPES.Line && next.type !== AST_TOKEN_TYPES.Block) {
      return { at: token.range[1], isLineEdge: false };
    }
    last = next;
  }
}

/** The indentation of a new line beside a statement. */
export function getIndentBeside(sourceCode: Source, statement: TSESTree.Node): string {
  const { at } = getPlaceAbove(sourceCode, statement);
  const indent = getLineIndent(sourceCode, at);
  if (isFirstOnLine(sourceCode, at) || statement.parent === undefined) {
    return indent;
  }
  const isOnLineOfBlock = statement.parent.loc.start.line === statement.loc.start.line;
  return isOnLineOfBlock && statement.parent.type !== AST_NODE_TYPES.Program
    ? indent + getIndentUnit(sourceCode)
    : indent;
}
