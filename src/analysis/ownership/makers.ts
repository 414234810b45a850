/**
 * What the text alone says of functions that may give what they acquire: the words that their names begin with, and what stands in their bodies.
 *
 * Direction: a text that passes says nothing yet; one that does not pass acquires nothing under the name that the catalogue knows, and nobody resolves
 * its calls or parses its file. What was imported under another name is not seen, nor what is
 * lent through two functions of other files.
 *
 * Example: `getTotal()` has a maker's name; its body `return this.items.length` acquires nothing, and is never read.
 */
import { acquiringVerbs, lendingVerbs, wrappingVerbs } from '../../catalogue/index.js';
import type { Family, Protocol } from '../../catalogue/schema.js';
import type { Declaration, TypeSeam } from '../../types/seam.js';
import { weakMemo } from '../../util/weak-memo.js';
import { getGateName, getModule } from '../acquisitions.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isInProgram } from '../reachable-modules.js';

/** Verbs of functions that make something. */
const NEW = [...acquiringVerbs, ...wrappingVerbs].join('|');
const ALL = [NEW, ...lendingVerbs].join('|');
const LENDER = new RegExp(`^_*(?:${lendingVerbs.join('|')})(?:$|[A-Z\\d_])`, 'u');
const MAKER = new RegExp(`^_*(?:${ALL})(?:$|[A-Z\\d_])`, 'u');
const FAMILIES: ReadonlySet<Family> = new Set<Family>(['handle', 'stream', 'disposable', 'timer']);

/** A name that may be that of such a function, or what else gives a file reason to ask. */
export const acquirerGate = `@leaks-acquires|\\bnew\\s|\\bimport\\b|${toCall(ALL)}`;

function toCall(verbs: string): string {
  return `(?<![\\w$])_*(?:${verbs})(?:[A-Z\\d_]\\w*)?\\s*(?:<|\\()`;
}

export function isMakerName(name: string): boolean {
  return MAKER.test(name);
}

export function isLendingName(name: string): boolean {
  return LENDER.test(name);
}

/** Is what this protocol stands for ever owed by those who call the function that acquires it? */
export function isOwedByCallers({ family }: Protocol): boolean {
  return FAMILIES.has(family);
}

export function toWords(names: Iterable<string>): string {
  return `(?<![\\w$])(?:${[...new Set(names)].map((name) => name.replaceAll(/[$./()]/gu, String.raw`\$&`)).join('|')})(?![\\w$])`;
}

/** May the body acquire what it returns, or get it from another function that may? A module that is imported as a whole goes by any name. */
export function mayGive({ seam }: FileAnalysis, { program, file, text, start, end }: Declaration, protocols: readonly Protocol[]): boolean {
  const { inBody, modules, getAnswers } = getGates(seam, program, protocols);
  const answers = getAnswers(file);
  const known = answers.get(start);
  if (known !== undefined) {
    return known;
  }
  // Its own name stands before the parameters.
  const body = text.slice(Math.max(start, text.indexOf('(', start)), end);
  const answer = RETURNS.test(body) && (inBody.test(body) || modules.test(text));
  answers.set(start, answer);
  return answer;
}

const RETURNS = /\breturn\b|=>/u;

interface Gates {
  readonly inBody: RegExp;
  readonly modules: RegExp;
  readonly getAnswers: (file: object) => Map<number, boolean>;
}

const gatesOfProgram = weakMemo((_program: object) => new WeakMap<readonly Protocol[], Gates>());

/** What is acquired from packages that the program does not read, no body of it acquires. */
function getGates(seam: TypeSeam, program: object, protocols: readonly Protocol[]): Gates {
  const known = gatesOfProgram(program).get(protocols);
  if (known !== undefined) {
    return known;
  }
  const ways = protocols.filter(isOwedByCallers).flatMap(({ acquire }) => acquire.filter((one) => isInProgram(seam, getModule(one).from)));
  const names = ways.map(getGateName);
  const isModule = (name: string): boolean => !/^[\w$]+$/u.test(name);
  const gates = {
    inBody: new RegExp(`${toWords(names)}\\s*[(<?;]|${toCall(NEW)}`, 'u'),
    modules: new RegExp(toWords(['(no module)', ...names.filter(isModule)]), 'u'),
    getAnswers: weakMemo((_file: object) => new Map<number, boolean>()),
  };
  gatesOfProgram(program).set(protocols, gates);
  return gates;
}
