import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { protocols } from '../../src/catalogue/index.js';
import type { Protocol, SymbolRef } from '../../src/catalogue/schema.js';
import plugin from '../../src/index.js';
import { lintText } from '../support/lint-text.js';
import { exemptPrograms, namesakes } from './exempt-programs.js';
import { readTypings } from './typings.js';

/** Packages that are installed for their typings, apart from the plugin's own. */
const folder = fileURLToPath(new URL('../typings', import.meta.url));

const ofPackages = protocols.filter((protocol) => collectRefs(protocol).some(({ from }) => from !== 'global' && !from.startsWith('node:')));
/** What a new resource names until it names its package. */
const placeholder = ['node_modules/example-package/index.d.ts', 'export function watch(path: string): { close(): void };\n'] as const;
const programs = new Map([
  placeholder,
  ...ofPackages.flatMap(({ id, examples }) => [[getName(id, 'leak'), examples.leak] as const, [getName(id, 'clean'), examples.clean] as const]),
  ...[...exemptPrograms].map(([name, code]) => [getExemptName(name), code] as const),
]);
const modules = new Set(ofPackages.flatMap(collectRefs).map(({ from }) => from).filter((from) => from !== 'global'));
const typings = readTypings([...modules], programs, folder);
const rules = plugin.configs.strict.rules ?? {};

function getName(id: string, part: 'leak' | 'clean'): string {
  return `${id.replace('/', '-')}.${part}.tsx`;
}

function getExemptName(name: string): string {
  return `exempt-${name.replaceAll(/\W+/gu, '-')}.tsx`;
}

function collectRefs({ acquire, release, gives, exempt = [] }: Protocol): readonly SymbolRef[] {
  return [
    ...acquire.map((one) => ('call' in one ? one.call : 'construct' in one ? one.construct : one.on)),
    ...release.flatMap((one) => ('call' in one ? [one.call] : [])),
    ...exempt.flatMap((one) => ('within' in one ? [one.within] : [])),
    ...(gives === undefined ? [] : [gives]),
  ];
}

/** The rules that report in an example under `strict`, as the program of all examples sees it. */
function collectTyped(name: string): readonly (string | null)[] {
  const config: Linter.Config = {
    files: ['**/*.tsx'],
    plugins: { leaks: plugin },
    rules,
    languageOptions: { parser: tseslint.parser, parserOptions: { programs: [typings.program] } },
  };
  return collectRuleIds(new Linter({ cwd: folder }).verify(programs.get(name) ?? '', config, { filename: `${folder}/${name}` }));
}

function collectUntyped(name: string): readonly (string | null)[] {
  return collectRuleIds(lintText({ code: programs.get(name) ?? '', filename: 'file.tsx', rules }));
}

function collectRuleIds(messages: readonly Linter.LintMessage[]): readonly (string | null)[] {
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

/** The rule of a family; a resource may stand in the catalogue before the rule that reports it is written. */
function collectExpected(family: string): readonly string[] {
  const name = `leaks/no-leaked-${family}`;
  return name in rules ? [name] : [];
}

/** What only an error leaves open is told by a rule of its own. */
function getOwner(ruleId: string | null): string | null {
  return ruleId === 'leaks/require-release-on-throw' ? 'leaks/no-leaked-handle' : ruleId;
}

describe.each(ofPackages.map((protocol) => [protocol.id, protocol] as const))('%s', (id, protocol) => {
  const leak = getName(id, 'leak');
  const clean = getName(id, 'clean');

  it('is what the typings of the package say', () => {
    expect(typings.collectMistakes(protocol)).toStrictEqual([]);
    expect([protocol.gives].filter((ref) => ref !== undefined && !typings.has(ref))).toStrictEqual([]);
  });

  it('has examples that compile', () => {
    expect(typings.collectErrors(leak)).toStrictEqual([]);
    expect(typings.collectErrors(clean)).toStrictEqual([]);
    expect(protocol.examples.leak).not.toBe(protocol.examples.clean);
  });

  it('is reported once where it leaks, and nothing is where it is released', () => {
    expect(collectTyped(leak).map(getOwner)).toStrictEqual(collectExpected(protocol.family));
    expect(collectTyped(clean)).toStrictEqual([]);
  });

  it('is reported without types, too', () => {
    expect(collectUntyped(leak).map(getOwner)).toStrictEqual(collectExpected(protocol.family));
    expect(collectUntyped(clean)).toStrictEqual([]);
  });
});

describe.each([...exemptPrograms.keys()].map((name) => [name, getExemptName(name)] as const))('no rule tells of %s', (_name, file) => {
  it('and the program compiles', () => {
    expect(typings.collectErrors(file)).toStrictEqual([]);
  });

  it('with types', () => {
    expect(collectTyped(file)).toStrictEqual([]);
  });

  it('without types', () => {
    expect(collectUntyped(file)).toStrictEqual([]);
  });
});

it.each(namesakes)('no rule tells of another %s', (name) => {
  const code = `import { ${name} } from 'acme'; export async function use(work: () => Promise<void>): Promise<void> { const one = new ${name}(); await work(); console.log(one.name); }`;
  expect(collectRuleIds(lintText({ code, filename: 'file.tsx', rules }))).toStrictEqual([]);
});
