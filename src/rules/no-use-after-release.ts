import { collectEscapedUsings, collectUsesAfterRelease } from '../analysis/index.js';
import { createRule } from '../util/create-rule.js';
import { reportFindings } from '../reporting/report-findings.js';

interface RuleOptions {
  /** Report functions that outlive a `using` declaration and call what it declares. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'no-use-after-release',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow handles that are used after they have been released',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeLikely: true }] },
    },
    messages: {
      usedAfterRelease:
        '`{{use}}` comes too late: `{{release}}` on line {{line}} has released the {{noun}} on every way here. Move it above that line.',
      usingReturned:
        '`{{handle}}` is disposed of before its caller gets it: line {{line}} declares it with `{{keyword}}`. Declare it with `const`, and let the caller dispose of it.',
      usingStored:
        '`{{target}}` keeps `{{handle}}` after it has been disposed of: line {{line}} declares it with `{{keyword}}`. Declare it with `const`, and dispose of it with its new owner.',
      usingCaptured:
        '`{{handle}}` is disposed of before this function runs: line {{line}} declares it with `{{keyword}}`, and the function leaves its block. Declare it with `const`, and dispose of it after the last call.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          includeLikely: { type: 'boolean', description: 'Report functions that outlive a `using` declaration and call what it declares.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, [...collectUsesAfterRelease(context), ...collectEscapedUsings(context)], options);
      },
    };
  },
});
