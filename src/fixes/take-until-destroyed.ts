import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../ast/class-node.js';
import { unwrap } from '../ast/unwrap.js';
import { importValue } from './add-import.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { findOperatorInsertion } from './end-pipe.js';
import { declareField, isFieldTaken } from './keep-in-field.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface TakeUntilDestroyed {
  readonly subscribe: TSESTree.CallExpression;
  /** What it is given: nothing where Angular knows who asks. */
  readonly argument: string;
  /** The class that gets a field with a `DestroyRef`, where none has one yet. */
  readonly injector?: ClassNode;
}

const CORE = '@angular/core';

/** `a$.subscribe(f)` -> `a$.pipe(takeUntilDestroyed(this.destroyRef)).subscribe(f)`, with the field and the imports. */
export function takeUntilDestroyed(sourceCode: Source, { subscribe, argument, injector }: TakeUntilDestroyed): Edit | undefined {
  const callee = unwrap(subscribe.callee);
  const imported = importValue(sourceCode, 'takeUntilDestroyed', `${CORE}/rxjs-interop`);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || imported === undefined) {
    return undefined;
  }
  const insertion = findOperatorInsertion(sourceCode, callee, `${imported.local}(${argument})`);
  const piped = insertion && toEdit([...imported.insertions, insertion]);
  return injector === undefined ? piped : combine(piped, inject(sourceCode, injector));
}

/** `private readonly destroyRef = inject(DestroyRef);` */
function inject(sourceCode: Source, owner: ClassNode): Edit | undefined {
  const fn = importValue(sourceCode, 'inject', CORE);
  const token = importValue(sourceCode, 'DestroyRef', CORE);
  return fn === undefined || token === undefined || isFieldTaken(sourceCode, owner, 'destroyRef')
    ? undefined
    : toEdit([...fn.insertions, ...token.insertions, ...declareField(sourceCode, owner, `private readonly destroyRef = ${fn.local}(${token.local})`)]);
}
