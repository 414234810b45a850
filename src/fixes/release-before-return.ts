import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast/unwrap.js';
import type { Edit } from './edit.js';
import { collectMentionedNames } from './line-text.js';
import { releaseBefore } from './release-before.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface ReleaseBeforeReturn {
  readonly return: TSESTree.ReturnStatement;
  readonly release: string;
}

/** Releases on the line above an early return. */
export function releaseBeforeReturn(sourceCode: Source, options: ReleaseBeforeReturn): Edit | undefined {
  const { return: statement, release } = options;
  return statement.argument === null || isUnmoved(sourceCode, statement.argument, release)
    ? releaseBefore(sourceCode, { statement, release })
    : undefined;
}

/**
 * Is the returned value the same when it is read after the release?
 *
 * - `return file.read();` -> `file.close(); return file.read();` reads from a closed file.
 * - `return file;` -> `file.close(); return file;` hands over a closed file.
 * - `return this.id;` -> `this.id = undefined; return this.id;`.
 */
function isUnmoved(sourceCode: Source, argument: TSESTree.Expression, release: string): boolean {
  const value = unwrap(argument);
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.TemplateLiteral:
      return value.expressions.length === 0;
    case AST_NODE_TYPES.UnaryExpression:
      return (
        ['void', '-', '+', '!', 'typeof'].includes(value.operator) && value.argument.type === AST_NODE_TYPES.Literal
      );
    case AST_NODE_TYPES.Identifier:
      return !collectMentionedNames(release).has(value.name);
    case AST_NODE_TYPES.ThisExpression:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return (
        value.object.type === AST_NODE_TYPES.ThisExpression &&
        !value.computed &&
        !release.replace(/\s+/gu, '').includes(sourceCode.getText(value))
      );
    default:
      return false;
  }
}
