import { testMatrix } from '../../support/growth-matrix.js';

const kind = 'neverShrinks';

testMatrix({
  rule: 'no-unbounded-collection',
  rows: [
    {
      name: 'a Set of the module',
      kind,
      leak: `const seen = new Set<string>(); export const isNew = (messageId: string) => { if (seen.has(messageId)) return false; seen.add(messageId); return true; };`,
      clean: `const seen = new Set<string>(); export const isNew = (messageId: string) => { if (seen.has(messageId)) return false; seen.add(messageId); if (seen.size > 99) seen.clear(); return true; };`,
    },
    {
      name: 'a list that a handler fills',
      kind,
      leak: `const requests = []; app.use((req, res, next) => { requests.push({ url: req.url }); next(); }); app.get('/log', (req, res) => { res.json(requests.map((one) => one.url)); });`,
      clean: `const requests = []; app.use((req, res, next) => { requests.push({ url: req.url }); if (requests.length > 99) requests.shift(); next(); }); app.get('/log', (req, res) => { res.json(requests.map((one) => one.url)); });`,
    },
    {
      name: 'a list that is asked first',
      kind,
      isLikely: true,
      leak: `const runs = []; export function note(job) { runs.push({ job }); } export const count = () => runs.length;`,
      clean: `const runs = []; export function note(job) { if (!runs.some((one) => one.job === job)) runs.push({ job }); } export const count = () => runs.length;`,
    },
    {
      name: 'a list that is asked first for a message',
      kind,
      leak: `const told = []; export function tell(userId) { if (!told.includes(userId)) told.push(userId); } export const count = () => told.length;`,
      clean: `const told = []; export function tell(theme) { if (!told.includes(theme)) told.push(theme); } export const count = () => told.length;`,
    },
    {
      name: 'a list in a callback of a program that runs once',
      kind,
      leak: `(() => { const found = []; walk((node) => { found.push(node); }); process.on('message', (message) => { found.push(message); }); log(found.map(String)); })();`,
      clean: `(() => { for (const tree of trees) { const found = []; walk(tree, (node) => { found.push(node); }); process.on('message', (message) => { found.push(message); }); log(found.map(String)); } })();`,
    },
    {
      name: 'a list that is replaced by a longer one',
      kind,
      leak: `let errors = []; process.on('warning', (error) => { errors = errors.concat(error); }); export const count = () => errors.length;`,
      clean: `let errors = []; process.on('warning', (error) => { errors = errors.concat(error).slice(-9); }); export const count = () => errors.length;`,
    },
    {
      name: 'a list on globalThis',
      kind,
      leak: `globalThis.__errors = []; process.on('warning', (error) => { globalThis.__errors.push(error); }); export const count = () => globalThis.__errors.length;`,
      clean: `globalThis.__errors = []; process.on('warning', (error) => { globalThis.__errors.push(error); }); export const flush = () => globalThis.__errors.splice(0);`,
    },
    {
      name: 'a list on a prototype',
      kind,
      isLikely: true,
      leak: `export class Form {} Form.prototype.errors = []; Form.prototype.fail = function (message) { this.errors.push(message); }; Form.prototype.show = function () { return this.errors.join(); };`,
      clean: `export class Form {} Form.prototype.errors = []; Form.prototype.fail = function (message) { this.errors.push(message); }; Form.prototype.reset = function () { this.errors.length = 0; };`,
    },
    {
      name: 'a static list',
      kind,
      isLikely: true,
      leak: `export class Tracker { private static events: string[] = []; static track(name: string) { Tracker.events.push(name); return Tracker.events.length; } }`,
      clean: `export class Tracker { private static events: string[] = []; static track(name: string) { Tracker.events.push(name); } static flush() { return Tracker.events.splice(0); } }`,
    },
    {
      name: 'a list of moments',
      kind,
      leak: `const samples = []; export function sample(value) { samples.push({ at: Date.now(), value }); return samples[0]; }`,
      clean: `const samples = []; export function sample(value) { samples.push({ at: Date.now(), value }); while (samples.length > 9) samples.shift(); return samples[0]; }`,
    },
    {
      name: 'breadcrumbs',
      kind,
      leak: `const breadcrumbs = []; export function leave(message, level) { breadcrumbs.push({ message, level, timestamp: new Date() }); } export const get = () => breadcrumbs.slice(-9);`,
      clean: `const breadcrumbs = []; export function leave(message, level) { breadcrumbs.push({ message, level, timestamp: new Date() }); breadcrumbs.splice(0, breadcrumbs.length - 9); } export const get = () => breadcrumbs.slice(-9);`,
    },
    {
      name: 'a text that gets longer',
      kind: 'textGrows',
      leak: `let output = ''; process.on('message', (chunk) => { output += chunk; show(output); });`,
      clean: `let output = ''; process.on('message', (chunk) => { output += chunk; output = output.slice(-99); show(output); });`,
    },
    {
      name: 'a text that gets longer in an exported function',
      kind: 'textGrows',
      isLikely: true,
      leak: `let log = ''; export function trace(line: string) { log += line + '\\n'; } export const get = () => log;`,
      clean: `let log = ''; export function trace(line: string) { log += line + '\\n'; } export const flush = () => { const all = log; log = ''; return all; };`,
    },
    {
      name: 'a cause for each failure',
      kind: 'causeGrows',
      leak: `let last; export async function poll() { for (;;) { try { await read(); } catch (error) { last = new Error('failed', { cause: last }); report(last); } } }`,
      clean: `let last; export async function poll() { for (;;) { try { await read(); } catch (error) { last = new Error('failed', { cause: error }); report(last); } } }`,
    },
    {
      name: 'nobody reads it',
      kind: 'neverRead',
      leak: `const seen = []; export function visit(node) { seen.push(node); }`,
      clean: `const seen = []; seen.push(1); export function visit(node) { return node; }`,
    },
    {
      name: 'each instance adds itself',
      kind: 'selfRegistered',
      leak: `export class Chart { static all = new Set<Chart>(); constructor() { Chart.all.add(this); } } export const redraw = () => Chart.all.forEach((chart) => chart);`,
      clean: `export class Chart { static all = new Set<Chart>(); constructor() { Chart.all.add(this); } destroy() { Chart.all.delete(this); } } export const redraw = () => Chart.all.forEach((chart) => chart);`,
    },
    {
      name: 'each instance adds itself in a method that the constructor calls',
      kind: 'selfRegistered',
      leak: `const charts: Chart[] = []; export class Chart { constructor() { this.register(); } private register() { charts.push(this); } } export const redraw = () => charts.forEach((chart) => chart);`,
      clean: `const charts: Chart[] = []; export class Chart { constructor() { this.register(); } private register() { charts.push(this); } destroy() { charts.splice(charts.indexOf(this), 1); } } export const redraw = () => charts.forEach((chart) => chart);`,
    },
    {
      name: 'a weak reference for each object',
      kind: 'weakRefKept',
      leak: `const refs = []; export function watch(element) { refs.push(new WeakRef(element)); } export const count = () => refs.filter((ref) => ref.deref()).length;`,
      clean: `let refs = []; export function watch(element) { refs.push(new WeakRef(element)); } export const prune = () => { refs = refs.filter((ref) => ref.deref()); };`,
    },
    {
      name: 'the strong list beside weak keys',
      kind: 'weakKeyKept',
      leak: `const states = new WeakMap(); const all = new Set(); export function track(element) { states.set(element, {}); all.add(element); } export const redraw = () => all.forEach((element) => states.get(element));`,
      clean: `const states = new WeakMap(); const all = new Set(); export function track(element) { states.set(element, {}); all.add(element); } export const drop = (element) => all.delete(element);`,
    },
    {
      name: 'handlers that only come',
      kind,
      leak: `const handlers = []; app.get('/', (req, res) => { handlers.push((value) => res.write(value)); }); export const emit = (value) => handlers.forEach((handler) => handler(value));`,
      // A program has as many as it writes.
      clean: `const handlers = []; export function onChange(handler) { handlers.push(handler); } export const emit = (value) => handlers.forEach((handler) => handler(value));`,
    },
    {
      name: 'lists under keys that are few',
      kind,
      leak: `const visits = { get: [], post: [] }; app.get('/', (req) => { visits.get.push(req.url); log(visits.get.length); });`,
      clean: `const visits = { get: [], post: [] }; app.get('/', (req) => { visits.get.push(req.url); if (visits.get.length > 9) visits.get.shift(); });`,
    },
    {
      name: 'elements',
      kind,
      leak: `const mounted = new Set<HTMLElement>(); export function show(element: HTMLElement) { mounted.add(element); return mounted.has(element); }`,
      clean: `const mounted = new WeakSet<HTMLElement>(); export function show(element: HTMLElement) { mounted.add(element); return mounted.has(element); }`,
    },
    {
      name: 'ids of processes',
      kind,
      leak: `const started = new Set(); export function execute(command) { const child = spawn(command); started.add(child.pid); return child; } process.on('exit', () => { for (const pid of started) process.kill(pid); });`,
      clean: `const started = new Set(); export function execute(command) { const child = spawn(command); started.add(child.pid); child.on('exit', () => started.delete(child.pid)); return child; } process.on('exit', () => { for (const pid of started) process.kill(pid); });`,
    },
  ],
});
