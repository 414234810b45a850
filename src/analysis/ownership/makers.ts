/**
 * What the text alone says of functions that may give what they acquire: the words that their names begin with, and what stands in their bodies.
 *
 * Direction: a text that passes says nothing yet; one that does not pass acquires nothing under the name that the catalogue knows, and nobody resolves
 * its calls or parses its file. What was imported under another name is not seen.
 *
 * Example: `getTotal()` has a maker's name; its body `return this.items.length` acquires nothing, and is never read.
 */
import { acquiringVerbs, lendingVerbs, wrappingVerbs } from '../../catalogue/index.js';
import type { Family, Protocol } from '../../catalogue/schema.js';
import type { Declaration } from '../../types/seam.js';
import { weakMemo } from '../../util/weak-memo.js';
import { getGateName } from '../acquisitions.js';

const VERBS = [...acquiringVerbs, ...lendingVerbs, ...wrappingVerbs].join('|');
const MAKER = new RegExp(`^_*(?:${VERBS})(?:$|[A-Z\\d_])`, 'u');
const MAKER_CALL = `(?<![\\w$])_*(?:${VERBS})(?:[A-Z\\d_]\\w*)?\\s*(?:<|\\()`;
const FAMILIES: ReadonlySet<Family> = new Set<Family>(['handle', 'stream', 'disposable', 'timer']);

/** A name that may be that of such a function, or what else gives a file reason to ask. */
export const acquirerGate = `@leaks-acquires|\\bnew\\s|\\bimport\\b|${MAKER_CALL}`;

export function isMakerName(name: string): boolean {
  return MAKER.test(name);
}

/** Is what this protocol stands for ever owed by those who call the function that acquires it? */
export function isOwedByCallers({ family }: Protocol): boolean {
  return FAMILIES.has(family);
}

export function toWords(names: Iterable<string>): string {
  return `(?<![\\w$])(?:${[...new Set(names)].map((name) => name.replaceAll(/[$./]/gu, String.raw`\$&`)).join('|')})(?![\\w$])`;
}

/** May the body acquire, or call another function that may? A module that is imported as a whole goes by any name. */
export function mayGive({ text, start, end }: Declaration, protocols: readonly Protocol[]): boolean {
  const { inBody, modules } = getGates(protocols);
  return inBody.test(text.slice(start, end)) || modules.test(text);
}

const getGates = weakMemo((protocols: readonly Protocol[]) => {
  const names = protocols.filter(isOwedByCallers).flatMap(({ acquire }) => acquire.map(getGateName));
  const isModule = (name: string): boolean => !/^[\w$]+$/u.test(name);
  return { inBody: new RegExp(`${toWords(names)}|${MAKER_CALL}`, 'u'), modules: new RegExp(toWords(names.filter(isModule)), 'u') };
});
