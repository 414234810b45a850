import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Named } from '../ast/remedy.js';
import { type Edit, toEdit } from './edit.js';
import { insertBelow } from './insert-statement.js';
import { withName } from './named-release.js';

export interface ReleaseAfter {
  readonly statement: TSESTree.Node;
  readonly named: Named;
  readonly release: (handle: string) => string;
}

/** `link.click();` -> `link.click();⏎URL.revokeObjectURL(url);`. */
export function releaseAfter(sourceCode: Readonly<TSESLint.SourceCode>, { statement, named, release }: ReleaseAfter): Edit | undefined {
  return withName(sourceCode, named, (handle) => toEdit(insertBelow(sourceCode, statement, release(handle))));
}
