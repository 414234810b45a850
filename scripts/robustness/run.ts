/**
 * Lints files that nobody wrote for these rules, with every rule: `npm run robustness -- <folder>…`, or `name@version=<folder>`. No lint may throw, and none may
 * take more steps than its size allows. The counts go to docs/data/robustness.json; the files stay where they are.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { root, writeSource } from '../source-files.js';
import { createTally, type Failure, type Tally, tallyText } from './outcomes.js';
import { collectReaders, createTypedReader, tolerantReader } from './readers.js';

const DATA = 'docs/data/robustness.json';
/** Files of one program: more of them cost more memory than time. */
const BATCH = 400;
/** Longer files are programs that somebody generated, and are asked for by tests of their own. */
const LENGTH_LIMIT = 2_000_000;

interface Row extends Tally {
  readonly name: string;
  readonly version: string;
}

const rows = process.argv.slice(2).map(tryFolder);
const known = existsSync(new URL(DATA, root)) ? readRows(readFileSync(new URL(DATA, root), 'utf8')) : [];
const kept = known.filter(({ name }) => !rows.some((row) => row.name === name));
writeSource(DATA, `${JSON.stringify([...kept, ...rows].toSorted((a, b) => a.name.localeCompare(b.name)), undefined, 2)}\n`);
process.exitCode = rows.some(({ thrown, endless }) => thrown + endless > 0) ? 1 : 0;

function tryFolder(argument: string): Row {
  const [, named, path = argument] = /^(?:(.+)=)?(.+)$/.exec(argument) ?? [];
  const folder = resolve(path);
  const [name = '', version = ''] = named?.split(/(?<!^)@/) ?? findName(folder);
  const tally = createTally();
  const files = listFiles(folder);
  for (let from = 0; from < files.length; from += BATCH) {
    tryBatch(tally, folder, files.slice(from, from + BATCH)).forEach(print);
    process.stderr.write(`${name}: ${Math.min(from + BATCH, files.length)} of ${files.length}\n`);
  }
  console.log(JSON.stringify({ name, version, ...tally }));
  return { name, version, ...tally };
}

/**
 * Each file by itself, then as one of a program, then as a text that broke off in its middle, and then as the body of a function that opens and
 * releases something: most files mention nothing that a rule asks about.
 */
function tryBatch(tally: Tally, folder: string, files: readonly string[]): readonly Failure[] {
  const program = createProgram(files.filter((file) => /\.[cm]?[jt]sx?$/.test(file)));
  if (program === undefined) {
    const half = Math.ceil(files.length / 2);
    return files.length < 2 ? [] : [files.slice(0, half), files.slice(half)].flatMap((part) => tryBatch(tally, folder, part));
  }
  const typed = createTypedReader(program);
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const isPlain = program.getSourceFile(file) !== undefined;
    const failures = tallyText(tally, [...collectReaders(file), ...(isPlain ? [typed, tolerantReader] : [])], text, file);
    const others = isPlain ? [text.slice(0, text.length * 0.6), seedText(text)].flatMap((other) => tallyText(tally, [tolerantReader], other, file)) : [];
    return [...failures, ...others].map((failure) => ({ ...failure, filename: relative(folder, failure.filename) }));
  });
}

function seedText(text: string): string {
  return [
    "import net from 'node:net'; const cache = new Map(); export async function* seeded(request, target, signal) {",
    'const socket = net.connect(request.port); const id = setInterval(tick, 1); target.on("data", tick); window.addEventListener("resize", tick);',
    'cache.set(request.url, socket); const url = URL.createObjectURL(request.blob); const reader = request.body.getReader();',
    text,
    'clearInterval(id); socket.destroy(); target.off("data", tick); URL.revokeObjectURL(url); reader.releaseLock(); }',
  ].join('\n');
}

/** `undefined` when the compiler's own stack is too small for one of the files. */
function createProgram(files: readonly string[]): ts.Program | undefined {
  try {
    return ts.createProgram(files, {
      allowJs: true,
      checkJs: true,
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      jsx: ts.JsxEmit.Preserve,
      noResolve: true,
      types: [],
    });
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function print({ reader, filename, rule, error }: Failure): void {
  console.log(`${filename} (${reader}, ${rule}): ${error.stack ?? error.message}`);
}

function listFiles(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : listFiles(inner);
    }
    return entry.isFile() && /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(entry.name) && statSync(inner).size <= LENGTH_LIMIT ? [inner] : [];
  });
}

function findName(folder: string): readonly [string, string] {
  const path = join(folder, 'package.json');
  if (existsSync(path)) {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof found === 'object' && found !== null && 'name' in found && typeof found.name === 'string') {
      return [found.name, 'version' in found && typeof found.version === 'string' ? found.version : ''];
    }
  }
  return dirname(folder) === folder ? [basename(folder), ''] : findName(dirname(folder));
}

function readRows(text: string): readonly Row[] {
  const rows: unknown = JSON.parse(text);
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && 'name' in row && 'thrown' in row;
}
