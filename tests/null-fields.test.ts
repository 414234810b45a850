/** oxlint gives plugins trees whose absent parts are `null`, where @typescript-eslint/parser has `undefined`. Both are the same to the rules. */
import { readdirSync, readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import { collectBlocks } from './support/collect-blocks.js';

const rulePages = new URL('../docs/rules/', import.meta.url);
const corpus = new URL('corpus/', import.meta.url);

const nullParser: Linter.Parser = {
  parseForESLint(text, options) {
    const parsed = parser.parseForESLint(text, toParserOptions(options));
    setNulls(parsed.ast);
    return parsed as unknown as Linter.ESLintParseResult;
  },
};

function toParserOptions(options: unknown): parser.ParserOptions {
  return typeof options === 'object' && options !== null ? { ...options } : {};
}

function setNulls(node: object): void {
  for (const [key, value] of Object.entries(node)) {
    if (value === undefined) {
      Reflect.set(node, key, null);
    } else if (key !== 'parent' && typeof value === 'object' && value !== null) {
      setNulls(value as object);
    }
  }
}

function lint(code: string, filename: string, used: Linter.Parser): readonly unknown[] {
  const config: Linter.Config = { ...plugin.configs.all, files: ['**/*.{js,jsx,ts,tsx}'], languageOptions: { parser: used, parserOptions: { ecmaFeatures: { jsx: filename.endsWith('x') } } } };
  return new Linter().verify(code, config, { filename }).map(({ ruleId, line, message, fix, suggestions }) => ({ ruleId, line, message, fix, suggestions }));
}

const ownParser = parser as unknown as Linter.Parser;

describe('a tree with null for what is absent', () => {
  test.each(collectFiles(rulePages, /\.md$/))('docs/rules/%s', (file) => {
    const page = readFileSync(new URL(file, rulePages), 'utf8');
    for (const { code, filename, line } of collectBlocks(page).filter(({ language }) => /^[tj]sx?$/.test(language))) {
      expect(lint(code, filename, nullParser), `line ${line}`).toEqual(lint(code, filename, ownParser));
    }
  });

  test('the corpus', () => {
    for (const file of collectFiles(corpus, /\.[jt]sx?$/)) {
      const code = readFileSync(new URL(file, corpus), 'utf8');
      expect(lint(code, file, nullParser), file).toEqual(lint(code, file, ownParser));
    }
  });
});

function collectFiles(folder: URL, pattern: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => pattern.test(file));
}
