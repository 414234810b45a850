import { collectBufferViewFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report views that an instance keeps, and views of buffers that callers in other files give. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-retained-buffer-view',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow small views of big buffers in what lives longer',
      preset: 'strict',
      typed: 'optional',
      presetOptions: { strict: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      viewKept:
        '`{{view}}` keeps all of `{{base}}` for its {{length}} bytes: a view shares the memory, and `{{keeper}}` outlives it. Copy the bytes before you keep them.',
      wrapInCall: 'Copy the bytes.',
    },
    schema: [createLikelySchema('Report views that an instance keeps, and views of buffers that callers in other files give.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectBufferViewFindings(context), options);
      },
    };
  },
});
