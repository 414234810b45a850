import { collectVerdictFindings } from '../analysis/index.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';
import { type CertaintyOptions, reportFindings } from '../reporting/report-findings.js';

export type Options = readonly [CertaintyOptions?];

export default createRule<Options, string>({
  name: 'no-leaked-object-url',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require object URLs to be revoked when what they name is no longer shown',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      discardedByEffect:
        'Each run of this effect keeps one more blob in memory: nothing revokes what `{{callee}}()` returns. Keep the URL and return a cleanup from the effect that calls `{{release}}()`.',
      discardedByInstance:
        'Each run of {{scope}} keeps one more blob in memory: nothing revokes what `{{callee}}()` returns. Keep the URL and call `{{release}}()` with it before the next one and {{where}}.',
      discardedByFunction:
        'Each run of {{scope}} keeps one more blob in memory: nothing revokes what `{{callee}}()` returns. Keep the URL and call `{{release}}()` with it once it is loaded.',
      neverReleased: '`{{handle}}` is never revoked: the {{noun}} keeps {{keeps}}. Call `{{release}}({{argument}})` {{where}}.',
      releasedOnlyBefore:
        '`{{handle}}` is revoked only on line {{releaseLine}}, right before it is set again, so the last {{noun}} stays. Call `{{release}}({{argument}})` {{where}}.',
      missedByTeardown:
        '`{{handle}}` is still there after {{culprit}} on line {{line}}: the {{noun}} keeps {{keeps}}. Call `{{release}}({{argument}})` there.',
      leaveMissed:
        '`{{handle}}` is not revoked when the `{{leaver}}` on line {{line}} leaves: `{{release}}({{argument}})` on line {{releaseLine}} is skipped. Call it before that `{{leaver}}`.',
      endMissed:
        '`{{handle}}` is not revoked on each way out that misses `{{release}}({{argument}})` on line {{releaseLine}}. Call it on all of them, or in a `finally` block.',
      throwMissed:
        '`{{handle}}` is not revoked if `{{culprit}}` throws: `{{release}}({{argument}})` on line {{releaseLine}} is skipped. Call it in a `finally` block.',
      overwrittenInLoop:
        '`{{handle}}` takes a new {{noun}} on each turn of the loop, and the one before can no longer be revoked. Call `{{release}}({{argument}})` before setting it again.',
      overwritten:
        '`{{handle}}` may still hold an {{noun}} here, and setting it drops the only name of its blob. Call `{{release}}({{argument}})` first.',
      raced:
        '`{{handle}}` may be made after its owner has ended: `{{release}}()` on line {{releaseLine}} does not wait for `{{culprit}}` on line {{line}}. Look whether the owner is gone before making the URL.',
      rearmed:
        '{{culprit}} makes a new {{noun}} on every run, and nothing can revoke it. Keep what `{{callee}}()` returns and call `{{release}}()` {{where}}.',
      restarted:
        'This `{{callee}}()` may run after {{culprit}} on line {{line}} and start again what that ends. Keep what it returns and call `{{release}}()` there.',
      endlessLoop:
        'Nothing leaves this loop, so its {{noun}} keeps {{keeps}}. Leave it with `break` or `return`.',
      keepLatest: 'Keep the newest one and call `{{release}}()` in the cleanup.',
      registerRelease: 'Register a cleanup that calls `{{release}}()`.',
      addEffect: 'Add an effect whose cleanup calls `{{release}}()`.',
      guardLate: 'Test after the wait whether the cleanup has run.',
      releaseAfter: 'Call `{{release}}()` when it has been read.',
      returnCleanup: 'Return a cleanup that calls `{{release}}()`.',
      returnStop: 'Return a function that calls `{{release}}()`.',
      releaseInCleanup: 'Call `{{release}}()` in the cleanup.',
      releaseInTeardown: 'Call `{{release}}()` in the teardown.',
      createTeardown: 'Add a teardown that calls `{{release}}()`.',
      releaseBefore: 'Call `{{release}}({{argument}})` first.',
      releaseBeforeReturn: 'Call `{{release}}({{argument}})` before the `return`.',
      releaseInFinally: 'Call `{{release}}({{argument}})` in a `finally` block.',
    },
    schema: [createCertaintySchema('object URLs')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectVerdictFindings(context, 'object-url'), options);
      },
    };
  },
});
