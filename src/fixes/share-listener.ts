import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findStatement } from '../ast/enclosing.js';
import { getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import type { Hoisting, Keep } from '../ast/remedy.js';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove } from './insert-statement.js';
import { keepListener } from './keep-listener.js';
import { findMovedText } from './moved-function.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface ShareListener {
  readonly hoisting: Hoisting;
  /** What the removal names. */
  readonly removed: TSESTree.Node;
  /** The field of a class for it; else it becomes a constant. */
  readonly keep?: Extract<Keep, { readonly hoisting: object }>;
}

/** `on('x', f.bind(a)); off('x', f.bind(a))` -> one name for the function, in both calls. */
export function shareListener(sourceCode: Source, { hoisting, removed, keep }: ShareListener): Edit | undefined {
  // `off('x', /* the same */ f)` -> the comment goes.
  if (sourceCode.getCommentsInside(removed).length > 0) {
    return undefined;
  }
  const named = keep === undefined ? declareConstant(sourceCode, hoisting) : keepListener(sourceCode, keep);
  return named && combine(named.edit, (fixer) => fixer.replaceTextRange(removed.range, named.access));
}

function declareConstant(sourceCode: Source, hoisting: Hoisting): { readonly access: string; readonly edit: Edit } | undefined {
  const statement = findStatement(hoisting.acquire);
  // `a(); b('x', () => …)` on one line -> the constant would take the line's indentation from the middle of it.
  if (statement === undefined || !isFirstOnLine(sourceCode, statement.range[0])) {
    return undefined;
  }
  const access = getUniqueName(sourceCode.getScope(statement), hoisting.base);
  const text = findMovedText(sourceCode, hoisting, getLineIndent(sourceCode, statement.range[0]));
  const declared = text === undefined ? undefined : toEdit(insertAbove(sourceCode, statement, `const ${access} = ${text}`));
  const edit = combine(declared, (fixer) => fixer.replaceTextRange(hoisting.listener.range, access));
  return edit && { access, edit };
}
