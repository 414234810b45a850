import fsPromises from 'node:fs/promises';
import { join } from 'node:path';

const ignore = () => undefined;

/** Keeps the handles of files, as if no collector came: it would close them, with a warning or with an error. */
function keepHandles(kit) {
  const files = [];
  kit.replace(fsPromises, 'open', (open) => async (...values) => {
    const file = await open(...values);
    files.push(file);
    return file;
  });
  kit.later(async () => {
    for (const file of files) await file.close().catch(ignore);
  });
}

export default [
  {
    heading: 'What is reported',
    blocks: [1, 2, 3, 4, 5],
    measure: 'descriptors',
    // A folder can be opened, and not be read.
    async start(kit) {
      keepHandles(kit);
      const { readHead } = await kit.load();
      return {
        async turn() {
          try {
            await readHead(kit.folder, Buffer.alloc(8));
          } catch {
            return;
          }
          throw new Error('It throws.');
        },
      };
    },
  },
  {
    heading: 'What is reported',
    blocks: [6, 7],
    measure: 'descriptors',
    async start(kit) {
      keepHandles(kit);
      const path = join(kit.folder, 'log.txt');
      const { openLog } = await kit.load();
      return { turn: () => openLog(path, () => Promise.reject(new Error('failed'))).catch(ignore) };
    },
  },
];
