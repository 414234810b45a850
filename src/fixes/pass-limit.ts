import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { BoundedClass } from '../ast/remedy.js';
import { importValue, isModule } from './add-import.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';

type Source = Readonly<TSESLint.SourceCode>;

interface PassLimit {
  readonly call: TSESTree.CallExpression;
  readonly option: string;
  readonly limit: number;
}

/** `memoizee(load)` -> `memoizee(load, { max: 1000 })`; the option goes behind those that are there. */
export function passLimit({ call, option, limit }: PassLimit): Edit | undefined {
  return addOption(call, `${option}: ${String(limit)}`);
}

/** `pMemoize(load)` -> `pMemoize(load, { cache: new LRUCache({ max: 1000 }) })`, with the import of the class. */
export function passBoundedClass(sourceCode: Source, { call, option, limit, boundedClass }: PassLimit & { readonly boundedClass?: BoundedClass }): Edit | undefined {
  const imported = boundedClass === undefined || !isModule(sourceCode) ? undefined : importValue(sourceCode, boundedClass.name, boundedClass.from);
  if (imported === undefined || boundedClass === undefined) {
    return undefined;
  }
  const added = addOption(call, `${option}: new ${imported.local}({ ${boundedClass.option}: ${String(limit)} })`);
  return imported.insertions.length === 0 ? added : combine(added, toEdit(imported.insertions));
}

function addOption(call: TSESTree.CallExpression, text: string): Edit | undefined {
  const [fn, options, ...rest] = call.arguments;
  if (fn === undefined || fn.type === AST_NODE_TYPES.SpreadElement || rest.length > 0) {
    return undefined;
  }
  if (options === undefined) {
    return (fixer) => fixer.insertTextAfter(fn, `, { ${text} }`);
  }
  const last = options.type === AST_NODE_TYPES.ObjectExpression ? options.properties.at(-1) : undefined;
  if (options.type !== AST_NODE_TYPES.ObjectExpression) {
    return undefined;
  }
  return last === undefined ? (fixer) => fixer.replaceText(options, `{ ${text} }`) : (fixer) => fixer.insertTextAfter(last, `, ${text}`);
}
