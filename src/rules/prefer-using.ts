import { collectPreferredUsings } from '../analysis/index.js';
import { createRule } from '../util/create-rule.js';
import { reportFindings } from '../reporting/report-findings.js';

export default createRule<readonly [], string>({
  name: 'prefer-using',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Prefer `using` to a `finally` block that only releases',
      preset: 'strict',
      typed: 'optional',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      preferUsing:
        'The `finally` on line {{line}} does what `{{keyword}}` does by itself, and begins later: the {{noun}} stays open if a line before its `try` throws. Declare `{{handle}}` with `{{keyword}}`.',
      preferStack:
        'The `finally` on line {{line}} ends `{{handle}}` by hand, and begins later: what is open stays so if a line before its `try` throws, or one of the releases. Give each to a `{{stack}}` as it is made.',
      collectInStack: 'Give each to a `{{stack}}` with its release.',
      declareWithUsing: 'Declare `{{handle}}` with `{{keyword}}`.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        reportFindings(context, collectPreferredUsings(context), {});
      },
    };
  },
});
