/** One text for a message, and what the rule offers for it: a fix, a suggestion, or nothing, for a reason. */
export interface Sample {
  readonly code: string;
  /** Default: `sample.ts`. */
  readonly filename?: string;
  readonly offers: 'fix' | 'suggestion' | { readonly nothing: string };
}

/** Why the rule never says a message of its family: nothing of its resource can fail so. */
export interface Unreached {
  readonly unreached: string;
}

export type Samples = Readonly<Record<string, Sample | Unreached>>;
