import { applyBounds, collectMemoizerFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { type BoundedClassOption, boundedClassSchema, limitSchema, readBounds } from '../util/bounds.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report functions that keep a result only for arguments that were accepted. */
  readonly includeThrows?: boolean;
  /** Report functions of whose arguments nothing is known. */
  readonly includeLikely?: boolean;
  /** How many results a fix leaves room for. */
  readonly limit?: number;
  /** The class that a suggestion uses where the package depends on it. */
  readonly boundedClass?: BoundedClassOption | false;
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
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      limitless:
        '`{{callee}}()` keeps a result for each `{{handle}}` that this function ever gets, and has no limit of its own. Give it a cache that has one, or keep the last result only.',
      limitlessOption:
        '`{{callee}}()` keeps a result for each `{{handle}}` that this function ever gets, because nothing limits it here. Pass `{{option}}`.',
      limitlessDecorator:
        '`@{{callee}}` keeps a result for each `{{handle}}` that this method ever gets, as long as its instance lives. Keep the last ones in a cache with a limit.',
      passLimit: 'Pass `{{option}}`.',
      passBoundedClass: 'Pass a `{{bounded}}` as its cache, which has a limit.',
      useWeakCache: 'Give it a `WeakMap` as its cache, which keeps no argument alive.',
    },
    schema: [createCertaintySchema('functions', { limit: limitSchema, boundedClass: boundedClassSchema })],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    const bounds = readBounds('no-unbounded-memoize', options);
    return {
      'Program:exit'() {
        reportFindings(context, applyBounds(collectMemoizerFindings(context), bounds, context.filename), options);
      },
    };
  },
});
