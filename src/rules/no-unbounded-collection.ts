import { applyBounds, collectCollectionFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { limitSchema, readBounds } from '../util/bounds.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report collections that only a thrown error lets grow. */
  readonly includeThrows?: boolean;
  /** Report collections of which only callers in other files know how often they grow. */
  readonly includeLikely?: boolean;
  /** How many entries a fix leaves room for. */
  readonly limit?: number;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-unbounded-collection',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require arrays and sets that live long to lose their items again',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      neverShrinks:
        '`{{handle}}` only grows: nothing takes anything out of this {{noun}}, and each run of this code adds to it. Remove items that are done with, or drop the oldest past a limit.',
      neverRead:
        '`{{handle}}` is filled here and read nowhere, so this {{noun}} keeps what nobody asks for. Remove it, or read it and drop what is done with.',
      transientKept:
        '`{{handle}}` keeps each item after what it waits for has come: nothing takes anything out of this {{noun}}. Delete the item where that is settled.',
      weakRefKept:
        '`{{handle}}` keeps the `WeakRef` of what is gone: nothing deletes one that is empty. Delete it in the callback of a `FinalizationRegistry`.',
      weakKeyKept:
        '`{{handle}}` keeps each key of `{{culprit}}`, so that `WeakMap` never forgets: nothing takes anything out of this {{noun}}. Delete it where the key is done with.',
      textGrows:
        '`{{handle}}` only gets longer: each run of this code appends to it, and nothing cuts it. Keep its last part, or write it out and start again.',
      causeGrows:
        '`{{handle}}` keeps every failure: the new one has the last one as its `cause`, which has the one before. Pass the error that was caught.',
      selfRegistered:
        '`{{handle}}` keeps every instance: the constructor adds `this`, and nothing takes it out. Remove it in a method that ends the instance, or hold a `WeakRef`.',
      siblingMissed:
        '`{{handle}}` keeps this item when `{{culprit}}` on line {{line}} removes it from its sibling. Take it out of both there.',
      settlementMissed:
        '`{{handle}}` keeps this item when the function on line {{line}} settles the promise: only the other ways out delete it. Delete it there, too.',
      rejectionMissed:
        '`{{handle}}` keeps this item if the promise on line {{line}} rejects: it is deleted only after success. Delete it in a `finally`.',
      leaveMissed:
        '`{{handle}}` keeps this item when the `return` on line {{line}} leaves: `{{release}}` is skipped. Delete it before that, or in a `finally` block.',
      itemKept:
        '`{{handle}}` keeps what `{{culprit}}` on line {{line}} has released already: it is emptied only when its owner ends. Take it out of the {{noun}} there.',
      releaseInCleanup: 'Call `{{release}}` there, too.',
      releaseInFinally: 'Call `{{release}}` in a `finally` block.',
      removeBeside: 'Call `{{release}}` beside it.',
      releaseInTeardown: 'Call `{{release}}` in the method that ends an instance.',
      createTeardown: 'Add a method that ends an instance with `{{release}}`.',
      deleteWhenSettled: 'Call `{{release}}` when the promise is settled.',
      correctText: 'Write `{{release}}` there.',
      evictOldest: 'Drop the oldest items past a limit.',
      dropOldest: 'Drop the oldest item past a limit.',
      keepPerInstance: 'Keep one for each instance, in a `WeakMap` that lets it go with the instance.',
      swapForWeak: 'Make it a `WeakSet`, which keeps no item alive.',
    },
    schema: [createCertaintySchema('collections', { limit: limitSchema })],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    const bounds = readBounds('no-unbounded-collection', options);
    return {
      'Program:exit'() {
        reportFindings(context, applyBounds(collectCollectionFindings(context), bounds, context.filename), options);
      },
    };
  },
});
