/** What the shapes look at, found in one walk of the file. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, isClass } from '../../ast/class-node.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import { isOptionsObject } from '../roles.js';

export interface Parts {
  readonly classes: readonly ClassNode[];
  /** Objects of options of a component. */
  readonly options: readonly TSESTree.ObjectExpression[];
  readonly tests: readonly TSESTree.IfStatement[];
}

export const getParts = weakMemo((file: FileAnalysis): Parts => {
  const classes: ClassNode[] = [];
  const options: TSESTree.ObjectExpression[] = [];
  const tests: TSESTree.IfStatement[] = [];
  walk(file.index.sourceCode.ast, file.index.sourceCode.visitorKeys, (node) => {
    if (isClass(node)) {
      classes.push(node);
    } else if (node.type === AST_NODE_TYPES.IfStatement) {
      tests.push(node);
    } else if (node.type === AST_NODE_TYPES.ObjectExpression && isOptionsObject(node)) {
      options.push(node);
    }
  });
  return { classes, options, tests };
});
