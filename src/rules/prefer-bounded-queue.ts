import { collectQueueFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report queues that callers in other files fill. */
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
    messages: {
      queueUnlimited:
        '`{{queue}}` grows whenever events come faster than the loop on line {{line}} takes them out: nothing looks at its length. Refuse or drop past a limit, or pause the source.',
    },
    schema: [createLikelySchema('Report queues that callers in other files fill.')],
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
