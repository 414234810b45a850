/** What changes between two texts, by lines. */

export interface DiffRow {
  readonly kind: 'same' | 'removed' | 'added' | 'gap';
  readonly text: string;
}

const CONTEXT = 2;

/** Above this many pairs of lines, the changed part is shown as removed and added as a whole. */
const LIMIT = 250_000;

/** The changed lines with two around them; a gap stands for all others. Empty when nothing changes. */
export function diffLines(before: string, after: string): readonly DiffRow[] {
  const left = before.split(/\r?\n/u);
  const right = after.split(/\r?\n/u);
  const shortest = Math.min(left.length, right.length);
  let head = 0;
  while (head < shortest && left[head] === right[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < shortest - head && left.at(-1 - tail) === right.at(-1 - tail)) {
    tail += 1;
  }
  if (head === left.length && head === right.length) {
    return [];
  }
  const same = (lines: readonly string[]): readonly DiffRow[] => lines.map((text) => ({ kind: 'same', text }));
  const changed = compare(left.slice(head, left.length - tail), right.slice(head, right.length - tail));
  return shorten([...same(left.slice(0, head)), ...changed, ...same(left.slice(left.length - tail))]);
}

/** A longest common subsequence. */
function compare(left: readonly string[], right: readonly string[]): readonly DiffRow[] {
  const removed = left.map((text): DiffRow => ({ kind: 'removed', text }));
  const added = right.map((text): DiffRow => ({ kind: 'added', text }));
  if (left.length * right.length > LIMIT) {
    return [...removed, ...added];
  }
  const lengths = measure(left, right);
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  const rows: DiffRow[] = [];
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    const text = left[row] ?? '';
    if (row < left.length && column < right.length && text === right[column]) {
      rows.push({ kind: 'same', text });
      row += 1;
      column += 1;
    } else if (row < left.length && (column === right.length || at(row + 1, column) >= at(row, column + 1))) {
      rows.push({ kind: 'removed', text });
      row += 1;
    } else {
      rows.push({ kind: 'added', text: right[column] ?? '' });
      column += 1;
    }
  }
  return rows;
}

/** How many lines the rests of both have in common, for each pair of starts. */
function measure(left: readonly string[], right: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let row = left.length - 1; row >= 0; row -= 1) {
    const below = lengths[row + 1] ?? [];
    const own = lengths[row] ?? [];
    for (let column = right.length - 1; column >= 0; column -= 1) {
      own[column] = left[row] === right[column] ? (below[column + 1] ?? 0) + 1 : Math.max(below[column] ?? 0, own[column + 1] ?? 0);
    }
  }
  return lengths;
}

function shorten(rows: readonly DiffRow[]): readonly DiffRow[] {
  const isNear = (index: number): boolean => rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== 'same');
  const shown: DiffRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (isNear(index)) {
      shown.push(row);
    } else if (shown.length > 0 && shown.at(-1)?.kind !== 'gap') {
      shown.push({ kind: 'gap', text: '' });
    }
  }
  return shown.at(-1)?.kind === 'gap' ? shown.slice(0, -1) : shown;
}
