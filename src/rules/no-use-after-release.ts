import { collectEscapedUsings, collectUsesAfterRelease } from '../analysis/index.js';
import { createRule } from '../util/create-rule.js';
import { reportFindings } from '../reporting/report-findings.js';

export default createRule<readonly [], string>({
  name: 'no-use-after-release',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow handles that are used after they have been released',
      preset: 'recommended',
      typed: 'optional',
    },
    messages: {
      usedAfterRelease:
        '`{{use}}` comes too late: `{{release}}` on line {{line}} has released the {{noun}} on every way here. Move it above that line.',
      usingReturned:
        '`{{handle}}` is disposed of before its caller gets it: line {{line}} declares it with `{{keyword}}`. Declare it with `const`, and let the caller dispose of it.',
      usingStored:
        '`{{target}}` keeps `{{handle}}` after it has been disposed of: line {{line}} declares it with `{{keyword}}`. Declare it with `const`, and dispose of it with its new owner.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        reportFindings(context, [...collectUsesAfterRelease(context), ...collectEscapedUsings(context)], {});
      },
    };
  },
});
