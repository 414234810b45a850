import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findStatement } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import type { Edit } from './edit.js';
import { releaseInCleanup } from './release-in-cleanup.js';
import { returnCleanup } from './return-cleanup.js';

export interface NameListener {
  readonly effect: FunctionNode;
  readonly acquire: TSESTree.Expression;
  /** The function that stands in the call. */
  readonly listener: TSESTree.Node;
  /** A base for its name: `onResize`. */
  readonly base: string;
  /** The removal, by the listener's name. */
  readonly release: (name: string) => string;
  readonly hasValue: boolean;
  /** The cleanup that the effect has. */
  readonly cleanup?: FunctionNode;
}

/** `addEventListener('resize', () => …)` -> a constant for the function, and a cleanup that removes it. */
export function nameListener(sourceCode: Readonly<TSESLint.SourceCode>, options: NameListener): Edit | undefined {
  const { effect, acquire, listener, base, release, hasValue, cleanup } = options;
  const statement = findStatement(acquire);
  // `if (on) { const onResize = …; }` -> the cleanup outside of the block does not see it.
  if (statement?.type !== AST_NODE_TYPES.ExpressionStatement || statement.parent !== effect.body) {
    return undefined;
  }
  const name = getUniqueName(sourceCode.getScope(effect.body), base);
  const text = sourceCode.getText(listener);
  const indent = ' '.repeat(statement.loc.start.column);
  // `a(); b('x', () => …)` on one line -> the constant would take the line's indentation from the middle of it.
  if (sourceCode.lines[statement.loc.start.line - 1]?.slice(0, statement.loc.start.column).trim() !== '') {
    return undefined;
  }
  const hoist: Edit = (fixer) => [
    fixer.insertTextBeforeRange([statement.range[0], statement.range[0]], `const ${name} = ${text};\n${indent}`),
    fixer.replaceTextRange(listener.range, name),
  ];
  const removal =
    cleanup === undefined
      ? returnCleanup(sourceCode, { effect, acquire, release: () => release(name), hasReleaseValue: hasValue })
      : releaseInCleanup(sourceCode, { cleanup, release: release(name), isValueIgnored: true });
  return combine(hoist, removal);
}
