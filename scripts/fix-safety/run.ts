/**
 * Applies every edit that the rules offer for published code and for its mutants: `npm run fix-safety -- <folder>…`. An edit has to parse, silence its report, add
 * none, and keep comments; all fixes together have to end within ten passes, in any order of rules. Prints what does not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate } from '../mutants/judge.js';
import { collectMutants } from '../mutants/sites.js';
import { type Judged, judgeEdits } from './judge.js';

/** Each mutant of a file repeats the edits of the file, so not all of them are asked for. */
const MUTANTS_OF_FILE = 6;

for (const folder of process.argv.slice(2)) {
  const total = { texts: 0, fixes: 0, suggestions: 0, flaws: 0 };
  for (const path of listFiles(folder)) {
    for (const [name, text] of collectTexts(path)) {
      const { fixes, suggestions, flaws } = judgeText(text, path);
      total.texts += 1;
      total.fixes += fixes;
      total.suggestions += suggestions;
      total.flaws += flaws.length;
      flaws.forEach(({ kind, rule, line, edit }) => {
        console.log(`${name}:${line} ${rule} ${edit} ${kind}`);
      });
    }
  }
  console.log(folder, JSON.stringify(total));
}

function collectTexts(path: string): readonly (readonly [string, string])[] {
  const text = readFileSync(path, 'utf8');
  if (text.length > 150_000) {
    return [];
  }
  const mutants = tryMutants(path, text).slice(0, MUTANTS_OF_FILE);
  return [[path, text], ...mutants.map((mutant): readonly [string, string] => [`${path} without line ${mutant.line}`, mutate(text, mutant)])];
}

function tryMutants(path: string, text: string): ReturnType<typeof collectMutants> {
  try {
    return collectMutants(text, !path.endsWith('.ts'));
  } catch {
    return [];
  }
}

function judgeText(text: string, path: string): Judged {
  try {
    // ESLint lints nothing below `node_modules`.
    return judgeEdits(text, `/package/${path.split('node_modules/').at(-1) ?? path}`);
  } catch (error) {
    console.log(path, error);
    return { fixes: 0, suggestions: 0, flaws: [] };
  }
}

function listFiles(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' ? [] : listFiles(inner);
    }
    return /\.(?:[jt]sx?|mjs)$/.test(entry.name) && !/\.d\.ts$|\.min\./.test(entry.name) ? [inner] : [];
  });
}
