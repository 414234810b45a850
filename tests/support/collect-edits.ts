/** What the fixes and suggestions of the rules make of a text, and what the rules say of that. */
import type { Linter, Rule } from 'eslint';
import { lintText } from './lint-text.js';

const all = { includeThrows: true, includeLikely: true };

/** The rules on resources that are never released, with all that they report. */
const rules: Linter.RulesRecord = {
  'leaks/no-leaked-timer': ['error', all],
  'leaks/no-leaked-listener': ['error', all],
  'leaks/no-leaked-subscription': ['error', all],
  'leaks/no-leaked-observer': ['error', all],
  'leaks/no-leaked-object-url': ['error', all],
  'leaks/require-teardown': ['error', all],
  'leaks/no-unbounded-cache': ['error', all],
  'leaks/no-unbounded-collection': ['error', all],
  'leaks/no-unbounded-memoize': ['error', all],
  'leaks/no-promise-race-leak': ['error', { includeLikely: true }],
  'leaks/no-finalizer-cleanup': ['error', { includeLikely: true }],
  'leaks/no-enter-with': ['error', { includeLikely: true }],
  'leaks/no-retained-buffer-view': ['error', { includeLikely: true }],
  'leaks/require-worker-limits': ['error', { includeLikely: true }],
  'leaks/no-ignored-backpressure': 'error',
  'leaks/prefer-streaming': ['error', { includeLikely: true }],
  'leaks/no-retained-scope': ['error', { includeLikely: true }],
  'leaks/prefer-bounded-queue': ['error', { includeLikely: true }],
  'leaks/no-mismatched-release': ['error', { includeLikely: true }],
  'leaks/no-leaked-handle': ['error', all],
  'leaks/no-leaked-stream': ['error', all],
  'leaks/no-leaked-disposable': ['error', { includeLikely: true }],
  'leaks/require-release-on-throw': 'error',
  'leaks/prefer-using': 'error',
};

export interface Edited {
  /** `fix`, or the suggestion's message id. */
  readonly by: string;
  readonly output: string;
  /** Reports of the output that the text did not have. */
  readonly added: readonly string[];
  /** Is there one report less of the kind? */
  readonly isSilenced: boolean;
}

export interface Reported {
  readonly rule: string;
  readonly messageId: string;
  readonly line: number;
  readonly edits: readonly Edited[];
}

/** Every report on a text, each with the edits that it offers, one at a time. */
export function collectEdits(filename: string, code: string, project?: URL): readonly Reported[] {
  const lint = (text: string): readonly Linter.LintMessage[] =>
    lintText({ code: text, filename, rules, settings: { leaks: { testFiles: 'report' } }, ...(project === undefined ? {} : { project }) });
  const before = lint(code);
  return before.map((message) => {
    const fixes = message.fix === undefined ? [] : [{ by: 'fix', fix: message.fix }];
    const suggestions = (message.suggestions ?? []).map(({ messageId = '', fix }) => ({ by: messageId, fix }));
    return {
      rule: message.ruleId ?? '',
      messageId: message.messageId ?? '',
      line: message.line,
      edits: [...fixes, ...suggestions].map(({ by, fix }) => toEdited(code, { by, fix }, before, lint)),
    };
    function toEdited(text: string, edit: { by: string; fix: Rule.Fix }, old: typeof before, again: typeof lint): Edited {
      const output = text.slice(0, edit.fix.range[0]) + edit.fix.text + text.slice(edit.fix.range[1]);
      const after = again(output);
      const isOfKind = (other: Linter.LintMessage): boolean => getKey(other) === getKey(message);
      return {
        by: edit.by,
        output,
        added: subtract(after.map(getKey), old.map(getKey)),
        isSilenced: after.filter(isOfKind).length < old.filter(isOfKind).length,
      };
    }
  });
}

function getKey({ ruleId, messageId }: Linter.LintMessage): string {
  return `${ruleId ?? ''}/${messageId ?? ''}`;
}

/** What is left of a list when each element of another has taken one of its like away. */
export function subtract(list: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...list];
  for (const other of others) {
    const position = rest.indexOf(other);
    if (position !== -1) {
      rest.splice(position, 1);
    }
  }
  return rest;
}
