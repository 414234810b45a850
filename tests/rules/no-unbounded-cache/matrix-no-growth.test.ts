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
      leak: `export class Features { private readonly all = new Map<string, Feature>(); add(host: string) { const old = this.all.get(host); old?.dispose(); this.all.set(host, create(host)); } dispose() { for (const feature of this.all.values()) feature.dispose(); this.all.clear(); } }`,
      clean: `export class Features { private readonly all = new Map<string, Feature>(); add(feature: Feature) { const old = this.all.get(feature.host); old?.dispose(); this.all.set(feature.host, feature); } dispose() { for (const feature of this.all.values()) feature.dispose(); this.all.clear(); } }`,
    },
    {
      name: 'what is current ends, and not the item of the key',
      kind: 'siblingMissed',
      leak: `export class Report { packages = new Map<string, string>(); skips = new Map<string, boolean>(); start(workerId: string) { this.packages.set(workerId, ''); this.skips.set(workerId, true); } getPackage(workerId: string) { return this.packages.get(workerId); } onEnd(workerId: string) { this.skips.delete(workerId); } }`,
      clean: `export class Report { packages = new Map<string, string>(); skips = new Map<string, boolean>(); start() { const workerId = this.getWorkerId(); this.packages.set(workerId, ''); this.skips.set(workerId, true); } getPackage(workerId: string) { return this.packages.get(workerId); } onEnd(step: string) { const workerId = this.getWorkerId(); log(step); this.skips.delete(workerId); } }`,
    },
    {
      name: 'what only some items get',
      kind: 'siblingMissed',
      leak: `export class Bridge { bots = new Map<string, object>(); rooms = new Map<string, object>(); open(clientId: string, isBot: boolean) { this.rooms.set(clientId, {}); if (isBot) log(clientId); this.bots.set(clientId, {}); } getRoom(clientId: string) { return this.rooms.get(clientId); } remove(clientId: string) { this.bots.delete(clientId); } }`,
      clean: `export class Bridge { bots = new Map<string, object>(); rooms = new Map<string, object>(); open(clientId: string, isBot: boolean) { this.rooms.set(clientId, {}); if (isBot) { this.bots.set(clientId, {}); } } getRoom(clientId: string) { return this.rooms.get(clientId); } remove(clientId: string) { this.bots.delete(clientId); } }`,
    },
    {
      name: 'another value for another name',
      kind: 'neverShrinks',
      leak: `let entries = {}; app.get('/', (req) => { entries = { ...entries, [req.url]: req.body }; log(Object.keys(entries)); });`,
      clean: `const entries = {}; app.get('/', (req) => { let own = entries; if (req.extra) { own = { ...own, [req.url]: req.body }; } log(Object.keys(own)); });`,
    },
    {
      name: 'the default of a pattern is not its value',
      kind: 'neverShrinks',
      leak: `const meters = new Map(); export function getMeter(name, at = Date.now()) { const key = name + at; let meter = meters.get(key); if (!meter) { meter = new Meter(name); meters.set(key, meter); } return meter; }`,
      clean: `const meters = new Map(); export function getMeter(name, { version = '' } = {}) { const key = name + version; let meter = meters.get(key); if (!meter) { meter = new Meter(name); meters.set(key, meter); } return meter; }`,
    },
    {
      name: 'one of several arguments',
      kind: 'neverShrinks',
      isLikely: true,
      leak: `const names = new Map(); export function getName(args) { let name = names.get(args); if (!name) { name = toName(args); names.set(args, name); } return name; }`,
      clean: `const names = new Map(); export function getName(args) { const type = args[1]; let name = names.get(type); if (!name) { name = toName(type); names.set(type, name); } return name; }`,
    },
    {
      name: 'a promise without a way to reject',
      kind: 'rejectionMissed',
      leak: `const open = new Map<string, Promise<void>>(); export function start(id: string) { const ready = new Promise<void>((resolve, reject) => { connect(id, resolve, reject); }); open.set(id, ready); return ready.then(() => { open.delete(id); }); }`,
      clean: `const open = new Map<string, Promise<void>>(); export function start(id: string) { const ready = new Promise<void>((resolve) => { connect(id, resolve); }); open.set(id, ready); return ready.then(() => { open.delete(id); }); }`,
    },
    {
      name: 'what a function calls pending goes with its call',
      kind: 'transientKept',
      leak: `export class Walker { private pending = new Map<string, object>(); walk(tree) { visit(tree, { enter: (node) => { this.pending.set(node.id, node); } }); return this.pending.get('a'); } }`,
      clean: `export function walk(tree) { const pending = new Map<string, object>(); visit(tree, { enter: (node) => { pending.set(node.id, node); } }); return pending.get('a'); }`,
    },
    {
      name: 'a run of tests',
      kind: 'neverShrinks',
      leak: `const errorsOfUser = new Map<string, string>(); app.on('failed', (req) => { errorsOfUser.set(req.url, 'failed'); log(errorsOfUser.get('a')); });`,
      clean: `const errorsOfTest = new Map<string, string>(); app.on('failed', (req) => { errorsOfTest.set(req.url, 'failed'); log(errorsOfTest.get('a')); });`,
    },
    {
      name: 'a table of classes that register',
      kind: 'neverShrinks',
      leak: `const actions = new Map<string, object[]>(); app.get('/', (req) => { let list = actions.get(req.kind); if (!list) { list = []; actions.set(req.kind, list); } list.push(req); });`,
      clean: `const actions = new Map<string, object[]>(); export const registerAction = (kind: string) => (action: object) => { let list = actions.get(kind); if (!list) { list = []; actions.set(kind, list); } list.push(action); };`,
    },
    {
      name: 'resolvers that are taken out of the list under their key',
      kind: 'transientKept',
      leak: `export class Steps { private done = new Map<string, (() => void)[]>(); wait(step: string) { return new Promise<void>((resolve) => { this.done.set(step, (this.done.get(step) ?? []).concat([resolve])); }); } finish(step: string) { this.done.get(step)?.at(-1)?.(); } }`,
      clean: `export class Steps { private done = new Map<string, (() => void)[]>(); wait(step: string) { return new Promise<void>((resolve) => { this.done.set(step, (this.done.get(step) ?? []).concat([resolve])); }); } finish(step: string) { this.done.get(step)?.pop()?.(); } }`,
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
    {
      name: 'what is opened before the start',
      kind: 'neverShrinks',
      leak: `const waiting = []; process.on('message', (path) => { waiting.push(path); log(waiting[0]); });`,
      clean: `const waiting = []; process.on('message', (path) => { if (app.isReady()) { open(path); } else { waiting.push(path); } log(waiting[0]); });`,
    },
    {
      name: 'messages that are told once',
      kind: 'neverShrinks',
      isLikely: true,
      leak: `const told = new Set<string>(); export function tell(message: string) { if (!told.has(message)) { told.add(message); print(message); } }`,
      clean: `const told = new Set<string>(); export function infoOnce(message: string) { if (!told.has(message)) { told.add(message); print(message); } }`,
    },
    {
      name: 'the names under which a manager holds its plugins',
      kind: 'neverShrinks',
      isLikely: true,
      leak: `const told = new Set<string>(); export function tell(names) { for (const name of names) { if (!told.has(name)) { told.add(name); print(name); } } }`,
      clean: `const told = new Set<string>(); export function tell(manager) { for (const name of Object.keys(manager.plugins)) { if (!told.has(name)) { told.add(name); print(name); } } }`,
    },
    {
      name: 'a function that calls itself for each part of a tree',
      kind: 'neverShrinks',
      leak: `const names: string[] = []; function collect(tree) { for (const part of tree.parts) collect(part); names.push(tree.name); } app.get('/', (req) => { collect(req.body); log(names[0]); });`,
      clean: `const names: string[] = []; function collect(tree) { for (const part of tree.parts) collect(part); names.push(tree.name); } collect(start); log(names[0]);`,
    },
  ],
});
