/** docs/data/comparison.json: one run of `npm run compare`. */
import { readFileSync } from 'node:fs';
import type { Opinion } from '../precision/findings.js';
import { root } from '../source-files.js';

/** By the name of a plugin. */
export type Counts = Readonly<Record<string, number>>;

export interface PageCount {
  readonly page: string;
  readonly leaks: number;
  readonly clean: number;
  /** Examples of leaks with a report on a line that is marked as the leak. */
  readonly found: Counts;
  /** Clean examples with any report. */
  readonly reportedClean: Counts;
}

export interface PackageCount {
  readonly name: string;
  readonly reports: Counts;
  /** Our findings that were read and judged true. */
  readonly trueOnes: number;
  /** Reports of others on the lines of those. */
  readonly sameAsTrue: Counts;
}

/** One of the reports of a peer in the published packages, evenly taken, and what a reader made of it. */
export interface Sample {
  readonly by: string;
  readonly package: string;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly opinion: Opinion;
  readonly reason: string;
}

export interface Comparison {
  readonly samples: readonly Sample[];
  readonly features: readonly { readonly name: string; readonly has: readonly string[]; readonly reportsBoth: readonly string[] }[];
  readonly pages: readonly PageCount[];
  readonly packages: readonly PackageCount[];
}

export const dataFile = 'docs/data/comparison.json';

export function readComparison(): Comparison {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by run.ts in this shape
  return JSON.parse(readFileSync(new URL(dataFile, root), 'utf8')) as Comparison;
}
