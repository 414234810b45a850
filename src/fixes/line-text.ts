import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { continuesLineAbove, usesSemicolons } from '../ast/semicolons.js';

type Source = Readonly<TSESLint.SourceCode>;

/** The text without a semicolon at its end: whether one stands there is for the file to say. */
export function withoutTerminator(text: string): string {
  return text.trim().replace(/;$/u, '');
}

/** A statement's text for a line of its own between two tokens, in the style of the file. */
export function getLineText(
  sourceCode: Source,
  text: string,
  previous: TSESTree.Token | null,
  next: TSESTree.Token | null,
): string {
  return `${getLineStartText(text, previous)}${isBlock(text) ? '' : getLineEndText(sourceCode, next)}`;
}

/** `for (…) { … }` -> `for (…) { … };` has an empty statement behind it. */
function isBlock(text: string): boolean {
  return /^for \(/u.test(text) && text.endsWith('}');
}

/** `open()⏎(x as T).close()` -> calls the result of `open()`. */
function getLineStartText(text: string, previous: TSESTree.Token | null): string {
  const bare = withoutTerminator(text);
  const isSafe = previous === null || previous.value === ';' || previous.value === '{' || !continuesLineAbove(bare);
  return isSafe ? bare : `;${bare}`;
}

/** `close()⏎[a, b].forEach(f)` -> indexes the result of `close()`. */
function getLineEndText(sourceCode: Source, next: TSESTree.Token | null): string {
  const isNeeded = next !== null && continuesLineAbove(next.value);
  return isNeeded || usesSemicolons(sourceCode) ? ';' : '';
}

/** Identifiers that a release mentions, names of members and texts of strings left out. */
export function collectMentionedNames(text: string): ReadonlySet<string> {
  const code = text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gu, "''");
  return new Set([...code.matchAll(/(?<![.\p{ID_Continue}$#])[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)].map(([name]) => name));
}

/** The same code but for white space and the semicolon at the end? */
export function isSameCode(left: string, right: string): boolean {
  return normalize(left) === normalize(right);
}

function normalize(text: string): string {
  return withoutTerminator(text).replace(/\s+/gu, '');
}
