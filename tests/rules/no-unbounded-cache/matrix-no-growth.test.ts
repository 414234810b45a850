/** What looks like growth on the code of others and is none: each row was a false report once. */
import { testMatrix } from '../../support/growth-matrix.js';

testMatrix({
  rule: 'no-unbounded-cache',
  rows: [
    {
      name: 'the counter of a loop begins again',
      kind: 'neverShrinks',
      leak: `const rows: Record<number, string> = {}; let next = 0; app.get('/', (req) => { rows[next++] = req.body; log(rows[0]); });`,
      clean: `const rows: Record<number, string> = {}; app.get('/', (req) => { for (let i = 0; i < 9; i++) { rows[i] = req.body; } log(rows[0]); });`,
    },
    {
      name: 'an empty list in place of the last one takes all out',
      kind: 'transientKept',
      leak: `export class Store { private pending = new Map<string, string>(); setPending(roomId: string, event: string) { this.pending.set(roomId, event); } getPending(roomId: string) { return this.pending.get(roomId); } }`,
      clean: `export class Store { private pending = new Map<string, string[]>(); setPending(roomId: string, events: string[]) { this.pending.set(roomId, events); } getPending(roomId: string) { return this.pending.get(roomId); } }`,
    },
    {
      name: 'two classes that share a function which fills a map',
      kind: 'siblingMissed',
      leak: `class Users { data = new Map<string, string>(); names = new Map<string, string>(); add(userId: string) { this.data.set(userId, ''); this.names.set(userId, ''); } remove(userId: string) { this.data.delete(userId); } }`,
      clean: `function ensure(map: Map<string, string>, key: string) { map.set(key, ''); } class Rooms { data = new Map<string, string>(); add(roomId: string) { ensure(this.data, roomId); } } class Users { data = new Map<string, string>(); add(userId: string) { ensure(this.data, userId); } remove(userId: string) { this.data.delete(userId); } }`,
    },
    {
      name: 'a promise that has its own catch',
      kind: 'rejectionMissed',
      leak: `const tasks = new Map<string, Promise<void>>(); export function run(id: string) { const task = load(id); tasks.set(id, task); return task.then(() => { tasks.delete(id); }); }`,
      clean: `const tasks = new Map<string, Promise<void>>(); export function run(id: string) { const task = load(id).catch(log); tasks.set(id, task); return task.then(() => { tasks.delete(id); }); }`,
    },
    {
      name: 'a function that catches all it waits for',
      kind: 'rejectionMissed',
      leak: `const running = new Map<string, number>(); async function attempt(work) { const value = await work(); return value; } export async function run(id: string, work) { running.set(id, 1); await attempt(work); running.delete(id); }`,
      clean: `const running = new Map<string, number>(); async function attempt(work) { try { const value = await work(); return value; } catch (error) { log(error); return undefined; } } export async function run(id: string, work) { running.set(id, 1); await attempt(work); running.delete(id); }`,
    },
    {
      name: 'a function that throws what it has caught',
      kind: 'rejectionMissed',
      leak: `const running = new Map<string, number>(); async function attempt(work) { try { const value = await work(); return value; } catch (error) { throw new Error('failed', { cause: error }); } } export async function run(id: string, work) { running.set(id, 1); await attempt(work); running.delete(id); }`,
      clean: `const running = new Map<string, number>(); async function attempt(work) { try { const value = await work(); return value; } catch (error) { log(error); } } export async function run(id: string, work) { running.set(id, 1); await attempt(work); running.delete(id); }`,
    },
    {
      name: 'what is finished is remembered',
      kind: 'siblingMissed',
      leak: `class Runs { states = new Map<string, string>(); titles = new Map<string, string>(); add(jobId: string) { this.states.set(jobId, ''); this.titles.set(jobId, ''); } remove(jobId: string) { this.states.delete(jobId); } }`,
      clean: `class Runs { states = new Map<string, string>(); finishedJobs = new Map<string, string>(); add(jobId: string) { this.states.set(jobId, ''); this.finishedJobs.set(jobId, ''); } remove(jobId: string) { this.states.delete(jobId); } }`,
    },
    {
      name: 'a constructor fills its instance once',
      kind: 'neverShrinks',
      isLikely: true,
      leak: `export class UserStore { private readonly byId = new Map<string, object>(); add(users) { users.forEach((user) => { this.byId.set(user.id, user); }); } get(userId: string) { return this.byId.get(userId); } }`,
      clean: `export class UserStore { private readonly byId = new Map<string, object>(); private constructor(users) { users.forEach((user) => { this.byId.set(user.id, user); }); } static of(users) { return new UserStore(users); } get(userId: string) { return this.byId.get(userId); } }`,
    },
    {
      name: 'the files of a folder',
      kind: 'neverShrinks',
      isLikely: true,
      leak: `const parsed = new Map<string, object>(); export function parse(href: string) { const key = href + '!'; const known = parsed.get(key); if (known) return known; const tree = read(href); parsed.set(key, tree); return tree; }`,
      clean: `const parsed = new Map<string, object>(); export function parse(path: string, href: string) { const key = path + href; const known = parsed.get(key); if (known) return known; const tree = read(path); parsed.set(key, tree); return tree; }`,
    },
    {
      name: 'a text of a specification that the program writes',
      kind: 'neverShrinks',
      leak: `const plans: Record<string, object> = {}; export function plan(args) { const key = JSON.stringify(args); return (plans[key] ??= build(args)); }`,
      clean: `const plans: Record<string, object> = {}; export function plan(spec) { const key = JSON.stringify(spec); return (plans[key] ??= build(spec)); }`,
    },
    {
      name: 'a feature that is put in place of the one of its name',
      kind: 'clearedAtEnd',
      isLikely: true,
      leak: `export class Features { private readonly all = new Map<string, Feature>(); add(name: string) { const old = this.all.get(name); old?.dispose(); this.all.set(name, create(name)); } dispose() { for (const feature of this.all.values()) feature.dispose(); this.all.clear(); } }`,
      clean: `export class Features { private readonly all = new Map<string, Feature>(); add(feature: Feature) { const old = this.all.get(feature.name); old?.dispose(); this.all.set(feature.name, feature); } dispose() { for (const feature of this.all.values()) feature.dispose(); this.all.clear(); } }`,
    },
  ],
});

testMatrix({
  rule: 'no-unbounded-collection',
  rows: [
    {
      name: 'a loop over what a package lists is one run',
      kind: 'neverShrinks',
      leak: `const files: string[] = []; function addFile(name: string) { files.push(name); } app.get('/', (req) => { addFile(req.url); }); export const getFiles = () => files.slice();`,
      clean: `const files: string[] = []; function addFile(name: string) { files.push(name); } export function load(names: string[]) { names.forEach((name) => { addFile(name); }); } export const getFiles = () => files.slice();`,
    },
  ],
});
