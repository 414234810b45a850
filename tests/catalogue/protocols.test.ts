import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assertProtocol } from '../../src/analysis/validate-protocol.js';
import { protocols, selfEnding } from '../../src/catalogue/index.js';
import type { Protocol, SymbolRef } from '../../src/catalogue/schema.js';
import { readTypings } from './typings.js';

const catalogue = new URL('../../src/catalogue/', import.meta.url);

/** Folders of protocols whose typings are installed. Packages are not. */
const TYPED_SOURCES = /^(?:global$|node:)/u;

const typed = protocols.filter((protocol) => collectRefs(protocol).every(({ from }) => TYPED_SOURCES.test(from)));
const modules = [...typed.flatMap(collectRefs), ...selfEnding.map(({ symbol }) => symbol)].map(({ from }) => from);
const programs = new Map<string, string>(
  typed.flatMap(({ id, examples }) => [
    [`${id}.leak.ts`, examples.leak] as const,
    [`${id}.clean.ts`, examples.clean] as const,
  ]),
);
programs.set('broken.ts', 'const started: string = setInterval(() => {}, 1);');
const typings = readTypings(
  [...new Set(modules)].filter((from) => from !== 'global'),
  programs,
);

function collectRefs({ acquire, release }: Protocol): readonly SymbolRef[] {
  return [
    ...acquire.map((one) => ('call' in one ? one.call : 'construct' in one ? one.construct : one.on)),
    ...release.flatMap((one) => ('call' in one ? [one.call] : [])),
  ];
}

/** A module's exports, all of which are arrays: the layers allow no functions in the catalogue. */
async function importModule(url: URL): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return (await import(url.href)) as Readonly<Record<string, readonly unknown[]>>;
}

function getProtocol(id: string): Protocol {
  const protocol = protocols.find((candidate) => candidate.id === id);
  if (protocol === undefined) {
    throw new TypeError(`No protocol ${id}`);
  }
  return protocol;
}

describe('protocols', () => {
  it('have ids of their own', () => {
    const ids = protocols.map(({ id }) => id);
    expect(ids).toStrictEqual([...new Set(ids)]);
  });

  it.each(protocols.map((protocol) => [protocol.id, protocol] as const))('%s has the shape that users write', (id, protocol) => {
    expect(() => {
      assertProtocol(protocol, id);
    }).not.toThrow();
    expect(id).toMatch(/^[a-z][a-z\d-]*\/[a-z][a-z\d]*(?:-[a-z\d]+)*$/u);
    expect(protocol.evidence).toMatch(/^https:\/\//u);
    expect(protocol.noun).toBe(protocol.noun.trim());
    expect(protocol.keeps).not.toMatch(/\.$/u);
  });

  it('stand in the folder that their id names, and every file is in the index', async () => {
    const known = new Set<unknown>(protocols);
    for (const folder of readdirSync(catalogue, { withFileTypes: true })) {
      if (!folder.isDirectory() || folder.name === 'frameworks') {
        continue;
      }
      for (const file of readdirSync(new URL(`${folder.name}/`, catalogue))) {
        const url = new URL(`${folder.name}/${file}`, catalogue);
        for (const protocol of Object.values(await importModule(url)).flat()) {
          expect(protocol).toHaveProperty('id', expect.stringMatching(new RegExp(`^${folder.name}/`, 'u')));
          expect(known).toContain(protocol);
        }
      }
    }
  });
});

describe('the real typings', () => {
  it.each(typed.map((protocol) => [protocol.id, protocol] as const))('have all that %s names', (_id, protocol) => {
    expect(typings.collectMistakes(protocol)).toStrictEqual([]);
  });

  it('have all functions that end by themselves', () => {
    expect(selfEnding.filter(({ symbol }) => !typings.has(symbol))).toStrictEqual([]);
    expect(typings.has({ from: 'node:timers/promises', name: 'scheduler.sleep' })).toBe(false);
  });

  it('show each kind of mistake in an entry', () => {
    const corrupted: Protocol = {
      ...getProtocol('web/set-interval'),
      acquire: [
        { call: { from: 'global', name: 'setIntervall' } },
        { construct: { from: 'global', name: 'setInterval' } },
        { method: 'setInterval', on: { from: 'global', name: 'Document' } },
        { call: { from: 'node:timers', name: 'setInterval' } },
      ],
      callback: 1,
      delay: 7,
      ends: 'iterated',
      release: [
        { call: { from: 'global', name: 'clearIntervall' }, argument: 0 },
        { call: { from: 'global', name: 'clearInterval' }, argument: 1 },
        { method: 'destroy' },
        { method: '[Symbol.asyncDispose]' },
        { mirror: 'clearInterval', same: [] },
        { invoke: 'handle' },
        { method: 'close' },
      ],
      exempt: [
        { chained: 'deref' },
        { option: 'signal', argument: 0, equals: 'present' },
      ],
    };
    expect(typings.collectMistakes(corrupted)).toStrictEqual([
      'acquire: {"call":{"from":"global","name":"setIntervall"}}',
      'acquire: {"construct":{"from":"global","name":"setInterval"}}',
      'acquire: {"method":"setInterval","on":{"from":"global","name":"Document"}}',
      'callback: 1',
      'delay: 7',
      'ends: iterated',
      'release: {"call":{"from":"global","name":"clearIntervall"},"argument":0}',
      'release: {"call":{"from":"global","name":"clearInterval"},"argument":1}',
      'release: {"method":"destroy"}',
      'release: {"method":"[Symbol.asyncDispose]"}',
      'release: {"mirror":"clearInterval","same":[]}',
      'release: {"invoke":"handle"}',
      'exempt: {"chained":"deref"}',
      'exempt: {"option":"signal","argument":0,"equals":"present"}',
    ]);
  });
});

describe('examples', () => {
  it.each(typed.map((protocol) => [protocol.id, protocol] as const))('of %s compile', (id, { examples }) => {
    expect(typings.collectErrors(`${id}.leak.ts`)).toStrictEqual([]);
    expect(typings.collectErrors(`${id}.clean.ts`)).toStrictEqual([]);
    expect(examples.leak).not.toBe(examples.clean);
  });

  it('would show a type error', () => {
    expect(typings.collectErrors('broken.ts')).toHaveLength(1);
  });
});
