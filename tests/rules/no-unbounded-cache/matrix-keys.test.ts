import { testMatrix } from '../../support/growth-matrix.js';

const kind = 'neverShrinks';

/** A cache of an exported function, asked by a key. */
const CACHE = (parameters: string, key: string, before = ''): string =>
  `const cache = new Map(); ${before} export function find(${parameters}) { const key = ${key}; if (!cache.has(key)) cache.set(key, make()); return cache.get(key); }`;

/** A cache of a handler. */
const SERVED = (key: string, before = ''): string =>
  `const cache = {}; ${before} app.get('/', (req, res) => { const key = ${key}; cache[key] = cache[key] ?? make(); });`;

const FEW = `const cache = new Map(); type Label = 'a' | 'b'; export function find(label: Label) { if (!cache.has(label)) cache.set(label, make()); return cache.get(label); }`;

/** A table that the named function fills. */
const FILLED = (name: string, key: string): string => `const table = new Map(); export function ${name}(item) { table.set(item.${key}, item); } export const get = (key) => table.get(key);`;

testMatrix({
  rule: 'no-unbounded-cache',
  rows: [
    { name: 'the url of a request', kind, leak: SERVED('req.url'), clean: SERVED("'index'") },
    { name: 'the original url of a request', kind, leak: SERVED('req.originalUrl'), clean: SERVED("req.method === 'GET' ? 'get' : 'other'") },
    { name: 'a parameter of a request', kind, leak: SERVED('req.params.id'), clean: SERVED('Number(req.params.id) % 8') },
    { name: 'a text with a part of a request', kind, leak: SERVED('`user:${req.query.name}`'), clean: SERVED('`user:${1}`') },
    { name: 'a destructured part of a request', kind, leak: SERVED('name', '').replace('const key', 'const { name } = req.query; const key'), clean: SERVED("name ? 'a' : 'b'").replace('const key', 'const { name } = req.query; const key') },
    { name: 'a header', kind, leak: SERVED("req.headers['user-agent']"), clean: SERVED("req.headers['user-agent'] ? 'with' : 'without'") },
    { name: 'what a method of the request gives', kind, leak: SERVED("req.get('host')"), clean: SERVED("typeof req.get('host')") },
    { name: 'a clock', kind, leak: CACHE('', 'Date.now()'), clean: CACHE('', 'Date.now() % 60') },
    { name: 'a date', kind, leak: CACHE('', 'new Date().toISOString()'), clean: CACHE('', 'new Date().getDay()') },
    { name: 'a random value', kind, leak: CACHE('', 'Math.random()'), clean: CACHE('', 'Math.random() > 0.5') },
    { name: 'a fresh id', kind, leak: CACHE('', 'crypto.randomUUID()'), clean: CACHE('', "'fixed'") },
    { name: 'a counter', kind, leak: CACHE('', 'next++', 'let next = 0;'), clean: CACHE('', 'next++ % 8', 'let next = 0;') },
    { name: 'arguments as a text', kind, leak: CACHE('...args', 'JSON.stringify(args)'), clean: CACHE('...args', 'args.length > 1') },
    { name: 'arguments joined', kind, isLikely: true, leak: CACHE('...args', "args.join('|')"), clean: CACHE('...args', "['a', 'b'].join('|')") },
    { name: 'a hash of something', kind, isLikely: true, leak: CACHE('text', "createHash('md5').update(text).digest('hex')"), clean: CACHE('text', 'text === undefined') },
    { name: 'a user', kind, leak: CACHE('user', 'user.id'), clean: CACHE('isUser: boolean', 'isUser') },
    { name: 'the message of an error', kind, isLikely: true, leak: CACHE('error', 'error.message'), clean: CACHE('error', 'error instanceof TypeError') },
    { name: 'a text by its name', kind, isLikely: true, leak: CACHE('label: string', 'label'), clean: CACHE('theme: string', 'theme') },
    { name: 'a text in a key of several parts', kind, isLikely: true, leak: CACHE('label: string', '`${label} 12px`'), clean: CACHE('theme: string', '`${theme} 12px`') },
    { name: 'a text of a type that another file declares', kind, isLikely: true, leak: CACHE('label: string', 'label'), clean: CACHE('label: ButtonLabel', 'label') },
    { name: 'the id of a record', kind, isLikely: true, leak: FILLED('keep', 'id'), clean: FILLED('keep', 'type') },
    { name: 'the id of what a program has a few of', kind, isLikely: true, leak: CACHE('albumId: string', 'albumId'), clean: CACHE('pluginId: string', 'pluginId') },
    { name: 'an id that is waited for', kind, isLikely: true, leak: CACHE('id: string', 'id').replace('export', 'export async'), clean: CACHE('id: string', 'id') },
    { name: 'the id of a record that is registered', kind, isLikely: true, leak: FILLED('keep', 'id'), clean: FILLED('register', 'id') },
    { name: 'what is told once', kind, isLikely: true, leak: `const told = {}; export function tell(message) { if (!told[message]) { told[message] = true; log(message); } }`, clean: `const told = {}; export function warnOnce(message) { if (!told[message]) { told[message] = true; log(message); } }` },
    { name: 'the key of a trap', kind, leak: `const cache = new Map(); export const tags = { get(_, el) { if (!cache.has(el)) cache.set(el, make(el)); return cache.get(el); } };`, clean: `const cache = new Map(); export const tags = new Proxy(make, { get(_, el) { if (!cache.has(el)) cache.set(el, make(el)); return cache.get(el); } });` },
    { name: 'a parameter that a counter replaces', kind, leak: `const groups = {}; let next = 0; export function join(group) { group = group || 'g' + next++; groups[group] = true; return group; } export const has = (group) => groups[group];`, clean: `const groups = {}; let next = 0; export function join(group) { group = group || 'g' + (next++ % 8); groups[group] = true; return group; } export const has = (group) => groups[group];` },
    { name: 'a number without a limit', kind, leak: CACHE('', 'next++', 'let next = 0;'), clean: CACHE('', 'next++', 'let next = 0;').replace('if (', 'if (key < 100 && ') },
    { name: 'options as a text', kind, leak: CACHE('request', 'JSON.stringify(request)'), clean: CACHE('options', 'JSON.stringify(options)') },
    { name: 'what is told once, by the name of the container', kind, isLikely: true, leak: `const told = {}; export function tell(message) { if (!told[message]) { told[message] = true; log(message); } }`, clean: `const warned = {}; export function tell(message) { if (!warned[message]) { warned[message] = true; log(message); } }` },
    { name: 'a program that is run', kind, isLikely: true, leak: `const sizes = new Map(); export function measure(label) { if (!sizes.has(label)) sizes.set(label, make()); return sizes.get(label); }`, clean: `const sizes = new Map(); function measure(label) { if (!sizes.has(label)) sizes.set(label, make()); return sizes.get(label); } measure(argument);` },
    { name: 'a static field that others can reach', kind, isLikely: true, leak: `export class Sizes { static #known = new Map(); static measure(label) { return Sizes.#known.get(label) ?? Sizes.#known.set(label, make()); } }`, clean: `export class Sizes { static known = new Map(); static measure(label) { return Sizes.known.get(label) ?? Sizes.known.set(label, make()); } }` },
    { name: 'what a constructor fills', kind, isLikely: true, leak: `export class MessageRouter { #rules = new Map(); constructor(config) { this.#apply(config); } add(config) { this.#apply(config); } #apply(config) { for (const messageId of config.ids) this.#rules.set(messageId, config); } get(messageId) { return this.#rules.get(messageId); } }`, clean: `export class MessageRouter { #rules = new Map(); constructor(config) { this.#apply(config); } #apply(config) { for (const messageId of config.ids) this.#rules.set(messageId, config); } get(messageId) { return this.#rules.get(messageId); } }` },
    { name: 'a hash of what somebody sets up', kind, isLikely: true, leak: CACHE('bodyHash: string', 'bodyHash'), clean: CACHE('schemaHash: string', 'schemaHash') },
    { name: 'an item of a list that the program writes', kind, isLikely: true, leak: `const table = new Map(); export function keep(name) { const names = [...name]; for (const one of names) { table.set(one, names); } } export const get = (one) => table.get(one);`, clean: `const table = new Map(); export function keep(name) { const names = [name]; for (const one of names) { table.set(one, names); } } export const get = (one) => table.get(one);` },
    { name: 'what a manager is given', kind, isLikely: true, leak: `export class PluginManager { #byPlugin = new Map(); run(maker) { const plugin = new maker(); this.#byPlugin.set(plugin, maker); } get(plugin) { return this.#byPlugin.get(plugin); } }`, clean: `export class PluginManager { #byPlugin = new Map(); add(maker) { const plugin = new maker(); this.#byPlugin.set(plugin, maker); } get(plugin) { return this.#byPlugin.get(plugin); } }` },
    { name: 'an id of a package', kind, leak: CACHE('', 'ulid()'), clean: CACHE('', 'version()') },
    {
      name: 'one of a union',
      kind,
      isLikely: true,
      leak: FEW.replace("'a' | 'b'", 'string'),
      clean: FEW,
    },
    {
      name: 'a member of an enum',
      kind,
      isLikely: true,
      leak: `interface Level { text: string } const cache = new Map(); export function find(label: string) { return cache.get(label) ?? cache.set(label, make(label)); }`,
      clean: `enum Level { Low, High } const cache = new Map(); export function find(label: Level) { return cache.get(label) ?? cache.set(label, make(label)); }`,
    },
    {
      name: 'a key of an object',
      kind,
      isLikely: true,
      leak: `const parts = { a: 1, b: 2 }; const cache = new Map(); export function find(label: string) { return cache.get(label) ?? cache.set(label, make(label)); }`,
      clean: `const parts = { a: 1, b: 2 }; const cache = new Map(); export function find(label: keyof typeof parts) { return cache.get(label) ?? cache.set(label, make(label)); }`,
    },
    {
      name: 'one of a constant list',
      kind,
      isLikely: true,
      leak: `const cache = new Map(); export function warm(names: string[]) { for (const name of names) { if (!cache.has(name)) cache.set(name, make(name)); } }`,
      clean: `const NAMES = ['a', 'b']; const cache = new Map(); export function warm() { for (const name of NAMES) { if (!cache.has(name)) cache.set(name, make(name)); } }`,
    },
    {
      name: 'a class of the program',
      kind,
      leak: `const cache = new Map(); export function find(node: HTMLElement) { if (!cache.has(node)) cache.set(node, make(node)); return cache.get(node); }`,
      clean: `class Part {} const cache = new Map(); export function find() { if (!cache.has(Part)) cache.set(Part, make(Part)); return cache.get(Part); }`,
    },
    {
      name: 'a constructor',
      kind,
      leak: `const cache = new Map(); export function find(request: Request) { if (!cache.has(request)) cache.set(request, make(request)); return cache.get(request); }`,
      clean: `const cache = new Map(); export function find(part: object) { if (!cache.has(part.constructor)) cache.set(part.constructor, make(part)); return cache.get(part.constructor); }`,
    },
    {
      name: 'filled by a parameter that is told a part of a request',
      kind,
      leak: `const cache = new Map(); const find = (key: string) => { if (!cache.has(key)) cache.set(key, make(key)); return cache.get(key); }; app.get('/', (req) => { find(req.params.page); });`,
      clean: `const cache = new Map(); const find = (key: string) => { if (!cache.has(key)) cache.set(key, make(key)); return cache.get(key); }; app.get('/', (req) => { find('index'); find('menu'); });`,
    },
    {
      name: 'what an API handler of a framework gets',
      kind,
      leak: `const cache = new Map(); export async function GET(request: Request) { const url = request.url; if (!cache.has(url)) cache.set(url, await make()); return cache.get(url); }`,
      clean: `const cache = new Map(); export async function GET(request: Request) { const url = 'index'; if (!cache.has(url)) cache.set(url, await make()); return cache.get(url); }`,
    },
    {
      name: 'a rate limit for each address',
      kind,
      leak: `const hits = new Map(); export function limit(req, res, next) { const entry = hits.get(req.ip) ?? { count: 0, start: Date.now() }; if (Date.now() - entry.start > 1000) { entry.count = 0; } entry.count += 1; hits.set(req.ip, entry); next(); }`,
      clean: `const hits = new Map(); export function limit(req, res, next) { const entry = hits.get(req.ip) ?? { count: 0, start: Date.now() }; entry.count += 1; hits.set(req.ip, entry); next(); } setInterval(() => { for (const [ip, entry] of hits) if (Date.now() - entry.start > 1000) hits.delete(ip); }, 1000);`,
    },
  ],
});

testMatrix({
  rule: 'no-unbounded-cache',
  project: new URL('../../fixtures/typed/', import.meta.url),
  rows: [
    {
      name: 'a type that is closed elsewhere',
      kind,
      isLikely: true,
      leak: `type Name = string; const cache = new Map<Name, number>(); export function find(label: Name): number | undefined { if (!cache.has(label)) cache.set(label, 1); return cache.get(label); }`,
      clean: `const NAMES = ['a', 'b'] as const; type Name = (typeof NAMES)[number]; const cache = new Map<Name, number>(); export function find(label: Name): number | undefined { if (!cache.has(label)) cache.set(label, 1); return cache.get(label); }`,
    },
    {
      name: 'a template of closed types',
      kind,
      isLikely: true,
      leak: `type Name = \`on\${string}\`; const cache = new Map<Name, number>(); export function find(label: Name): number | undefined { if (!cache.has(label)) cache.set(label, 1); return cache.get(label); }`,
      clean: `type Name = \`on\${'a' | 'b'}\`; const cache = new Map<Name, number>(); export function find(label: Name): number | undefined { if (!cache.has(label)) cache.set(label, 1); return cache.get(label); }`,
    },
    {
      name: 'an element by its type',
      kind,
      leak: `const cache = new Map<object, number>(); const find = (of: () => HTMLElement): number | undefined => { const key = of(); if (!cache.has(key)) cache.set(key, 1); return cache.get(key); }; export const get = find;`,
      clean: `const cache = new Map<object, number>(); const find = (of: () => new () => object): number | undefined => { const key = of(); if (!cache.has(key)) cache.set(key, 1); return cache.get(key); }; export const get = find;`,
    },
  ],
});
