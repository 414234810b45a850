/** `npm run new-rule <name>`: writes a rule that works, its tests, its page and its changeset, each to be replaced by yours. */
import { existsSync } from 'node:fs';
import { root, writeSource } from './source-files.js';

const [name] = process.argv.slice(2);
if (name === undefined || !/^(?:no|require|prefer)(?:-[a-z0-9]+)+$/.test(name)) {
  throw new TypeError('Name the rule: npm run new-rule no-leaked-thing. Names start with no-, require- or prefer-.');
}
if (existsSync(new URL(`src/rules/${name}.ts`, root))) {
  throw new TypeError(`src/rules/${name}.ts exists.`);
}

const rule = `import { createRule } from '../util/create-rule.js';

export default createRule({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow what this rule is about', preset: 'all', typed: 'unused' },
    messages: { leaks: '\`{{text}}\` stays open: nothing closes it. Call \`close()\` on it.' },
    schema: [],
  },
  create(context) {
    return {
      'CallExpression[callee.name="acquireExample"]'(node) {
        context.report({ node, messageId: 'leaks', data: { text: context.sourceCode.getText(node) } });
      },
    };
  },
});
`;

const test = `import { RuleTester } from '@typescript-eslint/rule-tester';
import rule from '../../src/rules/${name}.js';

new RuleTester().run('${name}', rule, {
  valid: ['releaseExample();'],
  invalid: [
    {
      name: 'a handle that nothing releases',
      code: 'acquireExample();',
      errors: [{ messageId: 'leaks', data: { text: 'acquireExample()' }, line: 1, column: 1 }],
    },
  ],
});
`;

const page = `<!-- end auto-generated rule header -->

What lives longer than what, which code runs again and again, and what grows.

## Examples

\`\`\`ts leak
acquireExample(); // leak: leaks
\`\`\`

\`\`\`ts clean
releaseExample();
\`\`\`

## When not to use it

When the program ends before it could matter.
`;

const changeset = `---
"eslint-plugin-leaks": minor
---

New rule \`${name}\`.
`;

const driver = `export default [{ heading: 'Examples', blocks: [1, 2], runsIn: 'none', reason: 'Nobody has written a driver yet.' }];
`;

writeSource(`src/rules/${name}.ts`, rule);
writeSource(`tests/rules/${name}.test.ts`, test);
writeSource(`docs/rules/${name}.md`, page);
writeSource(`tests/runtime/drivers/${name}.mjs`, driver);
writeSource(`.changeset/${name}.md`, changeset);
console.log(`Written: src/rules, tests/rules, docs/rules, tests/runtime/drivers and .changeset of ${name}. Next: npm run generate`);
