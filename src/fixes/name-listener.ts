import type { TSESLint } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import type { Hoisting } from '../ast/remedy.js';
import type { Edit } from './edit.js';
import { withName } from './named-release.js';
import { releaseInCleanup } from './release-in-cleanup.js';
import { returnCleanup } from './return-cleanup.js';

export interface NameListener {
  readonly effect: FunctionNode;
  readonly hoisting: Hoisting;
  /** The removal, by the listener's name. */
  readonly release: (name: string) => string;
  readonly hasValue: boolean;
  /** The cleanup that the effect has. */
  readonly cleanup?: FunctionNode;
}

/** `addEventListener('resize', () => …)` -> a constant for the function, and a cleanup that removes it. */
export function nameListener(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { effect, hoisting, release, hasValue, cleanup }: NameListener,
): Edit | undefined {
  return withName(sourceCode, { hoisting }, (name) =>
    cleanup === undefined
      ? returnCleanup(sourceCode, { effect, acquire: hoisting.acquire, release: () => release(name), hasReleaseValue: hasValue })
      : releaseInCleanup(sourceCode, { cleanup, release: release(name), isValueIgnored: true }),
  );
}
