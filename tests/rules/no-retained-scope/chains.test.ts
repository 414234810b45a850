import rule from '../../../src/rules/no-retained-scope.js';
import { untyped } from '../../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;

/** A listener that puts something new into a variable of the module. */
function chain({ value = '{ entry, print: () => String(entry) }', closure = 'const differs = () => before !== entry;', before = 'const before = shown;', rest = '' } = {}): string {
  return `let shown;
export function follow(source) {
  source.on('entry', (entry) => {
    ${before}
    ${closure}
    shown = ${value};
  });
}
${rest}
`;
}

const kept = { messageId: 'contextChain', line: 6, data: { keeper: 'shown', before: 'before', scope: '`follow()`' } } as const;
const exported = 'let shown;\nexport function show(entry) { const before = shown; shown = () => before?.(entry); }';

untyped.run('no-retained-scope: values that keep the one before', rule, {
  valid: [
    { name: 'no closure mentions the one before', code: chain({ closure: 'const differs = before !== entry;' }), options: likely },
    { name: 'the new value has no closure', code: chain({ value: '{ entry }' }), options: likely },
    { name: 'the closure is made elsewhere', code: chain({ value: 'makePrint(entry)' }), options: likely },
    { name: 'the one before is something else', code: chain({ before: 'const before = entry.before;' }), options: likely },
    { name: 'it is emptied', code: chain({ rest: 'export function stop() { shown = undefined; }' }), options: likely },
    { name: 'a program starts with it', code: 'let shown;\nfunction init(entry) { const before = shown; shown = () => before?.(entry); }\ninit(1);', options: likely },
    { name: 'callers decide how often, not on demand', code: exported },
  ],
  invalid: [
    { name: 'a closure beside it mentions the one before', code: chain(), errors: [kept] },
    { name: 'the closure itself mentions the one before', code: chain({ value: '() => before?.()', closure: '' }), errors: [kept] },
    { name: 'callers decide how often, on demand', code: exported, options: likely, errors: [{ messageId: 'contextChain', line: 2 }] },
  ],
});

const failing = (made: string): string => `let last;\nexport function fail(error) { last = ${made}; }`;

untyped.run('no-retained-scope: lists of errors', rule, {
  valid: [
    { name: 'of other errors', code: failing('new AggregateError([error, error.cause])') },
    { name: 'that something empties', code: `${failing('new AggregateError([last, error])')}\nexport function forget() { last = undefined; }` },
  ],
  invalid: [{ name: 'with the one before', code: failing('new AggregateError([last, error])'), errors: [{ messageId: 'causeChain', line: 2, data: { error: 'last', scope: '`fail()`' } }] }],
});

/** A hook of `node:test`. */
const spied = ({ hook = 'beforeEach', target = 'console', rest = '' } = {}): string => `import { afterEach, beforeEach, mock, test } from 'node:test';\n${hook}(() => { mock.method(${target}, 'error'); });\n${rest}`;

untyped.run('no-retained-scope: spies', rule, {
  valid: [
    { name: 'in a test', code: spied({ hook: 'test' }), options: likely },
    { name: 'on what the hook makes', code: spied({ target: 'new Logger()' }), options: likely },
    { name: 'taken back', code: spied({ rest: 'afterEach(() => mock.reset());' }), options: likely },
    { name: 'of the test itself', code: "import { beforeEach } from 'node:test';\nbeforeEach((t) => { t.mock.method(console, 'error'); });", options: likely },
    { name: 'that a setting may take back, not on demand', code: "beforeEach(() => { jest.spyOn(console, 'error'); });" },
    { name: 'of another `jest`', code: "import { jest } from './fake';\nbeforeEach(() => { jest.spyOn(console, 'error'); });", options: likely },
  ],
  invalid: [
    { name: 'before each test', code: spied(), errors: [{ messageId: 'spyKept', line: 2, data: { spy: "mock.method(console, 'error')", end: 'mock.reset()' } }] },
    {
      name: 'that a setting may take back, on demand',
      code: "beforeEach(() => { jest.spyOn(console, 'error'); });",
      options: likely,
      errors: [{ messageId: 'spyKept', line: 1, data: { spy: "jest.spyOn(console, 'error')", end: 'jest.restoreAllMocks()' } }],
    },
  ],
});
