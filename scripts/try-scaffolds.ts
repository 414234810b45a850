/** What `new-rule` and `new-resource` write passes everything at once. Runs in a copy of the tree, which is thrown away. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './source-files.js';

const RULE = 'no-throw-away-name';
const RESOURCE = 'packages/throw-away-name';

const source = fileURLToPath(root);
const copy = mkdtempSync(join(tmpdir(), 'leaks-scaffolds-'));
try {
  copyTree();
  run('jiti', 'scripts/new-rule.ts', RULE);
  run('jiti', 'scripts/new-resource.ts', RESOURCE);
  run('jiti', 'scripts/generate.ts');
  run('tsc', '-p', 'tsconfig.json');
  run('eslint', `src/rules/${RULE}.ts`, 'src/rules/index.ts', `tests/rules/${RULE}.test.ts`, `src/catalogue/${RESOURCE}.ts`, 'src/index.ts');
  run('vitest', 'run', `tests/rules/${RULE}.test.ts`, 'tests/docs.test.ts', 'tests/package.test.ts', 'tests/catalogue');
  console.log('Both scaffolds pass.');
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The files that git knows or would add, and the installed packages. */
function copyTree(): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: source, encoding: 'utf8' });
  for (const file of files.split('\0').filter((path) => path !== '')) {
    cpSync(join(source, file), join(copy, file));
  }
  symlinkSync(join(source, 'node_modules'), join(copy, 'node_modules'), 'dir');
}

function run(command: string, ...parameters: readonly string[]): void {
  console.log(`> ${command} ${parameters.join(' ')}`);
  execFileSync(join(copy, 'node_modules', '.bin', command), parameters, { cwd: copy, stdio: 'inherit' });
}
