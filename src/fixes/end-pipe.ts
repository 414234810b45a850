import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import { importOperator } from './import-operator.js';
import { type Edit, type Insertion, toEdit } from './edit.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface EndPipe {
  readonly subscribe: TSESTree.CallExpression;
  /** The operator as code: `takeUntil(this.destroy$)`. */
  readonly operator: string;
  /** What it is imported as: `takeUntil`. */
  readonly operatorName: string;
}

/** `a$.subscribe(f)` -> `a$.pipe(takeUntil(b$)).subscribe(f)`; a pipe that is there gets one more operator, at its end. */
export function endPipe(sourceCode: Source, { subscribe, operator, operatorName }: EndPipe): Edit | undefined {
  const callee = unwrap(subscribe.callee);
  const imported = importOperator(sourceCode, operatorName, subscribe);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || imported === undefined) {
    return undefined;
  }
  const insertion = findOperatorInsertion(sourceCode, callee, operator);
  return insertion === undefined ? undefined : toEdit([...imported, insertion]);
}

/** Where one more operator goes in. */
export function findOperatorInsertion(sourceCode: Source, callee: TSESTree.MemberExpression, operator: string): Insertion | undefined {
  const receiver = unwrap(callee.object);
  if (receiver.type === AST_NODE_TYPES.CallExpression && isPipe(receiver)) {
    return appendTo(sourceCode, receiver, operator);
  }
  // `await a$.subscribe()` and `new A().subscribe()` are no receivers that a pipe goes behind.
  const isPlain =
    receiver.type === AST_NODE_TYPES.Identifier || receiver.type === AST_NODE_TYPES.MemberExpression || receiver.type === AST_NODE_TYPES.CallExpression;
  const dot = sourceCode.getTokenBefore(callee.property);
  const last = dot === null ? null : sourceCode.getTokenBefore(dot);
  // `(a$ as B).subscribe(f)` -> `(a$ as B.pipe(c)).subscribe(f)` does not parse.
  return isPlain && !callee.computed && last !== null
    ? { at: last.range[1], text: `${callee.optional ? '?' : ''}.pipe(${operator})` }
    : undefined;
}

function isPipe({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee);
  return member.type === AST_NODE_TYPES.MemberExpression && findPropertyName(member) === 'pipe';
}

/** `.pipe(a, b)` -> `.pipe(a, b, c)`, on a line of its own where the others have one. */
function appendTo(sourceCode: Source, pipe: TSESTree.CallExpression, operator: string): Insertion | undefined {
  const last = pipe.arguments.at(-1);
  const end = sourceCode.getLastToken(pipe);
  if (end === null) {
    return undefined;
  }
  if (last === undefined) {
    return { at: end.range[0], text: operator };
  }
  const before = sourceCode.getTokenBefore(last, { includeComments: true });
  const gap = before === null ? ' ' : sourceCode.text.slice(before.range[1], last.range[0]);
  return { at: last.range[1], text: `,${/^\s*[\n\r]\s*$/u.test(gap) ? gap.slice(gap.search(/[\n\r]/u)) : ' '}${operator}` };
}
