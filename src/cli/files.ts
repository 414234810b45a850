/** Which files an audit looks at: what Git knows below the paths, and what is no dependency, no output and no copy of a library. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './flags.js';

const SCRIPTS: ReadonlySet<string> = new Set(['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']);

/** Files of these kinds need a parser that only the project has. */
export const TEMPLATES: Readonly<Record<string, string>> = { '.vue': 'vue-eslint-parser', '.svelte': 'svelte-eslint-parser' };

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules', 'bower_components', 'vendor', '.git', '.hg', '.svn', 'dist', 'build', 'out', 'coverage', '.next', '.nuxt', '.output', '.svelte-kit', '.turbo', '.nx', '.cache',
  '.yarn', '.pnpm-store', '.angular', '.vercel', '.netlify', '__snapshots__',
]);

/** Declarations have no code; what is minified was written by a tool. */
const SKIPPED_FILES = /\.d\.(?:[\w-]+\.)?[cm]?ts$|[.-]min\.[cm]?js$|\.bundle\.[cm]?js$|^\.pnp\.[cm]?js$/u;

const GLOB = /[*?{}[\]!]/u;

/** The folder that holds all the paths: ESLint reads no file outside its own. Throws a `UsageError` when a path is not there. */
export function getRoot(cwd: string, paths: readonly string[]): string {
  let root = cwd;
  for (const path of paths) {
    const base = getBase(cwd, path);
    while (!isBelow(root, base)) {
      root = dirname(root);
    }
  }
  return root;
}

/** Absolute paths in a stable order. A path is a file, a folder, or a glob. Throws a `UsageError` when one is not there. */
export function collectFiles(cwd: string, paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const path of paths.length === 0 ? ['.'] : paths) {
    for (const file of collectOfPath(cwd, path)) {
      found.add(file);
    }
  }
  return [...found].toSorted();
}

function collectOfPath(cwd: string, path: string): readonly string[] {
  const full = resolve(cwd, path);
  if (existsSync(full)) {
    return statSync(full).isDirectory() ? collectOfFolder(full) : [full];
  }
  if (!GLOB.test(path)) {
    throw new UsageError(`There is no "${path}" in ${cwd}.`);
  }
  const pattern = toPattern(toSlashes(relative(getBase(cwd, path), full)));
  const base = getBase(cwd, path);
  const matched = collectOfFolder(base).filter((file) => pattern.test(toSlashes(relative(base, file))));
  if (matched.length === 0) {
    throw new UsageError(`No file matches "${path}" in ${cwd}.`);
  }
  return matched;
}

/** The folder of a path, above its first wildcard. */
function getBase(cwd: string, path: string): string {
  const full = resolve(cwd, path);
  if (existsSync(full)) {
    return statSync(full).isDirectory() ? full : dirname(full);
  }
  let base = full;
  while (GLOB.test(relative(cwd, base)) || !existsSync(base)) {
    base = dirname(base);
  }
  return base;
}

function collectOfFolder(folder: string): readonly string[] {
  const listed = listByGit(folder) ?? listByWalk(folder);
  return listed.filter((file) => isCode(file, folder));
}

/** What `.gitignore` leaves; `undefined` outside a repository. */
function listByGit(folder: string): readonly string[] | undefined {
  try {
    const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const files = output.split('\0').filter((name) => name !== '');
    // A folder that Git ignores as a whole was named on purpose.
    return files.length === 0 ? undefined : files.map((name) => join(folder, name)).filter((file) => existsSync(file));
  } catch {
    return undefined;
  }
}

function listByWalk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return SKIPPED_FOLDERS.has(entry.name) ? [] : listByWalk(path);
    }
    return entry.isFile() ? [path] : [];
  });
}

function isCode(file: string, folder: string): boolean {
  const names = relative(folder, file).split(sep);
  const name = names.pop() ?? '';
  const extension = extname(name);
  return (SCRIPTS.has(extension) || extension in TEMPLATES) && !SKIPPED_FILES.test(name) && !names.some((one) => SKIPPED_FOLDERS.has(one));
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

export function toSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

const GLOB_PARTS = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|\[[^\]]+\]|[^*?{}[\]]+|./gu;

/** `**`, `*`, `?`, `{a,b}` and `[a-z]`, for shells that do not expand them. */
export function toPattern(glob: string): RegExp {
  const parts = [...glob.matchAll(GLOB_PARTS)].map(([part]) => {
    switch (part) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      default:
        return toPatternPart(part);
    }
  });
  return new RegExp(`^${parts.join('')}$`, 'u');
}

function toPatternPart(part: string): string {
  if (part.startsWith('{') && part.endsWith('}')) {
    return `(?:${part.slice(1, -1).split(',').map(escapeText).join('|')})`;
  }
  return part.startsWith('[') && part.endsWith(']') ? `[${part.slice(1, -1).replaceAll('\\', '\\\\')}]` : escapeText(part);
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}
