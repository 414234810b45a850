import { collectLostHandleFindings, collectOwnershipFindings, collectTransactionFindings, collectVerdictFindings } from '../analysis/index.js';
import { createRule } from '../util/create-rule.js';
import { reportFindings } from '../reporting/report-findings.js';

export default createRule<readonly [], string>({
  name: 'require-release-on-throw',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require what is opened and released to be released when an error skips the release, too',
      preset: 'strict',
      typed: 'optional',
    },
    hasSuggestions: true,
    messages: {
      throwMissed:
        '`{{handle}}` is not released if `{{culprit}}` throws: line {{releaseLine}} is skipped, and the {{noun}} keeps {{keeps}}. Call `{{release}}({{argument}})` in a `finally` block.',
      leaveMissed:
        '`{{handle}}` is not released when the `{{leaver}}` on line {{line}} leaves: its release on line {{releaseLine}} is skipped. Call `{{release}}({{argument}})` before that `{{leaver}}`, or in a `finally` block.',
      endMissed:
        '`{{handle}}` is not released where an error skips line {{releaseLine}} and the function goes on: the {{noun}} keeps {{keeps}}. Call `{{release}}({{argument}})` in a `finally` block.',
      overwrittenInLoop:
        '`{{handle}}` takes a new {{noun}} on the next turn of the loop, and the one before stays open where an error skips its release. Call `{{release}}({{argument}})` in a `finally` block.',
      lostByRejection:
        'This {{noun}} stays open if `{{culprit}}` on line {{line}} rejects: `Promise.all()` then gives nobody what `{{callee}}()` gave. Open one after the other, or use `Promise.allSettled()` and call `{{release}}()` on the others.',
      lostIfThrown:
        '`{{handle}}` stays open if `{{culprit}}` on line {{line}} throws: nobody gets it then, so nothing can close it. Call `{{release}}({{argument}})` in a `catch` block that throws again.',
      transactionThrown:
        '`{{handle}}` keeps its transaction open if `{{culprit}}` on line {{line}} throws: it is neither committed nor rolled back then. Call `{{release}}` in a `catch` block that throws again.',
      releaseBeforeReturn: 'Call `{{release}}({{argument}})` before the `return`.',
      releaseInCatch: 'Call `{{release}}({{argument}})` in a `catch` block, and throw on.',
      releaseInFinally: 'Call `{{release}}({{argument}})` in a `finally` block.',
      declareWithUsing: 'Declare `{{handle}}` with `using`, which calls `{{release}}({{argument}})`.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        const findings = [
          ...collectVerdictFindings(context, 'handle'),
          ...collectVerdictFindings(context, 'disposable'),
          ...collectOwnershipFindings(context),
          ...collectLostHandleFindings(context),
          ...collectTransactionFindings(context),
        ];
        const thrown = findings.filter(({ certainty }) => certainty === 'throw');
        reportFindings(context, thrown, { includeThrows: true });
      },
    };
  },
});
