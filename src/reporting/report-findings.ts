import type { TSESLint } from '@typescript-eslint/utils';
import { type Certainty, type Finding, getTestPolicy, getTrace } from '../analysis/index.js';
import { applyRemedy } from '../fixes/apply-remedy.js';

/** Options that most rules have: which certainties they report beside the certain ones. */
export interface CertaintyOptions {
  /** Report what only a thrown error leaks. */
  readonly includeThrows?: boolean;
  /** Report what only callers in other files could tell. */
  readonly includeLikely?: boolean;
}

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** Reports findings: the best safe remedy is the fix; where none is safe, all of them are suggestions. */
export function reportFindings(context: Context, findings: readonly Finding[], options: CertaintyOptions): void {
  for (const finding of findings) {
    const policy = getTestPolicy(context, finding);
    if (policy !== 'none' && (isIncluded(finding.certainty, options) || (policy === 'hook' && finding.certainty === 'likely'))) {
      reportFinding(context, finding);
    }
  }
}

function isIncluded(certainty: Certainty, { includeThrows = false, includeLikely = false }: CertaintyOptions): boolean {
  return (certainty !== 'throw' || includeThrows) && (certainty !== 'likely' || includeLikely);
}

/** What is only likely, or only an error leaks, is for the reader to decide. */
function isCertain({ certainty }: Finding): boolean {
  return certainty === 'definite' || certainty === 'path';
}

function reportFinding(context: Context, finding: Finding): void {
  const { node, kind, words, remedies, write } = finding;
  const edits = remedies.flatMap(({ remedy, isSafe }) => {
    const edit = applyRemedy(context.sourceCode, remedy, write);
    return edit === undefined ? [] : [{ messageId: remedy.kind, data: { ...words }, fix: edit, isSafe }];
  });
  // Two ways to the same end would read alike: the better one is offered.
  const offered = edits.filter(({ messageId }, position) => edits.findIndex((edit) => edit.messageId === messageId) === position);
  const safe = isCertain(finding) ? edits.find(({ isSafe }) => isSafe) : undefined;
  context.report({
    node,
    messageId: kind,
    // No sentence has a blank for the trace: the audit of `src/cli` takes it from here.
    data: { ...words, trace: () => getTrace(context, finding) },
    fix: safe?.fix ?? null,
    suggest: safe === undefined ? offered : [],
  });
}
