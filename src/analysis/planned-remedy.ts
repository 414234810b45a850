import type { Remedy } from '../ast/remedy.js';

export interface PlannedRemedy {
  readonly remedy: Remedy;
  /** May `--fix` carry it out, or does it change more than when something is released? */
  readonly isSafe: boolean;
}
