/**
 * What linting costs, as ratios: `npm run benchmark [rounds]`. Each set of rules runs in a process of its own over three published code bases, one after the other
 * in each round, so that what else the machine does falls on all of them. Judge by CPU time; the least of the rounds counts. Writes docs/data/benchmark.json.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPackage, type Pinned } from '../published.js';
import { root, writeSource } from '../source-files.js';
import { type Cost, type Measured, modes, sets, toCost } from './figures.js';

const codeBases: readonly Pinned[] = [
  { name: 'livekit-client', version: '2.23.0', roots: ['src'] },
  { name: 'mongodb', version: '7.9.0', roots: ['src'] },
  { name: 'matrix-js-sdk', version: '37.5.0', roots: ['src'] },
];
const rounds = Number(process.argv[2] ?? 3);
if (!Number.isInteger(rounds) || rounds < 1) {
  throw new RangeError(`The number of rounds is ${String(process.argv[2])}; it is a whole number from 1.`);
}
const child = fileURLToPath(new URL('scripts/benchmark/child.mjs', root));
const measured = codeBases.flatMap(measure);
writeSource('docs/data/benchmark.json', `[\n${measured.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);

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
  const text = execFileSync(process.execPath, ['--max-old-space-size=6144', child, folder, set, mode], { encoding: 'utf8', maxBuffer: 1e8 });
  const { files, messages, seconds, cpuSeconds, megabytes } = toCost(JSON.parse(text));
  return { files, messages, seconds: round(seconds), cpuSeconds: round(cpuSeconds), megabytes: Math.round(megabytes) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
