/** Colours for code, by a look at its characters: wrong colours are a blemish, a wrong character is none. */

export type TokenKind = 'comment' | 'string' | 'number' | 'keyword' | 'type' | 'call';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(?<comment>\/\/[^\n\r]*|\/\*[^]*?\*\/|<!--[^]*?-->)|(?<string>"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*'|`(?:\\[^]|[^`\\])*`)|(?<number>(?<![\w$])\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?n?(?![\w$]))|(?<word>[A-Za-z_$][\w$]*)(?<open>\s*\()?/gu;

const KEYWORDS: ReadonlySet<string> = new Set(
  `abstract as async await break case catch class const constructor continue debugger declare default delete do else enum export extends false finally for from function get if
  implements import in instanceof interface is keyof let namespace new null of override private protected public readonly return satisfies set static super switch this throw true try
  type typeof undefined using var void while with yield`.split(/\s+/u),
);

export function collectTokens(source: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { groups = {}, index, 0: text } of source.matchAll(TOKEN)) {
    const word = groups['word'];
    const kind = word === undefined ? findKind(groups) : getKindOfWord(word, groups['open'] !== undefined, source[index - 1] === '.');
    if (kind !== undefined) {
      tokens.push({ kind, start: index, end: index + (word ?? text).length });
    }
  }
  return tokens;
}

function findKind(groups: Readonly<Record<string, string | undefined>>): TokenKind | undefined {
  const kinds = ['comment', 'string', 'number'] as const;
  return kinds.find((kind) => groups[kind] !== undefined);
}

function getKindOfWord(word: string, isCalled: boolean, isMember: boolean): TokenKind | undefined {
  if (KEYWORDS.has(word) && !isMember) {
    return 'keyword';
  }
  if (/^[A-Z]/u.test(word)) {
    return 'type';
  }
  return isCalled ? 'call' : undefined;
}

/** A piece of a line with the classes of all that it belongs to. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly className: string;
}

/** One line as HTML. Offsets of tokens and marks are those of the whole source. */
export function renderLine(text: string, offset: number, tokens: readonly Token[], marks: readonly Range[]): string {
  const end = offset + text.length;
  const ranges = [...tokens.map(({ kind, ...span }): Range => ({ ...span, className: `t-${kind}` })), ...marks].filter((range) => range.start < end && range.end > offset);
  const cuts = new Set([offset, end, ...ranges.flatMap((range) => [Math.max(offset, range.start), Math.min(end, range.end)])]);
  const sorted = [...cuts].toSorted((left, right) => left - right);
  return sorted
    .slice(0, -1)
    .map((start, index) => {
      const stop = sorted[index + 1] ?? end;
      const names = ranges.filter((range) => range.start <= start && range.end >= stop).map(({ className }) => className);
      const escaped = escapeHtml(text.slice(start - offset, stop - offset));
      return names.length === 0 ? escaped : `<span class="${names.join(' ')}">${escaped}</span>`;
    })
    .join('');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
