/** Lints one file in the browser, without types, with the rules of a preset or with one rule. */
import { type Linter as LinterTypes } from 'eslint';
import { Linter } from 'eslint/universal';
import * as parser from '@typescript-eslint/parser';
import plugin from 'eslint-plugin-leaks';
import { type SharedCode } from '../shared-code.js';

export type Message = LinterTypes.LintMessage;

export interface Edit {
  readonly text: string;
  readonly range: readonly [number, number];
}

const linter = new Linter({ configType: 'flat' });

export const ruleNames: readonly string[] = Object.keys(plugin.rules);

/** What is found, by place. A syntax error is a message without a rule. */
export function lint(shared: SharedCode): readonly Message[] {
  return linter.verify(shared.code, createConfig(shared), { filename: shared.file });
}

/** All safe fixes, until none is left. */
export function fixAll(shared: SharedCode): string {
  return linter.verifyAndFix(shared.code, createConfig(shared), { filename: shared.file }).output;
}

function createConfig({ file, preset, options = [] }: SharedCode): LinterTypes.Config[] {
  return [
    {
      files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
      plugins: { leaks: plugin },
      rules: ruleNames.includes(preset) ? { [`leaks/${preset}`]: ['error', ...options] } : getPresetRules(preset),
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: file.endsWith('x') } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
  ];
}

function getPresetRules(preset: string): Partial<LinterTypes.RulesRecord> {
  const { recommended, strict, all } = plugin.configs;
  const config = preset === 'all' ? all : preset === 'strict' ? strict : recommended;
  return config.rules ?? {};
}

