/** The options that say how a fix bounds what grows. */
import type { JSONSchema } from '@typescript-eslint/utils';
import { readMember } from './manifest.js';

/** A class that keeps a number of entries at most. */
export interface BoundedClassOption {
  /** The package that exports it. */
  readonly from: string;
  readonly name: string;
  /** The option of its constructor that takes the number. */
  readonly option: string;
}

export interface Bounds {
  readonly limit: number;
  /** `undefined`: none is to be used. */
  readonly boundedClass: BoundedClassOption | undefined;
}

export const DEFAULT_LIMIT = 1000;

/** Used where the package depends on a version that exports this name. */
export const DEFAULT_CLASS: BoundedClassOption = { from: 'lru-cache', name: 'LRUCache', option: 'max' };

const CLASS_KEYS = ['from', 'name', 'option'] as const;

/** Any value passes here: `readBounds` names the key, the value and what is allowed, which a schema does not. */
const anything: { type: ('array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string')[] } = {
  type: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'],
};

export const limitSchema: JSONSchema.JSONSchema4 = { ...anything, description: 'How many entries a fix leaves room for: a whole number from 1.' };

export const boundedClassSchema: JSONSchema.JSONSchema4 = {
  ...anything,
  description: 'The class that a fix uses where the package depends on it: { from, name, option }, or false for none.',
};

/** Throws a `TypeError` on a value that is not allowed. */
export function readBounds(rule: string, { limit = DEFAULT_LIMIT, boundedClass = DEFAULT_CLASS }: { readonly limit?: unknown; readonly boundedClass?: unknown }): Bounds {
  if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 1) {
    throw new TypeError(describe(rule, 'limit', limit, 'a whole number from 1'));
  }
  return { limit, boundedClass: boundedClass === false ? undefined : readClass(rule, boundedClass) };
}

function readClass(rule: string, value: unknown): BoundedClassOption {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(describe(rule, 'boundedClass', value, 'an object with "from", "name" and "option", or false'));
  }
  const unknown = Object.keys(value).find((key) => !CLASS_KEYS.some((known) => known === key));
  if (unknown !== undefined) {
    throw new TypeError(describe(rule, `boundedClass.${unknown}`, readMember(value, unknown), 'only "from", "name" and "option"'));
  }
  const [from, name, option] = CLASS_KEYS.map((key) => readText(rule, key, readMember(value, key) ?? (key === 'option' ? DEFAULT_CLASS.option : undefined)));
  return { from: from ?? '', name: name ?? '', option: option ?? '' };
}

function readText(rule: string, key: (typeof CLASS_KEYS)[number], value: unknown): string {
  const isName = typeof value === 'string' && (key === 'from' ? /^[^\s'"`\\]+$/u : /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u).test(value);
  if (!isName) {
    throw new TypeError(describe(rule, `boundedClass.${key}`, value, key === 'from' ? 'the name of a package' : 'an identifier'));
  }
  return value;
}

function describe(rule: string, key: string, value: unknown, allowed: string): string {
  return `leaks/${rule}: the option "${key}" is ${value === undefined ? 'missing' : JSON.stringify(value)}; allowed is ${allowed}.`;
}
