import { collectQueueFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report queues that callers in other files fill, and lists that a loop shifts and fills. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'prefer-bounded-queue',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Prefer queues with a limit between events and the loop that answers them',
      preset: 'all',
      typed: 'optional',
      presetOptions: { all: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      queueUnlimited:
        '`{{queue}}` grows whenever events come faster than the loop on line {{line}} takes them out: nothing looks at its length. Refuse or drop past a limit, or pause the source.',
      shiftedInLoop:
        '`{{queue}}.shift()` moves all the rest of the list, in each turn of the loop on line {{line}}, which also fills it: a long list costs its square. Read it with an index that moves on.',
      dropOldest: 'Drop the oldest of `{{queue}}` past a limit.',
      moveHead: 'Read `{{queue}}` with an index that moves on.',
    },
    schema: [createLikelySchema('Report queues that callers in other files fill, and lists that a loop shifts and fills.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectQueueFindings(context), options);
      },
    };
  },
});
