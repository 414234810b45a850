import type { Samples } from './sample.js';

/** What maps and dictionaries keep. */
export const caches: Samples = {
  neverShrinks: {
    code: `
const pages = new Map<string, string>();
declare function renderPage(url: string): string;
export function onRequest(req: { url: string }): string {
  let page = pages.get(req.url);
  if (page === undefined) {
    page = renderPage(req.url);
    pages.set(req.url, page);
  }
  return page;
}
`,
    offers: 'fix',
  },
  neverRead: {
    code: `
const last = new Map<string, number>();
process.on('message', (message) => {
  last.set(String(message), Date.now());
});
`,
    offers: { nothing: 'only the reader knows whether it is to be read or to go' },
  },
  transientKept: {
    code: `
const timers = new Map<string, ReturnType<typeof setTimeout>>();
export function remind(userId: string, run: () => void): void {
  timers.set(userId, setTimeout(() => {
    run();
  }, 1000));
}
export function cancel(userId: string): void {
  clearTimeout(timers.get(userId));
}
`,
    offers: 'suggestion',
  },
  weakRefKept: {
    code: `
const refs = new Map<string, WeakRef<object>>();
export function keep(name: string, value: object): object | undefined {
  refs.set(name, new WeakRef(value));
  return refs.get(name)?.deref();
}
`,
    offers: { nothing: 'what the callback of a registry may capture is for the reader to say' },
  },
  selfRegistered: {
    code: `
const states = new Map<object, string>();
export class Job {
  constructor() {
    states.set(this, 'new');
  }
  toString(): string {
    return [...states.values()].join();
  }
}
`,
    offers: 'suggestion',
  },
  siblingMissed: {
    code: `
export class Sessions {
  private readonly sockets = new Map<string, WebSocket>();
  private readonly names = new Map<string, string>();
  open(id: string, socket: WebSocket, name: string): void {
    this.sockets.set(id, socket);
    this.names.set(id, name);
    socket.addEventListener('close', () => {
      this.sockets.delete(id);
    }, { once: true });
  }
  getName(id: string): string | undefined {
    return this.names.get(id);
  }
}
`,
    offers: 'suggestion',
  },
  settlementMissed: {
    code: `
export class Rpc {
  private readonly calls = new Map<number, (reply: string) => void>();
  private last = 0;
  call(send: (id: number) => void): Promise<string> {
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('late')), 5000);
      this.calls.set(id, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      send(id);
    });
  }
  receive(id: number, reply: string): void {
    this.calls.get(id)?.(reply);
    this.calls.delete(id);
  }
}
`,
    offers: 'suggestion',
  },
  rejectionMissed: {
    code: `
const running = new Map<string, number>();
export async function run(job: string, work: () => Promise<void>): Promise<void> {
  running.set(job, Date.now());
  await work();
  running.delete(job);
}
`,
    offers: 'suggestion',
  },
  leaveMissed: {
    code: `
const running = new Map<string, number>();
export function run(job: string, work: () => boolean): void {
  running.set(job, Date.now());
  if (!work()) return;
  running.delete(job);
}
`,
    offers: 'suggestion',
  },
  keyLeft: {
    code: `
export class Rooms {
  private readonly rooms = new Map<string, Set<string>>();
  join(id: string, name: string): void {
    let room = this.rooms.get(id);
    if (!room) {
      room = new Set();
      this.rooms.set(id, room);
    }
    room.add(name);
  }
  leave(id: string, name?: string): void {
    if (name === undefined) {
      this.rooms.delete(id);
      return;
    }
    this.rooms.get(id)?.delete(name);
  }
}
`,
    offers: 'suggestion',
  },
  recreated: {
    code: `
export class Adapter {
  private readonly rooms = new Map<string, Set<string>>();
  add(id: string, room: string): void {
    const rooms = this.rooms.get(id) ?? new Set();
    this.rooms.set(id, rooms);
    rooms.add(room);
  }
  remove(id: string, room: string): void {
    this.rooms.set(id, this.rooms.get(id) ?? new Set());
    this.rooms.get(id)?.delete(room);
  }
  removeAll(id: string): void {
    this.rooms.delete(id);
  }
}
`,
    offers: { nothing: 'where to leave depends on what the rest of the removal does' },
  },
  releasedKept: {
    code: `
export class Manager {
  private readonly workers = new Map<string, { dispose(): void }>();
  open(sessionId: string, worker: { dispose(): void }): void {
    this.workers.set(sessionId, worker);
  }
  onDetached(sessionId: string): void {
    this.workers.get(sessionId)?.dispose();
  }
}
`,
    offers: 'suggestion',
  },
  keyBlanked: {
    code: `
const byUser: Record<string, string[] | undefined> = {};
export function add(userId: string, item: string): void {
  byUser[userId] = [...(byUser[userId] ?? []), item];
}
export function clearForUser(userId: string): void {
  byUser[userId] = undefined;
}
`,
    offers: 'suggestion',
  },
  clearedAtEnd: {
    code: `
export class Agent {
  private readonly pools = new Map<string, { close(): void }>();
  constructor(private readonly connect: (origin: string) => { close(): void }) {}
  dispatch(origin: string): { close(): void } {
    let pool = this.pools.get(origin);
    if (pool === undefined) {
      pool = this.connect(origin);
      this.pools.set(origin, pool);
    }
    return pool;
  }
  close(): void {
    for (const pool of this.pools.values()) pool.close();
    this.pools.clear();
  }
}
`,
    offers: { nothing: 'only the reader knows when an entry is no longer used' },
  },
  staleKept: {
    code: `
const users = new Map<string, { name: string; expires: number }>();
export function put(userId: string, name: string): void {
  users.set(userId, { name, expires: Date.now() + 1000 });
}
export function get(userId: string): string | undefined {
  const entry = users.get(userId);
  if (entry && Date.now() > entry.expires) {
    users.delete(userId);
    return undefined;
  }
  return entry?.name;
}
`,
    offers: 'suggestion',
  },
  weakKeyKept: {
    code: `
const states = new WeakMap<Element, string>();
const sizes = new Map<Element, number>();
export function track(element: Element, size: number): void {
  states.set(element, 'new');
  sizes.set(element, size);
}
export const total = (): number => [...sizes.values()].length;
`,
    offers: { nothing: 'what lists its keys cannot hold them weakly' },
  },
  labelKept: {
    code: `
import { Counter } from 'prom-client';
const requests = new Counter({ name: 'requests', help: 'Requests', labelNames: ['path'] });
export function onRequest(req: { url: string }): void {
  requests.inc({ path: req.url });
}
`,
    offers: { nothing: 'which class of values tells enough is for the reader to say' },
  },
};

/** What arrays and sets keep. */
export const collections: Samples = {
  neverShrinks: {
    code: `
const errors: string[] = [];
process.on('message', (message) => {
  errors.push(String(message));
  console.log(errors[0]);
});
`,
    offers: 'suggestion',
  },
  neverRead: {
    code: `
const names: string[] = [];
process.on('message', (message) => {
  names.push(String(message));
});
`,
    offers: { nothing: 'only the reader knows whether it is to be read or to go' },
  },
  transientKept: {
    code: `
const pending = new Set<Promise<void>>();
async function work(id: string): Promise<void> {
  await fetch(id);
}
export function enqueue(id: string): number {
  const job = work(id);
  pending.add(job);
  return [...pending].length;
}
`,
    offers: 'suggestion',
  },
  weakRefKept: {
    code: `
const refs: WeakRef<object>[] = [];
export function watch(value: object): void {
  refs.push(new WeakRef(value));
}
export const count = (): number => refs.filter((ref) => ref.deref() !== undefined).length;
`,
    offers: { nothing: 'what the callback of a registry may capture is for the reader to say' },
  },
  weakKeyKept: {
    code: `
const states = new WeakMap<Element, string>();
const all = new Set<Element>();
export function track(element: Element): void {
  states.set(element, 'new');
  all.add(element);
}
export const redraw = (): void => all.forEach((element) => console.log(states.get(element)));
`,
    offers: { nothing: 'what lists its keys cannot hold them weakly' },
  },
  textGrows: {
    code: `
let output = '';
process.on('message', (chunk) => {
  output += String(chunk);
  console.log(output);
});
`,
    offers: { nothing: 'where a text may be cut is for the reader to say' },
  },
  causeGrows: {
    code: `
let last: Error | undefined;
export async function poll(read: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await read();
    } catch {
      last = new Error('failed', { cause: last });
      console.error(last);
    }
  }
}
`,
    offers: { nothing: 'which of the errors is the cause is for the reader to say' },
  },
  selfRegistered: {
    code: `
export class Job {
  private static readonly all = new Set<Job>();
  readonly name = 'job';
  constructor() {
    Job.all.add(this);
  }
  static count(): number {
    return [...Job.all].length;
  }
}
`,
    offers: 'suggestion',
  },
  siblingMissed: {
    code: `
export class Sessions {
  private readonly sockets = new Set<WebSocket>();
  private readonly alive = new Set<WebSocket>();
  open(socket: WebSocket): void {
    this.sockets.add(socket);
    this.alive.add(socket);
    socket.addEventListener('close', () => {
      this.sockets.delete(socket);
    }, { once: true });
  }
  isAlive(socket: WebSocket): boolean {
    return this.alive.has(socket);
  }
}
`,
    offers: 'suggestion',
  },
  settlementMissed: {
    code: `
export class Lock {
  private readonly waiting = new Set<() => void>();
  acquire(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const attempt = (): void => {
        clearTimeout(timer);
        this.waiting.delete(attempt);
        resolve();
      };
      this.waiting.add(attempt);
      const timer = setTimeout(() => {
        reject(new Error('late'));
      }, ms);
    });
  }
  release(): void {
    const [first] = this.waiting;
    first?.();
  }
}
`,
    offers: 'suggestion',
  },
  rejectionMissed: {
    code: `
const running = new Set<string>();
export async function run(job: string, work: () => Promise<void>): Promise<void> {
  running.add(job);
  await work();
  running.delete(job);
}
`,
    offers: 'suggestion',
  },
  leaveMissed: {
    code: `
const running = new Set<string>();
export function run(job: string, work: () => boolean): void {
  running.add(job);
  if (!work()) return;
  running.delete(job);
}
`,
    offers: 'suggestion',
  },
  itemKept: {
    code: `
interface Source {
  on(event: string, run: () => void): () => void;
}
interface Region {
  draw(): void;
  once(event: string, run: () => void): void;
}
export class Regions {
  private offs: (() => void)[] = [];
  constructor(private readonly bus: Source) {}
  add(region: Region): void {
    const off = this.bus.on('zoom', () => region.draw());
    this.offs.push(off);
    region.once('remove', () => {
      off();
    });
  }
  destroy(): void {
    this.offs.forEach((off) => off());
    this.offs = [];
  }
}
`,
    offers: { nothing: 'the place of an item in an array is for the reader to find' },
  },
};

/** What functions that keep their results keep. */
export const memoizers: Samples = {
  limitless: {
    code: `
import { memoize } from 'lodash';
export const getUser = memoize((userId: string) => fetch(userId));
`,
    offers: { nothing: 'a cache with a limit comes from a package that the reader has to choose' },
  },
  limitlessOption: {
    code: `
import memoizee from 'memoizee';
export const getUser = memoizee((userId: string) => fetch(userId));
`,
    offers: 'fix',
  },
  limitlessDecorator: {
    code: `
import { Memoize } from 'typescript-memoize';
export class Users {
  @Memoize() static get(userId: string) { return fetch(userId); }
}
`,
    offers: { nothing: 'the decorator has no limit: another one is for the reader to choose' },
  },
};
