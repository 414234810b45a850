import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Edit } from './edit.js';

const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['==', '!='],
  ['!=', '=='],
]);

/** `!disposed` for `disposed`, and the other way round. */
export function invertTest(sourceCode: Readonly<TSESLint.SourceCode>, test: TSESTree.Expression): Edit | undefined {
  if (sourceCode.getCommentsInside(test).length > 0) {
    return undefined;
  }
  switch (test.type) {
    case AST_NODE_TYPES.UnaryExpression: {
      const { argument } = test;
      return test.operator === '!' ? (fixer) => fixer.replaceText(test, sourceCode.getText(argument)) : undefined;
    }
    case AST_NODE_TYPES.BinaryExpression: {
      const opposite = OPPOSITES.get(test.operator);
      const operator = sourceCode.getTokenAfter(test.left, ({ value }) => value === test.operator);
      return opposite === undefined || operator === null ? undefined : (fixer) => fixer.replaceText(operator, opposite);
    }
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.ChainExpression:
      return (fixer) => fixer.insertTextBefore(test, '!');
    default:
      // `a && b` -> `!a && b` is another test.
      return undefined;
  }
}
