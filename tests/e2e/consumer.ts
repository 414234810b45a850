import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const template = fileURLToPath(new URL('consumer/', import.meta.url));

/** npm tells a script which package it runs in. A consumer is another package. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_(package|lifecycle|config_local_prefix|command)|TSESTREE_)/.test(name)),
);

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in a temporary folder that has installed the packed plugin. */
export interface Consumer {
  readonly folder: string;
  /** Runs a command of `node_modules/.bin`. */
  readonly run: (command: string, ...parameters: readonly string[]) => Run;
  /** Runs a line of a shell. */
  readonly runLine: (line: string) => Run;
  /** Runs Node on a file of `node_modules`: a package under an alias has no command. */
  readonly runFile: (file: string, ...parameters: readonly string[]) => Run;
  readonly remove: () => void;
}

/** Packs the plugin, `dist` as it stands, and gives the path of the tarball. */
export function pack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leaks-pack-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root, env, stdio: 'ignore' });
  const [tarball] = readdirSync(folder);
  if (tarball === undefined) {
    throw new Error('npm pack wrote nothing.');
  }
  return join(folder, tarball);
}

/** Copies the consumer's files, writes the given ones over them, and installs the tarball beside the given packages. */
export function createConsumer(tarball: string, packages: readonly string[], files: ReadonlyMap<string, string> = new Map()): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'leaks-consumer-'));
  cpSync(template, folder, { recursive: true });
  writeFiles(folder, files);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline', tarball, ...packages], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const start = (file: string, parameters: readonly string[]): Run => {
    const { status, stdout, stderr } = spawnSync(file, parameters, { cwd: folder, env, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  return {
    folder,
    runLine: (line) => start('sh', ['-c', line]),
    run: (command, ...parameters) => start(join(folder, 'node_modules', '.bin', command), parameters),
    runFile: (file, ...parameters) => start(process.execPath, [join(folder, 'node_modules', file), ...parameters]),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A `package.json` keeps what stands in the one that is there. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file === 'package.json' ? mergeManifests(readFileSync(path, 'utf8'), text) : text);
  }
}

function mergeManifests(one: string, other: string): string {
  return JSON.stringify({ ...(JSON.parse(one) as object), ...(JSON.parse(other) as object) });
}
