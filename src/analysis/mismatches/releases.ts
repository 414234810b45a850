/** Does a call release what has this text? */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { idFunctions, releaseWords } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';

/** Functions of the platform that end what they are given. */
const CLEARERS: ReadonlySet<string> = new Set(idFunctions.flatMap(({ release }) => release));

const RELEASE_WORDS: ReadonlySet<string> = new Set(releaseWords);

/** `removeListener` and `off`; not `offset` nor `closest`. */
export function isReleaseName(name: string): boolean {
  return RELEASE_WORDS.has(getFirstWord(name));
}

/** `remove` of `removeListener`, `_removeAll` and `RemoveAll`. */
export function getFirstWord(name: string): string {
  const [word = ''] = /^[A-Z]?[a-z]+/u.exec(name.replace(/^[#_$]+/u, '')) ?? [];
  return word.toLowerCase();
}

/** `clearTimeout(x)`, `x.dispose()`, `x?.dispose()`; `x()` where the name says that it releases. */
export function isReleaseOf(file: FileAnalysis, call: TSESTree.CallExpression, handle: string): boolean {
  const getText = (node: TSESTree.Node): string => file.index.sourceCode.getText(unwrap(node));
  const callee = unwrap(call.callee);
  const name = findCalleeName(call) ?? '';
  const [first] = call.arguments;
  if (CLEARERS.has(name)) {
    return first !== undefined && getText(first) === handle;
  }
  if (!isReleaseName(name)) {
    return false;
  }
  if (callee.type === AST_NODE_TYPES.MemberExpression && findPropertyName(callee) === name && getText(callee.object) === handle) {
    return true;
  }
  return getText(callee) === handle;
}
