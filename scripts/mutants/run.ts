/**
 * Deletes releases from published code and asks whether the rules notice: `npm run mutants [package…]`. Prints a table; without names it also writes
 * docs/mutants.md and docs/data/mutants.json. Packages are fetched by npm into node_modules/.cache; nothing of them is run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@typescript-eslint/typescript-estree';
import plugin from '../../src/index.js';
import { root, writeSource } from '../source-files.js';
import { createLint, judge, type Preset } from './judge.js';
import { packages, type Pinned } from './packages.js';
import { collectMutants, type Mutant } from './sites.js';
import { type Judged, renderPage, renderTable, toTable } from './table.js';

const cache = fileURLToPath(new URL('node_modules/.cache/mutants/', root));
const wanted = process.argv.slice(2);

const judged = packages.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).flatMap(judgePackage);
const table = toTable(judged);
console.log(renderTable(table));
if (wanted.length === 0) {
  writeSource('docs/data/mutants.json', `${JSON.stringify({ packages: packages.map(({ name, version }) => `${name}@${version}`), rows: table }, undefined, 2)}\n`);
  writeSource('docs/mutants.md', renderPage(table, packages.length));
}

function judgePackage(pinned: Pinned): readonly Judged[] {
  const folder = fetch(pinned);
  const files = pinned.roots.flatMap((entry) => listFiles(join(folder, entry))).filter(isSource);
  const found = files.flatMap((path) => judgeFile(pinned.name, relative(folder, path), readFileSync(path, 'utf8')));
  const hits = found.filter(({ strict }) => strict.isFound).length;
  console.log(`${pinned.name}@${pinned.version}: ${files.length} files, ${found.length} mutants, ${hits} found`);
  return found;
}

function fetch({ name, version }: Pinned): string {
  const folder = join(cache, `${name.replaceAll(/[@/]/g, '_')}-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    const archive = execFileSync('npm', ['pack', '--silent', '--pack-destination', cache, `${name}@${version}`], { encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', join(cache, archive), '-C', folder, '--strip-components=1']);
  }
  return folder;
}

function listFiles(path: string): readonly string[] {
  return statSync(path).isFile() ? [path] : readdirSync(path).filter((entry) => entry !== 'node_modules').flatMap((entry) => listFiles(join(path, entry)));
}

function isSource(path: string): boolean {
  return /\.(?:[jt]sx?|mjs)$/.test(path) && !/\.d\.ts$|\.min\.|\/(?:test|tests|__tests__|umd|cjs)\//.test(path);
}

function judgeFile(of: string, file: string, text: string): readonly Judged[] {
  const mutants = readMutants(file, text);
  if (mutants.length === 0) {
    return [];
  }
  const strict = createLint(toPreset(plugin.configs.strict), file);
  const recommended = createLint(toPreset(plugin.configs.recommended), file);
  const before = { strict: strict(text), recommended: recommended(text) };
  return mutants.map((mutant) => ({
    of,
    file,
    mutant,
    strict: judge(strict, text, before.strict, mutant),
    recommended: judge(recommended, text, before.recommended, mutant),
  }));
}

/** Bundled and minified files have no author's lines, and files that do not parse have no mutants. */
function readMutants(file: string, text: string): readonly Mutant[] {
  if (text.length > 300_000 || text.split('\n').some((line) => line.length > 1_500)) {
    return [];
  }
  try {
    return collectMutants(parse(text, { range: true, loc: true, jsx: !file.endsWith('.ts') }), text);
  } catch {
    return [];
  }
}

function toPreset(config: object): Preset {
  return [config].flat();
}
