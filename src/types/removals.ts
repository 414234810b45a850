/**
 * Does the type of a call's result say that it is the release of what the call began?
 *
 * A remover is a function that takes nothing and tells nothing, or an object whose only method is one of the given verbs. A type with anything else
 * to call is used for more than to release, and is none: an emitter that gives itself back, a watcher of files, the handle of Vue's `watch()`.
 */
import type ts from 'typescript';
import { attempt } from './attempt.js';
import type { Members } from './members.js';
import type { Removal } from './seam.js';
import { SymbolFlag } from './stable-flags.js';
import type { TypeKinds } from './type-kinds.js';

export type FindRemoval = (type: ts.Type, verbs: ReadonlySet<string>) => Removal;

const NONE: Removal = { kind: 'none' };
const UNKNOWN: Removal = { kind: 'unknown' };

export function createRemovals(checker: ts.TypeChecker, kinds: TypeKinds, members: Members): FindRemoval {
  // Exists since TypeScript 5.1 only.
  const truth = attempt<number>(() => checker.getTrueType().flags, 0);

  function find(type: ts.Type, verbs: ReadonlySet<string>): Removal {
    const [part, ...others] = kinds.collectParts(type);
    if (part === undefined || others.length > 0) {
      return others.length > 0 ? UNKNOWN : NONE;
    }
    if (kinds.isOpen(part)) {
      return UNKNOWN;
    }
    const awaited = members.isPromiseLike(part) === 'yes' ? checker.getAwaitedType(part) : undefined;
    return awaited === undefined ? findOfPart(part, verbs, false) : findOfPart(awaited, verbs, true);
  }

  function findOfPart(type: ts.Type, verbs: ReadonlySet<string>, isPromised: boolean): Removal {
    const apparent = checker.getApparentType(type);
    const properties = checker.getPropertiesOfType(apparent).filter(({ escapedName }) => !String(escapedName).startsWith('__@'));
    const methods = properties.filter((property) => isMethod(property));
    const named = properties.filter(({ name }) => verbs.has(name));
    const signatures = apparent.getCallSignatures();
    const typeName = (type.aliasSymbol ?? type.getSymbol())?.name ?? '';
    if (signatures.length > 0) {
      const isOnlyRelease = properties.every((property) => named.includes(property) || !isMethod(property));
      return signatures.length === 1 && signatures.every(isRelease) && isOnlyRelease ? { kind: 'call', typeName, isPromised } : NONE;
    }
    const [verb, ...others] = named;
    const isOnly = verb !== undefined && others.length === 0 && methods.every((method) => method === verb) && isCallable(verb);
    return isOnly ? { kind: 'method', name: verb.name, typeName, isPromised } : NONE;
  }

  function isMethod({ flags }: ts.Symbol): boolean {
    return (flags & SymbolFlag.Method) !== 0;
  }

  function isCallable(symbol: ts.Symbol): boolean {
    return members.isCallable(checker.getTypeOfSymbol(symbol)) === 'yes';
  }

  /** `() => void`, `() => boolean` of a `delete()`, `() => Promise<void>`. */
  function isRelease(signature: ts.Signature): boolean {
    const parts = kinds.collectParts(signature.getReturnType());
    return signature.parameters.length === 0 && parts.every((part) => (part.flags & truth) !== 0 || members.isPromiseLike(part) === 'yes');
  }

  return find;
}
