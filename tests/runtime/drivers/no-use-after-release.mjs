/** How many turns end with an error. */
function countErrors(use) {
  let errors = 0;
  return {
    async turn(n) {
      try {
        await use(n);
      } catch {
        errors += 1;
      }
    },
    count: () => errors,
  };
}

/** A journal that refuses what comes after its end. */
function openJournal() {
  let isOpen = true;
  return {
    write() {
      if (!isOpen) throw new Error('The journal is closed.');
    },
    [Symbol.dispose]() {
      isOpen = false;
    },
  };
}

function provideJournals(kit) {
  globalThis.openJournal = openJournal;
  kit.later(() => delete globalThis.openJournal);
}

const readHeads = {
  measure: 'errors',
  async start(kit) {
    const path = kit.file('read.txt');
    const { readHead } = await kit.load();
    return countErrors(() => readHead(path, Buffer.alloc(8)));
  },
};

export default [
  { heading: 'A call after the release', blocks: [1, 2], ...readHeads },
  {
    heading: 'A call after the release',
    blocks: [3, 4],
    measure: 'errors',
    async start(kit) {
      const path = kit.file('read.txt');
      const { copyHead } = await kit.load();
      return countErrors(() => copyHead(path, Buffer.alloc(8)));
    },
  },
  {
    heading: 'A `using` value that leaves its block',
    blocks: [1, 2],
    measure: 'errors',
    async start(kit) {
      provideJournals(kit);
      const { create } = await kit.load();
      return countErrors(() => create('journal.txt').write('next'));
    },
  },
  {
    heading: 'A `using` value that leaves its block',
    blocks: [3, 4],
    measure: 'errors',
    async start(kit) {
      provideJournals(kit);
      const { Writer } = await kit.load();
      return countErrors(() => {
        const writer = new Writer();
        writer.start('journal.txt');
        writer.journal.write('next');
      });
    },
  },
  { heading: 'What is not reported', blocks: [1], ...readHeads },
];
