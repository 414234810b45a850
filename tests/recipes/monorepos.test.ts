import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Consumer, createConsumer, pack, writeFiles } from '../e2e/consumer.js';
import { getRecipe } from '../e2e/recipes.js';

/** `app` imports `clock`, and leaks only when `start()` gives something to stop. */
const WORKSPACE = new Map([
  ['.gitignore', 'node_modules\n.nx\n.turbo\n'],
  ['tsconfig.base.json', '{ "compilerOptions": { "module": "nodenext", "strict": true, "lib": ["es2022", "dom"], "noEmit": true } }\n'],
  ...['app', 'clock'].map((name) => [`packages/${name}/tsconfig.json`, '{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n'] as const),
  ['packages/clock/package.json', '{ "name": "clock", "version": "1.0.0", "type": "module", "exports": "./src/index.ts", "scripts": { "lint": "eslint src" } }\n'],
  ['packages/app/package.json', '{ "name": "app", "version": "1.0.0", "type": "module", "scripts": { "lint": "eslint src" }, "dependencies": { "clock": "*" } }\n'],
  ['packages/clock/src/index.ts', 'export function start(run: () => void): void {\n  run();\n}\n'],
  ['packages/app/src/session.ts', "import { start } from 'clock';\n\nexport class Session {\n  constructor(private readonly touch: () => void) {\n    start(() => this.touch());\n  }\n\n  close(): void {\n    this.touch();\n  }\n}\n"],
]);

const LEAKING_CLOCK = 'export class Clock {\n  readonly #timer: ReturnType<typeof setInterval>;\n  constructor(run: () => void) {\n    this.#timer = setInterval(run, 1000);\n    setInterval(run, 2000);\n  }\n  stop(): void {\n    clearInterval(this.#timer);\n  }\n}\nexport function start(run: () => void): void {\n  run();\n}\n';

let consumer: Consumer | undefined;

afterEach(() => {
  consumer?.remove();
});

function createWorkspace(title: string): { readonly command: string; readonly folder: string; readonly run: (line: string) => string; readonly used: Consumer } {
  const { files, packages, commands } = getRecipe(title);
  const used = createConsumer(pack(), [...packages, 'typescript@6.0.3'], new Map([...WORKSPACE, ...files]));
  consumer = used;
  execFileSync('git', ['init', '--quiet'], { cwd: used.folder });
  execFileSync('git', ['add', '.'], { cwd: used.folder });
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'Workspace'], { cwd: used.folder });
  const quiet = 'NX_DAEMON=false NX_NO_CLOUD=true NX_TUI=false TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1 CI=true NO_COLOR=1';
  return {
    command: commands[0] ?? '',
    folder: used.folder,
    used,
    run: (line) => {
      const { stdout, stderr } = used.runLine(`${quiet} ${line}`);
      return stdout + stderr;
    },
  };
}

describe('Nx', () => {
  test('the second run does no work; a change in a dependency lints both, another change only its own', () => {
    const { command, folder, run } = createWorkspace('Nx');
    const first = run(command);
    expect(first).toContain('Successfully ran target lint for 2 projects');
    expect(first).not.toContain('read the output from the cache');
    expect(run(command)).toContain('Nx read the output from the cache instead of running the command for 2 out of 2 tasks');

    writeFiles(folder, new Map([['packages/app/src/other.ts', 'export const other = 1;\n']]));
    expect(run(command)).toContain('for 1 out of 2 tasks');

    writeFiles(folder, new Map([['packages/clock/src/index.ts', LEAKING_CLOCK]]));
    const changed = run(command);
    expect(changed).toContain('leaks/no-leaked-timer');
    expect(changed).not.toContain('read the output from the cache');
  });
});

describe('Turborepo', () => {
  test('the second run does no work, and neither does the first run of another checkout that shares the cache', () => {
    const { command, folder, run } = createWorkspace('Turborepo');
    const cache = mkdtempSync(join(tmpdir(), 'leaks-turbo-'));
    const shared = `${command} --cache-dir=${cache}`;
    try {
      expect(run(shared)).toMatch(/Cached: +0 cached, 2 total/);
      expect(run(shared)).toMatch(/Cached: +2 cached, 2 total[^]*FULL TURBO/);

      const other = mkdtempSync(join(tmpdir(), 'leaks-checkout-'));
      cpSync(folder, other, { recursive: true, filter: (path) => !path.includes('.turbo') });
      expect(run(`sh -c 'cd ${other} && ${shared}'`)).toMatch(/Cached: +2 cached, 2 total[^]*FULL TURBO/);
      rmSync(other, { recursive: true });

      writeFiles(folder, new Map([['packages/clock/src/index.ts', LEAKING_CLOCK]]));
      const changed = run(shared);
      expect(changed).toMatch(/Cached: +0 cached, 2 total/);
      expect(changed).toContain('leaks/no-leaked-timer');
    } finally {
      rmSync(cache, { recursive: true });
    }
  });
});
