/** The plugin keeps nothing of what it has linted: after 13, 26 and 52 lints in one process the same few programs and texts are left. Judged by survivors, never by heap. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Result {
  readonly survivors: readonly [number, number, number];
  readonly reports: number;
}

const jiti = createRequire(import.meta.url).resolve('jiti/package.json').replace('package.json', 'lib/jiti-cli.mjs');

function measure(): Readonly<Record<string, Result>> {
  const child = fileURLToPath(new URL('child.ts', import.meta.url));
  const output: unknown = JSON.parse(execFileSync(process.execPath, ['--expose-gc', jiti, child], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' } }));
  return isResults(output) ? output : {};
}

function isResults(output: unknown): output is Readonly<Record<string, Result>> {
  return typeof output === 'object' && output !== null;
}

it('lints in one process leave nothing behind', { timeout: 400_000 }, () => {
  const results = measure();
  for (const session of ['project', 'editor, typed', 'editor, untyped']) {
    const { survivors, reports } = results[session] ?? { survivors: [99, 99, 99], reports: 0 };
    expect(reports, `${session} has reports`).toBeGreaterThan(50);
    // The last program and its texts may stay with the parser, however many there were before.
    expect(Math.max(...survivors), session).toBeLessThan(10);
    expect(survivors[2], session).toBeLessThanOrEqual(survivors[0] + 1);
  }
  // What is kept is seen: the count can fail.
  expect(results['kept on purpose']?.survivors[2]).toBeGreaterThanOrEqual(12);
});
