/**
 * A listener that is given to a target, the calls that may remove it, and what each of the parts of both means.
 *
 * Every part has an identity that does not depend on how it is spelt: `const self = this; self.onX` is `this.onX`. What cannot be named has an
 * identity that may be anything.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { ListenerProtocol } from '../../catalogue/listeners.js';
import type { Place, Variable } from '../model.js';

/** Do two parts mean the same? `'possible'` where only the run can tell. */
export type Match = 'exact' | 'possible' | 'never';

export type TargetIdentity =
  /** `window`, `document`, `node:process`. */
  | { readonly kind: 'global'; readonly path: string }
  | { readonly kind: 'place'; readonly place: Place }
  /** `document.querySelector('a')`: compared by its text, and never with certainty. */
  | { readonly kind: 'text'; readonly text: string };

export interface Target {
  readonly node: TSESTree.Node;
  readonly identity: TargetIdentity;
}

export type EventIdentity =
  | { readonly kind: 'text'; readonly text: string }
  /** A constant of another file: `Events.Closed`, `CLOSED`. */
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'place'; readonly place: Place }
  /** A target with one event only. */
  | { readonly kind: 'only' }
  | { readonly kind: 'unknown'; readonly text: string };

export type ListenerIdentity =
  /** A variable or a member; `isStable` where it holds the same function for good. */
  | { readonly kind: 'place'; readonly place: Place; readonly isStable: boolean }
  /** A function that is made anew by each evaluation; `self` is the name that it has for itself. */
  | { readonly kind: 'fresh'; readonly maker: 'function' | 'bind' | 'wrapper'; readonly self?: Variable | undefined }
  | { readonly kind: 'unknown'; readonly text: string };

export interface Listener {
  readonly node: TSESTree.Node;
  readonly identity: ListenerIdentity;
}

export type Flag = boolean | 'unknown';

export interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly protocol: ListenerProtocol;
  /** The method as written: `addEventListener`, `on`. */
  readonly verb: string;
  readonly target: Target;
  readonly event: EventIdentity;
  /** The argument that names the event. */
  readonly eventNode: TSESTree.Node | undefined;
  readonly listener: Listener;
  readonly capture: Flag;
  readonly isOnce: Flag;
  /** The expression of `{ signal }`; `'unknown'` where options may have one. */
  readonly signal: TSESTree.Node | 'unknown' | undefined;
}

export interface Removal {
  readonly call: TSESTree.CallExpression;
  readonly verb: string;
  readonly target: Target;
  /** `'mirror'`: the same call with the opposite verb. `'blanket'`: ends the target, or removes all. */
  readonly kind: 'mirror' | 'blanket';
}

export interface Registrations {
  readonly registrations: readonly Registration[];
  readonly removals: readonly Removal[];
}
