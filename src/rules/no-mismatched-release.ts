import { collectMismatchFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report releases of what dies with its owner all the same, and raised limits of targets from outside. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-mismatched-release',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow releases that are written and release nothing',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      misspeltHook:
        '`{{name}}()` is never called: the hook is named `{{expected}}()`. Rename it, or `{{release}}` on line {{line}} never runs.',
      guardInverted:
        '`{{test}}` {{way}} only while there is nothing to release, so `{{release}}` on line {{line}} never takes effect. Invert the test.',
      guardedByElement:
        'React has emptied `{{ref}}` when it runs this cleanup on unmount, so `{{release}}` on line {{line}} is skipped. Release without the test.',
      releasedOnElement:
        'React has emptied `{{ref}}` when it runs this cleanup on unmount, so `{{release}}` on line {{line}} releases nothing. Keep the element in a constant of the effect.',
      unboundRelease:
        '`{{method}}` is handed out without `{{object}}`, so the call fails and nothing is released. Hand out `{{expected}}`.',
      cleanupCalled:
        '`{{name}}()` runs here, at once, and what it gives back is no cleanup. Hand over `{{expected}}` itself.',
      cleanupNamed: '`{{name}}` is only named in this cleanup and not called, so it releases nothing. Call `{{expected}}`.',
      clearsNothing: '`{{callee}}()` clears nothing without an id: the {{noun}} goes on. Pass the id that the {{noun}} was started with.',
      otherClear: '`{{callee}}()` does not end `{{handle}}`, which is an id of `{{maker}}()`. Call `{{expected}}()`.',
      freshTarget:
        '`{{maker}}` makes another object here, so `{{release}}()` releases nothing of the first one. Keep the first one and release that.',
      asyncCleanup:
        '`{{hook}}()` gets a promise from its `async` callback and never runs this cleanup. Start the async work in a function of its own, and return the cleanup from a plain one.',
      ignoredCleanup: '`{{hook}}()` ignores what it returns, so this cleanup never runs.{{where}}',
      verbRepeated:
        '`{{verb}}()` of line {{line}} is called once more here, in the teardown: it adds again, and nothing removes. Call `{{expected}}()`.',
      otherCapture:
        'This `{{release}}()` removes nothing: `{{listener}}` was added on line {{line}} with `capture: {{capture}}`. Pass `{{expected}}` here, too.',
      otherContext:
        'This `{{release}}()` removes nothing: `{{listener}}` was added on line {{line}} for `this`. Pass `this` here, too.',
      otherEvent:
        'This `{{release}}()` removes nothing: `{{listener}}` was added for {{event}} on line {{line}}, and never for {{removedEvent}}. Name the same event.',
      otherTarget:
        'This `{{release}}()` removes nothing: `{{listener}}` was added to `{{target}}` on line {{line}}, not to `{{removedTarget}}`. Remove it from `{{target}}`.',
      otherFunction:
        '`{{added}}` is never removed: `{{release}}()` on line {{releaseLine}} names `{{listener}}`, which was never added. Remove `{{expected}}`.',
      freshListener:
        'Nothing can remove this listener: it is a new function each time, and `{{release}}()` on line {{releaseLine}} names `{{listener}}`. Add and remove the same function.',
      freshRemoval:
        'This `{{release}}()` removes nothing: `{{listener}}` is a new function, not the one that line {{line}} added. Keep one function for both.',
      limitRaised:
        '`{{limit}}` only silences the warning: `{{target}}` keeps each {{event}} listener of line {{line}}, and nothing removes it. Call `{{removal}}` {{where}}, and leave the limit.',
      passArgument: 'Pass `{{expected}}`.',
      shareTarget: 'Keep one target for both.',
      shareListener: 'Keep one function for both.',
      replaceBy: 'Release without the test.',
      correctText: 'Write `{{expected}}`.',
      invertTest: 'Invert the test.',
      dropTest: 'Release without the test.',
      holdElement: 'Keep the element in a constant of the effect.',
      nameListener: 'Name the listener and remove it in the cleanup.',
      returnRemoval: 'Return a cleanup that calls `{{release}}()`.',
      releaseInCleanup: 'Call `{{release}}()` in the cleanup.',
      releaseInTeardown: 'Call `{{release}}()` in the teardown.',
      createTeardown: 'Add a teardown that calls `{{release}}()`.',
      registerCleanup: 'Register the cleanup with `{{expected}}()`.',
    },
    schema: [createLikelySchema('Report releases that do nothing for what may end with its owner anyway, and limits raised on targets from outside.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectMismatchFindings(context), options);
      },
    };
  },
});
