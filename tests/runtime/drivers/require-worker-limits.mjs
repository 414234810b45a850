import childProcess from 'node:child_process';

const ignore = () => undefined;
/** A thread that waits for what never comes. */
const IDLE = 'module.exports = () => new Promise(() => undefined); setInterval(() => undefined, 1000);';

/** Programs that the block finds first, by their names. */
function providePrograms(kit, programs) {
  for (const [name, text] of Object.entries(programs)) kit.file(name, `#!/bin/sh\n${text}\n`);
  const { PATH } = process.env;
  process.env.PATH = `${kit.folder}:${PATH}`;
  kit.later(() => (process.env.PATH = PATH));
}

/** The children of a function of node:child_process that have not ended. A time-out counts a hundredth. */
function findChildren(kit, name) {
  const running = new Set();
  kit.replace(childProcess, name, (start) => (file, ...values) => {
    const faster = values.map((value) => (value?.timeout === undefined ? value : { ...value, timeout: value.timeout / 100 }));
    const child = start(file, ...faster);
    running.add(child.on('close', () => running.delete(child)).on('error', ignore));
    return child;
  });
  kit.later(() => {
    for (const child of running) child.kill('SIGKILL');
  });
  return running;
}

/** Threads that have been started and have not ended. */
function findThreads(kit) {
  const running = new Set();
  const note = (worker) => running.add(worker.on('exit', () => running.delete(worker)));
  process.on('worker', note);
  kit.later(async () => {
    process.off('worker', note);
    for (const worker of running) worker.terminate();
  });
  return running;
}

export default [
  {
    heading: 'A process without a time-out in a request',
    blocks: [1, 2],
    measure: 'processes',
    most: 5,
    pause: 200,
    async start(kit) {
      providePrograms(kit, { uptime: 'exec sleep 60' });
      const running = findChildren(kit, 'execFile');
      const { server } = await kit.load();
      return { turn: () => void server.emit('request', {}, { end: ignore }), count: () => running.size };
    },
  },
  {
    heading: 'A thread for each request',
    blocks: [1, 2],
    measure: 'threads',
    most: 3,
    warmUp: 8,
    async start(kit) {
      kit.file('render.js', IDLE);
      const running = findThreads(kit);
      const { POST } = await kit.load();
      return {
        async turn() {
          POST({ url: '/' }).catch(ignore);
          await kit.wait(30);
        },
        count: () => running.size,
      };
    },
  },
  {
    heading: 'A pool for each request',
    blocks: [1, 2],
    measure: 'threads that were started',
    most: 3,
    async start(kit) {
      kit.file('render.js', 'module.exports = (url) => url;');
      let started = 0;
      const note = () => void (started += 1);
      process.on('worker', note);
      kit.later(() => process.off('worker', note));
      const { POST } = await kit.load();
      return { turn: () => POST({ url: '/' }), count: () => started };
    },
  },
  {
    heading: 'Options',
    blocks: [1, 2],
    measure: 'waiting tasks',
    warmUp: 200,
    async start(kit) {
      kit.file('render.js', IDLE);
      const { pool } = await kit.load();
      kit.later(() => pool.destroy().catch(ignore));
      return { turn: () => void pool.run({}).catch(ignore), count: () => pool.queueSize };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'processes',
    async start(kit) {
      providePrograms(kit, { make: 'exit 0' });
      const running = findChildren(kit, 'spawn');
      const { build } = await kit.load();
      return { turn: () => new Promise((resolve) => build({}).on('close', resolve)), count: () => running.size };
    },
  },
];
