import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Named, Registrar } from '../ast/remedy.js';
import { importValue } from './add-import.js';
import { getClosureText } from './closure-text.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { insertBelow } from './insert-statement.js';
import { withName } from './named-release.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface RegisterRelease {
  readonly below: TSESTree.Node;
  readonly registrar: Registrar;
  readonly named: Named;
  readonly hasValue: boolean;
  readonly release: (handle: string) => string;
}

/** `onUnmounted(() => clearInterval(id));` below a statement, with the import. */
export function registerRelease(sourceCode: Source, { below, registrar, named, hasValue, release }: RegisterRelease): Edit | undefined {
  const { name, from } = registrar;
  const imported = from === undefined ? { local: name, insertions: [] } : importValue(sourceCode, name, from);
  if (imported === undefined) {
    return undefined;
  }
  const edit = withName(sourceCode, named, (handle) =>
    toEdit(insertBelow(sourceCode, below, `${imported.local}(${getClosureText(sourceCode, release(handle), hasValue)})`)),
  );
  return imported.insertions.length === 0 ? edit : combine(toEdit(imported.insertions), edit);
}
