/**
 * Can a file with types get at what a module exports: does it name the module, or does its program read declarations of it?
 *
 * Direction: what the text names may be anything; what neither the text nor the program knows, no expression of the file is. So nobody asks the types
 * of every `.get()` whether it is that of a package that is not there.
 *
 * Example: in a program without `redis`, no call of `connect()` is asked whether it is that of its client.
 */
import { reExports } from '../catalogue/index.js';
import type { SymbolRef } from '../catalogue/schema.js';
import type { TypeSeam } from '../types/seam.js';
import { findPackageName } from '../util/module-name.js';
import { weakMemo } from '../util/weak-memo.js';
import type { FileAnalysis } from './file-analysis.js';

const NODE = 'node:';

/** The packages that declare Node's modules. */
const NODE_TYPES: readonly string[] = ['node', 'bun', 'bun-types'];

export function isReachable(file: FileAnalysis, { from }: SymbolRef): boolean {
  return !file.seam.isTyped || isAlwaysThere(from) || getAnswers(file)(from);
}

/** Does the program read declarations of the module? */
export function isInProgram(seam: TypeSeam, from: string): boolean {
  const packages = from.startsWith(NODE) ? NODE_TYPES : [findPackageName(from) ?? from];
  return isAlwaysThere(from) || packages.some((name) => seam.hasPackage(name) !== 'no');
}

function isAlwaysThere(from: string): boolean {
  return from === 'global' || from === 'program';
}

const getAnswers = weakMemo(({ index, seam }: FileAnalysis) => {
  const answers = new Map<string, boolean>();
  const { text } = index.sourceCode;
  const isNamed = (from: string): boolean => text.includes(from.startsWith(NODE) ? from.slice(NODE.length) : from);
  const isThere = (from: string): boolean => isNamed(from) || reExports.some((one) => one.to === from && isNamed(one.from)) || isInProgram(seam, from);
  return (from: string): boolean => {
    const known = answers.get(from) ?? isThere(from);
    answers.set(from, known);
    return known;
  };
});
