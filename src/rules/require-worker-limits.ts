import { collectUnlimitedFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report pools whose queue has no end. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'require-worker-limits',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require limits for processes and threads that requests start, and for the queues of pools',
      preset: 'all',
      typed: 'optional',
      presetOptions: { all: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      processPerRequest:
        '`{{call}}` starts a process for each request, and nothing ends one that hangs: it stays, and the request with it. Pass a `timeout`, or the `signal` of the request.',
      threadPerRequest:
        '`{{call}}` starts a thread for each request, and nothing limits its memory or their number. Send the work to a pool of threads, or pass `resourceLimits`.',
      poolPerRequest:
        '`{{call}}` makes a pool for each request: its workers start anew each time, and no limit holds for all of them together. Make it once, at the top of the module.',
      unlimitedQueue:
        'The queue of this `{{call}}` has no end: work that comes faster than it is done piles up in memory. Pass `{{limit}}`, and refuse what is too much.',
      passArgument: 'End the process after a minute.',
      correctText: 'End the process after a minute.',
    },
    schema: [createLikelySchema('Report pools whose queue has no end.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectUnlimitedFindings(context), options);
      },
    };
  },
});
