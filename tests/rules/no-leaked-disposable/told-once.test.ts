import type { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';

const RULES: Partial<Linter.RulesRecord> = {
  'leaks/no-leaked-disposable': ['error', { includeLikely: true }],
  'leaks/require-teardown': ['error', { includeLikely: true }],
};

const LINK = `import { connect } from 'node:net';
class Link {
  constructor(port) { this.socket = connect(port); }
  send(text) { this.socket.write(text); }
  close() { this.socket.destroy(); }
}
`;

function collect(members: string, release = ''): readonly string[] {
  const code = `${LINK}export class Client {\n  timer = setInterval(() => this.send(''), 1000);\n${members}\n  send(text) { this.link.send(text); }\n  dispose() { clearInterval(this.timer); ${release} }\n}`;
  return lintText({ code, filename: 'client.js', rules: RULES, settings }).map(({ ruleId, line }) => `${String(ruleId)} ${String(line)}`);
}

it('tells a field once that two rules know, by the one that is certain', () => {
  expect(collect('  constructor(port) { this.link = new Link(port); }')).toEqual(['leaks/require-teardown 9']);
  expect(collect('  open(port) { this.link ??= new Link(port); }')).toEqual(['leaks/no-leaked-disposable 9']);
});

it('tells a field once that is made in two places', () => {
  expect(collect('  constructor(port) { this.link = new Link(port); }\n  open(port) { this.link ??= new Link(port); }')).toEqual(['leaks/require-teardown 9']);
});

it('tells two fields', () => {
  expect(collect('  constructor(port) { this.link = new Link(port); this.other = new Link(port); }')).toHaveLength(2);
});

it('is silent on a field that the teardown ends', () => {
  expect(collect('  open(port) { this.link ??= new Link(port); }', 'this.link?.close();')).toEqual([]);
});
