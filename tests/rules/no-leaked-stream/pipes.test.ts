import { describe, expect, it } from 'vitest';
import { collectReports } from './tester.js';

const likely = { includeLikely: true, includeThrows: true };
const createSend = (body: string): string => `
  import { createReadStream, createWriteStream } from 'node:fs';
  import { pipeline } from 'node:stream';
  import { createGzip } from 'node:zlib';
  export function send(path, response) {
    ${body}
  }`;

describe('no-leaked-stream: files that a pipe forgets', () => {
  it.each([
    'createReadStream(path).pipe(response);',
    "createReadStream(path).on('error', (error) => response.emit('error', error)).pipe(response);",
    'createReadStream(path).pipe(createGzip()).pipe(response);',
  ])('told, as likely only: %s', (body) => {
    expect(collectReports(createSend(body), likely).map(({ messageId }) => messageId)).toStrictEqual(['pipeLeft']);
    expect(collectReports(createSend(body))).toStrictEqual([]);
  });

  it.each([
    // Both ends are looked after.
    'pipeline(createReadStream(path), response, () => {});',
    "const file = createReadStream(path); response.on('close', () => file.destroy()); file.pipe(response);",
    'createReadStream(path, { signal: response.signal }).pipe(response);',
    // The other side is a file, too.
    "createReadStream(path).pipe(createWriteStream('copy'));",
    // Whoever gets the result looks after it.
    'return createReadStream(path).pipe(response);',
  ])('silent: %s', (body) => {
    expect(collectReports(createSend(body), likely)).toStrictEqual([]);
  });
});
