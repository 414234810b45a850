import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Edit, toEdit } from './edit.js';
import { insertBelow } from './insert-statement.js';
import { findStatementList } from '../ast/statement-list.js';
import { isSameCode } from './line-text.js';

/** `rooms.delete(id);` -> `rooms.delete(id);` and `names.delete(id);` on the line below. */
export function removeBeside(sourceCode: Readonly<TSESLint.SourceCode>, beside: TSESTree.Node, text: string): Edit | undefined {
  const list = findStatementList(beside) ?? [];
  // A second pass adds nothing.
  if (list.some((statement) => isSameCode(sourceCode.getText(statement), text))) {
    return undefined;
  }
  return toEdit(insertBelow(sourceCode, beside, text));
}
