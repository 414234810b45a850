import { collectMemoizerFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report functions that keep a result only for arguments that were accepted. */
  readonly includeThrows?: boolean;
  /** Report functions of whose arguments nothing is known. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-unbounded-memoize',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require functions that keep their results to have a limit',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      limitless:
        '`{{callee}}()` keeps a result for each `{{handle}}` that this function ever gets, and has no limit of its own. Give it a cache that has one, or keep the last result only.',
      limitlessOption:
        '`{{callee}}()` keeps a result for each `{{handle}}` that this function ever gets, because nothing limits it here. Pass `{{option}}`.',
      passArgument: 'Pass `{{option}}`.',
    },
    schema: [createCertaintySchema('functions')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectMemoizerFindings(context), options);
      },
    };
  },
});
