import rule from '../../../src/rules/no-unbounded-cache.js';
import { untyped } from '../../support/rule-testers.js';

const options = [{ includeLikely: true }] as const;

untyped.run('no-unbounded-cache: nothing takes anything out', rule, {
  valid: [
    // An entry leaves again.
    `
      const bodies = new Map();
      app.get('/', (req) => { bodies.set(req.url, req.body); });
      app.delete('/', (req) => { bodies.delete(req.url); bodies.get(req.url); });
    `,
    // A limit, whatever it does.
    `
      const bodies = new Map();
      app.get('/', (req) => {
        if (bodies.size >= 100) return;
        bodies.set(req.url, bodies.get(req.url));
      });
    `,
    // Started anew.
    `
      let bodies = new Map();
      app.get('/', (req) => { bodies.set(req.url, bodies.get(req.url)); });
      setInterval(() => { bodies = new Map(); }, 1000);
    `,
    // Keys that the program spells out.
    `
      const counts = new Map();
      app.get('/', (req) => { counts.set(req.method === 'GET' ? 'get' : 'other', counts.get('get')); });
    `,
    `
      const shards = {};
      app.get('/', (req) => { shards[req.id % 16] = shards[req.id % 16] ?? []; });
    `,
    `
      const slots = {};
      export function mark(id: 'a' | 'b') { slots[id] = slots[id] + 1; }
    `,
    // While the module starts.
    `
      const byName = new Map();
      for (const plugin of plugins) { byName.set(plugin.id, plugin); }
      export const find = (id) => byName.get(id);
    `,
    // Somebody else has it.
    'export const bodies = new Map(); app.get("/", (req) => { bodies.set(req.url, bodies.get(req.url)); });',
    'const bodies = new Map(); expire(bodies); app.get("/", (req) => { bodies.set(req.url, bodies.get(req.url)); });',
    'const state = { bodies: new Map() }; start({ ...state }); app.get("/", (req) => { state.bodies.set(req.url, state.bodies.get(req.url)); });',
    // A helper of this file prunes it.
    `
      const bodies = new Map();
      function prune(map) { for (const key of map.keys()) map.delete(key); }
      app.get('/', (req) => { prune(bodies); bodies.set(req.url, bodies.get(req.url)); });
    `,
    // It bounds itself.
    'import { LRUCache } from "lru-cache"; const bodies = new LRUCache({ max: 9 }); app.get("/", (req) => { bodies.set(req.url, bodies.get(req.url)); });',
    'const bodies = new WeakMap(); app.get("/", (req) => { bodies.set(req, bodies.get(req)); });',
    // It dies with its call.
    'export function count(ids) { const seen = new Map(); ids.forEach((id) => { seen.set(id, seen.get(id)); }); return seen.size; }',
    // An instance of which nobody knows how long it lives.
    'export class Parser { nodes = new Map(); visit(id) { this.nodes.set(id, this.nodes.get(id)); } }',
    // A table that is filled at the start: likely at most.
    'const plugins = new Map(); export function registerPlugin(id, plugin) { plugins.set(id, plugin); } export const get = (id) => plugins.get(id);',
    // Of the key only the name says something: likely at most.
    'const pages = {}; export const toPage = (href) => pages[href] ??= render(href);',
    // Of the key nothing is known.
    { code: 'const regexps = {}; export const toRegExp = (pattern) => regexps[pattern] ??= new RegExp(pattern);', options },
    // A table that is filled at the start.
    { code: 'const plugins = new Map(); export function registerPlugin(href, plugin) { plugins.set(href, plugin); } export const get = (href) => plugins.get(href);', options },
    { code: 'const plugins = []; export function registerPlugin(plugin) { plugins.push(plugin); } export const run = () => plugins.map((plugin) => plugin());', options },
    // A type that may have three members.
    'const labels = {}; export const toLabel = (userId: UserKind) => labels[userId] ??= make(userId);',
    // A program that is run and ends.
    '#!/usr/bin/env node\nconst bodies = new Map(); export function load(userId) { bodies.set(userId, bodies.get(userId)); }',
  ],
  invalid: [
    {
      code: `
        const bodies = new Map();
        app.get('/', (req) => { bodies.set(req.url, bodies.get(req.url)); });
      `,
      errors: [
        {
          messageId: 'neverShrinks',
          line: 3,
          data: { handle: 'bodies', noun: '`Map`', culprit: '', line: 0, release: '' },
        },
      ],
    },
    {
      code: `
        const users = {};
        export async function getUser(userId) { return users[userId] ??= await load(userId); }
      `,
      errors: [{ messageId: 'neverShrinks', line: 3 }],
    },
    {
      code: `
        const results = Object.create(null);
        export function compute(args) {
          const key = JSON.stringify(args);
          if (!(key in results)) results[key] = work(args);
          return results[key];
        }
      `,
      errors: [{ messageId: 'neverShrinks', line: 5 }],
    },
    {
      code: 'class Sessions { static byToken = new Map(); open(token) { Sessions.byToken.set(token, Sessions.byToken.get(token)); } }',
      errors: [
        {
          messageId: 'neverShrinks',
        },
      ],
    },
    // A shorter loop over it is no limit.
    {
      code: `
        const bodies = new Map();
        app.get('/', (req) => {
          if (bodies.size === 0) warm();
          bodies.set(req.url, bodies.get(req.url));
        });
      `,
      errors: [
        {
          messageId: 'neverShrinks',
          line: 5,
        },
      ],
    },
    {
      code: 'const pages = {}; export const toPage = (href) => pages[href] ??= render(href);',
      options,
      errors: [{ messageId: 'neverShrinks' }],
    },
  ],
});

untyped.run('no-unbounded-cache: names and values that say that entries end', rule, {
  valid: [
    'class Client { pending = {}; send(query) { this.pending[query.name] = query; } done(name) { delete this.pending[name]; } }',
    'class Client { statements = {}; send(query) { this.statements[query.name] = query; } has(name) { return this.statements[name]; } }',
    'class Client { pending = {}; send() { this.pending["start"] = true; } has(name) { return this.pending[name]; } }',
  ],
  invalid: [
    {
      code: 'class Client { pending = {}; send(query) { this.pending[query.name] = query; } has(name) { return this.pending[name]; } }',
      errors: [{ messageId: 'transientKept' }],
    },
    {
      code: 'const kPending = Symbol("pending"); class Client { constructor() { this[kPending] = new Map(); } send(query) { this[kPending].set(query.name, query); } has(name) { return this[kPending].has(name); } }',
      errors: [{ messageId: 'transientKept' }],
    },
  ],
});

untyped.run('no-unbounded-cache: what a promise or a timer waits for', rule, {
  valid: [
    'class Rpc { commands = {}; send(n) { return new Promise((resolve) => { this.commands[n] = { resolve }; }); } get(n) { const c = this.commands[n]; delete this.commands[n]; c.resolve(); } }',
    'class Ping { timers = new Map(); arm(userId) { this.timers.set(userId, setTimeout(() => { this.timers.delete(userId); }, 9)); } stop(userId) { clearTimeout(this.timers.get(userId)); } }',
    // An interval does not come to an end.
    'class Ping { timers = new Map(); arm(userId) { this.timers.set(userId, setInterval(ping, 9)); } stop(userId) { clearInterval(this.timers.get(userId)); } }',
  ],
  invalid: [
    {
      code: 'class Rpc { commands = {}; send(n) { return new Promise((resolve) => { this.commands[n] = { resolve }; }); } get(n) { this.commands[n].resolve(); } }',
      errors: [{ messageId: 'transientKept' }],
    },
    {
      code: 'class Ping { timers = new Map(); arm(userId) { this.timers.set(userId, setTimeout(ping, 9)); } stop(userId) { clearTimeout(this.timers.get(userId)); } close() { this.timers.clear(); } }',
      errors: [{ messageId: 'transientKept' }],
    },
  ],
});

untyped.run('no-unbounded-cache: what nobody reads', rule, {
  valid: [
    'const log = new Map(); process.on("message", (kind) => { log.set(kind, 1); console.log(log); });',
    'export class Store { items = new Map(); put(name, item) { this.items.set(name, item); } }',
    'export class Store { #items = new Map(); constructor(all) { for (const one of all) this.#items.set(one.name, one); } }',
  ],
  invalid: [
    { code: 'const log = new Map(); process.on("message", (kind) => { log.set(kind, 1); });', errors: [{ messageId: 'neverRead' }] },
    { code: 'export class Store { #items = new Map(); put(name, item) { this.#items.set(name, item); } }', errors: [{ messageId: 'neverRead' }] },
  ],
});

untyped.run('no-unbounded-cache: weak values and instances', rule, {
  valid: [
    `
      const refs = new Map();
      const registry = new FinalizationRegistry((key) => refs.delete(key));
      export function keep(name, value) { refs.set(name, new WeakRef(value)); registry.register(value, name); return refs.get(name)?.deref(); }
    `,
    'const byId = new Map(); export class Item { constructor(id) { byId.set(id, this); } dispose() { byId.delete(this.id); } } byId.get(1);',
  ],
  invalid: [
    {
      code: 'const refs = new Map(); export function keep(name, value) { refs.set(name, new WeakRef(value)); return refs.get(name)?.deref(); }',
      errors: [{ messageId: 'weakRefKept' }],
    },
    {
      code: 'const byId = new Map(); export class Item { constructor(id) { byId.set(id, this); } } byId.get(1);',
      errors: [{ messageId: 'selfRegistered' }],
    },
  ],
});
