import type { Linter } from 'eslint';

type Layer = keyof typeof MAY_IMPORT;

/** The table of docs/contributing/design.md, section 2: which folder of `src` may import from which. */
export const MAY_IMPORT = {
  cli: ['configs', 'rules', 'analysis', 'util'],
  configs: ['rules', 'util'],
  rules: ['reporting', 'analysis', 'ast', 'util'],
  reporting: ['analysis', 'fixes', 'ast', 'util'],
  analysis: ['catalogue', 'types', 'ast', 'util'],
  catalogue: [],
  fixes: ['ast', 'util'],
  types: ['ast', 'util'],
  ast: ['util'],
  util: [],
} as const;

/** Packages that a folder may import beside `@typescript-eslint/*`. Only `src/types` talks to the compiler. */
const MAY_IMPORT_PACKAGES: Partial<Record<Layer, readonly string[]>> = {
  types: ['typescript', 'node:path'],
  cli: ['eslint', 'node:[a-z_/]+'],
};

/** Packages of which only types may be imported. */
const TYPES_OF_PACKAGES: Partial<Record<Layer, readonly string[]>> = {
  configs: ['eslint'],
};

interface Restriction {
  readonly regex: string;
  readonly message: string;
  readonly allowTypeImports?: boolean;
}

const LAYERS: readonly Layer[] = ['cli', 'configs', 'rules', 'reporting', 'analysis', 'catalogue', 'fixes', 'types', 'ast', 'util'];

const NO_INDEX: Restriction = { regex: '^(\\.\\./)+(index|version)\\.js$', message: 'Nothing imports an index above itself.' };

/** One block for each folder of `src`, and one for `src/index.ts`. */
export const layers: readonly Linter.Config[] = [...LAYERS.map(createLayer), createIndexLayer()];

function createLayer(layer: Layer): Linter.Config {
  const allowed: readonly string[] = MAY_IMPORT[layer];
  const forbidden = LAYERS.filter((other) => other !== layer && !allowed.includes(other));
  return createBlock(layer, [`src/${layer}/**/*.ts`], layer === 'rules' ? ['src/rules/index.ts'] : [], [
    { regex: `^(\\.\\./)+(${forbidden.join('|')})/`, message: describe(layer, allowed) },
    // The audit is a user of the plugin; nothing of the plugin knows it.
    ...(layer === 'cli' ? [{ regex: '^(\\.\\./)+analysis/', message: 'src/cli imports only types from here.', allowTypeImports: true }] : [NO_INDEX]),
    ...restrictPackages(MAY_IMPORT_PACKAGES[layer] ?? [], TYPES_OF_PACKAGES[layer] ?? []),
    ...(layer === 'rules' ? [{ regex: '^\\./', message: 'A rule does not import a rule: what two need is a question for src/analysis.' }] : []),
  ]);
}

/** The index also passes on types of the settings, which are declared where they are read. */
function createIndexLayer(): Linter.Config {
  return createBlock('index', ['src/index.ts'], [], [
    { regex: '^\\./(fixes|types|ast|catalogue)/', message: 'src/index.ts imports rules, configs and types of util and analysis.' },
    { regex: '^\\./(analysis|util)/', message: 'src/index.ts imports only types from here.', allowTypeImports: true },
    ...restrictPackages([], ['eslint']),
  ]);
}

function createBlock(
  name: string,
  files: string[],
  ignores: string[],
  patterns: readonly Restriction[],
): Linter.Config {
  return {
    name: `layers/${name}`,
    files,
    ...(ignores.length > 0 ? { ignores } : {}),
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

function restrictPackages(allowed: readonly string[], typesOnly: readonly string[]): readonly Restriction[] {
  const named = [...allowed, ...typesOnly].map((name) => `(?!${name}$)`).join('');
  return [
    { regex: `^(?!@typescript-eslint/)${named}[^.]`, message: 'This folder does not import this package.' },
    ...typesOnly.map((name) => ({ regex: `^${name}$`, message: 'Only types come from here.', allowTypeImports: true })),
  ];
}

function describe(layer: Layer, allowed: readonly string[]): string {
  return `src/${layer} imports ${allowed.length > 0 ? `only from ${allowed.join(', ')}` : 'from no other folder'}.`;
}
