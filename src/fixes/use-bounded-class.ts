import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { BoundedClass } from '../ast/remedy.js';
import { importValue, isModule } from './add-import.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';

type Source = Readonly<TSESLint.SourceCode>;

interface UseBoundedClass {
  readonly maker: TSESTree.NewExpression;
  readonly annotation?: TSESTree.TSTypeReference;
  readonly limit: number;
  readonly boundedClass?: BoundedClass;
}

/** `new Map<string, User>()` -> `new LRUCache<string, User>({ max: 1000 })`, in the annotation too, and its import. */
export function useBoundedClass(sourceCode: Source, { maker, annotation, limit, boundedClass }: UseBoundedClass): Edit | undefined {
  const end = sourceCode.getLastToken(maker);
  // `new Map` has no parentheses for the option; a file without an import or export may be a script, where an import does not parse.
  if (boundedClass === undefined || end?.value !== ')' || sourceCode.getCommentsInside(maker).length > 0 || !isModule(sourceCode)) {
    return undefined;
  }
  const imported = importValue(sourceCode, boundedClass.name, boundedClass.from);
  if (imported === undefined) {
    return undefined;
  }
  const { local, insertions } = imported;
  const names = [maker.callee, ...(annotation === undefined ? [] : [annotation.typeName])];
  return combine(
    ...names.map((name): Edit => (fixer) => fixer.replaceText(name, local)),
    (fixer) => fixer.insertTextBefore(end, `{ ${boundedClass.option}: ${String(limit)} }`),
    ...(insertions.length === 0 ? [] : [toEdit(insertions)]),
  );
}
