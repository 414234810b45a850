import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import plugin from '../../src/index.js';
import { type Consumer, createConsumer, pack, type Run, writeFiles } from './consumer.js';
import { getRecipe } from './recipes.js';

const LIGHT = ['Commit hook', 'GitHub Actions', 'Cache', 'Threads', 'Vue', 'Svelte', 'oxlint', 'Config inspector'];

const EFFECT_LEAK = `import { useEffect } from 'react';

export function usePing(socket) {
  useEffect(() => {
    const ping = setInterval(() => socket.send('ping'), 10_000);
    socket.send('hello');
  }, [socket]);
}
`;

const SVELTE_LEAK = `<script lang="ts">
  import { onMount } from 'svelte';

  let now = $state(new Date());
  onMount(() => {
    setInterval(() => (now = new Date()), 1000);
  });
</script>

<time>{now.toLocaleTimeString()}</time>
`;

let consumer: Consumer;

beforeAll(() => {
  const packages = new Set(LIGHT.flatMap((title) => getRecipe(title).packages));
  consumer = createConsumer(pack(), [...packages, 'typescript@6.0.3', 'yaml@2']);
  // oxlint reads node_modules where Git does not leave it out.
  writeFiles(consumer.folder, new Map([['.gitignore', 'node_modules\n']]));
});

afterAll(() => {
  consumer.remove();
});

const read = (file: string): string => readFileSync(join(consumer.folder, file), 'utf8');

/** Writes the files of a recipe and gives its commands. */
function prepare(title: string): readonly string[] {
  for (const name of readdirSync(consumer.folder).filter((entry) => /^eslint\.config\.|^\.oxlintrc/.test(entry))) {
    rmSync(join(consumer.folder, name));
  }
  const { files, commands } = getRecipe(title);
  writeFiles(consumer.folder, files);
  return commands;
}

function runOnly(title: string): Run {
  const commands = prepare(title);
  expect(commands).toHaveLength(1);
  return consumer.runLine(commands[0] ?? '');
}

/** Each line of a report in ESLint's own format, after its file. */
function countFound(stdout: string, file: string): number {
  const [, after = ''] = stdout.split(`${join(consumer.folder, file)}\n`);
  return (after.split('\n\n')[0] ?? '').split('\n').filter((line) => line.includes('leaks/')).length;
}

describe('Commit hook', () => {
  const git = (...parameters: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...parameters], { cwd: consumer.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(() => {
    const commands = prepare('Commit hook');
    git('init', '--quiet');
    for (const command of commands) {
      expect(consumer.runLine(command)).toMatchObject({ status: 0 });
    }
    writeFiles(consumer.folder, new Map([['src/ping.jsx', EFFECT_LEAK]]));
  });

  test('a commit gets the release that --fix can write', () => {
    git('add', 'src/ping.jsx');
    git('commit', '--quiet', '--message', 'Ping');
    expect(git('show', 'HEAD:src/ping.jsx')).toContain('clearInterval(ping)');
    expect(git('status', '--short', 'src/ping.jsx')).toBe('');
  });

  test('a leak that needs a decision stops the commit', () => {
    git('add', 'src/session.js');
    expect(() => git('commit', '--quiet', '--message', 'Session')).toThrow(/leaks\/no-leaked-timer/);
    expect(git('log', '--format=%s')).toBe('Ping\n');
  });
});

describe('GitHub Actions', () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
    readonly 'continue-on-error'?: boolean;
  }
  interface Workflow {
    readonly on: unknown;
    readonly jobs: { readonly leaks: { readonly 'runs-on': string; readonly steps: readonly Step[] } };
    readonly permissions: unknown;
  }
  const parse = (file: string): Workflow => {
    const yaml = createRequire(join(consumer.folder, 'package.json'))('yaml') as { parse: (text: string, options: object) => Workflow };
    return yaml.parse(getRecipe('GitHub Actions').files.get(file) ?? '', { strict: true, uniqueKeys: true });
  };
  /** What the last step of its own runs. */
  const getCommand = ({ jobs }: Workflow): string => jobs.leaks.steps.findLast(({ run }) => run !== undefined)?.run ?? '';

  beforeAll(() => {
    prepare('GitHub Actions');
  });

  test.each(['.github/workflows/leaks.yml', '.github/workflows/leaks-sarif.yml'])('%s is a workflow', (file) => {
    const { on, jobs, permissions } = parse(file);
    expect(on).toBeDefined();
    expect(permissions).toMatchObject({ contents: 'read' });
    expect(jobs.leaks['runs-on']).toBe('ubuntu-latest');
    for (const { uses, run } of jobs.leaks.steps) {
      expect([uses, run].filter((part) => part !== undefined)).toHaveLength(1);
      expect(uses ?? 'a/b@v1').toMatch(/^[\w./-]+@v\d+$/);
    }
  });

  test('annotations name the file, the place and the rule, and the step fails', () => {
    const { status, stdout } = consumer.runLine(getCommand(parse('.github/workflows/leaks.yml')));
    expect(stdout).toMatch(/^::error file=src\/session\.js,line=4,endLine=4,col=5,endColumn=\d+,title=leaks\/no-leaked-timer::.+$/m);
    expect(status).toBe(1);
  });

  test('SARIF says what code scanning needs, and the upload comes although the step fails', () => {
    const workflow = parse('.github/workflows/leaks-sarif.yml');
    const { status } = consumer.runLine(getCommand(workflow));
    const upload = workflow.jobs.leaks.steps.at(-1);
    const log = JSON.parse(read(String(upload?.with?.['sarif_file']))) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; partialFingerprints: object; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    const [run] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(run?.tool.driver.rules.map(({ id }) => id)).toContain('leaks/no-leaked-timer');
    expect(run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)).toContain('src/session.js');
    expect(run?.results.every(({ partialFingerprints }) => Object.keys(partialFingerprints).length > 0)).toBe(true);
    expect(status).toBe(1);
    expect(workflow.jobs.leaks.steps.at(-2)?.['continue-on-error']).toBe(true);
    expect(upload?.uses).toMatch(/upload-sarif@/);
  });
});

test('Cache: the second run reads what the first has written, and says the same', () => {
  const [command = ''] = prepare('Cache');
  const first = consumer.runLine(command);
  expect(countFound(first.stdout, 'src/session.js')).toBe(1);
  const cache = read('.eslintcache');
  expect(consumer.runLine(command)).toEqual(first);
  expect(read('.eslintcache')).toBe(cache);
  rmSync(join(consumer.folder, '.eslintcache'));
});

test.each([
  ['Threads', 'src/session.ts'],
  ['Vue', 'src/clock.vue'],
  ['Svelte', 'src/clock.svelte'],
])('%s', (title, file) => {
  writeFiles(consumer.folder, new Map([['src/clock.svelte', SVELTE_LEAK]]));
  const { status, stdout, stderr } = runOnly(title);
  expect(countFound(stdout, file), stdout + stderr).toBe(1);
  expect(status).toBe(1);
});

describe('oxlint', () => {
  test('reports the same lines as ESLint without types', () => {
    const { status, stdout: coloured, stderr } = runOnly('oxlint');
    // It writes colours wherever FORCE_COLOR stands, whatever its value.
    const stdout = stripVTControlCharacters(coloured);
    expect(stdout, stderr).toMatch(/leaks\(no-leaked-timer\)[^]*src\/session\.ts:6:/);
    expect(stdout).toMatch(/src\/session\.js:4:/);
    expect(stdout).toMatch(/src\/clock\.tsx:6:/);
    expect(stdout).not.toContain('Error running JS plugin');
    expect(status).toBe(1);
  });

  test('the page names the rules of `recommended`', () => {
    const { rules } = JSON.parse(getRecipe('oxlint').files.get('.oxlintrc.json') ?? '') as { rules: object };
    expect(Object.keys(rules).toSorted()).toEqual(Object.keys(plugin.configs.recommended.rules ?? {}).toSorted());
  });
});

test('Config inspector: --print-config and the static page know every rule, and each has a description and a link', () => {
  const [print = '', build = ''] = prepare('Config inspector');
  const rules = Object.keys(plugin.configs.strict.rules ?? {});
  const printed = JSON.parse(consumer.runLine(print).stdout) as { rules: Record<string, unknown>; plugins: readonly string[] };
  expect(Object.keys(printed.rules).filter((rule) => rule.startsWith('leaks/')).toSorted()).toEqual(rules.toSorted());
  expect(printed.plugins.some((name) => name.startsWith('leaks'))).toBe(true);

  const { status, stderr } = consumer.runLine(build);
  expect(status, stderr).toBe(0);
  const dump = join(consumer.folder, 'dist/__eslint-config-inspector/__rpc-dump');
  const payload = readdirSync(dump).find((file) => file.includes('get-payload.record')) ?? '';
  const page = readFileSync(join(dump, payload), 'utf8');
  for (const [name, { meta }] of Object.entries(plugin.rules).filter(([rule]) => rules.includes(`leaks/${rule}`))) {
    expect(page).toContain(JSON.stringify(`leaks/${name}`));
    expect(page, name).toContain(JSON.stringify(meta?.docs?.description));
    expect(page, name).toContain(JSON.stringify(meta?.docs?.url));
  }
});
