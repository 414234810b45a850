import { closeSync } from 'node:fs';
import fsPromises from 'node:fs/promises';

export default [
  {
    heading: 'What is reported',
    blocks: [1, 2],
    measure: 'lost errors',
    // Both close; only one of them tells the error of the read when the closing fails, too.
    async start(kit) {
      kit.replace(fsPromises, 'open', (open) => async (path) => {
        const file = await open(path);
        closeSync(file.fd);
        return file;
      });
      const path = kit.file('read.txt');
      const { readHead } = await kit.load();
      let lost = 0;
      return {
        async turn() {
          const error = await readHead(path, Buffer.alloc(8)).catch((thrown) => thrown);
          const all = [error, error.error, error.suppressed];
          lost += all.some((each) => each?.syscall === 'read') ? 0 : 1;
        },
        count: () => lost,
      };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'descriptors',
    async start(kit) {
      const { serve } = await kit.load();
      return {
        async turn() {
          await serve(() => undefined, () => kit.wait(1));
          await kit.wait(1);
        },
      };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [2],
    measure: 'descriptors',
    async start(kit) {
      const path = kit.file('read.txt');
      const { readHead } = await kit.load();
      return { turn: () => readHead(path, Buffer.alloc(8)) };
    },
  },
  {
    heading: 'Several that one `finally` releases',
    blocks: [1, 2],
    measure: 'descriptors',
    // The second file does not open.
    async start(kit) {
      globalThis.DisposableStack ??= Stack;
      const from = kit.file('from.txt');
      const { copyHead } = await kit.load();
      return {
        turn() {
          try {
            copyHead(from, `${from}/to.txt`, Buffer.alloc(8));
          } catch {}
        },
      };
    },
  },
];

/** What Node has since version 24, as far as the example needs it. */
class Stack {
  #releases = [];

  adopt(value, release) {
    this.#releases.push(() => release(value));
    return value;
  }

  [Symbol.dispose]() {
    for (const release of this.#releases.toReversed()) release();
  }
}
