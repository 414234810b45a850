/**
 * Do two calls run the same maker?
 *
 * Equal keys say so under one convention: in one file, a method with a name of two words or more (`createRunner`) makes the same kind of thing
 * whatever it is called on; one of a single word (`open`) does only on receivers of the same text. A call that cannot be told has no key.
 *
 * Example: `this.pool.open()` and `pool.open()` differ, `a.createRunner()` and `this.createRunner()` do not.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileIndex } from '../file-index.js';
import type { AcquireNode, Variable } from '../model.js';

export type CalleeKey = Variable | string;

const SEVERAL_WORDS = /^_*[a-z\d]+[A-Z_]/u;

export function findCalleeKey(index: FileIndex, call: AcquireNode): CalleeKey | undefined {
  const callee = unwrap(call.callee);
  const prefix = call.type === AST_NODE_TYPES.NewExpression ? 'new ' : '';
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return index.findVariable(callee) ?? `${prefix}${callee.name}`;
  }
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(callee) : undefined;
  if (name === undefined) {
    return undefined;
  }
  return prefix === '' && SEVERAL_WORDS.test(name) ? `.${name}` : `${prefix}${index.sourceCode.getText(callee)}`;
}
