/**
 * Applies every edit that the rules offer for published code and for its mutants, one at a time: `npm run fix-safety [package… | folder…]`. An edit has to parse,
 * silence its report, add none, keep comments and add no error of types; all fixes together have to end within ten passes, in any order of rules. Prints what does
 * not, and fails. The figures of packages go to docs/data/fix-safety.json, each in the place of its former ones. Nothing of a package is run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { mutate } from '../mutants/judge.js';
import { packages } from '../mutants/packages.js';
import { collectMutants } from '../mutants/sites.js';
import { fetchPackage, listSources } from '../published.js';
import { writeSource } from '../source-files.js';
import { type Figures, figuresFile, readFigures } from './figures.js';
import { applyEdits, type Asked, type Edited, type Flaw, judgeTypes } from './judge.js';

/** Files whose edits one program of the compiler holds. */
const BATCH = 40;
const wanted = process.argv.slice(2);
for (const folder of wanted.filter((name) => existsSync(name))) {
  print({ name: folder, version: '' }, judgeFolder(folder, ['.']));
}
for (const pinned of packages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const { name, version, roots } = pinned;
  const judged = judgeFolder(fetchPackage(pinned), roots);
  print(pinned, judged);
  record({ name, version, ...judged });
}

type Counts = Omit<Figures, 'name' | 'version'>;

function print({ name, version }: Pick<Figures, 'name' | 'version'>, { flaws, ...counts }: Counts): void {
  flaws.forEach((flaw) => {
    console.log(`  ${flaw}`);
  });
  console.log(name, version, JSON.stringify({ ...counts, flaws: flaws.length }));
  process.exitCode = flaws.length > 0 ? 1 : process.exitCode;
}

/** At once, so that a run that is stopped leaves what it has. */
function record(figures: Figures): void {
  const { packages: old, suites } = readFigures();
  const all = [...old.filter(({ name }) => name !== figures.name), figures].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  writeSource(figuresFile, `${JSON.stringify({ packages: all, suites }, undefined, 2)}\n`);
}

function judgeFolder(folder: string, roots: readonly string[]): Counts {
  const paths = listSources(folder, roots);
  const judged = paths.flatMap((_, from) => (from % BATCH === 0 ? judgeFiles(paths.slice(from, from + BATCH).flatMap((path) => tryFile(path, relative(folder, path)))) : []));
  const sum = (key: 'fixes' | 'files' | 'mutants' | 'suggestions'): number => judged.reduce((total, one) => total + one[key], 0);
  return { files: sum('files'), mutants: sum('mutants'), fixes: sum('fixes'), suggestions: sum('suggestions'), flaws: judged.flatMap(({ flaws }) => flaws) };
}

/** A text, and the line that it lacks of the file; 0 for the file itself. */
interface Version {
  readonly file: string;
  readonly without: number;
  readonly edited: Edited;
}

/** A file, and each of its mutants with what they do not share. */
function tryFile(path: string, file: string): readonly Version[] {
  const text = readFileSync(path, 'utf8');
  // Bundled and minified files have no author's lines.
  if (text.length > 150_000 || text.split('\n').some((line) => line.length > 1_500)) {
    return [];
  }
  // ESLint lints nothing below `node_modules`.
  const filename = `/package/${file}`;
  const whole = tryEdits({ text, filename });
  const known = new Set(whole.judged.places);
  const mutants = tryMutants(file, text).map((mutant) => ({ file, without: mutant.line, edited: tryEdits({ text: mutate(text, mutant), filename, known }) }));
  return [{ file, without: 0, edited: whole }, ...mutants];
}

function judgeFiles(versions: readonly Version[]): readonly Counts[] {
  return judgeTypes(versions.map(({ edited }) => edited)).map(({ reports, fixes, suggestions, flaws }, position) => {
    const { file = '', without = 0 } = versions[position] ?? {};
    const place = without === 0 ? file : `${file} without line ${without}`;
    return {
      files: without === 0 ? 1 : 0,
      mutants: without > 0 && reports > 0 ? 1 : 0,
      fixes,
      suggestions,
      flaws: flaws.map((flaw) => `${place}:${flaw.line} ${flaw.rule} ${flaw.edit} ${flaw.kind}`),
    };
  });
}

function tryMutants(path: string, text: string): ReturnType<typeof collectMutants> {
  try {
    return collectMutants(text, !path.endsWith('.ts'));
  } catch {
    return [];
  }
}

function tryEdits(asked: Asked): Edited {
  try {
    return applyEdits(asked);
  } catch (error) {
    const flaw: Flaw = { kind: `throws: ${String(error)}`, rule: '', line: 0, edit: '' };
    return { asked, judged: { places: [], reports: 0, fixes: 0, suggestions: 0, flaws: [flaw] }, outputs: [] };
  }
}
