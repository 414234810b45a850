import rule from '../../../src/rules/no-leaked-handle.js';
import { untyped } from '../../support/rule-testers.js';

untyped.run('no-leaked-handle: who else may close it', rule, {
  valid: [
    // Returned, stored, passed on, in an options object or a container.
    "import fs from 'node:fs'; export const open = (path) => { const fd = fs.openSync(path, 'r'); return fd; };",
    "import fs from 'node:fs'; export function tail(path) { const fd = fs.openSync(path, 'r'); return fs.createReadStream('', { fd }); }",
    "import fs from 'node:fs'; export function tail(path, follow) { const fd = fs.openSync(path, 'r'); follow(fd); }",
    "import fs from 'node:fs'; export function openAll(paths) { const all = paths.map((path) => fs.openSync(path, 'r')); return all; }",
    "import fs from 'node:fs'; const open = []; export function keep(path) { const fd = fs.openSync(path, 'r'); open.push(fd); }",
    "import fs from 'node:fs'; export function touch(path) { fs.closeSync(fs.openSync(path, 'a')); }",
    "import { open } from 'node:fs/promises'; export async function read(path) { const file = await open(path); return file.createReadStream(); }",
    "import { open } from 'node:fs/promises'; export async function read(path, use) { const file = await open(path); for await (const line of file.readLines()) use(line); }",
    "import { open } from 'node:fs/promises'; export function read(path, use) { return open(path).then((file) => use(file)); }",
    "import { opendir } from 'node:fs/promises'; export async function list(path, use) { const folder = await opendir(path); for await (const entry of folder) use(entry.name); }",
    "import { pipeline } from 'node:stream/promises'; import net from 'node:net'; export async function echo(port) { const socket = net.connect(port); await pipeline(socket, socket); }",
    // A closure that outlives the call.
    "import { DatabaseSync } from 'node:sqlite'; export function createStore(path) { const db = new DatabaseSync(path); return { get: (key) => db.prepare('SELECT ?').get(key) }; }",
    "import net from 'node:net'; export function dial(port) { return new Promise((resolve) => { const socket = net.connect(port, () => resolve(socket)); }); }",
    "import net from 'node:net'; export function dial(port) { const socket = net.connect(port); return socket.on('error', console.error); }",
    // Start-up, and singletons.
    "import { createServer } from 'node:http'; createServer((request, response) => response.end()).listen(80);",
    "import { createServer } from 'node:http'; export const server = createServer(); server.listen(80);",
    "import { createServer } from 'node:http'; export function start(app, port) { const server = createServer(app); server.listen(port); }",
    "import { DatabaseSync } from 'node:sqlite'; export const db = new DatabaseSync('app.db');",
    "import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync('app.db'); export const get = (sql) => db.prepare(sql).get();",
    "import { watch } from 'node:fs'; watch('config.json', () => load()); function load() {}",
    "import { watch } from 'node:fs'; function main() { watch('config.json', () => load()); } main();",
    // What ends by itself.
    "import { Worker } from 'node:worker_threads'; export function compute(input) { new Worker('./job.js', { workerData: input }); }",
    "import { Worker } from 'node:worker_threads'; export function compute(input, done) { const worker = new Worker('./job.js', { workerData: input }); worker.on('message', done); }",
    "import { spawn } from 'node:child_process'; export function open(url) { spawn('open', [url]).unref(); }",
    "import { exec } from 'node:child_process'; export function run(command, done) { exec(command, done); }",
    "import http from 'node:http'; export function ping(url) { const request = http.request(url); request.end(); }",
    "import { createInterface } from 'node:readline'; export async function ask(text) { const reader = createInterface({ input: process.stdin }); reader.setPrompt(text); reader.prompt(); }",
    // A signal ends it.
    "import { watch } from 'node:fs'; export class Reloader { constructor(signal, reload) { this.watcher = watch('a', { signal }, reload); } }",
    // Something of the same name.
    "import { openSync } from './lock.js'; export function lock(path) { const lock = openSync(path); lock.wait(); }",
    "import { Worker } from 'acme-jobs'; export class Jobs { constructor() { this.timer = setInterval(() => {}, 9); this.worker = new Worker('mail'); } dispose() { clearInterval(this.timer); } }",
  ],
  invalid: [
    {
      code: "import fs from 'node:fs'; export function touch(path) { const fd = fs.openSync(path, 'a'); fs.fsyncSync(fd); }",
      errors: [{ messageId: 'neverReleased', data: { handle: 'fd', noun: 'file descriptor', keeps: 'the file open', release: 'fs.closeSync', argument: 'fd', where: 'when it is no longer needed' } }],
    },
    {
      code: "import { open } from 'node:fs/promises'; export async function touch(path) { await open(path, 'a'); }",
      errors: [{ messageId: 'discardedByFunction' }],
      options: [{ includeLikely: true }],
    },
    {
      code: "import { DatabaseSync } from 'node:sqlite'; export function count(path) { const db = new DatabaseSync(path); return db.prepare('SELECT 1').get(); }",
      errors: [{ messageId: 'neverReleased' }],
    },
    // In an effect each run opens one.
    {
      code: [
        "import { useEffect, useState } from 'react';",
        'export function Price({ url }) {',
        '  const [price, setPrice] = useState(0);',
        '  useEffect(() => {',
        '    const socket = new WebSocket(url);',
        '    socket.onmessage = (event) => setPrice(event.data);',
        '  }, [url]);',
        '  return <b>{price}</b>;',
        '}',
      ].join('\n'),
      output: [
        "import { useEffect, useState } from 'react';",
        'export function Price({ url }) {',
        '  const [price, setPrice] = useState(0);',
        '  useEffect(() => {',
        '    const socket = new WebSocket(url);',
        '    socket.onmessage = (event) => setPrice(event.data);',
        '    return () => socket.close();',
        '  }, [url]);',
        '  return <b>{price}</b>;',
        '}',
      ].join('\n'),
      errors: [{ messageId: 'neverReleased', line: 5 }],
    },
  ],
});

untyped.run('no-leaked-handle: fields', rule, {
  valid: [
    // Without a sibling nobody can tell whether the process ends it.
    `
      import { createServer } from 'node:http';
      export class App {
        constructor(port) {
          this.server = createServer();
          this.server.listen(port);
        }
      }
    `,
    `
      import { connect } from 'node:net';
      export class Link {
        constructor(port) {
          this.socket = connect(port);
          this.timer = setInterval(() => this.socket.write('ping'), 1000);
        }
        dispose() {
          clearInterval(this.timer);
          this.socket.end();
        }
      }
    `,
    // Never armed.
    `
      import { createServer } from 'node:http';
      export class App {
        constructor() {
          this.server = createServer();
          this.timer = setInterval(() => {}, 1000);
        }
        dispose() {
          clearInterval(this.timer);
        }
      }
    `,
  ],
  invalid: [
    {
      code: [
        "import { connect } from 'node:net';",
        'export class Link {',
        '  open(port) {',
        '    this.socket = connect(port);',
        "    this.timer = setInterval(() => this.socket.write('ping'), 1000);",
        '  }',
        '  dispose() {',
        '    clearInterval(this.timer);',
        '  }',
        '}',
      ].join('\n'),
      errors: [
        {
          messageId: 'missedByTeardown', line: 4, data: { handle: 'this.socket', culprit: '`dispose()`', line: 7, noun: 'socket', keeps: 'its connection and its descriptor', release: 'this.socket.destroy', argument: '' },
          suggestions: [{ messageId: 'releaseInTeardown', output: [
        "import { connect } from 'node:net';",
        'export class Link {',
        '  open(port) {',
        '    this.socket = connect(port);',
        "    this.timer = setInterval(() => this.socket.write('ping'), 1000);",
        '  }',
        '  dispose() {',
        '    clearInterval(this.timer);',
        '    this.socket?.destroy();',
        '  }',
        '}',
      ].join('\n') }],
        },
      ],
    },
    {
      code: `
        import { createServer } from 'node:http';
        export class App {
          constructor(port) {
            this.server = createServer();
            this.server.listen(port);
            this.timer = setInterval(() => {}, 1000);
          }
          dispose() {
            clearInterval(this.timer);
          }
        }
      `,
      errors: [
        {
          messageId: 'missedByTeardown', line: 5,
          suggestions: [{ messageId: 'releaseInTeardown', output: `
        import { createServer } from 'node:http';
        export class App {
          constructor(port) {
            this.server = createServer();
            this.server.listen(port);
            this.timer = setInterval(() => {}, 1000);
          }
          dispose() {
            clearInterval(this.timer);
            this.server.close();
          }
        }
      ` }],
        },
      ],
    },
  ],
});
