/** The search: every word of the question stands in the title or the page's name; whole titles and starts of words come first. */
export interface SearchEntry {
  readonly title: string;
  /** The title of the page that it is on, or what the page is about. */
  readonly page: string;
  /** From the root of the site. */
  readonly path: string;
  /** 0 is a page, 1 a rule, 2 a heading. */
  readonly depth: number;
}

const MOST = 12;

export function rank(entries: readonly SearchEntry[], question: string): readonly SearchEntry[] {
  const words = question.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return words.length === 0
    ? []
    : entries
        .map((entry) => ({ entry, points: count(entry, words) }))
        .filter(({ points }) => points > 0)
        .toSorted((one, other) => other.points - one.points)
        .slice(0, MOST)
        .map(({ entry }) => entry);
}

/** 0 where a word is missing. */
function count({ title, page, depth }: SearchEntry, words: readonly string[]): number {
  const name = title.toLowerCase();
  const around = page.toLowerCase();
  let points = 0;
  for (const word of words) {
    const place = name.indexOf(word);
    if (place === -1 && !around.includes(word)) {
      return 0;
    }
    const startsWord = place === 0 || (place > 0 && !/[\p{L}\p{N}]/u.test(name.charAt(place - 1)));
    points += place === -1 ? 1 : startsWord ? 8 : 4;
  }
  return points + (name === words.join(' ') ? 20 : 0) + 3 / (1 + depth) - name.length / 1_000;
}
