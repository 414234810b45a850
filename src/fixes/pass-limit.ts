import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import type { BoundedClass } from '../ast/remedy.js';
import { findKeyName } from '../ast/static-name.js';
import { importValue, isModule } from './add-import.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';

type Source = Readonly<TSESLint.SourceCode>;

interface PassLimit {
  readonly call: TSESTree.CallExpression;
  /** Which argument has the options. */
  readonly index: number;
  readonly option: string;
  readonly limit: number;
}

/** `memoizee(load)` -> `memoizee(load, { max: 1000 })`; the option goes behind those that are there. */
export function passLimit(sourceCode: Source, { call, index, option, limit }: PassLimit): Edit | undefined {
  const options = call.arguments[index];
  const known = options?.type === AST_NODE_TYPES.ObjectExpression ? options.properties.find((property) => property.type === AST_NODE_TYPES.Property && findKeyName(property) === option) : undefined;
  return known?.type === AST_NODE_TYPES.Property ? (fixer) => fixer.replaceText(known.value, String(limit)) : addOption(sourceCode, call, index, `${option}: ${String(limit)}`);
}

/** `pMemoize(load)` -> `pMemoize(load, { cache: new LRUCache({ max: 1000 }) })`, with the import of the class. */
export function passBoundedClass(sourceCode: Source, { call, option, limit, boundedClass }: Omit<PassLimit, 'index'> & { readonly boundedClass?: BoundedClass }): Edit | undefined {
  const imported = boundedClass === undefined || !isModule(sourceCode) ? undefined : importValue(sourceCode, boundedClass.name, boundedClass.from);
  if (imported === undefined || boundedClass === undefined) {
    return undefined;
  }
  const added = addOption(sourceCode, call, 1, `${option}: new ${imported.local}({ ${boundedClass.option}: ${String(limit)} })`);
  return imported.insertions.length === 0 ? added : combine(added, toEdit(imported.insertions));
}

function addOption(sourceCode: Source, call: TSESTree.CallExpression, index: number, text: string): Edit | undefined {
  const options = call.arguments[index];
  const before = call.arguments[index - 1];
  if (options === undefined) {
    return before === undefined || before.type === AST_NODE_TYPES.SpreadElement ? undefined : (fixer) => fixer.insertTextAfter(before, `, { ${text} }`);
  }
  if (options.type !== AST_NODE_TYPES.ObjectExpression) {
    return undefined;
  }
  const last = options.properties.at(-1);
  return last === undefined ? (fixer) => fixer.replaceText(options, `{ ${text} }`) : (fixer) => fixer.insertTextAfter(last, `,${getSpace(sourceCode, options, last)}${text}`);
}

/** A line of its own where each option has one: `{⏎  promise: true,⏎  max: 1000,⏎}`. */
function getSpace(sourceCode: Source, options: TSESTree.ObjectExpression, last: TSESTree.ObjectLiteralElement): string {
  const isOnOwnLine = options.loc.start.line < last.loc.start.line && isFirstOnLine(sourceCode, last.range[0]) && options.loc.end.line > last.loc.end.line;
  return isOnOwnLine ? `${getLineBreak(sourceCode)}${getLineIndent(sourceCode, last.range[0])}` : ' ';
}
