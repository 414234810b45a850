import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findStatement } from '../ast/enclosing.js';
import { getLineIndent } from '../ast/indentation.js';
import type { Keep } from '../ast/remedy.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { getFieldAccess, hasHashFields } from './field-access.js';
import { insertAbove } from './insert-statement.js';
import { declareField, getMemberIndent, isFieldTaken } from './keep-in-field.js';
import { findMovedText } from './moved-function.js';

type Source = Readonly<TSESLint.SourceCode>;
type KeptListener = Extract<Keep, { readonly hoisting: object }>;

interface NamedListener {
  /** `this.onResize`. */
  readonly access: string;
  readonly edit: Edit;
}

/** `addEventListener('resize', () => this.draw())` -> a field for the function, and its name in the call. */
export function keepListener(sourceCode: Source, keep: KeptListener): NamedListener | undefined {
  const { owner, hoisting } = keep;
  const field = getFreeField(sourceCode, owner, hoisting.base);
  const access = getFieldAccess(owner, field);
  const kept = keep.isAssigned ? assign(sourceCode, keep, access) : declare(sourceCode, keep, field);
  const edit = combine(kept, (fixer) => fixer.replaceTextRange(hoisting.listener.range, access));
  return edit && { access, edit };
}

/** `onResize`, else `resizeListener`, else `onResize2`. */
function getFreeField(sourceCode: Source, owner: KeptListener['owner'], base: string): string {
  const event = /^on(?<first>[A-Z])(?<rest>\w*)$/u.exec(base)?.groups;
  const other = event === undefined ? base : `${(event['first'] ?? '').toLowerCase()}${event['rest'] ?? ''}Listener`;
  let field = [base, other].find((name) => !isFieldTaken(sourceCode, owner, name)) ?? base;
  for (let count = 2; isFieldTaken(sourceCode, owner, field); count += 1) {
    field = `${base}${String(count)}`;
  }
  return field;
}

function declare(sourceCode: Source, { owner, hoisting, isTypeScript }: KeptListener, field: string): Edit | undefined {
  const text = findMovedText(sourceCode, hoisting, getMemberIndent(sourceCode, owner));
  if (text === undefined) {
    return undefined;
  }
  const isHash = hasHashFields(owner);
  const head = isTypeScript ? `${isHash ? '' : 'private '}readonly ` : '';
  return toEdit(declareField(sourceCode, owner, `${head}${isHash ? '#' : ''}${field} = ${text}`));
}

function assign(sourceCode: Source, { hoisting }: KeptListener, access: string): Edit | undefined {
  const statement: TSESTree.Node | undefined = findStatement(hoisting.acquire);
  const text = statement && findMovedText(sourceCode, hoisting, getLineIndent(sourceCode, statement.range[0]));
  return text === undefined || statement === undefined ? undefined : toEdit(insertAbove(sourceCode, statement, `${access} = ${text}`));
}
