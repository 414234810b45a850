import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';

const PART = 65_536;
const part = Buffer.alloc(PART, 'a');
const ignore = () => undefined;
const line = `${'a'.repeat(8191)}\n`;

/** One body that never ends; a turn sends a part of it. */
function sendParts(kit, read) {
  const waiting = [];
  const body = Readable.from(
    (async function* parts() {
      for (;;) yield await new Promise((resolve) => waiting.push(resolve));
    })(),
  );
  read(body).catch(ignore);
  return {
    async turn() {
      await kit.wait(0);
      waiting.shift()?.(kit.track(Buffer.from(part)));
      await kit.wait(0);
    },
    stop: () => body.destroy(),
  };
}

/** A client that takes nothing; what is held for it is counted in parts. */
function createSlowResponse() {
  return new Writable({ write: ignore });
}

const sendFile = {
  measure: 'parts in memory',
  pause: 20,
  async start(kit) {
    let response;
    const { send, home } = await kit.load();
    return {
      // Each file is a part longer than the one before.
      async turn(n) {
        response?.on('error', ignore).destroy();
        const path = kit.file('sent.txt', Buffer.alloc((n + 1) * PART, 'a'));
        kit.file('index.html', part);
        response = createSlowResponse();
        await (home ?? send)({ query: { path } }, response, ignore);
      },
      count: () => Math.round(response.writableLength / PART),
      stop: () => response.on('error', ignore).destroy(),
    };
  },
};

export default [
  {
    heading: 'A request body that nobody limits',
    blocks: [1, 2],
    measure: 'survivors',
    warmUp: 20,
    async start(kit) {
      const { readBody } = await kit.load();
      return sendParts(kit, readBody);
    },
  },
  {
    heading: 'A download that is only saved',
    blocks: [1, 2],
    measure: 'parts in one piece',
    // Each download is a part longer than the one before; the longest piece that the file gets is counted.
    async start(kit) {
      let longest = 0;
      const note = (length) => (longest = Math.max(longest, length));
      kit.replace(fsPromises, 'writeFile', (write) => (path, content) => {
        note(content.length ?? 0);
        return write(path, content);
      });
      kit.replace(fs, 'write', (write) => (fd, content, ...rest) => {
        note(content.length);
        return write(fd, content, ...rest);
      });
      kit.replace(fs, 'writev', (write) => (fd, list, ...rest) => {
        note(list.reduce((sum, { length }) => sum + length, 0));
        return write(fd, list, ...rest);
      });
      const { save } = await kit.load();
      const server = http.createServer((req, res) => res.end(Buffer.alloc(Number(req.url.slice(1)), 'a')));
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      const path = join(kit.folder, 'saved.txt');
      return {
        async turn(n) {
          longest = 0;
          await save(`http://127.0.0.1:${server.address().port}/${(n + 1) * PART}`, path);
        },
        count: () => Math.round(longest / PART),
        stop() {
          server.closeAllConnections();
          server.close();
        },
      };
    },
  },
  { heading: 'A file that is only sent', blocks: [1, 2], ...sendFile },
  {
    heading: 'A body that only goes on',
    blocks: [1, 2],
    measure: 'parts in one piece',
    // Each body is a part longer than the one before; the longest piece that the response gives is counted.
    async start(kit) {
      const { forward } = await kit.load();
      const server = http.createServer((req, res) => res.end(Buffer.alloc(Number(req.url.slice(1)), 'a')));
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      let longest = 0;
      return {
        async turn(n) {
          longest = 0;
          const { body } = await forward(`http://127.0.0.1:${server.address().port}/${(n + 1) * PART}`);
          for await (const chunk of body) longest = Math.max(longest, chunk.byteLength);
        },
        count: () => Math.round(longest / PART),
        stop() {
          server.closeAllConnections();
          server.close();
        },
      };
    },
  },
  {
    heading: 'Options',
    blocks: [1, 2],
    measure: 'parts in one piece',
    async start(kit) {
      let longest = 0;
      kit.replace(fsPromises, 'readFile', (read) => async (...values) => {
        const content = await read(...values);
        longest = Math.max(longest, content.length);
        return content;
      });
      const { load } = await kit.load();
      return {
        async turn(n) {
          longest = 0;
          await load(kit.file('lines.txt', line.repeat(((n + 1) * PART) / line.length)), ignore);
        },
        count: () => Math.round(longest / PART),
      };
    },
  },
  { heading: 'What is not reported', blocks: [1], ...sendFile },
];
