/**
 * What linting costs, as ratios: `npm run benchmark [rounds]`. Each set of rules runs in a process of its own over three published code bases, one after the other
 * in each round, so that what else the machine does falls on all of them. Judge by CPU time; the least of the rounds counts. Then what the rules take after an
 * edit of one file in a process that goes on, as an editor's does. Writes docs/data/benchmark.json and docs/data/benchmark-editor.json.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPackage, type Pinned } from '../published.js';
import { root, writeSource } from '../source-files.js';
import { type Cost, type Edited, type Measured, modes, sets, toCost, toEdited } from './figures.js';

const codeBases: readonly Pinned[] = [
  { name: 'livekit-client', version: '2.23.0', roots: ['src'] },
  { name: 'mongodb', version: '7.9.0', roots: ['src'] },
  { name: 'matrix-js-sdk', version: '37.5.0', roots: ['src'] },
];
const rounds = Number(process.argv[2] ?? 3);
if (!Number.isInteger(rounds) || rounds < 1) {
  throw new RangeError(`The number of rounds is ${String(process.argv[2])}; it is a whole number from 1.`);
}
writeLines('docs/data/benchmark.json', codeBases.flatMap(measure));
writeLines('docs/data/benchmark-editor.json', codeBases.flatMap(measureEdits));

function writeLines(path: string, entries: readonly object[]): void {
  writeSource(path, `[\n${entries.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
}

/** The least of the rounds, as for all of it. */
function measureEdits(pinned: Pinned): readonly Edited[] {
  const folder = join(fetchPackage(pinned), ...pinned.roots);
  return modes.map((mode) => {
    const codeBase = `${pinned.name}@${pinned.version}`;
    const tries = Array.from({ length: rounds }, () => toEdited({ codeBase, mode, ...readJson(runChild('editor-child.mjs', [folder, mode])) }));
    const [best] = tries.sort((one, other) => one.median - other.median);
    if (best === undefined) {
      throw new Error('No round.');
    }
    console.log(`${codeBase} ${mode}, after an edit: ${best.median} ms`);
    return best;
  });
}

function readJson(text: string): object {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? value : {};
}

function runChild(name: string, parameters: readonly string[]): string {
  const child = fileURLToPath(new URL(`scripts/benchmark/${name}`, root));
  return execFileSync(process.execPath, ['--max-old-space-size=6144', child, ...parameters], { encoding: 'utf8', maxBuffer: 1e8 });
}

function measure(pinned: Pinned): readonly Measured[] {
  const folder = join(fetchPackage(pinned), ...pinned.roots);
  writeProject(folder);
  return modes.flatMap((mode) => {
    const best = new Map<string, Cost>();
    for (let round = 0; round < rounds; round += 1) {
      for (const set of sets) {
        if (mode === 'typed' || !set.needsTypes) {
          const cost = runOnce(folder, set.name, mode);
          const known = best.get(set.name);
          best.set(set.name, known === undefined || cost.cpuSeconds < known.cpuSeconds ? cost : known);
        }
      }
    }
    return [...best].map(([set, cost]) => {
      console.log(`${pinned.name} ${mode} ${set}: ${cost.files} files, ${cost.cpuSeconds.toFixed(1)} s of CPU, ${Math.round(cost.megabytes)} MB`);
      return { codeBase: `${pinned.name}@${pinned.version}`, mode, set, ...cost };
    });
  });
}

function writeProject(folder: string): void {
  const path = join(folder, 'tsconfig.json');
  if (!existsSync(path)) {
    const compilerOptions = { target: 'esnext', module: 'esnext', moduleResolution: 'bundler', lib: ['esnext', 'dom', 'dom.iterable'], types: [], strict: true, noEmit: true, skipLibCheck: true };
    writeFileSync(path, JSON.stringify({ compilerOptions, include: ['**/*'] }));
  }
}

function runOnce(folder: string, set: string, mode: string): Cost {
  const { files, messages, seconds, cpuSeconds, megabytes } = toCost(JSON.parse(runChild('child.mjs', [folder, set, mode])));
  return { files, messages, seconds: round(seconds), cpuSeconds: round(cpuSeconds), megabytes: Math.round(megabytes) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
