import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findStatement, isWithin } from '../ast/enclosing.js';
import { getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import { isFunction } from '../ast/is-function.js';
import type { Hoisting, Named } from '../ast/remedy.js';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove } from './insert-statement.js';
import { keepInConst } from './keep-in-const.js';
import { findMovedText } from './moved-function.js';

type Source = Readonly<TSESLint.SourceCode>;

/** An edit that releases by a name, with the constant that has it where there is none yet. */
export function withName(sourceCode: Source, named: Named, release: (name: string) => Edit | undefined): Edit | undefined {
  if ('handle' in named) {
    return release(named.handle);
  }
  if ('hoisting' in named) {
    const constant = keepInConstant(sourceCode, named.hoisting);
    return constant && combine(constant.edit, release(constant.name));
  }
  const { acquire, base } = named.naming;
  const name = getUniqueName(sourceCode.getScope(acquire), base);
  return combine(keepInConst(sourceCode, { call: acquire, name }), release(name));
}

interface Constant {
  readonly name: string;
  readonly edit: Edit;
}

/** A constant for a listener, above the statement of the body that gives it away; for what a call makes, above its own statement. */
function keepInConstant(sourceCode: Source, hoisting: Hoisting): Constant | undefined {
  // `if (on) { load(makeUrl()); }` -> a constant above the `if` would be made on all ways.
  const statement = hoisting.listener === hoisting.acquire ? findStatement(hoisting.acquire) : findStatementOfBody(hoisting.acquire);
  // `a(); b('x', () => …)` on one line -> the constant would take the line's indentation from the middle of it.
  if (statement?.parent === undefined || !isFirstOnLine(sourceCode, statement.range[0])) {
    return undefined;
  }
  const name = getUniqueName(sourceCode.getScope(statement.parent), hoisting.base);
  const text = findMovedText(sourceCode, hoisting, getLineIndent(sourceCode, statement.range[0]));
  const declared = text === undefined ? undefined : toEdit(insertAbove(sourceCode, statement, `const ${name} = ${text}`));
  const edit = combine(declared, (fixer) => fixer.replaceTextRange(hoisting.listener.range, name));
  return edit && { name, edit };
}

/** The statement of the function's own body, or of the module, in which a node stands. */
function findStatementOfBody(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current: TSESTree.Node | undefined = node; current !== undefined; current = current.parent) {
    const block: TSESTree.Node | undefined = current.parent;
    if (block?.type === AST_NODE_TYPES.Program || (block?.type === AST_NODE_TYPES.BlockStatement && isFunction(block.parent))) {
      return isWithin(node, current) ? current : undefined;
    }
  }
  return undefined;
}
