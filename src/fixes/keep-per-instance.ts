import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import type { FunctionNode } from '../ast/is-function.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { isDirective, prependTo } from './insert-statement.js';
import { getPlaceAbove } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

interface KeepPerInstance {
  /** `new Map<string, User>()`, and the name that it is given. */
  readonly maker: TSESTree.Expression;
  readonly id: TSESTree.Identifier;
  /** The function that mentions the container. */
  readonly method: FunctionNode;
  /** `this`, as the key of a `WeakMap`. */
  readonly owner: string;
  readonly typeArguments: string;
}

/**
 * `const results = new Map();` -> `const resultsByOwner = new WeakMap();`, and in the method `const results = resultsByOwner.get(this) ?? new Map();` with the
 * `set` behind it. A constant, so that functions inside of the method know that it is there.
 */
export function keepPerInstance(sourceCode: Source, { maker, id, method, owner, typeArguments }: KeepPerInstance): Edit | undefined {
  const first = method.body.type === AST_NODE_TYPES.BlockStatement ? method.body.body.find((statement) => !isDirective(statement)) : undefined;
  // A comment in what is replaced: it would be written twice.
  if (first === undefined || method.body.type !== AST_NODE_TYPES.BlockStatement || sourceCode.getCommentsInside(id.parent).length > 0) {
    return undefined;
  }
  const all = getUniqueName(sourceCode.getScope(id), `${id.name}ByOwner`);
  const own = `const ${sourceCode.getText(id)} = ${all}.get(${owner}) ?? ${sourceCode.getText(maker)}`;
  const { at } = getPlaceAbove(sourceCode, first);
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const separator = isFirstOnLine(sourceCode, at) ? `${end}${getLineBreak(sourceCode)}${getLineIndent(sourceCode, at)}` : '; ';
  const kept = toEdit(prependTo(sourceCode, method.body, `${own}${separator}${all}.set(${owner}, ${id.name});`));
  return combine((fixer) => [fixer.replaceText(id, all), fixer.replaceText(maker, `new WeakMap${typeArguments}()`)], kept);
}
