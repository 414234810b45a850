/** `npm run demo`: lints the examples, shows what `--fix` writes, and lints the result. Works on copies; needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { root } from './source-files.js';

// Inside the package, so that the examples find the plugin and the types that it is developed with.
const copies = new URL('.cache/demo/', root);

// A single run reads files once. These change.
process.env['TSESTREE_SINGLE_RUN'] = 'false';

rmSync(copies, { recursive: true, force: true });
for (const copy of ['before', 'after']) {
  cpSync(new URL('examples/', root), new URL(`${copy}/`, copies), { recursive: true });
}
print('The examples, linted with `recommended`', await lint('before'));
await lint('after', { fix: true });
print('What `eslint --fix` writes', renderDifference());
print('The fixed examples, linted again', await lint('after'));
rmSync(copies, { recursive: true, force: true });

function print(title: string, text: string): void {
  console.log(`${title}\n${'='.repeat(title.length)}\n\n${text.trim()}\n`);
}

/** The reports of one copy, as ESLint prints them, with paths below the copy. */
async function lint(copy: string, { fix = false } = {}): Promise<string> {
  const cwd = fileURLToPath(new URL(`${copy}/`, copies));
  const eslint = new ESLint({ cwd, fix });
  const results = await eslint.lintFiles(['server', 'react', 'library']);
  await ESLint.outputFixes(results);
  const formatter = await eslint.loadFormatter('stylish');
  const named = results.map((result) => ({ ...result, filePath: relative(cwd, result.filePath) }));
  const text = await formatter.format(named.toSorted((a, b) => a.filePath.localeCompare(b.filePath, 'en')));
  return text.trim() === '' ? 'No reports.' : text;
}

/** A unified diff of the two copies without the lines that only git reads. */
function renderDifference(): string {
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', '--no-ext-diff', '--no-prefix', 'before', 'after'], {
    cwd: fileURLToPath(copies),
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => !/^(?:diff --git|index) /.test(line));
  return lines.length > 1 ? lines.join('\n') : 'Nothing.';
}
