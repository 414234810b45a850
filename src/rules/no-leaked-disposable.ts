import { collectOwnershipFindings, collectVerdictFindings } from '../analysis/index.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';
import { type CertaintyOptions, reportFindings } from '../reporting/report-findings.js';

export type Options = readonly [CertaintyOptions?];

export default createRule<Options, string>({
  name: 'no-leaked-disposable',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require what a file makes and releases in one place to be released in every other',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      dropped:
        'This {{noun}} is never released: it is not kept, so nothing can call `{{release}}()` as line {{siblingLine}} does. Keep it and release it when the work is done.',
      forgotten:
        '`{{handle}}` is never released: the {{noun}} keeps {{keeps}}, and line {{siblingLine}} releases another one. Call `{{release}}()` {{where}}.',
      discardedByEffect:
        'This {{noun}} is never released: it is not kept, so nothing can end it. Keep it and return a cleanup from the effect that calls `{{release}}()`.',
      discardedByInstance: 'This {{noun}} is never released: it is not kept, so nothing can end it. Keep it and call `{{release}}()` {{where}}.',
      discardedByFunction:
        'This {{noun}} is never released: it is not kept, so nothing can end it, and each run of {{scope}} adds one. Keep it and call `{{release}}()` when the work is done.',
      neverReleased: '`{{handle}}` is never released: the {{noun}} keeps {{keeps}}. Call `{{release}}()` {{where}}.',
      releasedOnlyBefore:
        '`{{handle}}` is released only on line {{releaseLine}}, right before it is replaced, so the last {{noun}} stays. Call `{{release}}()` {{where}}.',
      missedByTeardown:
        '`{{handle}}` is not released by {{culprit}} on line {{line}}: the {{noun}} keeps {{keeps}}. Call `{{release}}()` there.',
      leaveMissed:
        '`{{handle}}` is not released when the `{{leaver}}` on line {{line}} leaves: its release on line {{releaseLine}} is skipped. Call `{{release}}()` before that `{{leaver}}`.',
      endMissed:
        '`{{handle}}` is not released on each way out that misses its release on line {{releaseLine}}: the {{noun}} keeps {{keeps}}. Call `{{release}}()` on all of them, or in a `finally` block.',
      throwMissed:
        '`{{handle}}` is not released if `{{culprit}}` throws: its release on line {{releaseLine}} is skipped. Call `{{release}}()` in a `finally` block.',
      overwrittenInLoop:
        '`{{handle}}` takes a new {{noun}} on each turn of the loop, and the one before is not released. Call `{{release}}()` at the end of each turn.',
      overwritten:
        '`{{handle}}` may still hold a {{noun}} here, and replacing it drops the only way to release it. Call `{{release}}()` first.',
      raced:
        '`{{handle}}` may be made after its owner has ended: its release on line {{releaseLine}} does not wait for `{{culprit}}` on line {{line}}. Look whether the owner is gone before making the {{noun}}.',
      wrapperNeverReleased:
        '`{{handle}}` is never released: `{{noun}}` keeps open what it opens on {{opened}}. Call `{{release}}()` when the work is done.',
      wrapperMissed:
        '`{{handle}}` is not released by {{culprit}}: `{{noun}}` keeps open what it opens on {{opened}}. Call `{{release}}()` there.',
      wrapperListens:
        '`{{handle}}` is never released: what `{{noun}}` registers itself with on {{opened}} keeps it. Call `{{release}}()` when the work is done.',
      abandoned:
        '`{{handle}}` is never released: each run of {{scope}} makes another {{noun}}, and afterwards nothing can call its `{{release}}()`. Call it {{where}}.',
      abandonedInChain:
        'This {{noun}} is never released: only what `{{method}}()` gives is kept, so nothing can call `{{release}}()`, and each run of {{scope}} makes another one. Keep it and call `{{release}}()` {{where}}.',
      registerRelease: 'Register a cleanup that calls `{{release}}()`.',
      guardLate: 'Test after the wait whether the cleanup has run.',
      addEffect: 'Add an effect whose cleanup calls `{{release}}()`.',
      keepLatest: 'Keep the newest one and call `{{release}}()` in the cleanup.',
      returnCleanup: 'Return a cleanup that calls `{{release}}()`.',
      returnStop: 'Return a function that calls `{{release}}()`.',
      releaseInCleanup: 'Call `{{release}}()` in the cleanup.',
      releaseInTeardown: 'Call `{{release}}()` in the teardown.',
      createTeardown: 'Add a teardown that calls `{{release}}()`.',
      releaseBefore: 'Call `{{release}}()` first.',
      releaseBeforeReturn: 'Call `{{release}}()` before the `return`.',
      releaseInFinally: 'Call `{{release}}()` in a `finally` block.',
      wrapInFinally: 'Call `{{release}}()` in a `finally` block.',
      declareWithUsing: 'Declare `{{handle}}` with `using`, which calls `{{release}}()`.',
    },
    schema: [createCertaintySchema('resources')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, [...collectVerdictFindings(context, 'disposable'), ...collectOwnershipFindings(context)], options);
      },
    };
  },
});
