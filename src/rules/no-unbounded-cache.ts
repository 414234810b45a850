import { applyBounds, collectCacheFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { type BoundedClassOption, boundedClassSchema, limitSchema, readBounds } from '../util/bounds.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report caches that only a thrown error lets grow. */
  readonly includeThrows?: boolean;
  /** Report caches of whose keys nothing is known. */
  readonly includeLikely?: boolean;
  /** How many entries a fix leaves room for. */
  readonly limit?: number;
  /** The class that a fix uses where the package depends on it. */
  readonly boundedClass?: BoundedClassOption | false;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-unbounded-cache',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require maps and dictionaries that live long to lose their entries again',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      neverShrinks:
        '`{{handle}}` only grows: nothing deletes from this {{noun}}, and each new key stays with its value. Delete entries that are done with, or evict the oldest past a limit.',
      neverRead:
        '`{{handle}}` is filled here and read nowhere, so this {{noun}} keeps what nobody asks for. Remove it, or read it and delete what is done with.',
      transientKept:
        '`{{handle}}` keeps each entry after what it waits for has come: nothing deletes from this {{noun}}. Delete the key where that is settled.',
      weakRefKept:
        '`{{handle}}` lets its values go and keeps their keys: nothing deletes the key of a `WeakRef` that is empty. Delete it in the callback of a `FinalizationRegistry`.',
      staleKept:
        '`{{handle}}` drops an old entry only when its key is asked for again, on line {{line}}: what nobody asks for stays. Sweep it on a timer, or evict the oldest past a limit.',
      weakKeyKept:
        '`{{handle}}` keeps each key of `{{culprit}}`, so that `WeakMap` never forgets: nothing deletes from this {{noun}}. Delete the key where it is done with.',
      labelKept:
        '`{{handle}}` keeps one series for each value of `{{culprit}}`, and there is no end of them. Label it with the route or a class of values.',
      selfRegistered:
        '`{{handle}}` keeps every instance: the constructor adds `this`, and nothing takes it out. Delete it in a method that ends the instance, or hold a `WeakRef`.',
      siblingMissed:
        '`{{handle}}` keeps this entry when `{{culprit}}` on line {{line}} removes its sibling. Delete the key from both there.',
      settlementMissed:
        '`{{handle}}` keeps this entry when the function on line {{line}} settles the promise: only the other ways out delete it. Delete the key there, too.',
      rejectionMissed:
        '`{{handle}}` keeps this entry if the promise on line {{line}} rejects: it is deleted only after success. Delete the key in a `finally`.',
      leaveMissed:
        '`{{handle}}` keeps this entry when the `return` on line {{line}} leaves: `{{release}}` is skipped. Delete the key before that, or in a `finally` block.',
      keyLeft:
        '`{{handle}}` keeps the key when `{{culprit}}` on line {{line}} takes out the last item under it. Delete the key when nothing is left.',
      recreated:
        '`{{handle}}` gets this entry from its own removal, even after `{{culprit}}` on line {{line}} deleted it for good. Leave where there is no entry.',
      releasedKept:
        '`{{handle}}` keeps the entry that `{{culprit}}` on line {{line}} has released: nothing deletes its key. Call `{{release}}` there, too.',
      keyBlanked:
        '`{{handle}}` keeps the key when `{{culprit}}` on line {{line}} takes its value: each key that ever was stays. Delete it instead.',
      clearedAtEnd:
        '`{{handle}}` keeps an entry for each key until its owner ends: only then `{{culprit}}` on line {{line}} runs. Close and delete an entry when it is no longer used.',
      releaseInCleanup: 'Call `{{release}}` there, too.',
      releaseInFinally: 'Call `{{release}}` in a `finally` block.',
      removeBeside: 'Call `{{release}}` beside it.',
      releaseInTeardown: 'Call `{{release}}` in the method that ends an instance.',
      createTeardown: 'Add a method that ends an instance with `{{release}}`.',
      deleteWhenSettled: 'Call `{{release}}` when the promise is settled.',
      deleteWhenEmpty: 'Call `{{release}}` when nothing is left.',
      correctText: 'Write `{{release}}` there.',
      evictOldest: 'Evict the oldest entries past a limit.',
      swapForWeak: 'Make it a `WeakMap`, which keeps no key alive.',
      keepPerInstance: 'Keep one for each instance, in a `WeakMap` that lets it go with the instance.',
      useBoundedClass: 'Make it a `{{bounded}}`, which has a limit.',
    },
    schema: [createCertaintySchema('caches', { limit: limitSchema, boundedClass: boundedClassSchema })],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    const bounds = readBounds('no-unbounded-cache', options);
    return {
      'Program:exit'() {
        reportFindings(context, applyBounds(collectCacheFindings(context), bounds, context.filename), options);
      },
    };
  },
});
