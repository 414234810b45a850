import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getLineIndent } from '../ast/indentation.js';
import { isFunction } from '../ast/is-function.js';
import type { Hoisting } from '../ast/remedy.js';
import { type Insertion } from './edit.js';

type Source = Readonly<TSESLint.SourceCode>;

/** The text of a function for a place with another indentation, with the types that it had from its call. */
export function findMovedText(sourceCode: Source, { listener, parameterTypes }: Hoisting, indent: string): string | undefined {
  const from = getLineIndent(sourceCode, listener.range[0]);
  // A template literal over two lines -> the same with another indentation in its text: another value.
  if (from !== indent && hasTextOverLines(sourceCode, listener)) {
    return undefined;
  }
  const lines = annotate(sourceCode, listener, parameterTypes).split('\n');
  return lines.map((line, position) => (position > 0 && line.startsWith(from) ? indent + line.slice(from.length) : line)).join('\n');
}

function hasTextOverLines(sourceCode: Source, listener: TSESTree.Node): boolean {
  return sourceCode.getTokens(listener).some(({ loc }) => loc.start.line !== loc.end.line);
}

/** `event => draw(event)` -> `(event: KeyboardEvent) => draw(event)`. */
function annotate(sourceCode: Source, listener: TSESTree.Expression, types: Hoisting['parameterTypes']): string {
  const insertions: Insertion[] = isFunction(listener)
    ? listener.params.flatMap((parameter, position) => getAnnotation(sourceCode, listener, parameter, types[position]))
    : [];
  let text = '';
  let [at] = listener.range;
  for (const insertion of insertions) {
    text += sourceCode.text.slice(at, insertion.at) + insertion.text;
    ({ at } = insertion);
  }
  return text + sourceCode.text.slice(at, listener.range[1]);
}

function getAnnotation(sourceCode: Source, fn: TSESTree.Node, parameter: TSESTree.Node, type: string | undefined): Insertion[] {
  if (type === undefined) {
    return [];
  }
  const isBare =
    fn.type === AST_NODE_TYPES.ArrowFunctionExpression && fn.params.length === 1 && sourceCode.getTokenAfter(parameter)?.value === '=>';
  return isBare
    ? [
        { at: parameter.range[0], text: '(' },
        { at: parameter.range[1], text: `: ${type})` },
      ]
    : [{ at: parameter.range[1], text: `: ${type}` }];
}
