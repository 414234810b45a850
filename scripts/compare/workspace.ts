/** A folder in which the peers are installed, each at its version, and where the programs that are compared stand in one TypeScript program. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ESLint } from 'eslint';
import { root } from '../source-files.js';
import { peers } from './peers.js';

export const folder = fileURLToPath(new URL('node_modules/.cache/compare/', root));

const LIBRARIES = ['@angular/core@21.2.26', '@types/node@24.19.2', '@types/pg@8.23.1', '@types/react@19.3.0', 'rxjs@7.8.2'];
const TOOLS = ['eslint@10.15.0', 'typescript@6.0.3', '@typescript-eslint/parser@8.73.0'];
const COMPILER = { target: 'esnext', module: 'esnext', moduleResolution: 'bundler', lib: ['esnext', 'dom', 'dom.iterable'], jsx: 'preserve', types: ['node'], strict: true, noEmit: true, skipLibCheck: true, allowJs: true, experimentalDecorators: true };

/** Installs what is missing. Peers that ask for another ESLint get the one of the run. */
export function installPeers(): void {
  const wanted = [...peers.map(({ name, version }) => `${name}@${version}`), ...LIBRARIES, ...TOOLS];
  const stamp = join(folder, 'installed.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === JSON.stringify(wanted)) {
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "compare", "private": true, "type": "module" }\n');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local_prefix|command)/.test(name)));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts', '--legacy-peer-deps', ...wanted], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(stamp, JSON.stringify(wanted));
}

/** @throws Where the module has no rules. */
export async function loadPeer(name: string): Promise<ESLint.Plugin> {
  const path = join(folder, `${name.replaceAll(/\W/g, '_')}.mjs`);
  writeFileSync(path, `export * as peer from '${name}';\n`);
  const plugin = findPlugin(await import(pathToFileURL(path).href));
  if (plugin === undefined) {
    throw new TypeError(`${name} exports no rules.`);
  }
  return plugin;
}

function findPlugin(value: unknown): ESLint.Plugin | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  return isRecord(value['rules']) ? value : findPlugin(value['default'] ?? value['peer']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Writes all programs at once: one TypeScript program reads them. */
export function writePrograms(programs: ReadonlyMap<string, string>): void {
  rmSync(join(folder, 'programs'), { recursive: true, force: true });
  for (const [file, text] of programs) {
    const path = join(folder, 'programs', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER, include: ['programs'] }));
}
