import type { TSESLint } from '@typescript-eslint/utils';

/** The line ending of a file, by its first line. */
export function getLineBreak(sourceCode: Readonly<TSESLint.SourceCode>): string {
  return /\r\n|[\n\r\u2028\u2029]/u.exec(sourceCode.text)?.[0] ?? '\n';
}
