/** `npm run new-resource <folder>/<name>`: writes one protocol with its two examples, to be replaced by yours. */
import { existsSync } from 'node:fs';
import { camelCase, root, writeSource } from './source-files.js';

const [id] = process.argv.slice(2);
if (id === undefined || !/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || id.startsWith('frameworks/')) {
  throw new TypeError('Name the resource: npm run new-resource packages/chokidar.');
}
const path = `src/catalogue/${id}.ts`;
if (existsSync(new URL(path, root))) {
  throw new TypeError(`${path} exists: add an entry to its list.`);
}

const entry = `import type { Protocol } from '../schema.js';

export const ${camelCase(id.replace('/', '-'))}: readonly Protocol[] = [
  {
    id: '${id}',
    family: 'handle',
    kind: 'handle',
    noun: 'watcher',
    keeps: 'its operating system handles',
    acquire: [{ call: { from: 'example-package', name: 'watch' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://example.com/documentation#close',
    examples: {
      leak: \`import { watch } from 'example-package';

export function start(path: string): void {
  watch(path);
}
\`,
      clean: \`import { watch } from 'example-package';

export function start(path: string): () => void {
  const watcher = watch(path);
  return () => {
    watcher.close();
  };
}
\`,
    },
  },
];
`;

const changeset = `---
"eslint-plugin-leaks": minor
---

New resource: \`${id}\`.
`;

writeSource(path, entry);
writeSource(`.changeset/${id.replace('/', '-')}.md`, changeset);
console.log(`Written: ${path} and a changeset. Next: npm run generate`);
