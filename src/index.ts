import type { ESLint, Linter, Rule } from 'eslint';
import { collectPresetRules } from './configs/collect-preset-rules.js';
import { rules } from './rules/index.js';
import type { LeaksRule, Preset } from './util/create-rule.js';
import { version } from './version.js';

export type { LeaksSettings, ResourceSetting } from './analysis/settings.js';
export type { Options as NoLeakedTimerOptions } from './rules/no-leaked-timer.js';

export type RuleName = keyof typeof rules;

/** The plugin in ESLint's own types, so that `defineConfig` accepts it. */
export interface LeaksPlugin extends ESLint.Plugin {
  readonly rules: Record<RuleName, Rule.RuleModule>;
  readonly configs: Record<Preset, Linter.Config>;
}

const rulesByName: Readonly<Record<string, LeaksRule>> = rules;

const withoutConfigs = {
  meta: { name: 'eslint-plugin-leaks', version, namespace: 'leaks' },
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- typescript-eslint and ESLint type the same object apart
  rules: rules as unknown as LeaksPlugin['rules'],
};

// Assigned to, not copied: to ESLint, a preset that named a copy would bring a second plugin of the same name.
const plugin: LeaksPlugin = Object.assign(withoutConfigs, {
  configs: {
    recommended: createConfig('recommended'),
    strict: createConfig('strict'),
    all: createConfig('all'),
  },
});

function createConfig(preset: Preset): Linter.Config {
  return {
    name: `leaks/${preset}`,
    plugins: { leaks: withoutConfigs },
    rules: collectPresetRules(rulesByName, preset),
  };
}

export default plugin;
export { plugin as 'module.exports' };
