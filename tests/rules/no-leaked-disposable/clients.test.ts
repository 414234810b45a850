import rule from '../../../src/rules/no-leaked-disposable.js';
import { typed, untyped } from '../../support/rule-testers.js';

/** Opens a socket as it is made. */
const LINK = "import { connect } from 'node:net';\nclass Link { constructor(port) { this.socket = connect(port); } send(text) { this.socket.write(text); } close() { this.socket.destroy(); } }\n";

/** Opens one when its client says so. */
const LATE = "import { connect } from 'node:net';\nclass Link { connect(port) { this.socket = connect(port); } send(text) { this.socket.write(text); } close() { this.socket?.destroy(); } }\n";

untyped.run('no-leaked-disposable: clients of a class that opens something', rule, {
  valid: [
    `${LINK}export function ping(port) { const link = new Link(port); link.send('ping'); link.close(); }`,
    // Returned, handed over, stored, in an object or a closure that lives longer, a singleton.
    `${LINK}export function open(port) { const link = new Link(port); link.send('hello'); return link; }`,
    `${LINK}export function open(port, pool) { const link = new Link(port); pool.adopt(link); }`,
    `${LINK}export function open(port, pool) { const link = new Link(port); pool.links = [link]; }`,
    `${LINK}export function open(port) { const link = new Link(port); return { send: (text) => link.send(text) }; }`,
    `${LINK}export function open(port, stack) { const link = new Link(port); stack.defer(() => link.close()); }`,
    `${LINK}export const link = new Link(80);`,
    `${LINK}const link = new Link(80);\nlink.send('hello');`,
    `${LINK}export function main() { const link = new Link(80); link.send('hello'); }`,
    // Never opened.
    `${LATE}export function name() { const link = new Link(); return link.constructor.name; }`,
    // What it was given is not its own.
    "class Link { constructor(socket) { this.socket = socket; } close() { this.socket.destroy(); } }\nexport function ping(socket) { const link = new Link(socket); link.ready = true; }",
    // Nothing that outlives the object.
    "class Cache { constructor() { this.rows = new Map(); } close() { this.rows.clear(); } }\nexport function count() { const cache = new Cache(); return cache.size; }",
    // Fields whose owner ends them.
    `${LINK}export class Client { constructor(port) { this.link = new Link(port); this.timer = setInterval(() => this.link.send('ping'), 1000); } dispose() { clearInterval(this.timer); this.link.close(); } }`,
    `${LINK}export class Client { constructor(port, stack) { this.link = new Link(port); stack.use(this.link); this.timer = setInterval(() => {}, 1000); } dispose() { clearInterval(this.timer); } }`,
    // The end of the owner forgets it: `require-teardown` says so.
    `${LINK}export class Client { constructor(port) { this.link = new Link(port); this.timer = setInterval(() => this.link.send('ping'), 1000); } dispose() { clearInterval(this.timer); } }`,
    // Nothing says when a client without an end is to end it.
    `${LINK}export class Client { constructor(port) { this.link = new Link(port); } send(text) { this.link.send(text); } }`,
  ],
  invalid: [
    {
      code: `${LINK}export function ping(port) { const link = new Link(port); link.send('ping'); }`,
      errors: [{ messageId: 'wrapperNeverReleased', line: 3, data: { handle: 'link', noun: 'Link', opened: 'line 2', release: 'link.close' } }],
    },
    {
      code: `${LATE}export function ping(port) { const link = new Link(); link.connect(port); link.send('ping'); }`,
      errors: [{ messageId: 'wrapperNeverReleased', line: 3 }],
    },
  ],
});

typed.run('no-leaked-disposable: clients of a class in another file', rule, {
  valid: [
    "import { Repeat } from './resource';\nexport async function plan(name: string) { const repeat = new Repeat(); repeat.add(name); await repeat.close(); }",
    "import { QueueBase, Repeat } from './resource';\nexport class Queue extends QueueBase { private repeat?: Repeat; get() { return (this.repeat ??= new Repeat()); } override async close() { await this.repeat?.close(); await super.close(); } }",
    // Without an end of its own, or of its base, nobody knows when.
    "import { Repeat } from './resource';\nexport class Queue { private repeat?: Repeat; get() { this.repeat ??= new Repeat(); return this.repeat; } }",
  ],
  invalid: [
    {
      code: "import { Repeat } from './resource';\nexport function plan(name: string) { const repeat = new Repeat(); repeat.add(name); }",
      errors: [{ messageId: 'wrapperNeverReleased', line: 2, data: { handle: 'repeat', noun: 'QueueBase', opened: 'line 9 of resource.ts', release: 'repeat.close' } }],
    },
    {
      code: "import { QueueBase, Repeat } from './resource';\nexport class Queue extends QueueBase { private repeat?: Repeat; get() { if (!this.repeat) { this.repeat = new Repeat(); } return this.repeat; } }",
      errors: [{ messageId: 'wrapperMissed', line: 2, data: { handle: 'this.repeat', noun: 'QueueBase', opened: 'line 9 of resource.ts', culprit: '`close()`', release: 'this.repeat.close' } }],
    },
  ],
});
