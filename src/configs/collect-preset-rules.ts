import type { Linter } from 'eslint';
import type { LeaksRule, Preset } from '../util/create-rule.js';

/** Each preset with the presets that it contains, from the smallest to itself. */
const CONTAINED: Readonly<Record<Preset, readonly Preset[]>> = {
  recommended: ['recommended'],
  strict: ['recommended', 'strict'],
  all: ['recommended', 'strict', 'all'],
};

/** The rules of a preset as `leaks/<name>`, each an error, with the options that the rule declares for this preset. */
export function collectPresetRules(rules: Readonly<Record<string, LeaksRule>>, preset: Preset): Linter.RulesRecord {
  const contained = CONTAINED[preset];
  const record: Linter.RulesRecord = {};
  for (const [name, { meta }] of Object.entries(rules)) {
    if (meta.docs !== undefined && contained.includes(meta.docs.preset)) {
      record[`leaks/${name}`] = getEntry(meta.docs.presetOptions, contained);
    }
  }
  return record;
}

/** The options of the largest contained preset that declares some. */
function getEntry(
  options: { readonly [Name in Preset]?: readonly unknown[] } | undefined,
  contained: readonly Preset[],
): Linter.RuleEntry {
  const declaring = contained.findLast((preset) => options?.[preset] !== undefined);
  return declaring === undefined ? 'error' : ['error', ...(options?.[declaring] ?? [])];
}
