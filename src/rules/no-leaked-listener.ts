import { collectListenerFindings, collectSignalFindings } from '../analysis/index.js';
import { type CertaintyOptions, reportFindings } from '../reporting/report-findings.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

export type Options = readonly [CertaintyOptions?];

export default createRule<Options, string>({
  name: 'no-leaked-listener',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require listeners to be removed from targets that outlive them',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      neverRemovedByEffect:
        '`{{target}}` keeps this {{event}} listener after the effect ends, and each run of the effect adds one. Return a cleanup that calls `{{release}}()` with the same function.',
      neverRemovedByInstance:
        '`{{target}}` keeps `{{listener}}`, and its instance, for good: nothing removes this {{event}} listener. Call `{{removal}}` {{where}}.',
      neverRemovedByFunction:
        '`{{target}}` keeps this {{event}} listener for good, and each run of {{scope}} adds one. Call `{{release}}()` with the same function when the work is done.',
      inlineNeverRemoved:
        '`{{target}}` keeps this function, and the instance that it captures, for good: without a name nothing can remove it. Keep it in a member and call `{{release}}()` {{where}}.',
      missedByTeardown:
        '`{{target}}` still keeps `{{listener}}` after {{culprit}}, which releases others on line {{siblingLine}}. Call `{{removal}}` there, too.',
      inlineMissedByTeardown:
        '`{{target}}` still keeps this function after {{culprit}}, which releases others on line {{siblingLine}}: without a name nothing can remove it. Name it and call `{{release}}()` there, too.',
      addedInTeardown:
        '`{{target}}` gets this {{event}} listener in {{culprit}}, and nothing removes it: each instance leaves one behind. Remove it once it has done its work.',
      otherHalfStays:
        '`{{target}}` keeps this listener when {{culprit}} fires instead: `{{listener}}` removes that one on line {{siblingLine}}, and that one does not remove this. Call `{{removal}}` there.',
      noHalfRemoves:
        '`{{target}}` keeps this {{event}} listener when {{culprit}} settles the promise instead: neither removes the other, and each call adds one. Remove both once one of them has come.',
      abortOutlivesPromise:
        '`{{handle}}` keeps this abort listener when line {{line}} settles the promise: nothing removes it, and each call adds one. Remove it once the promise has settled.',
      abortOutlivesRace:
        '`{{handle}}` keeps this abort listener when another promise wins the race: nothing removes it, and each call adds one. Remove it once the race is over.',
      abortForwarded:
        '`{{handle}}` keeps this listener, and `{{target}}` with it, until it is aborted: nothing removes it, and each call adds one. Remove it when the work is done, or use `AbortSignal.any()`.',
      abortOutlivesWork:
        '`{{handle}}` keeps this abort listener when line {{line}} has ended the work: nothing removes it, and each call adds one. Call `{{release}}()` with the same function there.',
      abortMissedByCleanup:
        '`{{handle}}` still keeps `{{listener}}` after `{{target}}()`, which removes other listeners on line {{line}}. Call `{{removal}}` there, too.',
      abortMissedByOwner:
        '`{{handle}}` still keeps this abort listener after {{target}}, which releases others on line {{line}}. Call `{{release}}()` with the same function there, too.',
      abortMissedBySettling:
        '`{{handle}}` keeps `{{listener}}` if {{target}} on line {{line}}: `{{release}}()` on line {{releaseLine}} is skipped. Call it on all ways, or in `.finally()`.',
      abortMissedByExit:
        '`{{handle}}` keeps `{{listener}}` if {{target}}: `{{release}}()` on line {{releaseLine}} is skipped. Call it in a `finally` block.',
      neverAborted:
        '`{{target}}` keeps this listener for good: nothing aborts `{{handle}}`, whose signal is to remove it. Call `{{release}}()` {{where}}.',
      abortMissedByTeardown:
        '`{{handle}}` is not aborted by {{culprit}} on line {{line}}, so `{{target}}` keeps the listeners of its signal. Call `{{release}}()` there.',
      abortOverwritten:
        '`{{handle}}` may still have listeners on `{{target}}` here, and setting it drops the only way to remove them. Call `{{release}}()` first.',
      uselessController:
        'Nothing aborts `{{handle}}`, so the signal that `{{target}}` gets never ends anything. Call `{{release}}()` {{where}}, or leave it out.',
      endlessIteration:
        'Nothing leaves this loop, so its {{noun}} keeps {{keeps}}. Leave it with `break` or `return`, or pass `{ signal }` to `{{callee}}()`.',
      raceLoserStays:
        '`{{handle}}` keeps the listeners of this `{{callee}}()` when another promise wins the race: they wait for {{event}}, and each call adds more. Pass a signal that is aborted once the race is over.',
      removeEachOther: 'Remove the other listener first.',
      nameListener: 'Name the listener and remove it in the cleanup.',
      returnRemover: 'Return a function that calls `{{release}}()`.',
      registerRelease: 'Register a cleanup that calls `{{release}}()`.',
      passSignal: 'Pass `{ signal }`, and abort its controller at the end.',
      listenOnce: 'Listen once.',
      guardLate: 'Test after the wait whether the cleanup has run.',
      addEffect: 'Add an effect whose cleanup calls `{{release}}()`.',
      releaseBeforeReturn: 'Call `{{release}}()` before the `return`.',
      releaseAfter: 'Call `{{release}}()` when the work has ended.',
      releaseInFinally: 'Call `{{release}}()` in a `finally` block.',
      joinSignals: 'Pass both signals with `AbortSignal.any()`.',
      returnRemoval: 'Return a cleanup that calls `{{release}}()`.',
      releaseInCleanup: 'Call `{{release}}()` in the cleanup.',
      releaseInTeardown: 'Call `{{release}}()` in the teardown.',
      createTeardown: 'Add a teardown that calls `{{release}}()`.',
      returnCleanup: 'Return a cleanup that calls `{{release}}()`.',
      returnStop: 'Return a function that calls `{{release}}()`.',
      releaseBefore: 'Call `{{release}}()` first.',
      endWithPromise: 'Give the listener a signal that is aborted once the promise has settled.',
    },
    schema: [createCertaintySchema('listeners')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, [...collectListenerFindings(context), ...collectSignalFindings(context)], options);
      },
    };
  },
});
