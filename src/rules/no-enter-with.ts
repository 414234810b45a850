import { collectContextFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report functions that enter a context for callers in other files, and receivers that only a name makes a storage. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-enter-with',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow contexts that a handler enters and never leaves',
      preset: 'all',
      typed: 'optional',
      presetOptions: { all: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      enteredByHandler:
        '`{{store}}` outlives this handler: `enterWith()` sets it for whatever called, such as a connection that serves the next request too. Use `{{storage}}.run()` around the work.',
      enteredByCaller:
        '`{{store}}` outlives {{scope}}: `enterWith()` sets it for the caller and for all that it starts afterwards. Take a callback here, and give it to `{{storage}}.run()`.',
      storagePerCall:
        'Each call of {{scope}} makes another `AsyncLocalStorage`, and the runtime knows each of them until `disable()`. Make `{{storage}}` once, at the top level, and call `run()` on it.',
      wrapInRun: 'Put what follows into `{{storage}}.run()`.',
    },
    schema: [createLikelySchema('Report functions that enter a context for callers in other files, and receivers that only a name makes a storage.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectContextFindings(context), options);
      },
    };
  },
});
