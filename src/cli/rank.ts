/** Which finding to read first: the certain before the likely, what grows with each request before what grows with each start. */
import type { Certainty, Leak, Site } from './model.js';

/** Best known first. */
export const CERTAINTIES: readonly Certainty[] = ['definite', 'path', 'throw', 'likely'];

/** Fastest growing first. */
export const SITES: readonly Site[] = ['request', 'event', 'component', 'instance', 'repeated', 'call', 'once'];

export const CERTAINTY_TEXTS: Readonly<Record<Certainty, { readonly label: string; readonly text: string }>> = {
  definite: { label: 'always', text: 'leaks each time this code runs' },
  path: { label: 'on a path', text: 'leaks on a way through the code that is there to read' },
  throw: { label: 'on an error', text: 'leaks when something throws' },
  likely: { label: 'likely', text: 'leaks unless code elsewhere prevents it' },
};

export const SITE_TEXTS: Readonly<Record<Site, string>> = {
  request: 'each request',
  event: 'each event',
  component: 'each component',
  instance: 'each instance',
  repeated: 'many times',
  call: 'each call',
  once: 'once',
};

export function rank(leaks: readonly Leak[]): readonly Leak[] {
  return leaks.toSorted(
    (left, right) =>
      CERTAINTIES.indexOf(left.certainty) - CERTAINTIES.indexOf(right.certainty) ||
      SITES.indexOf(left.site) - SITES.indexOf(right.site) ||
      compareTexts(left.file, right.file) ||
      left.line - right.line ||
      left.column - right.column,
  );
}

/** The same on every machine, unlike `localeCompare`. */
export function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** `no-leaked-timer` -> `leaked timer`: the class of a finding in a summary. */
export function getClassName(rule: string): string {
  return rule.replace(/^no-/u, '').replaceAll('-', ' ');
}

/** What stands in the code, against what only an error or other code decides. */
export function isCertain(certainty: Certainty): boolean {
  return certainty === 'definite' || certainty === 'path';
}
