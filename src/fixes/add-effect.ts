import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { importValue } from './add-import.js';
import { getClosureText } from './closure-text.js';
import { type Edit, toEdit } from './edit.js';
import { insertBelow } from './insert-statement.js';

export interface AddEffect {
  readonly below: TSESTree.Node;
  /** `useEffect`, or `React.useEffect` where the file calls its hooks so. */
  readonly hook: string;
  /** The module to import it from, where the file does not know it yet. */
  readonly from?: string;
  readonly release: string;
}

/** An effect that does nothing but release when its component is unmounted. */
export function addEffect(sourceCode: Readonly<TSESLint.SourceCode>, { below, hook, from, release }: AddEffect): Edit | undefined {
  const imported = from === undefined ? { local: hook, insertions: [] } : importValue(sourceCode, hook, from);
  const text = imported && `${imported.local}(() => ${getClosureText(sourceCode, release, false)}, [])`;
  const statement = text === undefined ? undefined : insertBelow(sourceCode, below, text);
  return imported === undefined || statement === undefined ? undefined : toEdit([...imported.insertions, ...statement]);
}
