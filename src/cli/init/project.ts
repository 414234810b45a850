/** What a project has that the plugin can be put into. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMember } from '../../util/manifest.js';

export interface Project {
  readonly folder: string;
  readonly manifest: unknown;
  readonly manifestText: string;
  /** The flat config, the name and the text. */
  readonly config: NamedText | undefined;
  /** A config of before ESLint 9, that flat configs replace. */
  readonly legacyConfig: string | undefined;
  readonly isModule: boolean;
  readonly hasTypes: boolean;
  readonly hasTypescriptEslint: boolean;
  readonly installer: Installer;
  readonly hasLock: boolean;
  readonly husky: NamedText | undefined;
  readonly hasHusky: boolean;
  readonly lintStagedFile: string | undefined;
  readonly workflows: readonly NamedText[];
  readonly hasGithub: boolean;
  readonly gitlab: NamedText | undefined;
}

export type Installer = 'npm' | 'pnpm' | 'yarn' | 'bun';

export interface NamedText {
  readonly path: string;
  readonly text: string;
}

const CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `eslint.config.${ending}`);
const LEGACY = ['.eslintrc', '.eslintrc.json', '.eslintrc.js', '.eslintrc.cjs', '.eslintrc.yml', '.eslintrc.yaml'];
const LINT_STAGED = ['.lintstagedrc', 'json', 'yaml', 'yml', 'js', 'mjs', 'cjs', 'ts'].map((ending) => (ending.startsWith('.') ? ending : `.lintstagedrc.${ending}`));
const LINT_STAGED_MODULES = ['js', 'mjs', 'cjs', 'ts'].map((ending) => `lint-staged.config.${ending}`);
const LOCKS: readonly (readonly [string, Installer])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

export function readProject(folder: string): Project {
  const has = (path: string): boolean => existsSync(join(folder, path));
  const find = (paths: readonly string[]): string | undefined => paths.find(has);
  const readText = (path: string): NamedText => ({ path, text: readFileSync(join(folder, path), 'utf8') });
  const config = find(CONFIGS);
  const manifestText = has('package.json') ? readText('package.json').text : '';
  const manifest = parseManifest(manifestText);
  return {
    folder,
    manifest,
    manifestText,
    config: config === undefined ? undefined : readText(config),
    legacyConfig: find(LEGACY),
    isModule: readMember(manifest, 'type') === 'module',
    hasTypes: has('tsconfig.json'),
    hasTypescriptEslint: hasDependency(manifest, 'typescript-eslint'),
    installer: LOCKS.find(([lock]) => has(lock))?.[1] ?? 'npm',
    hasLock: ['package-lock.json', 'npm-shrinkwrap.json', ...LOCKS.map(([lock]) => lock)].some(has),
    husky: has('.husky/pre-commit') ? readText('.husky/pre-commit') : undefined,
    hasHusky: hasDependency(manifest, 'husky') || has('.husky'),
    lintStagedFile: find([...LINT_STAGED, ...LINT_STAGED_MODULES]),
    workflows: listWorkflows(folder).map(readText),
    hasGithub: has('.github') || /github\.com/u.test(has('.git/config') ? readText('.git/config').text : ''),
    gitlab: has('.gitlab-ci.yml') ? readText('.gitlab-ci.yml') : undefined,
  };
}

function parseManifest(text: string): unknown {
  try {
    const manifest: unknown = JSON.parse(text);
    return manifest;
  } catch {
    return undefined;
  }
}

export function hasDependency(manifest: unknown, name: string): boolean {
  return ['dependencies', 'devDependencies', 'peerDependencies'].some((group) => readMember(readMember(manifest, group), name) !== undefined);
}

function listWorkflows(folder: string): readonly string[] {
  const path = join(folder, '.github/workflows');
  return existsSync(path) ? readdirSync(path).filter((name) => /\.ya?ml$/u.test(name)).map((name) => `.github/workflows/${name}`) : [];
}
