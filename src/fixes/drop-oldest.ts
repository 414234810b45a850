import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { combine } from './combine.js';
import { declareLimit } from './declare-limit.js';
import { type Edit, toEdit } from './edit.js';
import { insertBelow } from './insert-statement.js';

interface DropOldest {
  readonly home: TSESTree.Node;
  /** `list.push(item)`, a statement of its own. */
  readonly grow: TSESTree.Expression;
  readonly limit: number;
  readonly container: string;
}

/** `list.push(item);` -> `list.push(item);` and `if (list.length > LIST_LIMIT) list.shift();` on the line below. */
export function dropOldest(sourceCode: Readonly<TSESLint.SourceCode>, { home, grow, limit, container }: DropOldest): Edit | undefined {
  const { name, edit } = declareLimit(sourceCode, home, container, limit);
  const isOne = grow.type === AST_NODE_TYPES.CallExpression && grow.arguments.length === 1 && grow.arguments[0]?.type !== AST_NODE_TYPES.SpreadElement;
  const text = `${isOne ? 'if' : 'while'} (${container}.length > ${name}) ${container}.shift();`;
  return combine(edit, toEdit(insertBelow(sourceCode, grow.parent, text)));
}
