import {
  collectLateHandleFindings,
  collectLostHandleFindings,
  collectSwitchFindings,
  collectTransactionFindings,
  collectVerdictFindings,
} from '../analysis/index.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';
import { type CertaintyOptions, reportFindings } from '../reporting/report-findings.js';

export type Options = readonly [CertaintyOptions?];

export default createRule<Options, string>({
  name: 'no-leaked-handle',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require files, sockets, clients of databases, workers and other handles to be closed',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      discardedByEffect:
        'This {{noun}} stays open after the effect ends: it is not kept, so nothing can close it. Keep it and return a cleanup from the effect that calls `{{release}}()`.',
      discardedByInstance:
        'This {{noun}} outlives its owner: it is not kept, so nothing can close it. Keep it and call `{{release}}()` {{where}}.',
      discardedByFunction:
        'This {{noun}} stays open: it is not kept, so nothing can close it, and each run of {{scope}} adds one. Keep it and call `{{release}}()` when the work is done.',
      neverReleased: '`{{handle}}` is never closed: the {{noun}} keeps {{keeps}}. Call `{{release}}({{argument}})` {{where}}.',
      releasedOnlyBefore:
        '`{{handle}}` is closed only on line {{releaseLine}}, right before it is replaced, so the last {{noun}} stays open. Call `{{release}}({{argument}})` {{where}}.',
      missedByTeardown:
        '`{{handle}}` is still open after {{culprit}} on line {{line}}: the {{noun}} keeps {{keeps}}. Call `{{release}}({{argument}})` there.',
      leaveMissed:
        '`{{handle}}` stays open when the `{{leaver}}` on line {{line}} leaves: its release on line {{releaseLine}} is skipped. Call `{{release}}({{argument}})` before that `{{leaver}}`.',
      endMissed:
        '`{{handle}}` stays open on each way out that misses its release on line {{releaseLine}}. Call `{{release}}({{argument}})` on all of them, or in a `finally` block.',
      throwMissed:
        '`{{handle}}` stays open if `{{culprit}}` throws: its release on line {{releaseLine}} is skipped. Call `{{release}}({{argument}})` in a `finally` block.',
      overwrittenInLoop:
        '`{{handle}}` takes a new {{noun}} on each turn of the loop, and the one before stays open. Call `{{release}}({{argument}})` at the end of each turn.',
      overwritten:
        '`{{handle}}` may still hold an open {{noun}} here, and replacing it drops the only way to close it. Call `{{release}}({{argument}})` first.',
      raced:
        '`{{handle}}` may be opened after its owner has ended: its release on line {{releaseLine}} does not wait for `{{culprit}}` on line {{line}}. Look whether the owner is gone before opening the {{noun}}.',
      lateAfterEnd:
        '`{{handle}}` stays open when it arrives after `{{culprit}}()`: its release on line {{line}} has run, and nothing looks at `{{flag}}` here. Look, and call `{{release}}({{argument}})` then.',
      endlessLoop:
        'Nothing leaves this loop, so its {{noun}} keeps {{keeps}}. Leave it with `break` or `return`, or pass `{ signal }` to `{{callee}}()`.',
      leftOnByTeardown:
        '`{{callee}}()` is still in effect after {{culprit}} on line {{line}}: the {{noun}} keeps {{keeps}}. Call `{{release}}()` there.',
      neverTurnedOff: 'Nothing takes `{{callee}}()` back: the {{noun}} keeps {{keeps}}. Call `{{release}}()` {{where}}.',
      registerRelease: 'Register a cleanup that calls `{{release}}()`.',
      guardLate: 'Test after the wait whether the cleanup has run.',
      addEffect: 'Add an effect whose cleanup calls `{{release}}()`.',
      returnCleanup: 'Return a cleanup that calls `{{release}}()`.',
      returnStop: 'Return a function that calls `{{release}}()`.',
      releaseInCleanup: 'Call `{{release}}()` in the cleanup.',
      releaseInTeardown: 'Call `{{release}}()` in the teardown.',
      createTeardown: 'Add a teardown that calls `{{release}}()`.',
      releaseBefore: 'Call `{{release}}({{argument}})` first.',
      releaseBeforeReturn: 'Call `{{release}}({{argument}})` before the `return`.',
      lostBeforeHandOver:
        '`{{handle}}` stays open when the `{{leaver}}` on line {{line}} leaves: nobody gets it there, so nothing can close it. Call `{{release}}({{argument}})` first.',
      lostByRejection:
        'This {{noun}} stays open if `{{culprit}}` on line {{line}} rejects: `Promise.all()` then gives nobody what `{{callee}}()` gave. Open one after the other, or use `Promise.allSettled()` and call `{{release}}()` on the others.',
      lostIfThrown:
        '`{{handle}}` stays open if `{{culprit}}` on line {{line}} throws: nobody gets it then, so nothing can close it. Call `{{release}}({{argument}})` in a `catch` block that throws again.',
      transactionLeft:
        '`{{handle}}` keeps its transaction open when the `{{leaver}}` on line {{line}} leaves: it is neither committed nor rolled back there. Call `{{release}}` before that `{{leaver}}`.',
      transactionSkipped:
        '`{{handle}}` keeps its transaction open on each way out that neither commits nor rolls back. Call `{{release}}` on those, or in a `catch` block that throws again.',
      transactionThrown:
        '`{{handle}}` keeps its transaction open if `{{culprit}}` on line {{line}} throws: it is neither committed nor rolled back then. Call `{{release}}` in a `catch` block that throws again.',
      linesLeft:
        '`{{callee}}` and its file stay open when the `{{leaver}}` on line {{line}} leaves the loop: only the end of the input closes them. {{advice}} in a `finally` block.',
      neverAbortable:
        'Nothing can abort `{{handle}}`, so `{{culprit}}` on line {{line}} keeps what it has opened as long as it likes. Call `{{handle}}.abort()` when the work is over, or pass a signal that somebody aborts.',
      leaveIfEnded: 'Close it and leave if `{{flag}}` holds.',
      releaseInCatch: 'Call `{{release}}({{argument}})` in a `catch` block, and throw on.',
      releaseInFinally: 'Call `{{release}}({{argument}})` in a `finally` block.',
      wrapInFinally: 'Call `{{release}}({{argument}})` in a `finally` block.',
      declareWithUsing: 'Declare `{{handle}}` with `using`, which calls `{{release}}({{argument}})`.',
    },
    schema: [createCertaintySchema('handles')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        const lost = [...collectLateHandleFindings(context), ...collectLostHandleFindings(context), ...collectTransactionFindings(context)];
        reportFindings(context, [...collectVerdictFindings(context, 'handle'), ...lost, ...collectSwitchFindings(context)], options);
      },
    };
  },
});
