/**
 * Does a value that a user wrote have a shape of `settings-shapes.ts`?
 *
 * Direction: whatever is not allowed throws, with the first wrong place named by its full path. Nothing is repaired or ignored.
 *
 * Example: `{ from: 42, name: 'open' }` as `settings.leaks.owners[0]` throws
 * "`settings.leaks.owners[0].from` is 42. Allowed: a non-empty string."
 */
import { assertNever } from '../util/assert-never.js';
import { type Infer, leaksSettings, type ObjectShape, resource, type Shape } from './settings-shapes.js';

const LONGEST_VALUE = 60;

/** Throws a `TypeError` unless the value is a protocol, its evidence and examples left out or not. */
export function assertProtocol(value: unknown, path: string): asserts value is Infer<typeof resource> {
  assertShape(value, resource, path);
}

/** Throws a `TypeError` unless the value may stand as `settings.leaks`. */
export function assertLeaksSettings(value: unknown, path: string): asserts value is Infer<typeof leaksSettings> {
  assertShape(value, leaksSettings, path);
}

function assertShape(value: unknown, shape: Shape, path: string): void {
  switch (shape.kind) {
    case 'list':
      assertList(value, shape, path);
      break;
    case 'either':
      assertEither(value, shape, path);
      break;
    case 'object':
      assertObject(value, shape, path);
      break;
    default:
      if (!fits(value, shape)) {
        reject(value, shape, path);
      }
  }
}

/** Shapes without parts. */
function fits(value: unknown, shape: Exclude<Shape, { kind: 'list' | 'either' | 'object' }>): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && new RegExp(shape.pattern, 'u').test(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'index':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'choice':
      return shape.values.some((allowed) => allowed === value);
    default:
      return assertNever(shape);
  }
}

function reject(value: unknown, shape: Shape, path: string): never {
  throw new TypeError(`\`${path}\` is ${shorten(value)}. Allowed: ${describe(shape)}.`);
}

function assertList(value: unknown, shape: Extract<Shape, { kind: 'list' }>, path: string): void {
  if (!Array.isArray(value) || (shape.isNonEmpty && value.length === 0)) {
    reject(value, shape, path);
  }
  // Not `forEach`, which skips the holes of a sparse array.
  for (let index = 0; index < value.length; index++) {
    assertShape(value[index], shape.of, `${path}[${String(index)}]`);
  }
}

function assertEither(value: unknown, shape: Extract<Shape, { kind: 'either' }>, path: string): void {
  const member = shape.of.find((candidate) =>
    candidate.kind === 'object'
      ? isRecord(value) && Object.hasOwn(value, getFirstRequired(candidate))
      : candidate.kind === 'choice' && fits(value, candidate),
  );
  if (member === undefined) {
    reject(value, shape, path);
  }
  assertShape(value, member, path);
}

function assertObject(value: unknown, shape: ObjectShape, path: string): void {
  if (!isRecord(value)) {
    reject(value, shape, path);
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(shape.keys, key)) {
      throw new TypeError(
        `\`${join(path, key)}\` is ${shorten(value[key])}, and \`${key}\` is no known key. Allowed: ${listKeys(Object.keys(shape.keys))}.`,
      );
    }
  }
  for (const [key, member] of Object.entries(shape.keys)) {
    if (Object.hasOwn(value, key)) {
      assertShape(value[key], member.shape, join(path, key));
    } else if (member.isRequired) {
      throw new TypeError(`\`${join(path, key)}\` is missing. Allowed: ${describe(member.shape)}.`);
    }
  }
}

/** An object, not an array, that may have any key. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function getFirstRequired(shape: ObjectShape): string {
  const [first] = getRequired(shape);
  if (first === undefined) {
    throw new TypeError('A member of a union needs a required key.');
  }
  return first;
}

function getRequired(shape: ObjectShape): readonly string[] {
  return Object.keys(shape.keys).filter((key) => shape.keys[key]?.isRequired === true);
}

function join(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/u.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function describe(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.says;
    case 'flag':
      return 'true or false';
    case 'index':
      return 'an index from 0';
    case 'choice':
      return listOr(collectWords(shape));
    case 'list':
      return shape.isNonEmpty
        ? `an array of one or more, each ${describe(shape.of)}`
        : `an array, each member ${describe(shape.of)}`;
    case 'either':
      return listOr(shape.of.flatMap(collectWords));
    case 'object':
      return describeObject(shape);
    default:
      return assertNever(shape);
  }
}

/** What a list of alternatives has one word for: each value of a choice, and any other shape. */
function collectWords(shape: Shape): readonly string[] {
  return shape.kind === 'choice' ? shape.values.map((value) => JSON.stringify(value)) : [describe(shape)];
}

function describeObject(shape: ObjectShape): string {
  const required = getRequired(shape);
  return required.length > 0
    ? `an object with ${listKeys(required)}`
    : `an object with any of ${listKeys(Object.keys(shape.keys))}`;
}

function listKeys(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ');
}

function listOr(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.slice(-1).join('')}`;
}

function shorten(value: unknown): string {
  const text = write(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

/** JSON where there is any: functions, symbols and `undefined` have none, cycles and big integers throw. */
function write(value: unknown): string {
  if (typeof value === 'function' || typeof value === 'symbol') {
    return `a ${typeof value}`;
  }
  if (typeof value === 'bigint') {
    return `${String(value)}n`;
  }
  try {
    // Typed as a string, and still `undefined` for `undefined` and for a `toJSON` that gives nothing.
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? json : typeof value === 'object' ? 'an object without JSON' : typeof value;
  } catch {
    return 'an object without JSON';
  }
}
