/**
 * Does every version that a range of npm allows have what came with certain versions?
 *
 * Direction: what is not understood is `'unknown'`, and a bound that is not quite clear counts as the lower one, so that `'yes'` is never wrong.
 *
 * Example: `^20.19.0 || >=22.12` is in every version of `['18.18.0', '20.4.0']`; `>=18` is not.
 */
import type { Answer } from './answer.js';

type Version = readonly [major: number, minor: number, patch: number];

/** All versions from `low` up to `high`, which is not one of them; without `high`, all that follow. */
interface Span {
  readonly low: Version;
  readonly high: Version | undefined;
}

const COMPARATOR = /^(?<operator>>=|<=|[<>=~^])?v?(?<major>\d+|[xX*])(?:\.(?<minor>\d+|[xX*]))?(?:\.(?<patch>\d+|[xX*]))?$/u;

/** `since`: first versions, oldest first; other majors than the last have it from the version of the same major, if one is named. */
export function isInEveryVersion(range: string, since: readonly string[]): Answer {
  const starts = since.map(toVersion);
  const spans = range.split('||').map(toSpan);
  if (spans.includes(undefined) || starts.length === 0) {
    return 'unknown';
  }
  return spans.every((span) => span !== undefined && isCovered(span, starts)) ? 'yes' : 'no';
}

function isCovered({ low, high }: Span, starts: readonly Version[]): boolean {
  return starts.some((start, position) => {
    const isOpen = position === starts.length - 1;
    const isOneMajor = high !== undefined && compare(high, [start[0] + 1, 0, 0]) <= 0;
    return compare(low, start) >= 0 && (isOpen || isOneMajor);
  });
}

function toSpan(text: string): Span | undefined {
  const hyphen = /^\s*(?<from>\S+)\s+-\s+(?<to>\S+)\s*$/u.exec(text)?.groups;
  const joined = hyphen === undefined ? text : `>=${hyphen['from'] ?? ''} <=${hyphen['to'] ?? ''}`;
  const words = joined.replaceAll(/(?<operator>[<>=~^])\s+/gu, '$<operator>').trim().split(/\s+/u);
  const spans = words.map((word) => (word === '' ? ANY : ofComparator(word)));
  return spans.reduce((left, right) => left && right && { low: getLater(left.low, right.low), high: getEarlier(left.high, right.high) }, ANY);
}

const ANY: Span | undefined = { low: [0, 0, 0], high: undefined };

function ofComparator(word: string): Span | undefined {
  const groups = COMPARATOR.exec(word)?.groups;
  if (groups === undefined) {
    return undefined;
  }
  const { operator, major = '*', minor = '*', patch = '*' } = groups;
  if (Number.isNaN(Number(major))) {
    return ANY;
  }
  const low: Version = [Number(major), toNumber(minor), toNumber(patch)];
  const next = getNext(low, minor, patch);
  switch (operator) {
    case '>=':
    case '>':
      return { low, high: undefined };
    case '<':
      return { low: [0, 0, 0], high: low };
    case '<=':
      return { low: [0, 0, 0], high: next };
    case '^':
      return { low, high: low[0] > 0 ? [low[0] + 1, 0, 0] : next };
    case '~':
      return { low, high: Number.isNaN(Number(minor)) ? [low[0] + 1, 0, 0] : [low[0], low[1] + 1, 0] };
    default:
      return { low, high: next };
  }
}

/** The first version behind those that a partial one stands for: 21 for `20`, 20.5 for `20.4`. */
function getNext(low: Version, minor: string, patch: string): Version {
  if (Number.isNaN(Number(minor))) {
    return [low[0] + 1, 0, 0];
  }
  return Number.isNaN(Number(patch)) ? [low[0], low[1] + 1, 0] : [low[0], low[1], low[2] + 1];
}

function toVersion(text: string): Version {
  const [major = '0', minor = '0', patch = '0'] = text.split('.');
  return [Number(major), Number(minor), Number(patch)];
}

function toNumber(part: string): number {
  const value = Number(part);
  return Number.isNaN(value) ? 0 : value;
}

function compare(left: Version, right: Version): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

function getLater(left: Version, right: Version): Version {
  return compare(left, right) >= 0 ? left : right;
}

function getEarlier(left: Version | undefined, right: Version | undefined): Version | undefined {
  if (left === undefined || right === undefined) {
    return left ?? right;
  }
  return compare(left, right) <= 0 ? left : right;
}
