import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { lintText } from '../support/lint-text.js';
import { getSide, type ObligationRow } from './obligation-row.js';
import { ofBrowsers } from './obligations-packages-browsers.js';
import { ofDatabases } from './obligations-packages-databases.js';
import { ofEditors } from './obligations-packages-editors.js';
import { ofFrameworks } from './obligations-packages-frameworks.js';
import { ofGraphics } from './obligations-packages-graphics.js';
import { ofMessages } from './obligations-packages-messages.js';
import { ofServers } from './obligations-packages-servers.js';
import { ofServices } from './obligations-packages-services.js';
import { ofStores } from './obligations-packages-stores.js';
import { ofStreams } from './obligations-packages-streams.js';
import { ofTools } from './obligations-packages-tools.js';
import { readTypings } from './typings.js';

const folder = fileURLToPath(new URL('../typings', import.meta.url));
const rows = [...ofBrowsers, ...ofDatabases, ...ofEditors, ...ofFrameworks, ...ofGraphics, ...ofMessages, ...ofServers, ...ofServices, ...ofStores, ...ofStreams, ...ofTools];
const programs = new Map(rows.flatMap((row) => [[getName(row, '-'), getSide(row.program, '-')] as const, [getName(row, '+'), getSide(row.program, '+')] as const]));
const typings = readTypings([], programs, folder);
const rules = plugin.configs.strict.rules ?? {};

function getName({ id }: ObligationRow, side: '-' | '+'): string {
  return `${id.replaceAll(/\W+/gu, '-')}.${side === '-' ? 'leak' : 'clean'}.tsx`;
}

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

describe.each(rows.map((row) => [row.id, row] as const))('%s', (_id, row) => {
  const leak = getName(row, '-');
  const clean = getName(row, '+');

  it('has programs that compile', () => {
    expect(typings.collectErrors(leak)).toStrictEqual([]);
    expect(typings.collectErrors(clean)).toStrictEqual([]);
  });

  it(row.isLimit === true ? 'known limit: is reported nowhere' : 'is reported where it leaks, and nothing is where it is released', () => {
    expect(collectTyped(leak).length > 0).toBe(row.isLimit !== true);
    expect(collectTyped(clean)).toStrictEqual([]);
  });

  it('is reported without types, too', () => {
    expect(collectUntyped(leak).length > 0).toBe(row.needsTypes !== true && row.isLimit !== true);
    expect(collectUntyped(clean)).toStrictEqual([]);
  });
});
