import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Edit } from './edit.js';

interface PassArgument {
  readonly call: TSESTree.CallExpression;
  readonly index: number;
  readonly text: string;
}

/** `removeEventListener('a', f, true)` for `removeEventListener('a', f)`. */
export function passArgument(sourceCode: Readonly<TSESLint.SourceCode>, { call, index, text }: PassArgument): Edit | undefined {
  const known = call.arguments[index];
  if (known !== undefined) {
    return sourceCode.getCommentsInside(known).length > 0 ? undefined : (fixer) => fixer.replaceText(known, text);
  }
  const last = call.arguments.at(-1);
  // `remove('a')` -> the text would stand in the place of the listener.
  if (call.arguments.length !== index) {
    return undefined;
  }
  const end = sourceCode.getLastToken(call);
  if (last !== undefined) {
    return (fixer) => fixer.insertTextAfter(last, `, ${text}`);
  }
  return end === null ? undefined : (fixer) => fixer.insertTextBefore(end, text);
}
