/** `using` stands for a release only where the package that is installed has the disposer. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import plugin from '../../src/index.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  for (const [name, version] of [['old', '6.8.9'], ['new', '6.9.0'], ['broken', undefined]] as const) {
    const path = join(folder, name, 'node_modules', 'acme');
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), version === undefined ? '{' : JSON.stringify({ name: 'acme', version }));
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const lease = {
  id: 'acme/lease',
  family: 'handle',
  kind: 'lease',
  noun: 'lease',
  keeps: 'the row locked',
  acquire: [{ call: { from: 'acme', name: 'takeLease' } }],
  handle: 'promise',
  ends: 'never',
  release: [{ method: 'giveBack', async: true }],
  disposers: [{ kind: 'async', release: 'giveBack', since: { node: ['20.4.0'], package: { name: 'acme', version: '6.9.0' } } }],
};

const code = `import { takeLease } from 'acme';
export async function rename(row) {
  const lease = await takeLease(row);
  await row.rename();
}
`;

it.each([
  ['new', true],
  ['old', false],
  ['broken', false],
  ['none', false],
])('%s: %s', (name, isFixed) => {
  const { fixed } = new Linter({ cwd: folder }).verifyAndFix(
    code,
    [
      {
        files: ['**/*.js'],
        plugins: { leaks: plugin },
        rules: { 'leaks/no-leaked-handle': 'error' },
        settings: { leaks: { resources: [lease], engines: { node: '>=24.2' } } },
      },
    ],
    { filename: join(folder, name, 'file.js') },
  );
  expect(fixed).toBe(isFixed);
});
