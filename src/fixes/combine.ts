import type { TSESLint } from '@typescript-eslint/utils';
import type { Edit } from './edit.js';

/** Several edits as one fix, so that no pass applies half of them. `undefined` when one of them is not certain. */
export function combine(...edits: readonly (Edit | undefined)[]): Edit | undefined {
  const certain = edits.filter((edit) => edit !== undefined);
  if (certain.length === 0 || certain.length < edits.length) {
    return undefined;
  }
  return (fixer) => merge(certain.flatMap((edit) => toArray(edit(fixer))));
}

function toArray(fixes: ReturnType<Edit>): readonly TSESLint.RuleFix[] {
  if (fixes === null) {
    return [];
  }
  return isIterable(fixes) ? [...fixes] : [fixes];
}

function isIterable(fixes: NonNullable<ReturnType<Edit>>): fixes is Iterable<TSESLint.RuleFix> & NonNullable<ReturnType<Edit>> {
  return Symbol.iterator in fixes;
}

/** ESLint throws on overlapping parts: `replace [3, 9]` with `insert at 5` -> no fix. */
function merge(fixes: readonly TSESLint.RuleFix[]): TSESLint.RuleFix[] | null {
  const sorted = [...fixes].sort(compare);
  const isOverlapping = sorted.some(({ range }, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.range[0] < range[1];
  });
  return isOverlapping || sorted.length === 0 ? null : sorted;
}

/**
 * An assignment in front of a call stays with the call, whatever else goes in at the same place:
 * `this.id = setInterval(f, 1)` from two parts -> `this.id = clearInterval(this.id); setInterval(f, 1)`.
 */
function compare(left: TSESLint.RuleFix, right: TSESLint.RuleFix): number {
  return (
    left.range[0] - right.range[0] ||
    left.range[1] - right.range[1] ||
    Number(isAssignment(left)) - Number(isAssignment(right))
  );
}

function isAssignment({ text }: TSESLint.RuleFix): boolean {
  return /= $/u.test(text);
}
