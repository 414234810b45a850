import { collectTeardownFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report objects that only a thrown error leaves behind. */
  readonly includeThrows?: boolean;
  /** Report objects of which only other files know whether anything releases them. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'require-teardown',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a teardown to release all that its class has made, and to call the teardown of its base',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      objectUnregistered:
        '`{{handle}}` is never released: unlike `{{sibling}}` on line {{line}}, nothing gives it to `{{keeper}}()`, so it keeps what it listens to. Wrap it in the same call.',
      objectMissed:
        '`{{handle}}` outlives {{culprit}} on line {{line}}, which ends its siblings: it keeps what it listens to and holds. Call `{{release}}()` there.',
      ownerEndsNothing:
        '`{{handle}}` is never released: `{{culprit}}` has no teardown, so each instance leaves what the object listens to and holds. Add `{{name}}()` that calls `{{release}}()`.',
      superMissed:
        '`{{name}}()` hides the one of `{{base}}`, which releases what the base class holds, and never calls it. Call `super.{{name}}()` at its end.',
      containerUndrained:
        '`{{handle}}` collects removers that nothing calls or hands over, so what they would remove stays. Call each of them {{where}}.',
      widgetDropped:
        'Nothing can release this {{noun}}: `{{callee}}` is dropped, so it keeps {{keeps}}. Keep it and call `{{release}}()` {{where}}.',
      widgetNeverReleased:
        '`{{handle}}` is never released, so the {{noun}} keeps {{keeps}}. Call `{{release}}()` {{where}}.',
      wrapInCall: 'Wrap it in `{{keeper}}()` like its siblings.',
      releaseInTeardown: 'Call `{{release}}()` in the teardown.',
      returnCleanup: 'Return a cleanup that calls `{{release}}()`.',
      registerRelease: 'Register a cleanup that calls `{{release}}()`.',
      addEffect: 'Add an effect whose cleanup calls `{{release}}()`.',
      guardLate: 'Test after the wait whether the cleanup has run.',
      returnStop: 'Return a function that calls `{{release}}()`.',
      releaseInCleanup: 'Call `{{release}}()` in the cleanup.',
      createTeardown: 'Add a teardown that calls `{{release}}()`.',
    },
    schema: [createCertaintySchema('objects')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectTeardownFindings(context), options);
      },
    };
  },
});
