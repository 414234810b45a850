/** What `--init` would write, file by file, and what is left to the reader. */
import { isPlainObject } from './plain-object.js';
import { readMember } from '../../util/manifest.js';
import { createConfig, describeEntry, editConfig } from './edit-config.js';
import { hasDependency, type Installer, type Project } from './project.js';

export interface Change {
  readonly path: string;
  readonly why: string;
  readonly before: string;
  readonly after: string;
}

export interface Plan {
  readonly changes: readonly Change[];
  /** Sentences and snippets: what nobody but the reader can do safely. */
  readonly advice: readonly string[];
}

interface Part {
  readonly change?: Change;
  readonly advice?: string;
}

const GLOB = '*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';

export function createPlan(project: Project): Plan {
  const parts = [planPackages(project), planConfig(project), ...planHook(project), planCi(project)];
  return {
    changes: parts.flatMap(({ change }) => change ?? []),
    advice: parts.flatMap(({ advice }) => advice ?? []),
  };
}

const INSTALLS: Readonly<Record<Installer, string>> = { npm: 'npm install --save-dev', pnpm: 'pnpm add --save-dev', yarn: 'yarn add --dev', bun: 'bun add --dev' };
const CLEAN_INSTALLS: Readonly<Record<Installer, string>> = { npm: 'npm ci', pnpm: 'pnpm install --frozen-lockfile', yarn: 'yarn install --immutable', bun: 'bun install --frozen-lockfile' };
/** Without a lockfile `npm ci` refuses to run. */
function getCleanInstall({ installer, hasLock }: Project): string {
  return installer === 'npm' && !hasLock ? 'npm install' : CLEAN_INSTALLS[installer];
}

const RUNNERS: Readonly<Record<Installer, string>> = { npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn', bun: 'bunx' };

function planPackages({ manifest, hasTypes, installer, config }: Project): Part {
  const wanted = ['eslint', 'eslint-plugin-leaks', ...(hasTypes && config === undefined ? ['typescript-eslint'] : [])];
  const missing = wanted.filter((name) => !hasDependency(manifest, name));
  return missing.length === 0 ? {} : { advice: `Install what is missing:\n\n  ${INSTALLS[installer]} ${missing.join(' ')}` };
}

function planConfig({ config, legacyConfig, isModule, hasTypes }: Project): Part {
  if (config === undefined) {
    if (legacyConfig !== undefined) {
      return { advice: `${legacyConfig} is a config of before ESLint 9, which a flat config would replace. Migrate it first: https://eslint.org/docs/latest/use/configure/migration-guide` };
    }
    const path = isModule ? 'eslint.config.js' : 'eslint.config.mjs';
    return { change: { path, why: 'the config', before: '', after: createConfig({ hasTypes, isTypescriptEslint: hasTypes }) } };
  }
  const { path, text } = config;
  if (text.includes('eslint-plugin-leaks')) {
    return {};
  }
  const after = editConfig(text);
  return after === undefined
    ? { advice: `${path} has a shape that is not edited safely. Add:\n\n  ${describeEntry().replaceAll('\n', '\n  ')}` }
    : { change: { path, why: 'the config', before: text, after } };
}

/** With lint-staged, its entry; with a hook beside it, the line that runs it. */
function planHook(project: Project): readonly Part[] {
  const { manifest, manifestText, lintStagedFile, husky, hasHusky, installer } = project;
  const staged = readMember(manifest, 'lint-staged');
  const runner = RUNNERS[installer];
  if (!hasDependency(manifest, 'lint-staged')) {
    return adviseHook(project);
  }
  const hook: Part =
    hasHusky && husky?.text.includes('lint-staged') !== true
      ? { change: { path: '.husky/pre-commit', why: 'the commit hook', before: husky?.text ?? '', after: `${husky?.text.replace(/\n?$/u, '\n') ?? ''}${runner} lint-staged\n` } }
      : {};
  if (lintStagedFile !== undefined) {
    return [{ advice: `${lintStagedFile} says what runs on staged files. ESLint with the config above is enough:\n\n  "${GLOB}": "eslint"` }, hook];
  }
  if (JSON.stringify(staged ?? '').includes('eslint') || (staged !== undefined && !isPlainObject(staged))) {
    // ESLint runs there already, and reads the config.
    return [hook, planSimpleHooks(project)];
  }
  const entries = { ...(isPlainObject(staged) ? staged : {}), [GLOB]: 'eslint' };
  const others = isPlainObject(manifest) ? manifest : {};
  const hooks = planSimpleHooks(project).change === undefined ? {} : { 'simple-git-hooks': { ...getSimpleHooks(project), 'pre-commit': `${runner} lint-staged` } };
  const after = `${JSON.stringify({ ...others, 'lint-staged': entries, ...hooks }, undefined, getIndent(manifestText))}\n`;
  return [{ change: { path: 'package.json', why: 'what runs on staged files', before: manifestText, after } }, hook];
}

function adviseHook({ manifest, hasHusky, installer }: Project): readonly Part[] {
  const isHooked = hasHusky || readMember(manifest, 'simple-git-hooks') !== undefined;
  // Where nano-staged runs ESLint, that reads the config.
  const isLinted = JSON.stringify(readMember(manifest, 'nano-staged') ?? '').includes('eslint');
  return isHooked && !isLinted ? [{ advice: `The commit hook can lint what is staged with lint-staged: ${INSTALLS[installer]} lint-staged, and run --init again.` }] : [];
}

function getSimpleHooks({ manifest }: Project): Readonly<Record<string, unknown>> {
  const hooks = readMember(manifest, 'simple-git-hooks');
  return isPlainObject(hooks) ? hooks : {};
}

function planSimpleHooks(project: Project): Part {
  const { manifest, manifestText, installer } = project;
  if (!hasDependency(manifest, 'simple-git-hooks') || getSimpleHooks(project)['pre-commit'] !== undefined || !isPlainObject(manifest)) {
    return {};
  }
  const hooks = { ...getSimpleHooks(project), 'pre-commit': `${RUNNERS[installer]} lint-staged` };
  const after = `${JSON.stringify({ ...manifest, 'simple-git-hooks': hooks }, undefined, getIndent(manifestText))}\n`;
  return { change: { path: 'package.json', why: 'the commit hook', before: manifestText, after } };
}

function getIndent(text: string): string {
  return /^\{\r?\n(?<space>[ \t]+)/u.exec(text)?.groups?.['space'] ?? '  ';
}

function planCi(project: Project): Part {
  const { workflows, hasGithub, gitlab, installer } = project;
  const runner = RUNNERS[installer];
  const running = workflows.find(({ text }) => /\beslint\b/u.test(text));
  if (running !== undefined) {
    return { advice: `${running.path} runs ESLint already, and so the rules. For annotations of the audit alone, add a step: ${runner} eslint-plugin-leaks --format github` };
  }
  if (gitlab !== undefined) {
    const job = `leaks:\n    image: node:22\n    script:\n      - ${getCleanInstall(project)}\n      - ${runner} eslint-plugin-leaks`;
    return { advice: `Add a job to ${gitlab.path}:\n\n  ${job}` };
  }
  return hasGithub ? { change: { path: '.github/workflows/leaks.yml', why: 'the CI step', before: '', after: createWorkflow(project) } } : { advice: `In CI, run: ${runner} eslint-plugin-leaks` };
}

function createWorkflow(project: Project): string {
  const { installer } = project;
  const enable = installer === 'pnpm' || installer === 'yarn' ? '      - run: corepack enable\n' : '';
  const bun = installer === 'bun' ? '      - uses: oven-sh/setup-bun@v2\n' : '';
  return `name: leaks
on: [pull_request]
permissions:
  contents: read
jobs:
  leaks:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${enable}${bun}      - run: ${getCleanInstall(project)}
      - run: ${RUNNERS[installer]} eslint-plugin-leaks --format github
`;
}
