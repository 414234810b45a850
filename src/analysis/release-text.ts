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

/** The release's function as it is called: `clearInterval`, `window.clearInterval`. For messages, and for fixes when `isCertain`. */
export interface ReleaseText {
  readonly callee: string;
  readonly write: WriteRelease;
  readonly isCertain: boolean;
}

export function getReleaseText(file: FileAnalysis, { node, protocol }: Obligation): ReleaseText {
  const [name] = [...getReleaseForms(protocol).functions.keys(), ...getReleaseForms(protocol).methods];
  const plain = name ?? 'release';
  const callee = unwrap(node.callee);
  const isQualified =
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    !callee.computed;
  if (isQualified) {
    const text = `${file.index.sourceCode.getText(callee.object)}.${plain}`;
    return { callee: text, write: (handle) => `${text}(${handle})`, isCertain: true };
  }
  const variable = findVariable(file.index.sourceCode.getScope(node), plain);
  const isGlobal = variable === null || variable.defs.length === 0;
  const isImported = variable?.defs.some(({ node: { type } }) => type === AST_NODE_TYPES.ImportSpecifier) === true;
  return { callee: plain, write: (handle) => `${plain}(${handle})`, isCertain: isGlobal || isImported };
}
