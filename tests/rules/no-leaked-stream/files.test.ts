import { describe, expect, it } from 'vitest';
import { collectReports } from './tester.js';

const strict = { includeLikely: true, includeThrows: true };

describe('no-leaked-stream: streams of files', () => {
  it.each([
    // Used up, or ended, on each way.
    `import fs from 'node:fs';
     export function write(path, lines) {
       const out = fs.createWriteStream(path);
       if (lines.length === 0) {
         out.end();
         return;
       }
       for (const line of lines) out.write(line);
       out.end();
     }`,
    `import { createReadStream } from 'node:fs';
     export async function count(path) {
       const input = createReadStream(path);
       let size = 0;
       for await (const part of input) size += part.length;
       return size;
     }`,
    `import { createReadStream, createWriteStream } from 'node:fs';
     import { pipeline } from 'node:stream/promises';
     export async function copy(from, to) {
       const input = createReadStream(from);
       const output = createWriteStream(to);
       await pipeline(input, output);
     }`,
    `import fs from 'node:fs';
     export function hash(path, sink, done) {
       const input = fs.createReadStream(path);
       input.on('error', done);
       input.pipe(sink);
     }`,
    // Others end it: who gets it, a closure, a signal.
    `import fs from 'node:fs';
     export const open = (path) => fs.createReadStream(path);`,
    `import fs from 'node:fs';
     export function createLog(path) {
       const out = fs.createWriteStream(path);
       return (line) => out.write(line);
     }`,
    `import fs from 'node:fs';
     export function save(path, response) {
       const out = fs.createWriteStream(path);
       response.pipe(out);
     }`,
    `import fs from 'node:fs';
     export function save(path, lines, signal) {
       const out = fs.createWriteStream(path, { signal });
       for (const line of lines) out.write(line);
     }`,
    // A descriptor of somebody else.
    `import fs from 'node:fs';
     export function peek(fd) {
       const input = fs.createReadStream('', { fd, autoClose: false });
       input.setEncoding('utf8');
     }`,
    // One for the process.
    `import fs from 'node:fs';
     const log = fs.createWriteStream('log.txt');
     log.write('started');`,
  ])('silent: %#', (code) => {
    expect(collectReports(code, strict)).toStrictEqual([]);
  });

  it.each([
    [
      'streamLeaveMissed',
      3,
      1,
      `import fs from 'node:fs';
       export function write(path, lines) {
         const out = fs.createWriteStream(path);
         if (lines.length === 0) {
           return;
         }
         for (const line of lines) out.write(line);
         out.end();
       }`,
    ],
    [
      'streamLeaveMissed',
      3,
      1,
      `import { createReadStream } from 'node:fs';
       export function upload(path, target) {
         const input = createReadStream(path);
         if (!target.isOpen) {
           throw new Error('closed');
         }
         target.send(input);
       }`,
    ],
    [
      'streamNeverRead',
      3,
      1,
      `const fs = require('fs');
       exports.write = function (path, lines) {
         const out = fs.createWriteStream(path);
         for (const line of lines) out.write(line);
       };`,
    ],
  ] as const)('%s on line %i', (messageId, line, edits, code) => {
    expect(collectReports(code)).toStrictEqual([{ messageId, line, edits }]);
  });

  it('what only a rejection leaves is of `includeThrows`', () => {
    const code = `import fs from 'node:fs';
      export async function write(path, load) {
        const out = fs.createWriteStream(path);
        out.write(await load());
        out.end();
      }`;
    expect(collectReports(code)).toStrictEqual([]);
    expect(collectReports(code, { includeThrows: true })).toStrictEqual([{ messageId: 'streamThrowMissed', line: 3, edits: 0 }]);
  });
});
