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
    case 'text':
      return assertThat(typeof value === 'string' && new RegExp(shape.pattern, 'u').test(value), value, shape, path);
    case 'flag':
      return assertThat(typeof value === 'boolean', value, shape, path);
    case 'index':
      return assertThat(Number.isSafeInteger(value) && Number(value) >= 0, value, shape, path);
    case 'choice':
      return assertThat(
        shape.values.some((allowed) => allowed === value),
        value,
        shape,
        path,
      );
    case 'list':
      return assertList(value, shape, path);
    case 'either':
      return assertEither(value, shape, path);
    case 'object':
      return assertObject(value, shape, path);
    default:
      return assertNever(shape);
  }
}

function assertThat(isAllowed: boolean, value: unknown, shape: Shape, path: string): void {
  if (!isAllowed) {
    throw new TypeError(`\`${path}\` is ${shorten(value)}. Allowed: ${describe(shape)}.`);
  }
}

function assertList(value: unknown, shape: Extract<Shape, { kind: 'list' }>, path: string): void {
  if (!Array.isArray(value) || (shape.isNonEmpty && value.length === 0)) {
    return assertThat(false, value, shape, path);
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
      : candidate.kind === 'choice' && candidate.values.some((allowed) => allowed === value),
  );
  if (member === undefined) {
    return assertThat(false, value, shape, path);
  }
  assertShape(value, member, path);
}

function assertObject(value: unknown, shape: ObjectShape, path: string): void {
  if (!isRecord(value)) {
    return assertThat(false, value, shape, path);
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
      return listOr(shape.values.map((value) => JSON.stringify(value)));
    case 'list':
      return shape.isNonEmpty
        ? `an array of one or more, each ${describe(shape.of)}`
        : `an array, each member ${describe(shape.of)}`;
    case 'either':
      return listOr(shape.of.map(describe));
    case 'object':
      return describeObject(shape);
    default:
      return assertNever(shape);
  }
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

/** JSON where there is any: functions and `undefined` have none, cycles and big integers throw. */
function write(value: unknown): string {
  try {
    return JSON.stringify(value) ?? (value === undefined ? 'undefined' : `a ${typeof value}`);
  } catch {
    return typeof value === 'bigint' ? `${String(value)}n` : 'an object without JSON';
  }
}
