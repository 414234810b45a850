/**
 * A container that may grow, and all that this file does to it.
 *
 * Invariant: `uses` holds one entry for every mention of the container in the file. A mention that is not understood is `'handed'`, so that
 * whoever looks for a missing removal can say that he has seen them all. Direction of the approximation: a use counts as a removal where it
 * may be one.
 *
 * Example: in `class Rooms { byId = new Map(); add(id) { this.byId.set(id, new Room()); } }` the container is the field `byId` with one use,
 * `grow`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { ClassLike, Variable } from '../model.js';

export type Shape = 'map' | 'set' | 'array' | 'dictionary';

/** Where the container is kept. */
export type Home =
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'field'; readonly classLike: ClassLike; readonly isStatic: boolean; readonly key: string }
  /** A property that no class declares. `root` is the variable of its object, or the name of a global: `'globalThis'`, `'process'`. */
  | { readonly kind: 'member'; readonly root: Variable | string; readonly key: string };

export type ContainerUse =
  /** One more entry. `key` is missing where there is none, as in `push()`. */
  | { readonly kind: 'grow'; readonly at: TSESTree.Expression; readonly key: TSESTree.Node | undefined; readonly values: readonly TSESTree.Node[] }
  /** One more entry in what the container holds under a key: `rooms.get(id).add(socket)`. */
  | { readonly kind: 'growInner'; readonly at: TSESTree.Node; readonly key: TSESTree.Node | undefined }
  /** One entry, or some, less. */
  | { readonly kind: 'drop'; readonly at: TSESTree.Node; readonly key: TSESTree.Node | undefined }
  | { readonly kind: 'dropInner'; readonly at: TSESTree.Node; readonly key: TSESTree.Node | undefined }
  /** All out, or another container in its place. */
  | { readonly kind: 'empty'; readonly at: TSESTree.Node }
  /** The size is compared with something, so that the code may stop or evict. */
  | { readonly kind: 'bound'; readonly at: TSESTree.Node }
  /** Made, first or again where there was none. */
  | { readonly kind: 'make'; readonly at: TSESTree.Node }
  | { readonly kind: 'read'; readonly at: TSESTree.Node; readonly key: TSESTree.Node | undefined; readonly isTest: boolean }
  /** It goes where this analysis does not follow. */
  | { readonly kind: 'handed'; readonly at: TSESTree.Node };

export interface Container {
  readonly home: Home;
  readonly shape: Shape;
  /** As the reader writes it: `cache`, `this.rooms`. */
  readonly text: string;
  /** The expression that makes it first. */
  readonly maker: TSESTree.Expression;
  readonly uses: readonly ContainerUse[];
  /** A base class makes it, and may take things out of it where this file does not look. */
  readonly isInherited: boolean;
  /** It stands on a prototype, so that all instances have the same one. */
  readonly isShared: boolean;
  /** Other files can name it, and `uses` does not say what they do to it. */
  readonly isExported: boolean;
}

export type UseOf<Kind extends ContainerUse['kind']> = Extract<ContainerUse, { readonly kind: Kind }>;

export function collectUses<Kind extends ContainerUse['kind']>({ uses }: Container, kind: Kind): readonly UseOf<Kind>[] {
  return uses.filter((use): use is UseOf<Kind> => use.kind === kind);
}

export function hasUse({ uses }: Container, ...kinds: readonly ContainerUse['kind'][]): boolean {
  return uses.some(({ kind }) => kinds.includes(kind));
}
