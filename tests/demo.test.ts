import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);

test('the demo prints what examples/expected-output.txt says', () => {
  const output = execFileSync(process.execPath, ['node_modules/jiti/lib/jiti-cli.mjs', 'scripts/demo.ts'], {
    cwd: fileURLToPath(root),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    encoding: 'utf8',
  });
  expect(output).toBe(readFileSync(new URL('examples/expected-output.txt', root), 'utf8'));
});
