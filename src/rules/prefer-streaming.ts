import { collectWholeInputFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createRule } from '../util/create-rule.js';

export default createRule<readonly [], string>({
  name: 'prefer-streaming',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Prefer streams and limits to inputs that are held in memory as a whole',
      preset: 'all',
      typed: 'optional',
    },
    messages: {
      bodyUnlimited:
        '`{{source}}` may send as much as it likes, and {{scope}} keeps all of it: nothing compares its size. Count the bytes and stop past a limit, or pass the stream on.',
      downloadWhole:
        'All of `{{source}}` is in memory before `{{writer}}()` gets it. Pipe its `body` into `createWriteStream()` with `pipeline()`.',
      fileSentWhole:
        'All of `{{source}}` is in memory for each request before `{{writer}}()` gets it. Pipe `createReadStream()` into the response with `pipeline()`.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        reportFindings(context, collectWholeInputFindings(context), {});
      },
    };
  },
});
