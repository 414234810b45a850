import { readdirSync, readFileSync } from 'node:fs';

const corpus = new URL('../corpus/', import.meta.url);

export interface Run {
  readonly types: 'with' | 'without';
  readonly project?: URL;
}

export interface CorpusFile {
  /** Path below the corpus: `'silent/timers/sleep.ts'`. */
  readonly filename: string;
  readonly code: string;
  /** Without types, and with them where TypeScript reads the file. */
  readonly runs: readonly Run[];
}

const untyped: Run = { types: 'without' };
const typed: Run = { types: 'with', project: corpus };

/** Every file of one half of the corpus, sorted. */
export function collectCorpus(half: 'silent' | 'leaks'): readonly CorpusFile[] {
  return readdirSync(new URL(`${half}/`, corpus), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.\w+$/.test(path))
    .toSorted()
    .map((path) => {
      const filename = `${half}/${path}`;
      return {
        filename,
        code: readFileSync(new URL(filename, corpus), 'utf8'),
        runs: /\.[cm]?[jt]sx?$/.test(path) ? [untyped, typed] : [untyped],
      };
    });
}
