import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';

const PART = 16_384;
const part = Buffer.alloc(PART, 'a');

/** A file that takes 64 KiB and no more, as a disk that is busy; what stands in front of it is counted. */
function openSlowFile(kit) {
  const path = join(kit.folder, 'slow');
  execFileSync('mkfifo', [path]);
  const fd = fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_NONBLOCK);
  const files = kit.capture(fs, 'createWriteStream');
  return {
    path,
    count: () => Math.round(files.reduce((sum, file) => sum + file.writableLength, 0) / PART),
    async stop() {
      for (const file of files) file.on('error', () => undefined).destroy();
      // Takes what a thread still waits to write.
      const sink = Buffer.alloc(PART);
      await kit.until(() => {
        try {
          while (fs.readSync(fd, sink) > 0);
        } catch (error) {
          if (error.code !== 'EAGAIN') throw error;
        }
        return files.every(({ closed }) => closed);
      });
      fs.closeSync(fd);
    },
  };
}

/** Both ends of a connection on loopback. */
async function connectPair(kit) {
  let far;
  const { port } = await kit.serve((socket) => (far = socket.pause()));
  const near = net.connect(port, '127.0.0.1');
  near.on('error', () => undefined);
  await kit.until(() => far !== undefined);
  kit.later(() => near.destroy());
  return { near, far };
}

const WARM_UP = 30;
/** Lines of a part. The iterator of a reader takes about ten parts before it stops its source. */
const LINES = 100;

export default [
  {
    heading: 'A loop over a source',
    blocks: [1, 2],
    measure: 'parts in memory',
    warmUp: WARM_UP,
    pause: 150,
    async start(kit) {
      let response;
      const server = http.createServer((_req, res) => (response = res).flushHeaders());
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      const file = openSlowFile(kit);
      const { download } = await kit.load();
      download(`http://127.0.0.1:${server.address().port}/`, file.path).catch(() => undefined);
      await kit.until(() => response !== undefined);
      return {
        turn: () => void response.write(part),
        count: file.count,
        stop() {
          response.destroy();
          server.close();
          return file.stop();
        },
      };
    },
  },
  {
    heading: 'A listener',
    blocks: [1, 2],
    measure: 'parts in memory',
    warmUp: WARM_UP,
    pause: 150,
    async start(kit) {
      const { near, far } = await connectPair(kit);
      const file = openSlowFile(kit);
      const { record } = await kit.load();
      record(near, file.path, () => undefined);
      return { turn: () => void far.write(part), count: file.count, stop: file.stop };
    },
  },
  {
    heading: 'A stream that is fed by a listener',
    blocks: [1, 2],
    measure: 'parts in memory',
    warmUp: WARM_UP,
    pause: 150,
    async start(kit) {
      const { near, far } = await connectPair(kit);
      const { Feed } = await kit.load();
      const feed = new Feed(near);
      return { turn: () => void far.write(part), count: () => Math.round(feed.readableLength / PART) };
    },
  },
  {
    heading: 'Events that wait for a loop',
    blocks: [1, 2],
    measure: 'parts in memory',
    warmUp: WARM_UP,
    async start(kit) {
      const source = new PassThrough();
      const reader = createInterface({ input: source });
      const lines = 'line\n'.repeat(LINES);
      let read = 0;
      const { load } = await kit.load();
      load(reader, () => new Promise(() => undefined)).catch(() => undefined);
      reader.on('line', () => void (read += 1));
      return { turn: () => void source.write(lines), count: () => Math.floor(read / LINES), stop: () => reader.close() };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'parts in memory',
    async start(kit) {
      const { print } = await kit.load();
      return { turn: (n) => print([`line ${String(n)}\n`]), count: () => process.stdout.writableLength };
    },
  },
];
