/**
 * May a declaration be written with `using` in this file?
 *
 * Typings say nothing of the kind: `http.request()` is typed disposable and is not, iterators are since Node 24 only. So the catalogue says since
 * when an object has the method, in which version of Node and of the package that makes it, and the package which versions of Node it supports. The syntax is native from Node 24 on; before that the
 * compiler has to rewrite it, and needs the type to have the member.
 *
 * `'likely'`: nothing speaks against it, and the versions, or what compiles the file, are not known.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Disposer } from '../catalogue/schema.js';
import type { Answer } from '../util/answer.js';
import { findInstalledVersion } from '../util/installed-version.js';
import { findNodeRange } from '../util/node-range.js';
import { isInEveryVersion } from '../util/version-range.js';
import { weakMemo } from '../util/weak-memo.js';
import type { FileAnalysis } from './file-analysis.js';
import { isTypeScript } from './languages.js';

export type UsingSupport = 'certain' | 'likely' | 'none';

/** First version of Node that parses `using`. */
const SYNTAX = ['24.0.0'];

const getRange = weakMemo((file: FileAnalysis) => file.nodeRange ?? findNodeRange(file.filename));

/** `handle`: an expression of the type that is to be disposed of. */
export function getUsingSupport(file: FileAnalysis, handle: TSESTree.Node, { kind, since }: Disposer): UsingSupport {
  const range = getRange(file);
  const hasMember = both(range === undefined ? 'unknown' : isInEveryVersion(range, since.node), isInPackage(file, since.package));
  const isParsed = range === undefined ? 'unknown' : isInEveryVersion(range, SYNTAX);
  if (hasMember === 'no') {
    return 'none';
  }
  if (!isTypeScript(file)) {
    return hasMember === 'yes' && isParsed === 'yes' ? 'certain' : 'none';
  }
  const member = kind === 'sync' ? '[Symbol.dispose]' : '[Symbol.asyncDispose]';
  const isRewritten = file.seam.rewritesUsing();
  if (file.seam.hasMember(handle, member) !== 'yes' || (isRewritten === 'no' && isParsed === 'no')) {
    return 'none';
  }
  return hasMember === 'yes' && (isParsed === 'yes' || isRewritten === 'yes') ? 'certain' : 'likely';
}

/** May a file that runs here write `using stack = new DisposableStack()`? It came with the syntax; no compiler adds the class. */
export function hasDisposableStack(file: FileAnalysis): boolean {
  const range = getRange(file);
  const isThere = range !== undefined && isInEveryVersion(range, SYNTAX) === 'yes';
  return isThere && (!isTypeScript(file) || file.seam.hasLibrary('esnext.disposable') === 'yes');
}

/** Has the version of the package that is installed the method? */
function isInPackage({ filename }: FileAnalysis, made: Disposer['since']['package']): Answer {
  const version = made && findInstalledVersion(filename, made.name);
  if (made === undefined) {
    return 'yes';
  }
  return version === undefined ? 'unknown' : isInEveryVersion(version, [made.version]);
}

function both(left: Answer, right: Answer): Answer {
  if (left === 'no' || right === 'no') {
    return 'no';
  }
  return left === 'yes' ? right : left;
}
