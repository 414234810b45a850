import type { TSESLint } from '@typescript-eslint/utils';

/** Signs of Node: a page gives back what it holds without being asked. */
const SERVER = /['"]node:|\brequire\(|\bprocess\.|\bBuffer\b|from ['"](?:fs|fs\/promises|path|https?|os|child_process|url|crypto|undici)['"]/u;

/** Does a file run in Node? */
export function isServerFile({ text }: Readonly<TSESLint.SourceCode>): boolean {
  return SERVER.test(text);
}
