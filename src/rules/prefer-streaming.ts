import { collectWholeInputFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createLikelySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

interface RuleOptions {
  /** Report files that are split into lines, of which only callers know how long they are. */
  readonly includeLikely?: boolean;
}

export type Options = readonly [RuleOptions?];

export default createRule<Options, string>({
  name: 'prefer-streaming',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Prefer streams and limits to inputs that are held in memory as a whole',
      preset: 'all',
      typed: 'optional',
      presetOptions: { all: [{ includeLikely: true }] },
    },
    hasSuggestions: true,
    messages: {
      bodyUnlimited:
        '`{{source}}` may send as much as it likes, and {{scope}} keeps all of it: nothing compares its size. Count the bytes and stop past a limit, or pass the stream on.',
      downloadWhole:
        'All of `{{source}}` is in memory before `{{writer}}()` gets it. Pipe its `body` into `createWriteStream()` with `pipeline()`.',
      fileSentWhole:
        'All of `{{source}}` is in memory for each request before `{{writer}}()` gets it. Pipe `createReadStream()` into the response with `pipeline()`.',
      forwardedWhole: 'All of `{{source}}` is in memory before it goes on. Pass `{{source}}.body`, which goes on chunk by chunk.',
      linesWhole: 'All of `{{source}}` is in memory, and its lines once more, before the first of them is used. Read it line by line, with `createInterface()` of `node:readline`.',
      correctText: 'Take it piece by piece.',
    },
    schema: [createLikelySchema('Report files that are split into lines, of which only callers know how long they are.')],
    defaultOptions: [{ includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectWholeInputFindings(context), options);
      },
    };
  },
});
