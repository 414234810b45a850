import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent } from '../ast/indentation.js';
import { findStatementList } from '../ast/statement-list.js';
import type { Edit } from './edit.js';

/** Lets the body of an `if` run whatever its test says. */
export function dropTest(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.IfStatement): Edit | undefined {
  const { consequent, test } = statement;
  const body = consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body : [consequent];
  if (body.length === 1 && body[0]?.type === AST_NODE_TYPES.ReturnStatement) {
    return removeStatement(sourceCode, statement);
  }
  const [first] = body;
  const last = body.at(-1);
  // `{ const id = 1; }` -> the name may stand around the `if` already.
  if (first === undefined || last === undefined || body.some(({ type }) => type.endsWith('Declaration')) || findStatementList(statement) === undefined) {
    return undefined;
  }
  const text = sourceCode.text.slice(first.range[0], last.range[1]);
  const isEveryCommentKept = sourceCode.getCommentsInside(statement).every(({ range }) => range[0] >= first.range[0] && range[1] <= last.range[1]);
  // `if (ref.current /* gone on unmount */)` -> the comment goes with the test.
  return isEveryCommentKept && sourceCode.getCommentsInside(test).length === 0
    ? (fixer) => fixer.replaceText(statement, dedent(sourceCode, statement, first, text))
    : undefined;
}

/** `if (!ref.current) return;`, with its line where it has one. */
function removeStatement(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.IfStatement): Edit | undefined {
  if (sourceCode.getCommentsInside(statement).length > 0 || findStatementList(statement) === undefined) {
    return undefined;
  }
  const before = sourceCode.getTokenBefore(statement, { includeComments: true });
  // The gap above goes: what stands below keeps its own.
  return before === null ? undefined : (fixer) => fixer.removeRange([before.range[1], statement.range[1]]);
}

/** One level less on each line but the first, which stands where the `if` stood. Lines of template literals are text. */
function dedent(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node, first: TSESTree.Node, text: string): string {
  const isDeeper = getLineIndent(sourceCode, first.range[0]) === getLineIndent(sourceCode, statement.range[0]) + getIndentUnit(sourceCode);
  return isDeeper && !text.includes('`') ? text.replaceAll(`\n${getLineIndent(sourceCode, first.range[0])}`, `\n${getLineIndent(sourceCode, statement.range[0])}`) : text;
}
