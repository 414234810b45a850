/** What to call a handle that has no name yet. */
import type { Naming } from '../ast/remedy.js';
import type { Obligation } from './model.js';

export function getNaming({ node, calleeText, protocol: { noun } }: Obligation): Naming {
  return {
    acquire: node,
    base: noun.slice(noun.lastIndexOf(' ') + 1),
    typeText: `ReturnType<typeof ${calleeText}>`,
  };
}
