import type { TSESLint } from '@typescript-eslint/utils';
import type { TextEdit } from '../ast/remedy.js';
import { combine } from './combine.js';
import { correctText } from './correct-text.js';
import type { Edit } from './edit.js';

/** `const seen: Map<Node, string> = new Map()` -> `const seen: WeakMap<Node, string> = new WeakMap()`. */
export function swapForWeak(sourceCode: Readonly<TSESLint.SourceCode>, edits: readonly TextEdit[]): Edit | undefined {
  return combine(...edits.map(({ node, text }) => correctText(sourceCode, node, text)));
}
