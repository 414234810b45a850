import type { TSESLint } from '@typescript-eslint/utils';

/** What a report or a suggestion takes as its `fix`. */
export type Edit = TSESLint.ReportFixFunction;

/** Text that goes in at an offset. Edits only insert: what they do not delete, they cannot lose. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** One edit of several insertions; those at the same offset keep their order. */
export function toEdit(insertions: readonly Insertion[] | undefined): Edit | undefined {
  if (insertions === undefined || insertions.length === 0) {
    return undefined;
  }
  return (fixer) => insertions.map(({ at, text }) => fixer.insertTextBeforeRange([at, at], text));
}
