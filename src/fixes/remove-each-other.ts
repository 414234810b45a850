import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { TextEdit } from '../ast/remedy.js';
import { combine } from './combine.js';
import { correctText } from './correct-text.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove } from './insert-statement.js';

export interface RemoveEachOther {
  readonly edits: readonly TextEdit[];
  /** The first call that gives a listener. */
  readonly statement: TSESTree.Node;
  /** Declarations that go above it. */
  readonly lines: readonly string[];
}

/** `once('a', onA); once('b', onB)` -> each listener begins with the removal of the other one. */
export function removeEachOther(sourceCode: Readonly<TSESLint.SourceCode>, { edits, statement, lines }: RemoveEachOther): Edit | undefined {
  const above = lines.map((line) => toEdit(insertAbove(sourceCode, statement, line)));
  return combine(...above, ...edits.map(({ node, text }) => correctText(sourceCode, node, text)));
}
