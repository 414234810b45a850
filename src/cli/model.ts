/** What an audit knows about a code base, before any format. */
import type { Trace } from '../analysis/index.js';

export type { Trace };
export type Certainty = Trace['certainty'];
export type Site = Trace['site'];

/** Lines and columns count from 1, as readers do. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** `related`: a line that the message names, of which no more is known. */
export type StepKind = Trace['steps'][number]['kind'] | 'related';

export interface PlacedStep extends Span {
  readonly kind: StepKind;
}

/** One way to mend a finding. Offsets count UTF-16 units of the file's text. */
export interface Edit {
  readonly title: string;
  /** `--fix` writes it. */
  readonly isSafe: boolean;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A finding as it is read outside the editor. */
export interface Leak extends Span {
  /** Without `leaks/`. */
  readonly rule: string;
  /** The message's id in its rule. */
  readonly kind: string;
  readonly message: string;
  /** From the root of the audit, with slashes. */
  readonly file: string;
  readonly certainty: Certainty;
  readonly site: Site;
  readonly steps: readonly PlacedStep[];
  readonly edits: readonly Edit[];
}

/** A file that could not be read as code. */
export interface BrokenFile {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface RuleText {
  readonly name: string;
  readonly description: string;
  readonly url: string;
}

export interface Audit {
  readonly version: string;
  /** The folder that names of files are relative to. */
  readonly root: string;
  readonly preset: string;
  /** The most certain and fastest growing first. */
  readonly leaks: readonly Leak[];
  /** Texts of the files with findings, as they are now. */
  readonly sources: ReadonlyMap<string, string>;
  readonly broken: readonly BrokenFile[];
  readonly fileCount: number;
  readonly typedCount: number;
  /** How many files `--fix` has written. */
  readonly fixedCount: number;
  readonly milliseconds: number;
  /** The rules that were asked. */
  readonly rules: readonly RuleText[];
  /** What could not be looked at, in sentences. */
  readonly notes: readonly string[];
}
