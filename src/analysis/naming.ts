/** What to call a handle that has no name yet. */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Naming } from '../ast/remedy.js';
import type { FileAnalysis } from './file-analysis.js';
import { isTypeScript } from './languages.js';
import type { Obligation } from './model.js';

export function getNaming(file: FileAnalysis, { node, calleeText, protocol: { noun } }: Obligation): Naming {
  return {
    acquire: node,
    base: noun.replace(/ from line .*$/u, '').split(' ').at(-1) ?? noun,
    ...(isTypeScript(file) ? { typeText: node.type === AST_NODE_TYPES.NewExpression ? calleeText : `ReturnType<typeof ${calleeText}>` } : {}),
  };
}
