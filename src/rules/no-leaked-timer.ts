import { collectVerdictFindings } from '../analysis/index.js';
import { createRule } from '../util/create-rule.js';
import { reportFindings } from '../reporting/report-findings.js';

interface RuleOptions {
  /** Report timers that only a thrown error leaves running. */
  readonly includeThrows?: boolean;
  /** Report timers of which only callers in other files know whether they pile up. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-leaked-timer',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require intervals, re-armed timeouts and frames to be cleared when their owner is done',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      discardedByEffect:
        'This `{{callee}}()` runs on after the effect ends: its id is not kept, so nothing can clear it. Keep it and return a cleanup from the effect that calls `{{release}}()`.',
      discardedByInstance:
        'This `{{callee}}()` outlives its owner: its id is not kept, so nothing can clear it. Keep the id and call `{{release}}()` {{where}}.',
      discardedByFunction:
        'This `{{callee}}()` runs forever: its id is not kept, so nothing can clear it, and each run of {{scope}} adds one. Keep the id and call `{{release}}()` when the work is done.',
      rearmed:
        '{{culprit}} schedules itself again on every run and keeps no id, so nothing can stop it. Keep the id of `{{callee}}()` and call `{{release}}()` {{where}}.',
      neverReleased:
        '`{{handle}}` is never cleared: the {{noun}} keeps {{keeps}}. Call `{{release}}({{argument}})` {{where}}.',
      releasedOnlyBefore:
        '`{{handle}}` is cleared only on line {{releaseLine}}, right before it is set again, so the last {{noun}} never stops. Call `{{release}}({{argument}})` {{where}}.',
      missedByTeardown:
        '`{{handle}}` still runs after {{culprit}} on line {{line}}: the {{noun}} keeps {{keeps}}. Call `{{release}}({{argument}})` there.',
      leaveMissed:
        '`{{handle}}` stays set when the `{{leaver}}` on line {{line}} leaves: `{{release}}({{argument}})` on line {{releaseLine}} is skipped. Call it before that `{{leaver}}`.',
      endMissed:
        '`{{handle}}` stays set on each way out that misses `{{release}}({{argument}})` on line {{releaseLine}}. Call it on all of them, or in a `finally` block.',
      throwMissed:
        '`{{handle}}` stays set if `{{culprit}}` throws: `{{release}}({{argument}})` on line {{releaseLine}} is skipped. Call it in a `finally` block.',
      overwrittenInLoop:
        '`{{handle}}` takes a new {{noun}} on each turn of the loop, and the one before can no longer be cleared. Call `{{release}}({{argument}})` before setting it again.',
      overwritten:
        '`{{handle}}` may still hold a running {{noun}} here, and setting it drops the only id that can clear it. Call `{{release}}({{argument}})` first.',
      restarted:
        'This `{{callee}}()` may run after {{culprit}} on line {{line}} and start again what that ends: its id is not kept, so nothing can clear it. Keep the id and call `{{release}}()` there.',
      raced:
        '`{{handle}}` is set only after `{{culprit}}` on line {{line}}: when the cleanup on line {{releaseLine}} runs during that wait, nothing clears the {{noun}}. Test after the wait whether it has run.',
      endlessLoop:
        'Nothing leaves this loop, so its {{noun}} keeps {{keeps}}. Leave it with `break` or `return`, or pass `{ signal }` to `{{callee}}()`.',
      registerRelease: 'Register a cleanup that calls `{{release}}()`.',
      addEffect: 'Add an effect whose cleanup calls `{{release}}()`.',
      guardLate: 'Test after the wait whether the cleanup has run.',
      returnCleanup: 'Return a cleanup that calls `{{release}}()`.',
      keepLatest: 'Keep the newest id and call `{{release}}()` in the cleanup.',
      returnStop: 'Return a function that calls `{{release}}()`.',
      releaseInCleanup: 'Call `{{release}}()` in the cleanup.',
      releaseInTeardown: 'Call `{{release}}()` in the teardown.',
      createTeardown: 'Add a teardown that calls `{{release}}()`.',
      releaseBefore: 'Call `{{release}}({{argument}})` first.',
      releaseBeforeReturn: 'Call `{{release}}({{argument}})` before the `return`.',
      releaseInFinally: 'Call `{{release}}({{argument}})` in a `finally` block.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          includeThrows: {
            type: 'boolean',
            description: 'Report timers that only a thrown error leaves running.',
          },
          includeLikely: {
            type: 'boolean',
            description: 'Report timers of which only callers in other files know whether they pile up.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectVerdictFindings(context, 'timer'), options);
      },
    };
  },
});
