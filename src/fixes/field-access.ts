import type { ClassNode } from '../ast/class-node.js';
import { findKeyName } from '../ast/static-name.js';

/** How a new field of a class is written: `this.#interval` in a class that has `#private` fields, else `this.interval`. */
export function getFieldAccess(owner: ClassNode, field: string): string {
  return `this.${hasHashFields(owner) ? '#' : ''}${field}`;
}

export function hasHashFields(owner: ClassNode): boolean {
  return owner.body.body.some((member) => 'key' in member && 'computed' in member && findKeyName(member)?.startsWith('#') === true);
}
