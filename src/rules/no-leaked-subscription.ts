import {
  collectChannelFindings,
  collectDisposerFindings,
  collectFeedFindings,
  collectPairFindings,
  collectReactionFindings,
  collectRemoverFindings,
  collectSubscriptionFindings,
} from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report subscriptions that only a thrown error leaves running. */
  readonly includeThrows?: boolean;
  /** Report subscriptions of which only other files know whether they outlive their owner. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-leaked-subscription',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require subscriptions to end with their owner',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      discardedByEffect:
        'Nothing can stop this subscription to `{{source}}`: its `Subscription` is dropped, so it goes on after the effect. Keep it and return a cleanup that calls `unsubscribe()`.',
      discardedByInstance:
        'Nothing can stop this subscription to `{{source}}`, which outlives the instance: its `Subscription` is dropped. Keep it and call `unsubscribe()` {{where}}, or end the pipe with `takeUntil()`.',
      discardedByFunction:
        'Nothing can stop this subscription to `{{source}}`: its `Subscription` is dropped, and each run of {{scope}} adds one. Keep it and call `unsubscribe()`, or end the pipe.',
      neverReleased:
        '`{{handle}}` is never unsubscribed: `{{source}}` keeps {{keeps}}. Call `{{release}}()` {{where}}.',
      releasedOnlyBefore:
        '`{{handle}}` is unsubscribed only on line {{releaseLine}}, right before it is set again, so the last subscription never ends. Call `{{release}}()` {{where}}.',
      missedByTeardown:
        '`{{handle}}` goes on after {{culprit}} on line {{line}}: `{{source}}` keeps {{keeps}}. Call `{{release}}()` there.',
      leaveMissed:
        '`{{handle}}` goes on when the `{{leaver}}` on line {{line}} leaves: `{{release}}()` on line {{releaseLine}} is skipped. Call it before that `{{leaver}}`.',
      endMissed:
        '`{{handle}}` goes on after each way out that misses `{{release}}()` on line {{releaseLine}}. Call it on all of them, or in a `finally` block.',
      throwMissed:
        '`{{handle}}` goes on if `{{culprit}}` throws: `{{release}}()` on line {{releaseLine}} is skipped. Call it in a `finally` block.',
      overwrittenInLoop:
        '`{{handle}}` takes a new subscription on each turn of the loop, and the one before can no longer be ended. Call `{{release}}()` before setting it again.',
      overwritten:
        '`{{handle}}` may still hold a live subscription here, and setting it drops the only way to end that one. Call `{{release}}()` first.',
      leftOnByTeardown:
        '`{{callee}}()` is still in effect after {{culprit}} on line {{line}}: the {{noun}} keeps {{keeps}}. Call `{{release}}()` there.',
      neverTurnedOff: 'Nothing takes `{{callee}}()` back: the {{noun}} keeps {{keeps}}. Call `{{release}}()` {{where}}.',
      notifierNeverFires:
        '`{{handle}}` never emits, so this `takeUntil()` ends nothing and the subscription outlives its owner. Call `{{handle}}.next()` {{where}}.',
      notifierOnlyCompletes:
        '`{{handle}}` completes on line {{line}} without a value, and `takeUntil()` waits for one: the subscription goes on. Call `{{handle}}.next()` first.',
      notifierMissesTeardown:
        '`{{handle}}` emits only while its owner lives, so this `takeUntil()` does not end with the owner. Call `{{handle}}.next()` {{where}}.',
      takeUntilNotLast:
        '`{{culprit}}()` on line {{line}} goes on after `{{handle}}` has ended what stands before it. Put `takeUntil()` at the end of the pipe.',
      disposerDropped:
        'Nothing can remove this listener: what `{{callee}}()` gives back is dropped, so the listener stays with its target. Keep the result and release it in the teardown.',
      disposerDroppedBeside:
        'Nothing can remove this listener: what `{{callee}}()` gives back is dropped, while that of `{{sibling}}` on line {{line}} is kept. Keep it the same way.',
      disposerMissed:
        '`{{handle}}` is never released, so the listener stays on after its owner is gone. Call `{{release}}()` {{where}}.',
      disposerOverwritten:
        '`{{handle}}` may still hold the remover of a listener, and setting it again loses that one for good. Call `{{release}}()` first.',
      wrapInCall: 'Wrap it in `{{keeper}}()` like its siblings.',
      reactionDroppedByEffect:
        'Nothing can end `{{source}}()`: what it gives back is dropped, so the {{noun}} goes on after the effect. Return it as the cleanup of the effect.',
      reactionDropped:
        'Nothing can end `{{source}}()`: what it gives back is dropped, so the {{noun}} keeps {{keeps}}. Keep it and call it {{where}}.',
      reactionNeverEnded:
        '`{{handle}}` is never called, so the {{noun}} keeps {{keeps}}. Call `{{handle}}()` {{where}}.',
      watcherUnbound:
        'Vue does not stop this `{{source}}()` with the component: it is made behind an `await`, in no component. Make it before, or keep what it gives back and call it in `onUnmounted()`.',
      feedNeverLeft:
        'Nothing ends this loop over `{{source}}`: its iterator has no other name, so the instance stays as long as the feed. Keep the iterator in a field and end it in {{where}}.',
      pairNeverEnded:
        '`{{callee}}()` is never undone: the {{noun}} keeps {{keeps}}. Call `{{release}}()` {{where}}.',
      pairMissed:
        '`{{callee}}()` is not undone by {{culprit}} on line {{line}}, which ends other things: the {{noun}} keeps {{keeps}}. Call `{{release}}()` there.',
      returnRemoval: 'Return a cleanup that calls `{{release}}()`.',
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
      takeFirst: 'Take the first value only, with `take(1)`.',
      takeUntilDestroyed: 'End the pipe with `takeUntilDestroyed()`.',
      endPipe: 'End the pipe with the operator that the class ends its streams with.',
      correctText: 'Put `takeUntil()` at the end of the pipe.',
    },
    schema: [createCertaintySchema('subscriptions')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, [...collectSubscriptionFindings(context), ...collectReactionFindings(context)], options);
        reportFindings(context, [...collectDisposerFindings(context), ...collectRemoverFindings(context), ...collectFeedFindings(context), ...collectPairFindings(context)], options);
        reportFindings(context, collectChannelFindings(context), options);
      },
    };
  },
});
