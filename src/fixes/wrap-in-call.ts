import type { TSESTree } from '@typescript-eslint/utils';
import { type Edit, toEdit } from './edit.js';

/** `new Emitter()` -> `this._register(new Emitter())`. */
export function wrapInCall(node: TSESTree.Expression, callee: string): Edit | undefined {
  return toEdit([
    { at: node.range[0], text: `${callee}(` },
    { at: node.range[1], text: ')' },
  ]);
}
