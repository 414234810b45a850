import { readdirSync } from 'node:fs';
import { camelCase, collectModules, root } from './source-files.js';

interface Entry {
  readonly folder: string;
  readonly file: string;
  /** `frameworks/vue.ts` exports `vue`, one framework; `web/timers.ts` exports `webTimers`, a list of protocols. */
  readonly name: string;
}

/** The module that lists the catalogue's files. */
export function renderCatalogue(banner: string): string {
  const entries = readdirSync(new URL('src/catalogue/', root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .flatMap(collectEntries);
  const frameworks = entries.filter(({ folder }) => folder === 'frameworks');
  const protocols = entries.filter(({ folder }) => folder !== 'frameworks');
  return [
    banner,
    ...entries.map(({ folder, file, name }) => `import { ${name} } from './${folder}/${file}.js';\n`),
    `import type { Framework, Protocol } from './schema.js';\n`,
    `\nexport const protocols: readonly Protocol[] = [\n${protocols.map(({ name }) => `  ...${name},\n`).join('')}];\n`,
    `\nexport const frameworks: readonly Framework[] = [\n${frameworks.map(({ name }) => `  ${name},\n`).join('')}];\n`,
  ].join('');
}

function collectEntries(folder: string): readonly Entry[] {
  return collectModules(`src/catalogue/${folder}`).map((file) => ({
    folder,
    file,
    name: camelCase(folder === 'frameworks' ? file : `${folder}-${file}`),
  }));
}
