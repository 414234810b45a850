import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import type { Named } from '../ast/remedy.js';
import type { Edit } from './edit.js';
import { withName } from './named-release.js';
import { returnStop } from './return-stop.js';

export interface ReturnRemover {
  readonly starter: FunctionNode;
  readonly acquire: TSESTree.CallExpression;
  readonly named: Named;
  readonly hasValue: boolean;
  readonly release: (handle: string) => string;
}

/** Ends a function that gives a listener with `return () => target.removeEventListener(…);` for its callers. */
export function returnRemover(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { starter, acquire, named, hasValue, release }: ReturnRemover,
): Edit | undefined {
  return withName(sourceCode, named, (handle) =>
    returnStop(sourceCode, { starter, acquire, release: () => release(handle), hasReleaseValue: hasValue }),
  );
}
