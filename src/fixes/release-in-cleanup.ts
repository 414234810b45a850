import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import { collectOwnNodes } from '../ast/own-nodes.js';
import { blockFromExpression } from './arrow-body.js';
import { type Edit, toEdit } from './edit.js';
import { appendTo, prependTo } from './insert-statement.js';
import { isSameCode } from './line-text.js';
import { meansSameInside } from './release-scope.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface ReleaseInCleanup {
  /** The closure that runs at the end. */
  readonly cleanup: FunctionNode;
  readonly release: string;
  /** Nobody reads what the closure returns. */
  readonly isValueIgnored: boolean;
}

/** Adds a release to a cleanup that exists. */
export function releaseInCleanup(
  sourceCode: Source,
  { cleanup, release, isValueIgnored }: ReleaseInCleanup,
): Edit | undefined {
  // Calling a generator runs nothing of it.
  if (cleanup.generator || !meansSameInside(sourceCode, cleanup, release)) {
    return undefined;
  }
  const { body } = cleanup;
  if (body.type === AST_NODE_TYPES.BlockStatement) {
    return toEdit(findBlockInsertions(sourceCode, body, release));
  }
  // `() => off()` -> `() => { off(); clear(); }` returns nothing: only where nobody reads it.
  if (!isValueIgnored || cleanup.type !== AST_NODE_TYPES.ArrowFunctionExpression || isSame(sourceCode, body, release)) {
    return undefined;
  }
  return toEdit(blockFromExpression(sourceCode, cleanup, { prefix: '', below: release, isInline: true }));
}

function findBlockInsertions(
  sourceCode: Source,
  body: TSESTree.BlockStatement,
  release: string,
): ReturnType<typeof appendTo> {
  if (body.body.some((statement) => isSame(sourceCode, statement, release))) {
    return undefined;
  }
  // `() => { if (!node) return; off(); }` -> a line at the end is skipped when `node` is gone; a line at the start never is.
  return collectOwnNodes(sourceCode, body).some(leaves)
    ? prependTo(sourceCode, body, release)
    : appendTo(sourceCode, body, release);
}

function leaves({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.ReturnStatement || type === AST_NODE_TYPES.ThrowStatement;
}

/** The release stands there already: a second pass adds nothing. */
function isSame(sourceCode: Source, node: TSESTree.Node, release: string): boolean {
  return isSameCode(sourceCode.getText(node), release);
}
