/**
 * Deletes releases from published code and asks whether the rules notice: `npm run mutants [package…]`. Prints tables; without names it also writes
 * docs/mutants.md and docs/data/mutants.json. Packages are fetched by npm into node_modules/.cache, where the verdicts of the last run are left
 * as judged.json; nothing of the packages is run. One process for each processor takes packages from one list; what they say does not depend on their number.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, writeSource } from '../source-files.js';
import { packages } from './packages.js';
import { renderPage } from './page.js';
import { type Judged, renderTable, toEdits, toRows } from './table.js';

const cache = fileURLToPath(new URL('node_modules/.cache/mutants/', root));
const wanted = process.argv.slice(2);
const started = performance.now();

const judged = await judgeAll(packages.map(({ name }) => name).filter((name) => wanted.length === 0 || wanted.includes(name)));
const byForm = toRows(judged, ({ mutant }) => mutant.form);
const byResource = toRows(judged, ({ mutant }) => mutant.resource);
console.log(renderTable('Deleted', byForm));
console.log(renderTable('Resource', byResource));
console.log(`${Math.round((performance.now() - started) / 60_000)} minutes`);
mkdirSync(cache, { recursive: true });
writeFileSync(join(cache, 'judged.json'), JSON.stringify(judged));
if (wanted.length === 0) {
  const figures = { mutants: judged.length, packages: toCounts(), byForm, byResource, edits: toEdits(judged) };
  writeSource('docs/data/mutants.json', `${JSON.stringify(figures, undefined, 2)}\n`);
  writeSource('docs/mutants.md', renderPage(judged, packages.length));
}

/** In the order of the names, whichever process is done first. */
async function judgeAll(names: readonly string[]): Promise<readonly Judged[]> {
  const due = [...names];
  const found = new Map<string, readonly Judged[]>();
  const workers = Array.from({ length: Math.min(availableParallelism(), names.length) }, () => fork(fileURLToPath(new URL('worker.ts', import.meta.url)), { execArgv: ['--import', 'jiti/register'] }));
  await Promise.all(workers.map((worker) => work(worker, due, found)));
  return names.flatMap((name) => found.get(name) ?? []);
}

async function work(worker: ChildProcess, due: string[], found: Map<string, readonly Judged[]>): Promise<void> {
  worker.once('exit', (code) => {
    // A list without one package would be published as the whole.
    process.exitCode = code ?? 1;
  });
  for (let name = due.shift(); name !== undefined; name = due.shift()) {
    worker.send(name);
    const all = (await once(worker, 'message')).flatMap((verdicts: unknown) => (isJudged(verdicts) ? verdicts : []));
    found.set(name, all);
    console.log(`${name}: ${all.length} mutants, ${all.filter(({ strict }) => strict.isFound).length} found`);
  }
  worker.removeAllListeners('exit');
  worker.disconnect();
}

function isJudged(verdicts: unknown): verdicts is readonly Judged[] {
  return Array.isArray(verdicts);
}

function toCounts(): Readonly<Record<string, number>> {
  return Object.fromEntries(packages.map(({ name, version }) => [`${name}@${version}`, judged.filter(({ of }) => of === name).length]));
}
