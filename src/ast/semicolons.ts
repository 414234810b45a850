import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { weakMemo } from '../util/weak-memo.js';
import { isFirstOnLine } from './indentation.js';
import { collectNodes } from './own-nodes.js';

/** Statements that end with a semicolon where the file writes semicolons at all. */
const TERMINATED: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.BreakStatement,
  AST_NODE_TYPES.ContinueStatement,
  AST_NODE_TYPES.DebuggerStatement,
  AST_NODE_TYPES.ExpressionStatement,
  AST_NODE_TYPES.ImportDeclaration,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.ThrowStatement,
  AST_NODE_TYPES.VariableDeclaration,
  AST_NODE_TYPES.TSTypeAliasDeclaration,
]);

/** Does the file end its statements with semicolons? A semicolon that only protects the next line does not count. */
export const usesSemicolons = weakMemo((sourceCode: Readonly<TSESLint.SourceCode>): boolean => {
  let balance = 0;
  for (const node of collectNodes(sourceCode, sourceCode.ast)) {
    if (TERMINATED.has(node.type) && !isLoopHead(node) && isLastOnLine(sourceCode, node)) {
      balance += findTerminator(sourceCode, node) === undefined ? -1 : 1;
    }
  }
  return balance >= 0;
});

/** `{ a() }` on one line is written without a semicolon by people who write semicolons elsewhere, and the other way round. */
function isLastOnLine(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): boolean {
  const next = sourceCode.getTokenAfter(node);
  return next === null || next.loc.start.line > node.loc.end.line || isFirstOnLine(sourceCode, node.range[1] - 1);
}

function isLoopHead(node: TSESTree.Node): boolean {
  switch (node.parent?.type) {
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      return node.parent.body !== node;
    default:
      return false;
  }
}

/** The semicolon of a statement, unless it stands at the start of a later line and belongs there in the reader's eyes. */
function findTerminator(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): TSESTree.Token | undefined {
  const last = sourceCode.getLastToken(node);
  return last?.value === ';' && !isFirstOnLine(sourceCode, last.range[0]) ? last : undefined;
}

/**
 * Where a statement ends for the reader. In `open()⏎;[a].forEach(f)` the parser counts the semicolon of the second line to the first
 * statement; a line that is added after the first one belongs before that semicolon.
 */
export function getStatementEnd(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): number {
  const last = sourceCode.getLastToken(statement);
  if (last?.value !== ';' || !isFirstOnLine(sourceCode, last.range[0])) {
    return statement.range[1];
  }
  const before = sourceCode.getTokenBefore(last);
  return before === null || before.range[0] < statement.range[0] ? statement.range[1] : before.range[1];
}

/** Would a line that starts like this be read as the rest of a line above that has no semicolon? */
export function continuesLineAbove(text: string): boolean {
  return /^[([`+\-/<*.,?]/u.test(text);
}

/** Does a statement need a semicolon before something else may follow it on the same line? */
export function needsTerminator(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node): boolean {
  if (sourceCode.getLastToken(statement)?.value === ';') {
    return getStatementEnd(sourceCode, statement) !== statement.range[1];
  }
  switch (statement.type) {
    case AST_NODE_TYPES.IfStatement:
      return needsTerminator(sourceCode, statement.alternate ?? statement.consequent);
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.LabeledStatement:
      return needsTerminator(sourceCode, statement.body);
    default:
      return TERMINATED.has(statement.type);
  }
}
