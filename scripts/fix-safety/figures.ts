import { readFileSync } from 'node:fs';
import { root } from '../source-files.js';

/** What all edits in one package and its mutants came to. */
export interface Figures {
  readonly name: string;
  readonly version: string;
  readonly files: number;
  readonly mutants: number;
  readonly fixes: number;
  readonly suggestions: number;
  /** `src/a.ts:4 no-leaked-timer releaseBefore stays`. */
  readonly flaws: readonly string[];
}

/** A repository whose own tests were run before and after all fixes. */
export interface Suite {
  readonly name: string;
  readonly version: string;
  readonly fixes: number;
  readonly command: string;
  readonly before: string;
  readonly after: string;
}

export interface Recorded {
  readonly packages: readonly Figures[];
  readonly suites: readonly Suite[];
}

export const figuresFile = 'docs/data/fix-safety.json';

export function readFigures(): Recorded {
  const read: unknown = JSON.parse(readFileSync(new URL(figuresFile, root), 'utf8'));
  if (!isRecorded(read)) {
    throw new TypeError(`${figuresFile} holds no figures.`);
  }
  return read;
}

function isRecorded(read: unknown): read is Recorded {
  return typeof read === 'object' && read !== null && 'packages' in read && 'suites' in read;
}
