/**
 * Deletes releases from published code and asks whether the rules notice: `npm run mutants [package…]`. Prints tables; without names it also writes
 * docs/mutants.md and docs/data/mutants.json. Packages are fetched by npm into node_modules/.cache, where the verdicts of the last run are left
 * as judged.json; nothing of the packages is run.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import plugin from '../../src/index.js';
import { fetchPackage, listSources, type Pinned } from '../published.js';
import { root, writeSource } from '../source-files.js';
import { createAsk, judge, type Preset } from './judge.js';
import { packages } from './packages.js';
import { renderPage } from './page.js';
import { collectMutants, type Mutant } from './sites.js';
import { type Judged, renderTable, toEdits, toRows } from './table.js';

const cache = fileURLToPath(new URL('node_modules/.cache/mutants/', root));
const wanted = process.argv.slice(2);
const presets = { strict: toPreset(plugin.configs.strict), recommended: toPreset(plugin.configs.recommended) };

const judged = packages.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).flatMap(judgePackage);
const byForm = toRows(judged, ({ mutant }) => mutant.form);
const byResource = toRows(judged, ({ mutant }) => mutant.resource);
console.log(renderTable('Deleted', byForm));
console.log(renderTable('Resource', byResource));
mkdirSync(cache, { recursive: true });
writeFileSync(join(cache, 'judged.json'), JSON.stringify(judged));
if (wanted.length === 0) {
  const figures = { mutants: judged.length, packages: toCounts(), byForm, byResource, edits: toEdits(judged) };
  writeSource('docs/data/mutants.json', `${JSON.stringify(figures, undefined, 2)}\n`);
  writeSource('docs/mutants.md', renderPage(judged, packages.length));
}

function toCounts(): Readonly<Record<string, number>> {
  return Object.fromEntries(packages.map(({ name, version }) => [`${name}@${version}`, judged.filter(({ of }) => of === name).length]));
}

function judgePackage(pinned: Pinned): readonly Judged[] {
  const folder = fetchPackage(pinned);
  const files = listSources(folder, pinned.roots);
  const found = files.flatMap((path) => judgeFile(pinned.name, relative(folder, path), readFileSync(path, 'utf8')));
  const hits = found.filter(({ strict }) => strict.isFound).length;
  console.log(`${pinned.name}@${pinned.version}: ${files.length} files, ${found.length} mutants, ${hits} found`);
  return found;
}

function judgeFile(of: string, file: string, text: string): readonly Judged[] {
  const mutants = readMutants(file, text);
  if (mutants.length === 0) {
    return [];
  }
  const ask = createAsk(presets, file);
  const before = ask(text);
  return mutants.map((mutant) => ({ of, file, mutant, ...judge(ask, text, before, mutant) }));
}

/** Bundled and minified files have no author's lines, and files that do not parse have no mutants. */
function readMutants(file: string, text: string): readonly Mutant[] {
  if (text.length > 300_000 || text.split('\n').some((line) => line.length > 1_500)) {
    return [];
  }
  try {
    return collectMutants(text, !file.endsWith('.ts'));
  } catch {
    return [];
  }
}

function toPreset(config: object): Preset {
  return [config].flat();
}
