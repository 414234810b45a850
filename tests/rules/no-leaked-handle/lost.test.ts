import { describe, expect, it } from 'vitest';
import { lintText } from '../../support/lint-text.js';

function collectReports(code: string, includeLikely = false): readonly { messageId: string | undefined; line: number; suggestions: number }[] {
  const settings = { leaks: { testFiles: 'report' } };
  return lintText({ code, filename: 'file.ts', rules: { 'leaks/no-leaked-handle': ['error', { includeLikely }] }, settings }).map(({ messageId, line, suggestions = [] }) => ({
    messageId,
    line,
    suggestions: suggestions.length,
  }));
}

describe('no-leaked-handle: handles that are lost before anybody gets them', () => {
  it.each([
    // Looked at before it is opened.
    `import fs from 'node:fs';
     export function openLog(path, size) {
       if (size < 0) throw new RangeError('size');
       const fd = fs.openSync(path, 'w');
       return new Log(fd, size);
     }`,
    // Handed over before the way out.
    `import fs from 'node:fs';
     export function openLog(path, size, owner) {
       const fd = fs.openSync(path, 'w');
       owner.take(fd);
       if (size < 0) throw new RangeError('size');
       return owner;
     }`,
    // A test of the handle itself.
    `import fs from 'node:fs';
     export function openLog(path) {
       const fd = fs.openSync(path, 'w');
       if (fd < 0) return undefined;
       return new Log(fd);
     }`,
    // A closure has it.
    `import fs from 'node:fs';
     export function openLog(path, size) {
       const fd = fs.openSync(path, 'w');
       process.once('exit', () => finish(fd));
       if (size < 0) throw new RangeError('size');
       return new Log(fd);
     }`,
    `import fs from 'node:fs';
     export class Log {
       constructor(path, size) {
         if (size < 0) throw new RangeError('size');
         this.fd = fs.openSync(path, 'w');
       }
       close() { fs.closeSync(this.fd); }
     }`,
    `import fs from 'node:fs';
     export class Log {
       constructor(path, size) {
         this.fd = fs.openSync(path, 'w');
         if (size < 0) {
           fs.closeSync(this.fd);
           throw new RangeError('size');
         }
       }
       close() { fs.closeSync(this.fd); }
     }`,
    // A loop that comes to the end, and one whose input is destroyed.
    `import { createInterface } from 'node:readline';
     import { createReadStream } from 'node:fs';
     export async function count(path) {
       let lines = 0;
       for await (const line of createInterface({ input: createReadStream(path) })) lines += line === '' ? 0 : 1;
       return lines;
     }`,
    `import { createInterface } from 'node:readline';
     import { createReadStream } from 'node:fs';
     export async function has(path, word) {
       const input = createReadStream(path);
       try {
         for await (const line of createInterface({ input })) if (line === word) return true;
         return false;
       } finally {
         input.destroy();
       }
     }`,
    `import { createInterface } from 'node:readline';
     export async function confirm() {
       for await (const line of createInterface({ input: process.stdin })) return line === 'yes';
     }`,
    // Somebody can abort it.
    `export function begin(options) {
       const controller = new AbortController();
       setTimeout(() => controller.abort(), options.timeout);
       return new Connector(options, controller.signal).start();
     }`,
    `export function begin(options) {
       const controller = new AbortController();
       new Connector(options, controller.signal).start();
       return controller;
     }`,
  ])('silent: %#', (code) => {
    expect(collectReports(code, true)).toStrictEqual([]);
  });

  it.each([
    [
      'lostBeforeHandOver',
      3,
      1,
      `import fs from 'node:fs';
       export function openLog(path, size) {
         const fd = fs.openSync(path, 'w');
         if (size < 0) throw new RangeError('size');
         return new Log(fd, size);
       }`,
    ],
    [
      'lostBeforeHandOver',
      3,
      1,
      `import { open } from 'node:fs/promises';
       export async function openLog(path, owner) {
         const file = await open(path, 'w');
         if (!owner.isReady) {
           return undefined;
         }
         return owner.take(file);
       }`,
    ],
    [
      'lostBeforeHandOver',
      4,
      1,
      `import fs from 'node:fs';
       export class Log {
         constructor(path, size) {
           this.fd = fs.openSync(path, 'w');
           if (size < 0) throw new RangeError('size');
         }
         close() { fs.closeSync(this.fd); }
       }`,
    ],
    [
      'linesLeft',
      4,
      0,
      `import { createInterface } from 'node:readline';
       import { createReadStream } from 'node:fs';
       export async function has(path, word) {
         const lines = createInterface({ input: createReadStream(path) });
         for await (const line of lines) {
           if (line === word) return true;
         }
         return false;
       }`,
    ],
  ] as const)('%s on line %i', (messageId, line, suggestions, code) => {
    expect(collectReports(code)).toStrictEqual([{ messageId, line, suggestions }]);
  });

  it('what the other side may end is likely only', () => {
    const code = `import { connect } from 'node:net';
     export function open(port, size) {
       const socket = connect(port);
       if (size < 0) throw new RangeError('size');
       return new Link(socket);
     }`;
    expect(collectReports(code)).toStrictEqual([]);
    expect(collectReports(code, true)).toStrictEqual([{ messageId: 'lostBeforeHandOver', line: 3, suggestions: 1 }]);
  });

  it('a signal that nobody can send is likely only', () => {
    const code = `import AbortController from 'abort-controller';
      export function begin(options) {
        const controller = new AbortController();
        return new Connector(options, controller.signal).start();
      }`;
    expect(collectReports(code)).toStrictEqual([]);
    expect(collectReports(code, true)).toStrictEqual([{ messageId: 'neverAbortable', line: 3, suggestions: 0 }]);
  });

  it('a context lives as long as the track that it feeds', () => {
    const createTone = (destination: string): string => `
      export function createTone() {
        const context = new AudioContext();
        const tone = context.createOscillator();
        tone.start();
        ${destination}
      }`;
    expect(collectReports(createTone('return context.createMediaStreamDestination().stream.getAudioTracks()[0];'))).toStrictEqual([]);
    expect(collectReports(createTone('tone.connect(context.destination);'))).toStrictEqual([{ messageId: 'neverReleased', line: 3, suggestions: 0 }]);
  });

  it('a releaser that may not be there is called where it is', () => {
    const code = `import { Mutex } from 'async-mutex';
      export async function run(mutex: Mutex, act) {
        let release;
        try {
          release = await mutex.acquire();
          return act();
        } finally {
          release?.();
        }
      }`;
    expect(collectReports(code)).toStrictEqual([]);
  });
});
