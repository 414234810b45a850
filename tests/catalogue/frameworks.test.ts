import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frameworks } from '../../src/catalogue/index.js';
import type { Framework } from '../../src/catalogue/schema.js';
import { readTypings } from './typings.js';

const folder = new URL('../../src/catalogue/frameworks/', import.meta.url);

/** Frameworks whose typings are installed. */
const INSTALLED = ['react', 'svelte', 'vitest', 'node-test'];

const installed = frameworks.filter(({ id }) => INSTALLED.includes(id));
const typings = readTypings(
  [...new Set([...installed.flatMap(({ modules }) => modules), 'svelte/action', 'svelte/attachments'])],
  new Map(),
);

function getFramework(id: string): Framework {
  const framework = frameworks.find((candidate) => candidate.id === id);
  if (framework === undefined) {
    throw new TypeError(`No framework ${id}`);
  }
  return framework;
}

/** What the typings of the framework's modules do not have. */
function collectMissing({ modules, effects = [], registrars = [], effectFunctions = [], classes }: Framework): readonly string[] {
  const functions = [...effects, ...registrars].filter(({ isGlobal }) => isGlobal !== true);
  const types = [...(classes?.bases ?? []), ...effectFunctions.map(({ type }) => type)];
  return [
    ...functions
      .filter((one) => {
        const { name } = one;
        return 'on' in one
          ? !typings.has({ from: one.on.from, name: `${one.on.name}.${name}` })
          : !modules.some((from) => typings.has({ from, name }));
      })
      .map(({ name }) => name),
    ...types.filter((type) => !typings.has(type)).map(({ name }) => name),
  ];
}

describe('frameworks', () => {
  it('are those of the folder, one a file, under the name of the file', () => {
    const files = readdirSync(folder).map((file) => file.slice(0, -'.ts'.length));
    expect(frameworks.map(({ id }) => id).toSorted()).toStrictEqual(files.toSorted());
  });

  it.each(frameworks.map((framework) => [framework.id, framework] as const))('%s is documented and says something', (_id, framework) => {
    const { evidence, effects = [], registrars = [], owners = [], classes, options } = framework;
    expect(evidence).toMatch(/^https:\/\//u);
    expect(effects.length + registrars.length + owners.length + (classes || options ? 1 : 0)).toBeGreaterThan(0);
    for (const hooks of [classes?.hooks, options?.hooks]) {
      const names = [...(hooks?.setUp ?? []), ...(hooks?.tearDown ?? [])];
      expect(names).toStrictEqual([...new Set(names)]);
    }
  });

  it('narrow only decorators that are singletons', () => {
    for (const { singletonDecorators = [], singletonOptions = [] } of frameworks) {
      for (const { decorator } of singletonOptions) {
        expect(singletonDecorators).toContainEqual(decorator);
      }
    }
  });

  it('create no super call where the base class has no such method', () => {
    expect(getFramework('custom-elements').classes?.hooks.callsSuper).toBeUndefined();
    expect(getFramework('lit').classes?.hooks.callsSuper).toBe(true);
  });
});

describe('the real typings', () => {
  it.each(installed.map((framework) => [framework.id, framework] as const))('have all that %s names', (_id, framework) => {
    expect(collectMissing(framework)).toStrictEqual([]);
  });

  it('show a mistake in an entry', () => {
    expect(
      collectMissing({
        id: 'react',
        modules: ['react'],
        effects: [{ name: 'useEfect', callback: 0, cleanup: 'returned' }],
        registrars: [{ name: 'after', callback: 0, on: { from: 'node:test', name: 'SuiteContext' } }],
        classes: {
          bases: [{ from: 'react', name: 'PureComponents' }],
          decorators: [],
          hooks: { setUp: [], tearDown: ['componentWillUnmount'] },
        },
        evidence: 'https://react.dev',
      }),
    ).toStrictEqual(['useEfect', 'after', 'PureComponents']);
  });

  it('have exactly the elements that custom elements may extend', () => {
    const bases = getFramework('custom-elements').classes?.bases.map(({ name }) => name) ?? [];
    expect(bases.toSorted()).toStrictEqual([...typings.collectClasses(/^HTML\w*Element$/u)].toSorted());
  });
});
