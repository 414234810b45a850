import type { TSESLint } from '@typescript-eslint/utils';
import { usesSemicolons } from '../ast/semicolons.js';
import { withoutTerminator } from './line-text.js';

/** The text of a closure that runs a release. `hasValue`: braces keep the release's value from becoming the closure's. */
export function getClosureText(
  sourceCode: Readonly<TSESLint.SourceCode>,
  release: string,
  hasValue: boolean,
): string {
  const bare = withoutTerminator(release);
  const end = usesSemicolons(sourceCode) ? ';' : '';
  // `() => clearInterval(id); id = undefined` -> the second statement runs at once.
  return hasValue || bare.includes(';') ? `() => { ${bare}${end} }` : `() => ${bare}`;
}
