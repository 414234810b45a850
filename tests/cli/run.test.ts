import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';

let folder = '';

const LEAK = `export class Feed {
  start() {
    this.timer = setInterval(() => this.load(), 1000);
  }

  load() {}

  dispose() {
    console.log('gone');
  }
}
`;

const CLEAN = LEAK.replace("console.log('gone')", 'clearInterval(this.timer)');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaks-run-'));
  mkdirSync(join(folder, 'src'));
  write('src/feed.js', LEAK);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

async function start(...parameters: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const texts = { stdout: '', stderr: '' };
  const code = await run(parameters, {
    cwd: folder,
    environment: {},
    stdout: { write: (text) => (texts.stdout += text) },
    stderr: { write: (text) => (texts.stderr += text) },
    ask: undefined,
  });
  return { code, ...texts };
}

interface Result {
  readonly summary: Readonly<Record<string, unknown>>;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly notAudited: readonly unknown[];
}

describe('exit codes', () => {
  test('1 with findings, on stdout with their way out', async () => {
    const { code, stdout } = await start();
    expect(code).toBe(1);
    expect(stdout).toContain('src/feed.js\n  3:18    always · each instance · fixable  leaks/no-leaked-timer\n');
    expect(stdout).toContain('└ line 8: the way out: nothing here releases this one');
    expect(stdout).toContain('1 finding in 1 file, 0 with types');
  });

  test('0 without', async () => {
    write('src/feed.js', CLEAN);
    const { code, stdout } = await start();
    expect(code).toBe(0);
    expect(stdout).toContain('No leaks found in 1 file');
  });

  test('0 up to --max-findings', async () => {
    expect((await start('--max-findings', '1')).code).toBe(0);
  });

  test('2 when the flags are wrong', async () => {
    expect(await start('--presett')).toEqual({ code: 2, stdout: '', stderr: 'eslint-plugin-leaks: Unknown flag --presett. Did you mean --preset?\n' });
  });

  test('2 when there is nothing to look at', async () => {
    rmSync(join(folder, 'src/feed.js'));
    expect((await start()).stderr).toContain('There is no file to audit');
  });

  test('2 when nothing parses', async () => {
    write('src/feed.js', 'class {');
    const { code, stdout } = await start();
    expect(code).toBe(2);
    expect(stdout).toContain('Not audited: src/feed.js:1');
  });
});

test('--fix writes what is safe', async () => {
  const { code, stdout } = await start('--fix');
  expect(readFileSync(join(folder, 'src/feed.js'), 'utf8')).toContain('clearInterval(this.timer);');
  expect(stdout).toContain('1 file fixed');
  expect(code).toBe(0);
});

test('--ignore names a folder anywhere', async () => {
  expect((await start('--ignore', 'src')).stderr).toContain('There is no file to audit');
});

test('--rule runs that rule alone', async () => {
  expect((await start('--rule', 'no-leaked-handle')).code).toBe(0);
  expect((await start('--rule', 'no-leaked-timer')).code).toBe(1);
});

test('comments of the project count, those about rules that do not run here do not', async () => {
  write('src/feed.js', LEAK.replace('    this.timer', '    // eslint-disable-next-line leaks/no-leaked-timer -- lives as long as the page\n    this.timer'));
  expect((await start()).code).toBe(0);
  write('src/feed.js', `/* eslint nothing/known: error */\n${CLEAN}`);
  expect((await start()).code).toBe(0);
});

test('JSON has certainty, site, steps and edits, and a message without marks', async () => {
  const { stdout } = await start('--format', 'json');
  const { summary, findings, notAudited } = JSON.parse(stdout) as Result;
  expect(summary).toMatchObject({ findings: 1, fixable: 1, byRule: { 'no-leaked-timer': 1 }, files: 1, typedFiles: 0 });
  expect(notAudited).toEqual([]);
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'no-leaked-timer',
      kind: 'neverReleased',
      message: '`this.timer` is never cleared: the interval keeps its callback and all that it captures. Call `clearInterval(this.timer)` in `dispose()`.',
      file: 'src/feed.js',
      line: 3,
      column: 18,
      certainty: 'definite',
      site: 'instance',
      steps: [expect.objectContaining({ kind: 'teardown', line: 8 })],
      edits: [expect.objectContaining({ isSafe: true })],
    }),
  ]);
});

test('GitHub annotations are one line each, with what they cannot hold escaped', async () => {
  const { stdout, stderr } = await start('--format', 'github');
  expect(stdout).toMatch(/^::error file=src\/feed\.js,line=3,endLine=3,col=18,endColumn=\d+,title=leaks\/no-leaked-timer::`this\.timer` is never cleared[^\n]+\n$/u);
  expect(stderr).toContain('1 finding in');
});

test('with types where a config knows the file, without elsewhere', async () => {
  write('tsconfig.json', '{ "include": ["src"], "compilerOptions": { "strict": true } }');
  write('src/typed.ts', 'export const one = 1;\n');
  mkdirSync(join(folder, 'scripts'));
  write('scripts/unknown.ts', 'export const two = 2;\n');
  const { summary, notAudited } = JSON.parse((await start('--format', 'json')).stdout) as Result;
  expect(summary).toMatchObject({ files: 3, typedFiles: 1 });
  expect(notAudited).toEqual([]);
});

test('--progress says how far it is where nobody looks', async () => {
  expect((await start('--progress', '--quiet')).stderr).toBe('');
  expect((await start('--progress')).stderr).toBe('1/1 files, 1 findings\n');
});

describe('--init', () => {
  test('shows and writes nothing where nobody can be asked', async () => {
    write('package.json', '{\n  "type": "module"\n}\n');
    const { code, stdout } = await start('--init');
    expect(code).toBe(0);
    expect(stdout).toContain('eslint.config.js: the config (new)');
    expect(stdout).toContain('Nothing was written: add --yes to write it.');
    expect(() => readFileSync(join(folder, 'eslint.config.js'))).toThrow('ENOENT');
  });

  test('--yes writes config, staged files, hook and CI, and has nothing to write the second time', async () => {
    write('package.json', `${JSON.stringify({ devDependencies: { 'lint-staged': '1', husky: '1', eslint: '9', 'eslint-plugin-leaks': '1' } }, undefined, 4)}\n`);
    mkdirSync(join(folder, '.github'));
    write('eslint.config.mjs', 'export default [];\n');
    expect((await start('--init', '--yes')).stdout).toContain('Written: .github/workflows/leaks.yml');
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    expect(read('eslint.config.mjs')).toContain('...leaks.configs.recommended');
    expect(read('package.json')).toContain('\n    "lint-staged": {\n        "*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}": "eslint"\n    }');
    expect(read('.husky/pre-commit')).toBe('npx lint-staged\n');
    expect((await start('--init', '--yes')).stdout).toContain('There is nothing to write.');
  });

  test.each([
    ['package-lock.json', 'npm ci'],
    ['README.md', 'npm install'],
  ])('with %s, the CI step runs %s: without a lockfile `npm ci` refuses', async (file, command) => {
    write('package.json', '{}\n');
    write(file, '{}\n');
    mkdirSync(join(folder, '.github'));
    expect((await start('--init')).stdout).toContain(`- run: ${command}\n`);
  });

  test('nano-staged that runs ESLint reads the config: no advice on hooks', async () => {
    const manifest = { 'simple-git-hooks': { 'pre-commit': 'npx nano-staged' }, 'nano-staged': { '*': 'eslint --fix' } };
    write('package.json', JSON.stringify(manifest));
    expect((await start('--init')).stdout).not.toContain('commit hook');
    write('package.json', JSON.stringify({ ...manifest, 'nano-staged': { '*.css': 'stylelint' } }));
    expect((await start('--init')).stdout).toContain('commit hook');
  });

  test('a config of another shape is left alone, with what to add', async () => {
    write('eslint.config.mjs', 'export default antfu({});\n');
    const { stdout } = await start('--init', '--yes');
    expect(stdout).toContain('eslint.config.mjs has a shape that is not edited safely.');
    expect(readFileSync(join(folder, 'eslint.config.mjs'), 'utf8')).toBe('export default antfu({});\n');
  });
});
