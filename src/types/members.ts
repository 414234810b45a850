/** What can be done with a value of a type: its members, and whether it can be called. */
import type ts from 'typescript';
import type { Answer } from '../util/answer.js';
import { weakMemo } from '../util/weak-memo.js';
import type { Origins } from './origins.js';
import type { Disposal } from './seam.js';
import type { TypeKinds } from './type-kinds.js';

export interface Members {
  readonly findMember: (type: ts.Type, name: string) => ts.Symbol | undefined;
  readonly hasMember: (type: ts.Type, name: string) => Answer;
  readonly isCallable: (type: ts.Type) => Answer;
  readonly isPromiseLike: (type: ts.Type) => Answer;
  readonly getDisposal: (type: ts.Type) => Disposal;
}

const WELL_KNOWN = /^\[Symbol\.(?<name>\w+)\]$/u;

export function createMembers(checker: ts.TypeChecker, kinds: TypeKinds, origins: Origins): Members {
  /** Members under well-known symbols: the checker calls `[Symbol.dispose]` `__@dispose@` and a number. */
  const collectWellKnown = weakMemo((type: ts.Type) => {
    const names = new Set<string>();
    for (const { escapedName } of checker.getPropertiesOfType(type)) {
      const name = /^__@(?<name>\w+)@/u.exec(String(escapedName))?.groups?.['name'];
      if (name !== undefined) {
        names.add(name);
      }
    }
    return names;
  });

  function hasPartMember(part: ts.Type, name: string): Answer {
    const type = checker.getApparentType(part);
    const wellKnown = WELL_KNOWN.exec(name)?.groups?.['name'];
    const isFound = wellKnown === undefined ? checker.getPropertyOfType(type, name) !== undefined : collectWellKnown(type).has(wellKnown);
    if (isFound) {
      return 'yes';
    }
    const isOpenEnded = checker.getIndexInfosOfType(type).some(({ keyType }) => kinds.isString(keyType));
    return name.startsWith('#') || isOpenEnded || isShapeless(part) ? 'unknown' : 'no';
  }

  /** `object` and `{}` say nothing about the value. */
  function isShapeless(type: ts.Type): boolean {
    return (
      !kinds.isPrimitive(type) &&
      !type.isIntersection() &&
      (type.getSymbol() === undefined ||
        (checker.getPropertiesOfType(type).length === 0 && type.getCallSignatures().length + type.getConstructSignatures().length === 0))
    );
  }

  function isPartCallable(part: ts.Type): Answer {
    if (checker.getApparentType(part).getCallSignatures().length > 0) {
      return 'yes';
    }
    const symbol = part.getSymbol();
    const origin = symbol && origins.findOrigin(symbol);
    if (origin?.from === 'global' && (origin.name === 'Function' || origin.name === 'CallableFunction')) {
      return 'yes';
    }
    return isShapeless(part) ? 'unknown' : 'no';
  }

  const getPartDisposal = weakMemo((part: ts.Type): Disposal => {
    if (kinds.isOpen(part)) {
      return 'unknown';
    }
    if (hasPartMember(part, '[Symbol.asyncDispose]') === 'yes') {
      return 'async';
    }
    const isSync = hasPartMember(part, '[Symbol.dispose]');
    return isSync === 'yes' ? 'sync' : isSync === 'no' ? 'none' : 'unknown';
  });

  return {
    findMember: (type, name) => {
      const parts = kinds.collectParts(type);
      const [part] = parts;
      return part === undefined || parts.length > 1 ? undefined : checker.getPropertyOfType(checker.getApparentType(part), name);
    },
    hasMember: (type, name) => kinds.askParts(type, (part) => hasPartMember(part, name)),
    isCallable: (type) => kinds.askParts(type, isPartCallable),
    isPromiseLike: (type) =>
      kinds.askParts(type, (part) => {
        const member = checker.getPropertyOfType(checker.getApparentType(part), 'then');
        return member === undefined ? hasPartMember(part, 'then') : kinds.askParts(checker.getTypeOfSymbol(member), isPartCallable);
      }),
    getDisposal: (type) => {
      const answers = new Set(kinds.collectParts(type).map(getPartDisposal));
      const [answer = 'unknown'] = answers;
      return answers.size === 1 ? answer : 'unknown';
    },
  };
}
