import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { canComplete } from '../ast/can-complete.js';
import { isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { collectOwnNodes } from '../ast/own-nodes.js';
import { getUniqueName } from '../ast/unique-name.js';
import { wrapped } from '../ast/unwrap.js';
import { getClosureText } from './closure-text.js';
import { combine } from './combine.js';
import { type Edit, type Insertion, toEdit } from './edit.js';
import { appendTo, insertAbove } from './insert-statement.js';
import { releaseInCleanup } from './release-in-cleanup.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface KeepLatest {
  readonly effect: FunctionNode;
  /** The function that schedules itself. */
  readonly chain: FunctionNode;
  /** Every call that schedules it. */
  readonly acquires: readonly TSESTree.Expression[];
  /** The cleanup that the effect has, if it has one. */
  readonly cleanup?: FunctionNode;
  readonly release: (handle: string) => string;
  readonly handleName: string;
  /** The type of the variable, in TypeScript. */
  readonly typeText?: string;
}

/** Keeps the newest id of a chain in a variable of the effect, and cancels it in the effect's cleanup. */
export function keepLatest(sourceCode: Source, options: KeepLatest): Edit | undefined {
  const { effect, chain, acquires, cleanup, release, handleName, typeText } = options;
  const { body } = effect;
  // `async () => {}` -> the caller gets a promise of the cleanup, and never runs it.
  if (effect.async || effect.generator || body.type !== AST_NODE_TYPES.BlockStatement || !acquires.every(isDropped)) {
    return undefined;
  }
  const first = body.body.find((statement) => [chain, ...acquires].some((node) => isWithin(node, statement)));
  if (first === undefined) {
    return undefined;
  }
  const name = getUniqueName(sourceCode.getScope(body), handleName);
  const declaration = insertAbove(sourceCode, first, `let ${name}${typeText === undefined ? '' : `: ${typeText}`};`);
  const kept: Insertion[] = acquires.map(({ range }) => ({ at: range[0], text: `${name} = ` }));
  const end =
    cleanup === undefined
      ? toEdit(findReturn(sourceCode, effect, body, release(name)))
      : releaseInCleanup(sourceCode, { cleanup, release: release(name), isValueIgnored: true });
  return combine(toEdit(declaration), toEdit(kept), end);
}

/** `use(requestAnimationFrame(loop))` hands the id to `use`. */
function isDropped(acquire: TSESTree.Expression): boolean {
  const value = wrapped(acquire);
  return (
    value.parent?.type === AST_NODE_TYPES.ExpressionStatement ||
    (value.parent?.type === AST_NODE_TYPES.ArrowFunctionExpression && value.parent.body === value)
  );
}

/** `return undefined;` or `throw error;` at the end -> a `return` behind it is never reached, or not on every path. */
function findReturn(
  sourceCode: Source,
  { returnType }: FunctionNode,
  body: TSESTree.BlockStatement,
  release: string,
): Insertion[] | undefined {
  const returns = collectOwnNodes(sourceCode, body).some(({ type }) => type === AST_NODE_TYPES.ReturnStatement);
  return returns || Boolean(returnType) || !canComplete(sourceCode, body)
    ? undefined
    : appendTo(sourceCode, body, `return ${getClosureText(sourceCode, release, false)};`);
}
