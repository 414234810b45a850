import { collectFinalizerFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report held values that may lead to their target, and registrations that an explicit release leaves behind. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-finalizer-cleanup',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow finalizers that cannot run and weak references beside a strong one',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      heldIsTarget:
        '`{{target}}` is its own held value, which `register()` answers with a `TypeError`. Pass an id or a handle that does not lead back to it.',
      heldReachesTarget:
        '`{{target}}` is never collected: the registry holds `{{held}}`, which keeps it. Pass an id or a handle that does not lead back to it.',
      callbackReachesTarget:
        '`{{target}}` is never collected by this registry: the callback of line {{line}} mentions it, and so keeps it. Read the held value there instead.',
      registryDropped:
        'This registry is collected with the call that made it, so its callback never runs. Keep it in a constant of the module.',
      heldMayReachTarget:
        'The registry holds `{{held}}` strongly: if that leads back to `{{target}}`, neither is ever collected. Pass an id, or a `WeakRef` to it.',
      neverUnregistered:
        '`{{target}}` is released on line {{line}} and stays registered, so the finalizer releases it once more. Call `unregister()` there.',
      strongBesideWeak:
        'This `WeakRef` frees nothing: `{{held}}` on line {{line}} keeps `{{target}}` as well. Keep only one of them.',
      readPartsFirst: 'Hold only the parts of `{{target}}` that the callback needs.',
      moveToModule: 'Keep the registry in a constant of the module.',
      unregister: 'Call `unregister()` where `{{target}}` is released.',
      dropCopy: 'Drop `{{held}}`, and ask the `WeakRef`.',
    },
    schema: [createLikelySchema('Report held values that may lead to their target, and registrations that an explicit release leaves behind.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectFinalizerFindings(context), options);
      },
    };
  },
});
