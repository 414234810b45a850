/**
 * Which kind of type a type is. Most bits are those of the checker's own `never`, `null` and so on, because their numbers differ between
 * versions of TypeScript.
 */
import type ts from 'typescript';
import type { Answer } from '../util/answer.js';
import { attempt } from './attempt.js';
import { TypeFlag } from './stable-flags.js';

export interface TypeKinds {
  /** `any` (also after an error), `unknown`, or an unconstrained type parameter: everything is possible. */
  readonly isOpen: (type: ts.Type) => boolean;
  readonly isNever: (type: ts.Type) => boolean;
  readonly isPrimitive: (type: ts.Type) => boolean;
  readonly isString: (type: ts.Type) => boolean;
  readonly isNullable: (type: ts.Type) => Answer;
  readonly hasFiniteValues: (type: ts.Type) => Answer;
  readonly isObject: (type: ts.Type) => Answer;
  /** An object in every case: no text and no number fits the type, as both fit `{}` and `{ length: number }`. */
  readonly isWeakKey: (type: ts.Type) => Answer;
  /** The same question to every part of a union, `null` and `undefined` apart. Different answers are no answer. */
  readonly askParts: (type: ts.Type, ask: (part: ts.Type) => Answer) => Answer;
  readonly collectParts: (type: ts.Type) => readonly ts.Type[];
}

export function createTypeKinds(checker: ts.TypeChecker): TypeKinds {
  const never = checker.getNeverType().flags;
  const nullish = checker.getNullType().flags | checker.getUndefinedType().flags | checker.getVoidType().flags;
  // Some of these exist since TypeScript 5.1 only: before it, a `bigint` is a type of which nothing is known.
  const primitive = [
    () => checker.getStringType(),
    () => checker.getNumberType(),
    () => checker.getBigIntType(),
    () => checker.getESSymbolType(),
    () => checker.getTrueType(),
  ].reduce((flags, getType) => flags | attempt<number>(() => getType().flags, 0), 0);

  function isOpen(type: ts.Type): boolean {
    return (type.flags & (TypeFlag.Any | TypeFlag.Unknown)) !== 0;
  }

  /** The type with its type parameter replaced by what the parameter may be at most. */
  function constrain(type: ts.Type): ts.Type {
    return checker.getBaseConstraintOfType(type) ?? (type.isTypeParameter() ? checker.getAnyType() : type);
  }

  function collectParts(type: ts.Type): readonly ts.Type[] {
    const constrained = constrain(type);
    const parts = constrained.isUnion() ? constrained.types.map(constrain) : [constrained];
    return parts.filter((part) => (part.flags & nullish) === 0);
  }

  /** Do the types of the program say where `null` and `undefined` are? */
  function hasStrictNulls(): boolean {
    return !checker.isTypeAssignableTo(checker.getUndefinedType(), checker.getStringType());
  }

  function isNullable(type: ts.Type): Answer {
    const parts = type.isUnion() ? type.types : [type];
    if (parts.some((part) => (part.flags & nullish) !== 0)) {
      return 'yes';
    }
    return parts.some((part) => isOpen(part) || part.isTypeParameter()) || !hasStrictNulls() ? 'unknown' : 'no';
  }

  function askParts(type: ts.Type, ask: (part: ts.Type) => Answer): Answer {
    const answers = new Set(collectParts(type).map((part) => (isOpen(part) ? 'unknown' : ask(part))));
    const [answer = 'unknown'] = answers;
    return answers.size === 1 ? answer : 'unknown';
  }

  function isPrimitive(type: ts.Type): boolean {
    return (type.flags & primitive) !== 0 || type.isLiteral();
  }

  function isWeakKey(type: ts.Type): Answer {
    if (isNullable(type) !== 'no') {
      return 'unknown';
    }
    const values = [checker.getStringType(), checker.getNumberType(), checker.getTrueType()];
    return askParts(type, (part) => (isPrimitive(part) ? 'no' : values.some((value) => checker.isTypeAssignableTo(value, part)) ? 'unknown' : 'yes'));
  }

  return {
    isOpen,
    isWeakKey,
    hasFiniteValues: (type) =>
      askParts(type, (part) => (part.isLiteral() || (part.flags & checker.getTrueType().flags) !== 0 ? 'yes' : 'no')),
    isObject: (type) => askParts(type, (part) => (isPrimitive(part) ? 'no' : part.getSymbol() === undefined ? 'unknown' : 'yes')),
    isNullable,
    isNever: (type) => (type.flags & never) !== 0,
    isString: (type) => (type.flags & checker.getStringType().flags) !== 0,
    isPrimitive,
    collectParts,
    askParts,
  };
}
