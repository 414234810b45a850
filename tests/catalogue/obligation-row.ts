/** One thing that a package lets code acquire, and two programs of it. */
export interface ObligationRow {
  /** What is acquired: `pg.Pool.connect`. */
  readonly id: string;
  /** The entry of the catalogue that stands for it, or the rule where the engine reads it off the types. */
  readonly protocol: string;
  /**
   * Both programs as a difference: lines that start with `-` stand in the leaky one only, lines with `+` in the clean one only. The first two columns
   * are no part of the text.
   */
  readonly program: string;
  /** True where only types tell that it is one. */
  readonly needsTypes?: true;
  /** A known limit: no rule sees it yet. */
  readonly isLimit?: true;
}

/** The leaky program of a difference (`-`), or the clean one (`+`). */
export function getSide(program: string, side: '-' | '+'): string {
  return program
    .split('\n')
    .filter((line) => !/^[-+]/u.test(line) || line.startsWith(side))
    .map((line) => line.slice(2))
    .join('\n');
}
