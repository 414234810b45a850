import { collectWriteFindings } from '../analysis/index.js';
import { reportFindings } from '../reporting/report-findings.js';
import { createRule } from '../util/create-rule.js';

export default createRule<readonly [], string>({
  name: 'no-ignored-backpressure',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow writes that ignore when the sink has had enough',
      preset: 'strict',
      typed: 'optional',
    },
    hasSuggestions: true,
    messages: {
      writtenInLoop:
        '`{{sink}}` keeps in memory what it cannot take yet: this loop reads `{{source}}` at full speed, and ignores what `{{write}}` answers. Give both to `pipeline()`, or wait for `drain`.',
      writtenByListener:
        '`{{sink}}` keeps in memory what it cannot take yet: `{{source}}` goes on, whatever `{{write}}` answers. Use `pipeline({{source}}, {{sink}})`, or pause until `drain`.',
      pushedByListener:
        'This stream keeps in memory what nobody has read yet: `{{source}}` goes on, whatever `{{write}}` answers. Pause `{{source}}` when it is `false`, and resume it in `_read()`.',
      eventsQueued:
        'This loop waits in each turn, and `on()` keeps every `{{event}}` of `{{source}}` that comes meanwhile. Iterate over `{{source}}`, which stops its source, or pass a `highWaterMark`.',
      correctText: 'Let {{waiting}} wait for the {{other}}.',
    },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'() {
        reportFindings(context, collectWriteFindings(context), {});
      },
    };
  },
});
