import { collectRaceFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report races whose promise may settle soon. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-promise-race-leak',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow races against promises that outlive them',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      racedInLoop:
        '`{{promise}}` keeps the result of every turn of this loop: each `{{race}}` leaves a reaction on it until it settles. Subscribe to it once, before the loop, and let that end the wait.',
      racedPerCall:
        '`{{promise}}` keeps the result of every call of {{scope}}: each `{{race}}` leaves a reaction on it until it settles. Wait for the event itself, and remove the listener in a `finally` block.',
      racedElements:
        'Those in `{{promise}}` that do not settle keep the result of every turn: each `{{race}}` leaves a reaction on all of them. React once to each promise, where it is added.',
      raceOnce: 'Race with a function that leaves one reaction on `{{promise}}` for all races.',
    },
    schema: [createLikelySchema('Report races whose promise may settle soon.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectRaceFindings(context), options);
      },
    };
  },
});
