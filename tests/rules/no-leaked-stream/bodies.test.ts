import { describe, expect, it } from 'vitest';
import { collectReports } from './tester.js';

const likely = { includeLikely: true, includeThrows: true };

describe('no-leaked-stream: bodies that are read', () => {
  it.each([
    // Read, dumped, handed on, on each way.
    `import { request } from 'undici';
     export async function load(url) {
       const { statusCode, body } = await request(url);
       if (statusCode !== 200) {
         await body.dump();
         throw new Error(String(statusCode));
       }
       return body.json();
     }`,
    `import { request } from 'undici';
     export async function load(url) {
       const response = await request(url);
       const text = await response.body.text();
       if (response.statusCode !== 200) {
         throw new Error(text);
       }
       return text;
     }`,
    `import { request } from 'undici';
     export async function load(url) {
       const { statusCode, body } = await request(url);
       if (statusCode !== 200) {
         throw new RemoteError(statusCode, body);
       }
       return body;
     }`,
    `import { request } from 'undici';
     export async function load(url, save) {
       const { body } = await request(url);
       for await (const part of body) {
         save(part);
       }
     }`,
    `import { request } from 'undici';
     export const load = (url) => request(url);`,
    `import { request } from 'undici';
     export async function exists(url) {
       const { statusCode } = await request(url, { method: 'HEAD' });
       return statusCode === 200;
     }`,
    // Another request.
    `import { request } from './client.js';
     export async function load(url) {
       const { statusCode } = await request(url);
       return statusCode;
     }`,
    // A fetch that is read.
    `export async function load(url) {
       const response = await fetch(process.env.HOST + url);
       if (response.status === 204) {
         return undefined;
       }
       if (!response.ok) {
         throw new Error(await response.text());
       }
       return response.json();
     }`,
    `export async function load(url) {
       const response = await fetch(process.env.HOST + url);
       if (!response.ok) {
         await response.body?.cancel();
         return undefined;
       }
       return response.json();
     }`,
    // A signal can end it.
    `export async function load(url, signal) {
       const response = await fetch(process.env.HOST + url, { signal });
       if (!response.ok) {
         throw new Error(response.statusText);
       }
       return response.json();
     }`,
    `export const load = (url) => fetch(url + process.pid).then((response) => response.json());`,
    // A browser gives its connections back.
    `export async function load(url) {
       const response = await fetch(url);
       return response.ok;
     }`,
    // A response that is read, resumed, destroyed, or handed on.
    `import https from 'node:https';
     export function load(url, done) {
       https.get(url, (response) => {
         if (response.statusCode !== 200) {
           response.resume();
           done(new Error(response.statusMessage));
           return;
         }
         let text = '';
         response.on('data', (part) => (text += part));
         response.on('end', () => done(null, text));
       });
     }`,
    `import { get } from 'node:http';
     export function load(url, file) {
       const request = get(url, (response) => {
         if (response.statusCode !== 200) {
           request.destroy();
           return;
         }
         response.on('error', report).pipe(file);
       });
     }`,
    `import { request } from 'node:http';
     export function send(url, done) {
       request(url, { method: 'POST' }, (response) => done(response)).end();
     }`,
    `import { request } from 'node:http';
     export function send(url, done) {
       request(url, done).end();
     }`,
    // Without a callback Node reads it.
    `import { get } from 'node:http';
     export function ping(url) {
       get(url);
     }`,
    `import { get } from 'node:http';
     export function exists(url, done) {
       get(url, (response) => {
         response.resume();
         done(response.statusCode === 200);
       });
     }`,
    // An error that keeps the response: who catches it may read the body.
    `import { request } from 'undici';
     class RemoteError extends Error {
       constructor(response) { super(response.statusCode); this.response = response; }
     }
     export async function load(url) {
       const response = await request(url);
       if (response.statusCode !== 200) throw new RemoteError(response);
       return response.body.json();
     }`,
    `import { request } from 'undici';
     export async function load(url) {
       const response = await request(url);
       if (response.statusCode !== 200) throw Object.assign(new Error('status'), { response });
       return response.body.json();
     }`,
    `import { request } from 'undici';
     import { RemoteError } from './errors.js';
     export async function load(url) {
       const response = await request(url);
       if (response.statusCode !== 200) throw new RemoteError('status', { cause: response });
       return response.body.json();
     }`,
    // A function of this file reads it.
    `import { request } from 'undici';
     async function fail(response) { throw new Error(await response.body.text()); }
     export async function load(url) {
       const response = await request(url);
       if (response.statusCode !== 200) return fail(response);
       return response.body.json();
     }`,
    // Who asks whether there is a body, to write it, means that there is one.
    `import { createWriteStream } from 'node:fs';
     export function save(response, path) {
       const file = createWriteStream(path);
       response.body?.pipe(file);
     }`,
    // A program that asks once.
    `import { get } from 'node:http';
     get('http://localhost/ready', (response) => console.log(response.statusCode));`,
  ])('%#', (code) => {
    expect(collectReports(code, likely)).toStrictEqual([]);
  });
});

describe('no-leaked-stream: bodies that nobody reads', () => {
  it.each([
    [
      'bodyLeaveMissed',
      3,
      1,
      `import { request } from 'undici';
       export async function load(url) {
         const { statusCode, body } = await request(url);
         if (statusCode !== 200) {
           throw new Error(String(statusCode));
         }
         return body.json();
       }`,
    ],
    [
      'bodyLeaveMissed',
      3,
      1,
      `import * as undici from 'undici';
       export async function load(url) {
         const response = await undici.request(url);
         if (response.statusCode !== 200) {
           return null;
         }
         return response.body.json();
       }`,
    ],
    // An error that takes the status only, and a cause that is only shown.
    [
      'bodyLeaveMissed',
      6,
      1,
      `import { request } from 'undici';
       class RemoteError extends Error {
         constructor(response) { super(response.statusCode); this.code = response.statusCode; }
       }
       export async function load(url) {
         const response = await request(url);
         if (response.statusCode !== 200) throw new RemoteError(response);
         return response.body.json();
       }`,
    ],
    [
      'bodyLeaveMissed',
      3,
      1,
      `import { request } from 'undici';
       export async function load(url) {
         const response = await request(url);
         if (response.statusCode !== 200) throw new Error('status', { cause: response });
         return response.body.json();
       }`,
    ],
    [
      'bodyLeaveMissed',
      4,
      1,
      `import { request } from 'undici';
       function fail(response) { throw new Error(response.statusCode); }
       export async function load(url) {
         const response = await request(url);
         if (response.statusCode !== 200) return fail(response);
         return response.body.json();
       }`,
    ],
    [
      'bodyDropped',
      3,
      0,
      `import { request } from 'undici';
       export async function exists(url) {
         const { statusCode } = await request(url);
         return statusCode === 200;
       }`,
    ],
    [
      'bodyNeverRead',
      3,
      1,
      `import { request } from 'undici';
       export async function exists(url) {
         const response = await request(url);
         return response.statusCode === 200;
       }`,
    ],
    [
      'bodyLeaveMissed',
      3,
      1,
      `import https from 'node:https';
       export function load(url, done) {
         https.get(url, (response) => {
           if (response.statusCode !== 200) {
             done(new Error(response.statusMessage));
             return;
           }
           let text = '';
           response.on('data', (part) => (text += part));
           response.on('end', () => done(null, text));
         });
       }`,
    ],
    [
      'bodyNeverRead',
      3,
      0,
      `import { get } from 'node:http';
       export function exists(url, done) {
         get(url, (response) => {
           done(response.statusCode === 200);
         });
       }`,
    ],
    // The end never comes to what nobody reads.
    [
      'bodyNeverRead',
      3,
      0,
      `import { get } from 'node:http';
       export function exists(url, done) {
         get(url, (response) => {
           response.on('end', () => done(response.statusCode === 200));
         });
       }`,
    ],
    [
      'bodyDropped',
      3,
      0,
      `const http = require('http');
       exports.exists = function (url, done) {
         http.get(url, () => done(true)).on('error', () => done(false));
       };`,
    ],
  ] as const)('%s on line %i', (messageId, line, edits, code) => {
    expect(collectReports(code)).toStrictEqual([{ messageId, line, edits }]);
  });

  it.each([
    [
      'bodyLeaveMissed',
      1,
      `export async function load(url) {
         const response = await fetch(process.env.HOST + url);
         if (!response.ok) {
           throw new Error(response.statusText);
         }
         return response.json();
       }`,
    ],
    ['bodyNeverRead', 0, `export const exists = (url) => fetch(url + process.pid).then((response) => { report(response.ok); });`],
  ] as const)('%s of a fetch, which is likely only', (messageId, edits, code) => {
    expect(collectReports(code)).toStrictEqual([]);
    expect(collectReports(code, likely)).toMatchObject([{ messageId, edits }]);
  });

  it('what only a rejection leaves is of `includeThrows`', () => {
    const code = `import { request } from 'undici';
      export async function load(url, check) {
        const { body } = await request(url);
        await check(url);
        return body.json();
      }`;
    expect(collectReports(code)).toStrictEqual([]);
    expect(collectReports(code, { includeThrows: true })).toStrictEqual([{ messageId: 'bodyThrowMissed', line: 3, edits: 0 }]);
  });
});
