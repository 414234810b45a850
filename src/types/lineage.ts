/**
 * From what a type descends: its own symbol, the symbols after `extends` and `implements`, and theirs.
 *
 * By name of declaration and not by structure: an object literal that could pass for a `Socket` is none. A base that cannot be resolved makes
 * every "no" an "unknown".
 */
import type ts from 'typescript';
import type { Answer } from '../util/answer.js';
import { weakMemo } from '../util/weak-memo.js';
import { collectHeritage } from './declaration-path.js';
import type { Origins } from './origins.js';
import type { SymbolOrigin, TypeRef } from './seam.js';
import type { TypeKinds } from './type-kinds.js';

interface Lineage {
  readonly origins: readonly SymbolOrigin[];
  readonly isComplete: boolean;
}

export interface Lineages {
  readonly isOneOf: (type: ts.Type, refs: readonly TypeRef[]) => Answer;
}

const YES: readonly Answer[] = ['yes'];

export function createLineages(checker: ts.TypeChecker, kinds: TypeKinds, origins: Origins): Lineages {
  const findDirectOrigin = (symbol: ts.Symbol): readonly SymbolOrigin[] => {
    const origin = origins.findOrigin(symbol);
    return origin === undefined ? [] : [origin];
  };

  const getLineage = weakMemo((root: ts.Symbol): Lineage => {
    const seen = new Set<ts.Symbol>();
    const pending = [root];
    const collected: SymbolOrigin[] = [];
    let isComplete = true;
    for (let symbol = pending.pop(); symbol !== undefined; symbol = pending.pop()) {
      if (seen.has(symbol)) {
        continue;
      }
      seen.add(symbol);
      collected.push(...findDirectOrigin(symbol));
      for (const base of (symbol.declarations ?? []).flatMap(collectHeritage)) {
        const bases = collectSymbols(checker.getTypeAtLocation(base));
        isComplete &&= bases !== undefined;
        pending.push(...(bases ?? []));
      }
    }
    return { origins: collected, isComplete };
  });

  /** The symbols that name a type, or `undefined` where anything is possible. */
  function collectSymbols(type: ts.Type): readonly ts.Symbol[] | undefined {
    if (type.isIntersection()) {
      const parts = type.types.map(collectSymbols);
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    if (kinds.isPrimitive(type)) {
      return [];
    }
    const symbol = type.getSymbol();
    if (kinds.isOpen(type) || symbol === undefined) {
      return undefined;
    }
    return [...(type.aliasSymbol === undefined ? [] : [type.aliasSymbol]), ...(isInstance(type, symbol) ? [symbol] : [])];
  }

  /** A class itself has the symbol of its instances: only the declared type, or the generic type that it instantiates, is an instance. */
  function isInstance(type: ts.Type, symbol: ts.Symbol): boolean {
    const declared = checker.getDeclaredTypeOfSymbol(symbol);
    return type === declared || Reflect.get(type, 'target') === declared;
  }

  function isPartOneOf(type: ts.Type, refs: readonly TypeRef[]): Answer {
    if (type.isIntersection()) {
      // An alias is gone from the parts: `type Client = Base & Extension`.
      const isNamed = type.aliasSymbol !== undefined && findDirectOrigin(type.aliasSymbol).some((origin) => isRef(origin, refs));
      const answers = isNamed ? YES : type.types.map((part) => (kinds.isOpen(part) ? 'unknown' : isPartOneOf(part, refs)));
      return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'unknown') ?? 'no';
    }
    const lineages = collectSymbols(type)?.map(getLineage);
    if (lineages === undefined) {
      return 'unknown';
    }
    const isFound = lineages.some((lineage) =>
      lineage.origins.some((origin) => isRef(origin, refs)),
    );
    return isFound ? 'yes' : lineages.every(({ isComplete }) => isComplete) ? 'no' : 'unknown';
  }

  return { isOneOf: (type, refs) => kinds.askParts(type, (part) => isPartOneOf(part, refs)) };
}

function isRef({ from, name }: SymbolOrigin, refs: readonly TypeRef[]): boolean {
  return refs.some((ref) => ref.from === from && ref.name === name);
}
