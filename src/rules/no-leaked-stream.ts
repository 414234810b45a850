import { collectStreamFindings } from '../analysis/index.js';
import { type CertaintyOptions, reportFindings } from '../reporting/report-findings.js';
import { createCertaintySchema } from '../util/certainty-schema.js';
import { createRule } from '../util/create-rule.js';

export type Options = readonly [CertaintyOptions?];

export default createRule<Options, string>({
  name: 'no-leaked-stream',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require streams and response bodies to be read to the end, cancelled or unlocked on every way out',
      preset: 'recommended',
      typed: 'optional',
      presetOptions: { strict: [{ includeThrows: true, includeLikely: true }] },
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      lockLeaveMissed:
        '`{{handle}}` keeps its stream locked when the `{{leaver}}` on line {{line}} leaves: nothing else can use it or end it. Call `{{release}}()` before that `{{leaver}}`, or in a `finally` block.',
      lockEndMissed:
        '`{{handle}}` keeps its stream locked on each way out that does not come to its end: nothing else can use it or end it. Call `{{release}}()` in a `finally` block.',
      lockThrowMissed:
        '`{{handle}}` keeps its stream locked if `{{culprit}}` throws: nothing else can use it or end it. Call `{{release}}()` in a `finally` block.',
      lockYieldMissed:
        '`{{handle}}` keeps its stream locked when a loop over this generator is left at line {{line}}: nothing else can use it or end it. Call `{{release}}()` in a `finally` block.',
      bodyLeaveMissed:
        '`{{handle}}` is not read when the `{{leaver}}` on line {{line}} leaves, so {{cost}}. Call `{{release}}()` before that `{{leaver}}`.',
      bodyEndMissed: '`{{handle}}` is read on some ways out only, and on the others {{cost}}. Call `{{release}}()` on those.',
      bodyThrowMissed: '`{{handle}}` is not read if `{{culprit}}` throws, so {{cost}}. Call `{{release}}()` in that case.',
      bodyNeverRead: 'Nothing reads the body of `{{handle}}`, so {{cost}}. Read it, or call `{{release}}()`.',
      bodyDropped: 'Nothing can read the body that `{{callee}}()` gives, so {{cost}}. Keep the response, and read it or call `{{release}}()`.',
      streamLeaveMissed:
        '`{{handle}}` is not used up when the `{{leaver}}` on line {{line}} leaves, so {{cost}}. Call `{{release}}()` before that `{{leaver}}`.',
      streamEndMissed: '`{{handle}}` is used up on some ways out only, and on the others {{cost}}. Call `{{release}}()` on those.',
      streamThrowMissed: '`{{handle}}` is not used up if `{{culprit}}` throws, so {{cost}}. Call `{{release}}()` in that case.',
      streamNeverRead: 'Nothing ends `{{handle}}`, so {{cost}}. Call `{{release}}()` when the work is done.',
      streamDropped: 'Nothing can end the stream that `{{callee}}()` gives, so {{cost}}. Keep it, and call `{{release}}()`.',
      pipeLeft:
        '`{{callee}}()` keeps its file open when `{{culprit}}` closes first: `pipe()` ends only what it writes to. Use `{{release}}()` of `node:stream`, which destroys both.',
      releaseBefore: 'Call `{{release}}()` first.',
      releaseBeforeReturn: 'Call `{{release}}()` before the `return`.',
      releaseInFinally: 'Call `{{release}}()` in a `finally` block.',
      wrapInFinally: 'Call `{{release}}()` in a `finally` block.',
    },
    schema: [createCertaintySchema('streams')],
    defaultOptions: [{ includeThrows: false, includeLikely: false }],
  },
  create(context, [options = {}]) {
    return {
      'Program:exit'() {
        reportFindings(context, collectStreamFindings(context), options);
      },
    };
  },
});
