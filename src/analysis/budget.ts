/**
 * A limit on work, shared by all who draw from it. Running out of it means "unknown", never a verdict.
 *
 * Example: `createBudget(10_000)` for one function; each solver step takes one unit.
 */
export interface Budget {
  /** Takes so many units; `false` once the limit is passed, and from then on. */
  take(count: number): boolean;
  /** Units that are left, 0 when spent. */
  readonly left: number;
}

export function createBudget(limit: number): Budget {
  let left = limit;
  return {
    take(count) {
      left -= count;
      return left >= 0;
    },
    get left() {
      return Math.max(left, 0);
    },
  };
}
