import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Edit } from './edit.js';
import { returnCleanup } from './return-cleanup.js';

export interface ReturnStop {
  /** A function that acquires and returns nothing. */
  readonly starter: FunctionNode;
  readonly acquire: TSESTree.Expression;
  readonly release: (handle: string) => string;
  readonly handleName?: string;
  readonly hasReleaseValue?: boolean;
}

/** Ends a function with `return () => clearInterval(interval);` for its callers. A suggestion: they have to call it. */
export function returnStop(sourceCode: Readonly<TSESLint.SourceCode>, options: ReturnStop): Edit | undefined {
  const { starter, ...rest } = options;
  if (starter.body.type !== AST_NODE_TYPES.BlockStatement || !canReturnValue(starter)) {
    return undefined;
  }
  // `if (on) { start(); }` -> callers get a function or nothing; an effect's caller knows what to do with that, others do not.
  const isDirect = starter.body.body.some(
    (statement) => statement.type !== AST_NODE_TYPES.IfStatement && isWithin(options.acquire, statement),
  );
  return isDirect ? returnCleanup(sourceCode, { ...rest, effect: starter }) : undefined;
}

/** `constructor() { …; return () => … }` -> `new` gives the closure instead of the instance. */
function canReturnValue({ parent }: FunctionNode): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.MethodDefinition:
      return parent.kind === 'method';
    case AST_NODE_TYPES.Property:
      return parent.kind === 'init';
    default:
      return true;
  }
}
