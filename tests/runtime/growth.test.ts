/** Each leak of the rules on growth grows when it runs, and levels off after what the rule offers for it. */
import { readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import { beforeAll, expect, it } from 'vitest';
import { lintText } from '../support/lint-text.js';
import { type Counts, getTrend, runPrograms, TRACK } from '../support/plateau.js';
import { collectTypeErrors } from '../support/type-errors.js';

interface Proof {
  readonly name: string;
  readonly rule: string;
  readonly messageId: string;
  /** The fix, or the message id of a suggestion. */
  readonly by: string;
  readonly code: string;
}

const limit = 20;
const all = { includeThrows: true, includeLikely: true, limit };
const typed = new URL('../fixtures/typed/', import.meta.url);

const PROOFS: readonly Proof[] = [
  {
    name: 'a cache that computes again',
    rule: 'no-unbounded-cache',
    messageId: 'neverShrinks',
    by: 'fix',
    code: `
interface User { readonly id: string }
const users = new Map<string, User>();
const loadUser = (userId: string): User => track({ id: userId });
export function findUser(userId: string): User {
  let user = users.get(userId);
  if (user === undefined) {
    user = loadUser(userId);
    users.set(userId, user);
  }
  return user;
}
export function turn(n: number): void {
  findUser(String(n));
}
`,
  },
  {
    name: 'a cache of promises',
    rule: 'no-unbounded-cache',
    messageId: 'neverShrinks',
    by: 'fix',
    code: `
interface Page { readonly url: string }
class Pages {
  static readonly #byToken = new Map<string, Promise<Page>>();
  static async fetchPage(token: string): Promise<Page> {
    await Promise.resolve();
    return track({ url: token });
  }
  find(token: string): Promise<Page> {
    const known = Pages.#byToken.get(token);
    if (known) return known;
    const page = Pages.fetchPage(token);
    Pages.#byToken.set(token, page);
    return page;
  }
}
const pages = new Pages();
export async function turn(n: number): Promise<void> {
  await pages.find(String(n));
}
export const find = (token: string): Promise<Page> => pages.find(token);
`,
  },
  {
    name: 'a map with objects for keys',
    rule: 'no-unbounded-cache',
    messageId: 'neverShrinks',
    by: 'fix',
    code: `
const starts = new Map<Request, number>();
export function start(request: Request): void {
  starts.set(request, Date.now());
}
export function getStart(request: Request): number | undefined {
  return starts.get(request);
}
export function turn(n: number): void {
  start(track(new Request('http://localhost/' + String(n))));
}
`,
  },
  {
    name: 'a set of instances',
    rule: 'no-unbounded-collection',
    messageId: 'selfRegistered',
    by: 'fix',
    code: `
const jobs = new Set<Job>();
export class Job {
  readonly name = 'job';
  constructor() {
    jobs.add(this);
  }
  static isKnown(job: Job): boolean {
    return jobs.has(job);
  }
}
export function turn(): void {
  track(new Job());
}
`,
  },
  {
    name: 'a log',
    rule: 'no-unbounded-collection',
    messageId: 'neverShrinks',
    by: 'dropOldest',
    code: `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
const errors: object[] = [];
bus.on('failure', (error: object) => {
  errors.push(error);
  return errors.at(-1);
});
export function turn(n: number): void {
  bus.emit('failure', track({ n }));
}
`,
  },
  {
    name: 'timers that have fired',
    rule: 'no-unbounded-cache',
    messageId: 'transientKept',
    by: 'releaseInCleanup',
    code: `
const timers = new Map<string, ReturnType<typeof setTimeout>>();
export function remind(userId: string, run: () => void): void {
  timers.set(userId, setTimeout(() => {
    run();
  }, 0));
}
export function cancel(userId: string): void {
  clearTimeout(timers.get(userId));
}
export function turn(n: number): Promise<void> {
  return new Promise((resolve) => {
    remind(String(n), resolve);
  });
}
export const count = (): number => [...timers.keys()].length;
`,
  },
  {
    name: 'promises that are settled',
    rule: 'no-unbounded-collection',
    messageId: 'transientKept',
    by: 'deleteWhenSettled',
    code: `
const pending = new Set<Promise<void>>();
async function work(id: string): Promise<void> {
  await Promise.resolve(id);
}
export function enqueue(id: string): Promise<void> {
  const job = work(id);
  pending.add(job);
  return job;
}
export function turn(n: number): Promise<void> {
  return track(enqueue(String(n)));
}
export const isIdle = (): boolean => [...pending].every((job) => job === undefined);
`,
  },
  {
    name: 'entries of what has failed',
    rule: 'no-unbounded-cache',
    messageId: 'rejectionMissed',
    by: 'releaseInFinally',
    code: `
const running = new Map<string, object>();
export async function run(job: string, work: () => Promise<void>): Promise<void> {
  running.set(job, track({ job }));
  await work();
  running.delete(job);
}
export async function turn(n: number): Promise<void> {
  await run(String(n), () => Promise.reject(new Error('failed'))).catch(() => undefined);
}
`,
  },
  {
    name: 'keys of which nothing is left',
    rule: 'no-unbounded-cache',
    messageId: 'keyLeft',
    by: 'deleteWhenEmpty',
    code: `
class Rooms {
  private readonly rooms = new Map<string, Set<string>>();
  join(id: string, name: string): void {
    let room = this.rooms.get(id);
    if (!room) {
      room = new Set<string>();
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
  get size(): number {
    return this.rooms.size;
  }
}
const rooms = new Rooms();
export function turn(n: number): void {
  rooms.join(String(n), 'ada');
  rooms.leave(String(n), 'ada');
}
export const count = (): number => rooms.size;
`,
  },
  {
    name: 'keys whose value is written over',
    rule: 'no-unbounded-cache',
    messageId: 'keyBlanked',
    by: 'correctText',
    code: `
const byUser: Record<string, string[] | undefined> = {};
export function add(userId: string, item: string): void {
  byUser[userId] = [...(byUser[userId] ?? []), item];
}
export function clearForUser(userId: string): void {
  byUser[userId] = undefined;
}
export function turn(n: number): void {
  add(String(n), 'a');
  clearForUser(String(n));
}
export const count = (): number => Object.keys(byUser).length;
`,
  },
  {
    name: 'results of the methods of all instances',
    rule: 'no-unbounded-cache',
    messageId: 'neverShrinks',
    by: 'keepPerInstance',
    code: `
export function memoized(_target: object, _name: string, descriptor: PropertyDescriptor): void {
  const original = descriptor.value;
  const results = new Map<string, object>();
  descriptor.value = function (...args: unknown[]) {
    const key = JSON.stringify(args);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = original.apply(this, args);
    results.set(key, result);
    return result;
  };
}
class Page {
  read(url: string): object {
    return track({ url, page: this });
  }
}
const read = Object.getOwnPropertyDescriptor(Page.prototype, 'read') ?? {};
memoized(Page.prototype, 'read', read);
Object.defineProperty(Page.prototype, 'read', read);
export function turn(n: number): void {
  new Page().read(String(n));
}
`,
  },
  {
    name: 'results of the methods of all instances, by the context of a decorator',
    rule: 'no-unbounded-cache',
    messageId: 'neverShrinks',
    by: 'keepPerInstance',
    code: `
export function memoized<This, Result>(method: (this: This, ...args: string[]) => Result, _context: ClassMethodDecoratorContext) {
  const results = new Map<string, Result>();
  return function (this: This, ...args: string[]): Result {
    const key = JSON.stringify(args);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = method.call(this, ...args);
    results.set(key, result);
    return result;
  };
}
class Page {
  readonly name = 'page';
}
const read = memoized(function (this: Page, url: string): object {
  return track({ url, page: this });
}, {} as ClassMethodDecoratorContext);
export function turn(n: number): void {
  read.call(new Page(), String(n));
}
`,
  },
];

const outputs = new Map<string, string>();
let counts: ReadonlyMap<string, Counts> = new Map();
let errors: ReadonlyMap<string, readonly string[]> = new Map();

function repair({ rule, messageId, by, code, name }: Proof): string {
  const messages = lintText({ code, filename: 'file.ts', rules: { [`leaks/${rule}`]: ['error', all] }, settings: { leaks: { testFiles: 'report' } }, project: typed });
  const message = messages.find((candidate) => candidate.messageId === messageId);
  const edit = message === undefined ? undefined : by === 'fix' ? (message.fix ?? findSuggestion(message, 'swapForWeak')) : findSuggestion(message, by);
  if (edit === undefined) {
    throw new Error(`${name}: ${messages.map((other) => `${other.messageId ?? ''} with ${(other.suggestions ?? []).map((each) => each.messageId ?? '').join()}`).join('; ')}`);
  }
  const { range, text } = edit;
  return code.slice(0, range[0]) + text + code.slice(range[1]);
}

function findSuggestion({ suggestions = [] }: Linter.LintMessage, id: string): Linter.LintSuggestion['fix'] | undefined {
  return suggestions.find(({ messageId }) => messageId === id)?.fix;
}

beforeAll(() => {
  const programs = new Map<string, string>();
  for (const proof of PROOFS) {
    const code = `${TRACK}${proof.code}`;
    programs.set(`${proof.name} before`, code);
    programs.set(`${proof.name} after`, repair({ ...proof, code }));
  }
  for (const [name, code] of programs) {
    outputs.set(name, code);
  }
  counts = runPrograms(programs);
  errors = collectTypeErrors(new Map([...programs].map(([name, code]) => [`${name.replaceAll(' ', '-')}.ts`, code])));
}, 60_000);

it.each(PROOFS)('$name: grows, and levels off after $by', ({ name }) => {
  const [before, after] = [counts.get(`${name} before`), counts.get(`${name} after`)];
  expect({ before, trend: before && getTrend(before) }).toStrictEqual({ before, trend: 'grows' });
  expect({ after, trend: after && getTrend(after), code: outputs.get(`${name} after`) }).toStrictEqual({ after, trend: 'levels', code: outputs.get(`${name} after`) });
});

it.each(PROOFS)('$name: type-checks', ({ name }) => {
  expect(errors.get(`${name.replaceAll(' ', '-')}-before.ts`)).toEqual([]);
  expect(errors.get(`${name.replaceAll(' ', '-')}-after.ts`)).toEqual([]);
});

it('the default limit is the one that the documentation names', () => {
  const page = readFileSync(new URL('../../docs/rules/no-unbounded-cache.md', import.meta.url), 'utf8');
  expect(page).toContain('| `limit` | `1000` |');
});
