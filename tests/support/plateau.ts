/**
 * Does a program keep more the longer it runs? Each program runs for N, 2N and 4N turns in one child with forced collections; after each, what is still there is
 * counted. A leak has counts in proportion to the turns; what lets go stays where it is.
 *
 * A program is a module in TypeScript with `export function turn(n)`, which may return a promise. It marks what must not pile up with `track(object)`: those that
 * survive are counted by a `FinalizationRegistry`. What is no object is counted by the program itself, with `export const count = () => map.size`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** What a program declares to be checked by itself. */
export const TRACK = 'declare function track<T extends object>(value: T): T;\n';

/** Turns after which the first count is taken. */
const TURNS = 60;

const CHILD = `
import { pathToFileURL } from 'node:url';

let alive = 0;
let current = 0;
const registry = new FinalizationRegistry((round) => { if (round === current) alive -= 1; });
globalThis.track = (value) => { alive += 1; registry.register(value, current); return value; };

async function settle() {
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    gc();
  }
  await new Promise((resolve) => setImmediate(resolve));
}

const counts = {};
for (const [name, path] of JSON.parse(process.argv[2])) {
  current += 1;
  alive = 0;
  const program = await import(pathToFileURL(path).href);
  let turns = 0;
  counts[name] = [];
  for (const until of [1, 2, 4].map((factor) => factor * Number(process.argv[3]))) {
    for (; turns < until; turns += 1) await program.turn(turns);
    await settle();
    counts[name].push(program.count === undefined ? alive : program.count());
  }
}
process.stdout.write(JSON.stringify(counts));
// A program may leave a timer that would keep this process.
process.exit(0);
`;

/** What is left after N, 2N and 4N turns. */
export type Counts = readonly [number, number, number];

/** Runs programs, by name, one after the other in one child. Their imports of packages are those of `tests/typings`. */
export function runPrograms(programs: ReadonlyMap<string, string>): ReadonlyMap<string, Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
  try {
    symlinkSync(fileURLToPath(new URL('../typings/node_modules/', import.meta.url)), join(folder, 'node_modules'), 'junction');
    const paths = [...programs].map(([name, code], position) => {
      const path = join(folder, `program-${String(position)}.mjs`);
      writeFileSync(path, toJavaScript(code));
      return [name, path];
    });
    const child = join(folder, 'child.mjs');
    writeFileSync(child, CHILD);
    const output = execFileSync(process.execPath, ['--expose-gc', child, JSON.stringify(paths), String(TURNS)], { encoding: 'utf8', timeout: 60_000 });
    return new Map(Object.entries(JSON.parse(output) as Record<string, Counts>));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function toJavaScript(code: string): string {
  return ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText;
}

/** `'grows'`: something for each turn. `'levels'`: no more after 4N turns than after 2N. A program that does neither proves nothing. */
export function getTrend([first, second, last]: Counts): 'grows' | 'levels' | 'unclear' {
  if (last <= second && second <= Math.max(first, TURNS)) {
    return 'levels';
  }
  return first >= TURNS && second >= 2 * first && last >= 2 * second ? 'grows' : 'unclear';
}
