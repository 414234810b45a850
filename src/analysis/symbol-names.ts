/**
 * One spelling per symbol. Modules re-export each other and bundlers add `default`; here each symbol gets the spelling that the catalogue
 * and the resolver are compared in.
 *
 * Only spellings of the same run-time value are joined. `setInterval` of `node:timers` stays apart from the global one, because a program can
 * replace the global.
 */
import { reExports } from '../catalogue/index.js';
import type { SymbolRef } from '../catalogue/schema.js';
import { isGlobalObject, withoutGlobalObject } from '../util/global-object.js';
import { withNodePrefix } from '../util/module-name.js';
import { weakMemo } from '../util/weak-memo.js';

/** Members of a module that are modules of their own. */
const SUBMODULES: ReadonlyMap<string, string> = new Map([
  ['node:dns promises', 'node:dns/promises'],
  ['node:fs promises', 'node:fs/promises'],
  ['node:readline promises', 'node:readline/promises'],
  ['node:stream promises', 'node:stream/promises'],
  ['node:timers promises', 'node:timers/promises'],
  ['node:util types', 'node:util/types'],
]);

/** Classes and functions that are their module: `require('events')` is `require('events').EventEmitter`. */
const MODULE_ITSELF: ReadonlyMap<string, string> = new Map([
  ['node:events', 'EventEmitter'],
  ['node:stream', 'Stream'],
]);

const RE_EXPORTS: ReadonlyMap<string, string> = new Map(reExports.map(({ from, to }) => [from, to]));

/** The spelling to compare. A module as a whole is its `default`. */
export function toCanonical({ from, name }: SymbolRef): SymbolRef {
  if (from === 'global') {
    return { from, name: withoutGlobalObject(name) };
  }
  return canonicalMember(RE_EXPORTS.get(from) ?? withNodePrefix(from), name.split('.'));
}

function canonicalMember(from: string, names: readonly string[]): SymbolRef {
  const [first = 'default', ...rest] = names;
  const submodule = SUBMODULES.get(`${from} ${first}`);
  if (submodule !== undefined) {
    return canonicalMember(submodule, rest);
  }
  if (from === 'node:process') {
    return { from: 'global', name: ['process', ...withoutDefault(names)].join('.') };
  }
  if (first !== 'default') {
    return { from, name: names.join('.') };
  }
  return rest.length > 0 ? canonicalMember(from, rest) : { from, name: MODULE_ITSELF.get(from) ?? 'default' };
}

function withoutDefault(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== 'default');
}


const getCanonical = weakMemo(toCanonical);

export function isSameSymbol(left: SymbolRef, right: SymbolRef): boolean {
  const one = getCanonical(left);
  const other = getCanonical(right);
  const areGlobalObjects = one.from === 'global' && other.from === 'global' && isGlobalObject(one.name) && isGlobalObject(other.name);
  return areGlobalObjects || (one.from === other.from && one.name === other.name);
}
