/**
 * The call that releases a handle, as the file would write it.
 *
 * It goes the way that the acquire goes: `window.setInterval` is undone by `window.clearInterval`, `timers.setInterval` by `timers.clearInterval`.
 * Without such a way the global function does it, unless the file uses its name for something else: then there is no text.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { findVariable } from '@typescript-eslint/utils/ast-utils';
import type { WriteRelease } from '../ast/remedy.js';
import { unwrap } from '../ast/unwrap.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Obligation } from './model.js';
import { getReleaseForms } from './release-forms.js';

export interface ReleaseText {
  /** The releasing function, by the text of the handle: `window.clearInterval`, or `this.job.stop`. */
  readonly getCallee: (handle: string) => string;
  /** False where the release is a method of the handle. */
  readonly takesHandle: boolean;
  readonly write: WriteRelease;
  /** May a fix write it? */
  readonly isCertain: boolean;
}

export function getReleaseText(file: FileAnalysis, obligation: Obligation): ReleaseText {
  const { functions, methods } = getReleaseForms(obligation.protocol);
  const [name] = functions.keys();
  const [method] = methods;
  return name === undefined ? ofMethod(method ?? 'release') : ofFunction(file, obligation, name);
}

function ofMethod(method: string): ReleaseText {
  const getCallee = (handle: string): string => (handle === '' ? method : `${handle}.${method}`);
  return { getCallee, takesHandle: false, write: (handle) => `${getCallee(handle)}()`, isCertain: true };
}

function ofFunction(file: FileAnalysis, { node }: Obligation, name: string): ReleaseText {
  const callee = unwrap(node.callee);
  const isQualified =
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    !callee.computed;
  if (isQualified) {
    return withCallee(`${file.index.sourceCode.getText(callee.object)}.${name}`, true);
  }
  const variable = findVariable(file.index.sourceCode.getScope(node), name);
  const isGlobal = variable === null || variable.defs.length === 0;
  const isImported = variable?.defs.some(({ node: { type } }) => type === AST_NODE_TYPES.ImportSpecifier) === true;
  return withCallee(name, isGlobal || isImported);
}

function withCallee(callee: string, isCertain: boolean): ReleaseText {
  return { getCallee: () => callee, takesHandle: true, write: (handle) => `${callee}(${handle})`, isCertain };
}
