import { collectScopeFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report nodes and elements that may live as long as what keeps them, and closures that keep their siblings. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-retained-scope',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow requests, components and elements in what outlives them',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      requestKept:
        '`{{value}}` stays in `{{keeper}}` when the request has ended, and the next request sees it: nothing empties it. Pass it on as an argument, or run the request in an `AsyncLocalStorage`.',
      componentKept:
        '`{{keeper}}` keeps this component when it is gone, and all that it shows: no teardown empties it. Set it to `undefined` at the end of the component.',
      nodeKept:
        '`{{keeper}}` keeps `{{value}}` when it has left the page, with the tree around it: nothing empties it. Set it to `undefined` when you are done, or keep a `WeakRef`.',
      elementKept:
        '`{{keeper}}` keeps an element that was removed: the ref is called with `null` then, and this stores only where there is one. Empty it when `{{element}}` is `null`.',
      siblingKept:
        '`{{closure}}` keeps `{{sibling}}` of the last caller while `{{keeper}}` lies idle: closures of one call share its variables. Make it in a function of its own.',
      causeChain:
        '`{{error}}` keeps every error before it: {{scope}} makes each one the `cause` of the next, and nothing empties it. Keep the first and the last, or count them.',
      contextChain:
        '`{{keeper}}` keeps every value that it had: a closure of {{scope}} mentions `{{before}}`, and closures of one call share its variables. Make the one that stays in a function of its own.',
      spyKept:
        '`{{spy}}` keeps every call with its arguments, and each test adds to it: nothing in this file takes it back. Call `{{end}}` in an `afterEach()`.',
      correctText: 'Empty the ref when the element is removed.',
    },
    schema: [createLikelySchema('Report nodes and elements that may live as long as what keeps them, and closures that keep their siblings.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectScopeFindings(context), options);
      },
    };
  },
});
