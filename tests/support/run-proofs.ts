/** Runs the examples of rule pages, one child process a page, and gives what was counted. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { installPackages } from './install-packages.js';
import { collectAfters, collectPageBlocks, type Driver, type Example, isDriverOf, type Proof, readDrivers } from './proofs.js';

export interface Outcome extends Proof {
  /** What the program threw. */
  readonly error?: string;
  /** The code that was run, for the reader of a failure. */
  readonly code: string;
}

interface RunnableDriver extends Driver {
  /** Texts of modules that the blocks import and that no package has. */
  readonly modules?: Readonly<Record<string, string>>;
}

interface Trial {
  readonly id: number;
  readonly drivers: string;
  readonly position: number;
  readonly kind: Example['kind'];
  readonly by?: string;
  readonly block: string;
  readonly folder: string;
  readonly modules: Readonly<Record<string, string>>;
}

interface Prepared {
  readonly example: Example;
  readonly driver: RunnableDriver;
  readonly position: number;
}

const kit = fileURLToPath(new URL('../runtime/kit.mjs', import.meta.url));
const typings = fileURLToPath(new URL('../typings/node_modules/', import.meta.url));
const runtime = new URL('../runtime/', import.meta.url);
/** A page whose programs do not end. */
const MOST_MILLISECONDS = 180_000;
/** How many children run at a time. */
const CHILDREN = 2;

/** What each example of these pages counts after N, 2N and 4N turns. Examples that do not run here are left out. */
export async function runProofs(rules: readonly string[], turns: number): Promise<readonly Outcome[]> {
  const root = mkdtempSync(join(tmpdir(), 'proofs-'));
  try {
    installPackages(runtime);
    symlinkSync(typings, join(root, 'node_modules'), 'junction');
    const waiting = [...rules];
    const outcomes = new Map<string, readonly Outcome[]>();
    const work = async (): Promise<void> => {
      for (let rule = waiting.shift(); rule !== undefined; rule = waiting.shift()) {
        outcomes.set(rule, await runPage(rule, turns, join(root, rule)));
      }
    };
    await Promise.all(Array.from({ length: CHILDREN }, work));
    return rules.flatMap((rule) => outcomes.get(rule) ?? []);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function runPage(rule: string, turns: number, folder: string): Promise<readonly Outcome[]> {
  mkdirSync(folder);
  symlinkSync(fileURLToPath(new URL('node_modules/', runtime)), join(folder, 'node_modules'), 'junction');
  const prepared = await collectPrepared(rule);
  const trials = prepared.map(({ example, driver, position }, id) => writeTrial(example, driver, position, id, folder));
  const plan = join(folder, 'plan.json');
  const results = join(folder, 'results.jsonl');
  writeFileSync(plan, JSON.stringify({ turns, trials }));
  const stderr = await runChild(['--expose-gc', '--no-warnings', kit, plan, results]);
  const lines = existsSync(results) ? readFileSync(results, 'utf8').trim().split('\n') : [];
  const measured = new Map(lines.map((line) => JSON.parse(line) as Partial<Outcome> & { readonly id: number }).map(({ id, ...rest }) => [id, rest]));
  return prepared.map(({ example, driver }, id) => toOutcome(example, driver, measured.get(id) ?? { error: `ended before it: ${stderr.trim()}` }));
}

async function collectPrepared(rule: string): Promise<readonly Prepared[]> {
  const drivers = (await readDrivers(rule)) as readonly RunnableDriver[];
  const major = Number(process.versions.node.split('.')[0]);
  return collectPageBlocks(rule).flatMap((block) => {
    const position = drivers.findIndex((driver) => isDriverOf(driver, block));
    const driver = drivers[position];
    if (driver === undefined || (driver.runsIn ?? 'node') !== 'node' || driver.node?.includes(major) === false) {
      return [];
    }
    const afters = collectAfters(block).filter(({ by }) => driver.apart?.[by ?? ''] === undefined);
    return [block, ...afters].map((example) => ({ example, driver, position }));
  });
}

function toOutcome(example: Example, { measure, perTurn }: Driver, measured: Partial<Outcome>): Outcome {
  const { rule, heading, index, kind, by, hash, code } = example;
  return {
    ...{ rule, block: { heading, index }, kind, ...(by !== undefined && { by }), hash, runsIn: 'node', code },
    ...(measure !== undefined && { measure }),
    ...(perTurn !== undefined && kind === 'leak' && { perTurn }),
    ...measured,
  };
}

function writeTrial({ rule, kind, by, code }: Example, { modules = {} }: RunnableDriver, position: number, id: number, page: string): Trial {
  const folder = join(page, String(id));
  mkdirSync(folder);
  const block = join(folder, 'block.mjs');
  writeFileSync(block, toJavaScript(code));
  const stubs = Object.entries(modules).map(([specifier, text], stub): readonly [string, string] => {
    const path = join(folder, `stub-${stub}.mjs`);
    writeFileSync(path, text);
    return [specifier, pathToFileURL(path).href];
  });
  const drivers = new URL(`../runtime/drivers/${rule}.mjs`, import.meta.url).href;
  return { id, drivers, position, kind, ...(by !== undefined && { by }), block, folder, modules: Object.fromEntries(stubs) };
}

/** Takes the types away, and `using`, which Node 20 does not have. */
function toJavaScript(code: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, allowJs: true, experimentalDecorators: true };
  return ts.transpileModule(code, { compilerOptions, fileName: 'block.ts' }).outputText;
}

function runChild(parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'pipe'], timeout: MOST_MILLISECONDS });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.on('error', reject).on('close', () => {
      resolve(text);
    });
  });
}
