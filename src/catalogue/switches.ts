/**
 * What a call turns on and another call on the same object, or of the same module, turns off again. Nobody gets a handle: the object itself is one.
 * Few of these are more than likely: many end by themselves, and the comment of each says how.
 */
import type { Protocol } from './schema.js';

export interface SwitchProtocol extends Protocol {
  /** The same call with this at this index takes it back: `setActionHandler('play', null)`. */
  readonly off?: { readonly argument: number; readonly equals: 'null' | 'false' };
  /** What the owner's teardown has to show: that it releases something, or that it takes another of the same kind back. */
  readonly needs: 'teardown' | 'kin';
  /** Calls that end it together with other things, on whatever object. */
  readonly endedBy: readonly string[];
  /** Counts only where the object came from outside: one that is made here has an entry of its own. */
  readonly isGiven?: true;
  /** It stays with the process, so that each run of a function adds one: always, or only where the process is a server's. */
  readonly isShared?: 'always' | 'server';
}
