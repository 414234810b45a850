import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import * as catalogue from '../../src/catalogue/index.js';
import plugin from '../../src/index.js';
import { settings } from '../support/rule-testers.js';
import { fileObligations } from './obligations-files.js';
import { mediaObligations } from './obligations-media.js';
import { networkObligations } from './obligations-network.js';
import { pageObligations } from './obligations-page.js';
import { systemObligations } from './obligations-system.js';
import { collectPrograms, type Programs } from './obligations-web-node.js';
import { loudTraps, quietTraps } from './traps-web-node.js';
import { readTypings } from './typings.js';

interface Entry {
  readonly id: string;
  readonly evidence: string;
  readonly ends?: string;
  readonly examples?: Programs;
}

const rows = [...pageObligations, ...mediaObligations, ...fileObligations, ...networkObligations, ...systemObligations];
const entries = new Map(Object.values(catalogue).flatMap(collectEntries).map((entry) => [entry.id, entry] as const));
const cases = rows.flatMap((row) => collectPrograms(row, entries.get(row.id) ?? {}).map(([shape, programs]) => ({ ...row, shape, programs })));
const sources = new Map(cases.flatMap(({ api, shape, programs }) => [[getName(api, shape, 'leak'), programs.leak] as const, [getName(api, shape, 'clean'), programs.clean] as const]));
for (const [name, code] of [...quietTraps, ...[...loudTraps].map(([title, trap]) => [title, trap.code] as const)]) {
  sources.set(getTrapName(name), code);
}
const typings = readTypings([], sources);
const rules = plugin.configs.strict.rules ?? {};

/** The entries of what the catalogue exports: lists of them, or one alone. */
function collectEntries(exported: unknown): readonly Entry[] {
  const all: readonly unknown[] = Array.isArray(exported) ? exported : [exported];
  return all.flatMap((one) => (isEntry(one) ? [one] : isEntryHolder(one) ? [one.protocol] : []));
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'id' in value && 'evidence' in value;
}

function isEntryHolder(value: unknown): value is { readonly protocol: Entry } {
  return typeof value === 'object' && value !== null && 'protocol' in value && isEntry(value.protocol);
}

function getName(api: string, shape: string, part: 'leak' | 'clean'): string {
  return `${api.replaceAll(/\W+/gu, '-')}.${shape}.${part}.ts`;
}

function getTrapName(name: string): string {
  return `trap-${name.replaceAll(/\W+/gu, '-')}.ts`;
}

function collectReports(name: string): readonly string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    plugins: { leaks: plugin },
    rules,
    settings,
    languageOptions: { parser: tseslint.parser, parserOptions: { programs: [typings.program] } },
  };
  const messages = new Linter({ cwd: typings.folder }).verify(sources.get(name) ?? '', config, { filename: `${typings.folder}/${name}` });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

it('each obligation has one row, and an entry of the catalogue that proves it', () => {
  const apis = rows.map(({ api }) => api);
  expect(apis).toStrictEqual([...new Set(apis)]);
  expect(rows.filter(({ id }) => entries.get(id)?.evidence.startsWith('https://') !== true).map(({ api, id }) => `${api}: ${id}`)).toStrictEqual([]);
});

describe.each(cases.map((one) => [`${one.api} (${one.shape})`, one] as const))('%s', (_name, { api, shape, rule = 'no-leaked-handle' }) => {
  it('compiles', () => {
    expect(typings.collectErrors(getName(api, shape, 'leak'))).toStrictEqual([]);
    expect(typings.collectErrors(getName(api, shape, 'clean'))).toStrictEqual([]);
  });

  it('is reported where it leaks', () => {
    expect(collectReports(getName(api, shape, 'leak'))).toContain(`leaks/${rule}`);
  });

  it('is clean where it is released', () => {
    expect(collectReports(getName(api, shape, 'clean'))).toStrictEqual([]);
  });
});

describe.each([...quietTraps.keys()])('no rule tells of this: %s', (name) => {
  it('compiles', () => {
    expect(typings.collectErrors(getTrapName(name))).toStrictEqual([]);
  });

  it('is silent', () => {
    expect(collectReports(getTrapName(name))).toStrictEqual([]);
  });
});

it.each([...loudTraps])('a rule tells of this: %s', (name, { rule }) => {
  expect(typings.collectErrors(getTrapName(name))).toStrictEqual([]);
  expect(collectReports(getTrapName(name))).toStrictEqual([`leaks/${rule}`]);
});
