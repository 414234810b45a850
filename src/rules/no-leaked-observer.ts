import { collectVerdictFindings } from '../analysis/index.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';
import { type CertaintyOptions, reportFindings } from '../reporting/report-findings.js';

export type Options = readonly [CertaintyOptions?];

export default createRule<Options, string>({
  name: 'no-leaked-observer',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require observers to be disconnected when their owner is done',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      discardedByEffect:
        'This `{{callee}}` observes on after the effect ends: it is not kept, so nothing can disconnect it. Keep it and return a cleanup from the effect that calls `disconnect()`.',
      discardedByInstance:
        'This `{{callee}}` outlives its owner: it is not kept, so nothing can disconnect it. Keep it and call `disconnect()` {{where}}.',
      discardedByFunction:
        'This `{{callee}}` observes forever: it is not kept, so nothing can disconnect it, and each run of {{scope}} adds one. Keep it and call `disconnect()` when the work is done.',
      neverReleased: '`{{handle}}` is never disconnected: the {{noun}} keeps {{keeps}}. Call `{{release}}()` {{where}}.',
      releasedOnlyBefore:
        '`{{handle}}` is disconnected only on line {{releaseLine}}, right before it is replaced, so the last {{noun}} stays. Call `{{release}}()` {{where}}.',
      missedByTeardown:
        '`{{handle}}` still observes after {{culprit}} on line {{line}}: the {{noun}} keeps {{keeps}}. Call `{{release}}()` there.',
      leaveMissed:
        '`{{handle}}` still observes when the `{{leaver}}` on line {{line}} leaves: its release on line {{releaseLine}} is skipped. Call `{{release}}()` before that `{{leaver}}`.',
      endMissed:
        '`{{handle}}` still observes on each way out that misses its release on line {{releaseLine}}. Call `{{release}}()` on all of them, or in a `finally` block.',
      throwMissed:
        '`{{handle}}` still observes if `{{culprit}}` throws: its release on line {{releaseLine}} is skipped. Call `{{release}}()` in a `finally` block.',
      overwrittenInLoop:
        '`{{handle}}` takes a new {{noun}} on each turn of the loop, and nothing can disconnect the one before. Call `{{release}}()` before replacing it.',
      overwritten:
        '`{{handle}}` may still hold an active {{noun}} here, and replacing it drops the only way to disconnect it. Call `{{release}}()` first.',
      raced:
        '`{{handle}}` may be made after its owner has ended: its release on line {{releaseLine}} does not wait for `{{culprit}}` on line {{line}}. Look whether the owner is gone before making the {{noun}}.',
      rearmed:
        '{{culprit}} makes a new {{noun}} on every run, and nothing can disconnect it. Keep `{{callee}}` and call `{{release}}()` {{where}}.',
      restarted:
        'This `{{callee}}` may run after {{culprit}} on line {{line}} and start again what that ends. Keep it and call `{{release}}()` there.',
      endlessLoop:
        'Nothing leaves this loop, so its {{noun}} keeps {{keeps}}. Leave it with `break` or `return`.',
      keepLatest: 'Keep the newest one and call `{{release}}()` in the cleanup.',
      registerRelease: 'Register a cleanup that calls `{{release}}()`.',
      addEffect: 'Add an effect whose cleanup calls `{{release}}()`.',
      guardLate: 'Test after the wait whether the cleanup has run.',
      returnCleanup: 'Return a cleanup that calls `{{release}}()`.',
      returnStop: 'Return a function that calls `{{release}}()`.',
      releaseInCleanup: 'Call `{{release}}()` in the cleanup.',
      releaseInTeardown: 'Call `{{release}}()` in the teardown.',
      createTeardown: 'Add a teardown that calls `{{release}}()`.',
      releaseBefore: 'Call `{{release}}()` first.',
      releaseBeforeReturn: 'Call `{{release}}()` before the `return`.',
      releaseInFinally: 'Call `{{release}}()` in a `finally` block.',
    },
    schema: [createCertaintySchema('observers')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectVerdictFindings(context, 'observer'), options);
      },
    };
  },
});
