import { ESLintUtils, type TSESLint } from '@typescript-eslint/utils';

/** The smallest preset that contains a rule: `strict` contains `recommended`, and `all` contains both. */
export type Preset = 'recommended' | 'strict' | 'all';

export interface RuleDocs {
  readonly description: string;
  readonly preset: Preset;
  /** What type information changes: nothing, how much is found, or whether anything is found. */
  readonly typed: 'unused' | 'optional' | 'required';
  /** Options that a preset sets instead of the defaults. Those of `strict` hold in `all` too. */
  readonly presetOptions?: { readonly [Name in Preset]?: readonly unknown[] };
}

/** What a rule says about itself once it is created. */
export interface PluginDocs extends RuleDocs {
  readonly requiresTypeChecking: boolean;
}

/** Any rule of this plugin, its messages and options forgotten. */
export type LeaksRule = TSESLint.RuleModule<string, readonly unknown[], PluginDocs>;

type RuleDefinition<Options extends readonly unknown[], MessageIds extends string> = Readonly<
  Omit<ESLintUtils.RuleWithMetaAndName<Options, MessageIds, RuleDocs>, 'defaultOptions'>
>;

type CreatedRule<Options extends readonly unknown[], MessageIds extends string> = ReturnType<
  typeof createDocumentedRule<Options, MessageIds>
>;

const createDocumentedRule = ESLintUtils.RuleCreator<PluginDocs>(
  (name) => `https://github.com/eslint-plugin-leaks/eslint-plugin-leaks/blob/main/docs/rules/${name}.md`,
);

/** A rule with a link to its page, for JavaScript and what parses to its syntax tree. Defaults of options stand in `meta.defaultOptions`. */
export function createRule<Options extends readonly unknown[], MessageIds extends string>(
  rule: RuleDefinition<Options, MessageIds>,
): CreatedRule<Options, MessageIds> {
  const { docs } = rule.meta;
  return createDocumentedRule({
    ...rule,
    meta: {
      ...rule.meta,
      docs: { ...docs, requiresTypeChecking: docs.typed === 'required' },
      languages: ['js/js'],
    },
  });
}
