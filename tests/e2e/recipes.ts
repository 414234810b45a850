/** The recipes of docs/recipes.md as projects: the files and the commands are the page's. */
import { readFileSync } from 'node:fs';
import { collectBlocks } from '../support/collect-blocks.js';

export interface Recipe {
  /** Path in the project, with the text. */
  readonly files: ReadonlyMap<string, string>;
  /** What its first command installs, without this plugin, pinned. */
  readonly packages: readonly string[];
  /** The commands after it. */
  readonly commands: readonly string[];
}

/** What the recipes are tested with. lint-staged is the last one that runs on Node 20. */
const VERSIONS: Readonly<Record<string, string>> = {
  '@eslint/config-inspector': '3.5.0',
  eslint: '10.15.0',
  'eslint-config-next': '16.4.6',
  'lint-staged': '16.3.4',
  nx: '23.3.2',
  oxlint: '1.94.0',
  'simple-git-hooks': '2.14.0',
  svelte: '5',
  'svelte-eslint-parser': '1.10.1',
  turbo: '2.11.11',
  'typescript-eslint': '8.73.0',
  'vue-eslint-parser': '10',
};

const INSTALL = 'npm install --save-dev ';
const page = readFileSync(new URL('../../docs/recipes.md', import.meta.url), 'utf8');

/** The section of this title. */
export function getRecipe(title: string): Recipe {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  if (section === undefined) {
    throw new Error(`docs/recipes.md has no section ${title}.`);
  }
  const blocks = collectBlocks(section);
  const commands = blocks.filter(({ language }) => language === 'sh').flatMap(({ code }) => code.trim().split('\n'));
  const [install = '', ...others] = commands;
  if (!install.startsWith(INSTALL)) {
    throw new Error(`The first command of ${title} installs nothing: ${install}`);
  }
  return {
    files: new Map(blocks.filter(({ language }) => language !== 'sh').map(({ filename, code }) => [filename, code])),
    packages: install.slice(INSTALL.length).split(' ').filter((name) => name !== 'eslint-plugin-leaks').map(pin),
    commands: others,
  };
}

function pin(name: string): string {
  const version = VERSIONS[name];
  if (version === undefined && !/.@\d/.test(name)) {
    throw new Error(`No version of ${name} to test with.`);
  }
  return version === undefined ? name : `${name}@${version}`;
}
