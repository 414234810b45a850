import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName } from '../ast/static-name.js';
import { type Edit, type Insertion, toEdit } from './edit.js';

/** Where one more option goes in: `signal: controller.signal`, `once: true`. */
export function findOptionInsertion(
  { arguments: [, handler, options] }: TSESTree.CallExpression,
  option: string,
): readonly Insertion[] | undefined {
  if (handler !== undefined && options === undefined) {
    return [{ at: handler.range[1], text: `, { ${option} }` }];
  }
  // `true` stands for `{ capture: true }`.
  if (options?.type === AST_NODE_TYPES.Literal && typeof options.value === 'boolean') {
    const [start, end] = options.range;
    return options.value ? [{ at: start, text: '{ capture: ' }, { at: end, text: `, ${option} }` }] : undefined;
  }
  const name = option.slice(0, option.indexOf(':'));
  // An option of that name that is there already -> one of both.
  if (options?.type !== AST_NODE_TYPES.ObjectExpression || options.properties.some((property) => mayBe(property, name))) {
    return undefined;
  }
  const last = options.properties.at(-1);
  return [last === undefined ? { at: options.range[0] + 1, text: ` ${option} ` } : { at: last.range[1], text: `, ${option}` }];
}

function mayBe(property: TSESTree.ObjectLiteralElement, name: string): boolean {
  return property.type === AST_NODE_TYPES.SpreadElement || findKeyName(property) === name;
}

/** `addEventListener('load', f)` -> `addEventListener('load', f, { once: true })`; `emitter.on('x', f)` -> `emitter.once('x', f)`. */
export function listenOnce(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { registration, method }: { readonly registration: TSESTree.CallExpression; readonly method?: string },
): Edit | undefined {
  if (method === undefined) {
    return toEdit(findOptionInsertion(registration, 'once: true'));
  }
  const { callee } = registration;
  return callee.type === AST_NODE_TYPES.MemberExpression && sourceCode.getText(callee.property) !== method
    ? (fixer) => fixer.replaceText(callee.property, method)
    : undefined;
}
