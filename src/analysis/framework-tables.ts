/** The catalogue's frameworks, turned once into tables by name. */
import { frameworks } from '../catalogue/index.js';
import type { CleanupRegistrar, EffectHook } from '../catalogue/schema.js';

export interface Entry<Value> {
  readonly value: Value;
  /** Packages that export it; empty for a global of the compiler. */
  readonly modules: readonly string[];
}

function tabulate<Value extends { readonly name: string }>(
  pick: (framework: (typeof frameworks)[number]) => readonly Value[] | undefined,
): ReadonlyMap<string, readonly Entry<Value>[]> {
  const table = new Map<string, Entry<Value>[]>();
  for (const framework of frameworks) {
    for (const value of pick(framework) ?? []) {
      const entry = { value, modules: framework.modules };
      const name = value.name.slice(value.name.lastIndexOf('.') + 1);
      table.set(name, [...(table.get(name) ?? []), entry]);
    }
  }
  return table;
}

/** Effect functions by the last part of their name. */
export const effectHooks: ReadonlyMap<string, readonly Entry<EffectHook>[]> = tabulate(({ effects }) => effects);

/** JSX attributes whose function is an effect. */
export const effectAttributes: ReadonlySet<string> = new Set(
  frameworks.flatMap((framework) => framework.effectAttributes?.map(({ name }) => name) ?? []),
);

/** Functions that register a cleanup, by name. */
export const registrars: ReadonlyMap<string, readonly Entry<CleanupRegistrar>[]> = tabulate(
  (framework) => framework.registrars,
);

function collectHooks(kind: 'setUp' | 'tearDown'): ReadonlySet<string> {
  return new Set(frameworks.flatMap(({ classes, options }) => [...(classes?.hooks[kind] ?? []), ...(options?.hooks[kind] ?? [])]));
}

/** Methods that a framework calls when a life ends, and those that it calls when it starts. */
export const tearDownHooks: ReadonlySet<string> = collectHooks('tearDown');
export const setUpHooks: ReadonlySet<string> = collectHooks('setUp');

/** Functions around an object of options: `defineComponent`. */
export const optionWrappers: ReadonlySet<string> = new Set(frameworks.flatMap(({ options }) => options?.wrappers ?? []));

export const componentDecorators = frameworks.flatMap(({ classes }) => classes?.decorators ?? []);
export const componentBases = frameworks.flatMap(({ classes }) => classes?.bases ?? []);
export const singletonDecorators = frameworks.flatMap((framework) => framework.singletonDecorators ?? []);
export const singletonOptions = frameworks.flatMap((framework) => framework.singletonOptions ?? []);
