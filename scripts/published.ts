/** Published packages, fetched by npm into node_modules/.cache; nothing of them is run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './source-files.js';

export interface Pinned {
  readonly name: string;
  readonly version: string;
  /** Folders and files that are read; what a bundler repeats is left out. */
  readonly roots: readonly string[];
}

const cache = fileURLToPath(new URL('node_modules/.cache/published/', root));

/** The folder of the package. Throws where npm cannot fetch it. */
export function fetchPackage({ name, version }: Pinned): string {
  const folder = join(cache, `${name.replaceAll(/[@/]/g, '_')}-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const archive = execFileSync('npm', ['pack', '--silent', '--pack-destination', cache, `${name}@${version}`], { encoding: 'utf8' }).trim();
    mkdirSync(folder);
    execFileSync('tar', ['xzf', join(cache, archive), '-C', folder, '--strip-components=1']);
  }
  return folder;
}

/** The paths of what its authors wrote. */
export function listSources(folder: string, roots: readonly string[]): readonly string[] {
  const paths = roots.flatMap((entry) => listFiles(join(folder, entry))).filter(isSource);
  const all = new Set(paths);
  // What is published as two kinds of modules is read once.
  return paths.filter((path) => !path.endsWith('.js') || !all.has(path.replace(/\.js$/, '.mjs')));
}

function listFiles(path: string): readonly string[] {
  return statSync(path).isFile() ? [path] : readdirSync(path).filter((entry) => entry !== 'node_modules').flatMap((entry) => listFiles(join(path, entry)));
}

function isSource(path: string): boolean {
  return /\.(?:[jt]sx?|mjs)$/.test(path) && !/\.d\.ts$|\.min\.|\/(?:test|tests|__tests__|umd|cjs)\/|\.(?:test|spec)\.\w+$/.test(path);
}
