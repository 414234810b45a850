import { expect, test } from 'vitest';
import { testMatrix } from '../../support/growth-matrix.js';
import { createReport } from '../../support/rule-testers.js';

const kind = 'neverShrinks';

/** A cache of pages by url; `more` stands in the module, `within` in front of the growth. */
const PAGES = (more: string, within = '', made = 'new Map()'): string => `
import { LRUCache } from 'lru-cache';
import QuickLru from 'quick-lru';
import TtlMap from './ttl-map.js';
const pages = ${made};
${more}
app.get('/', (req) => {
  ${within}
  if (!pages.has(req.url)) pages.set(req.url, render(req));
  return pages.get(req.url);
});`;

const report = createReport('no-unbounded-cache');

test.each<[string, string]>([
  ['delete in another handler', PAGES('app.delete("/", (req) => { pages.delete(req.url); });')],
  ['delete in a helper', PAGES('function drop(url) { pages.delete(url); } bus.on("change", ({ url }) => drop(url));')],
  ['delete in a helper that gets it', PAGES('function drop(map, url) { map.delete(url); } bus.on("change", ({ url }) => drop(pages, url));')],
  ['delete in a loop', PAGES('setInterval(() => { for (const [url, page] of pages) if (page.isOld) pages.delete(url); }, 1000);')],
  ['delete in forEach', PAGES('setInterval(() => { pages.forEach((page, url) => { if (page.isOld) pages.delete(url); }); }, 1000);')],
  ['delete by a timer', PAGES('', 'setTimeout(() => pages.delete(req.url), 1000);')],
  ['delete by a bound method', PAGES('bus.on("change", pages.delete.bind(pages));')],
  ['delete by another name', PAGES('const { delete: drop } = pages; bus.on("change", (url) => drop.call(pages, url));')],
  ['clear', PAGES('bus.on("deploy", () => pages.clear());')],
  ['clear as a listener', PAGES('bus.on("deploy", pages.clear);')],
  ['a fresh one', PAGES('bus.on("deploy", () => { pages = new Map(); });').replace('const pages', 'let pages')],
  ['a fresh copy of a part', PAGES('bus.on("deploy", () => { pages = new Map([...pages].slice(-9)); });').replace('const pages', 'let pages')],
  ['nothing in its place', PAGES('bus.on("deploy", () => { pages = null; });').replace('const pages', 'let pages')],
  ['a limit that evicts', PAGES('', 'if (pages.size > 99) pages.delete(pages.keys().next().value);')],
  ['a limit that leaves', PAGES('', 'if (pages.size > 99) return render(req);')],
  ['a limit that throws', PAGES('', 'if (pages.size > 99) throw new Error("full");')],
  ['a limit in a loop', PAGES('', 'while (pages.size > 99) pages.delete(pages.keys().next().value);')],
  ['a limit with a name', PAGES('const MAX = 99;', 'const isFull = pages.size >= MAX; if (isFull) return;')],
  ['a limit in a helper', PAGES('const isFull = () => pages.size > 99;', 'if (isFull()) return;')],
  ['unknown code gets it', PAGES('prune(pages);')],
  ['unknown code gets it in an object', PAGES('prune({ pages });')],
  ['an LRU', PAGES('', '', 'new LRUCache({ max: 99 })')],
  ['an LRU of another package', PAGES('', '', 'new QuickLru({ maxSize: 99 })')],
  ['a class of the project', PAGES('', '', 'new TtlMap(1000)')],
  ['a class that extends Map and bounds itself', PAGES('', '', 'new Bounded()').replace('const pages', 'class Bounded extends Map { set(key, value) { if (this.size > 99) this.clear(); return super.set(key, value); } } const pages')],
  ['weak keys', PAGES('', '', 'new WeakMap()').replaceAll('req.url', 'req')],
  ['a finalizer deletes', PAGES('const gone = new FinalizationRegistry((url) => pages.delete(url));', 'gone.register(req, req.url);')],
  ['a test resets it', PAGES('export const resetForTests = () => pages.clear();')],
])('%s is silent', (_name, code) => {
  expect(report('file.js', code, { includeLikely: true })).toEqual([]);
});

test.each<[string, string]>([
  ['nothing takes anything out', PAGES('')],
  ['another one is pruned', PAGES('const others = new Map(); bus.on("change", (url) => others.delete(url));')],
  ['another one is limited', PAGES('const others = new Map();', 'if (others.size > 99) return;')],
  ['the field of the same name of another object', PAGES('bus.on("change", ({ pages, url }) => pages.delete(url));')],
  ['the size is only told', PAGES('setInterval(() => { console.log(pages.size); }, 1000);')],
])('%s is told', (_name, code) => {
  expect(report('file.js', code).map(({ messageId }) => messageId)).toEqual([kind]);
});

const TTL = (get: string, more = ''): string => `
const users = new Map();
export function remember(userId, user) { users.set(userId, { user, expires: Date.now() + 1000 }); }
export function recall(userId) {
  const entry = users.get(userId);
  ${get}
  return entry.user;
}
${more}`;

testMatrix({
  rule: 'no-unbounded-cache',
  rows: [
    {
      name: 'expired entries leave only when somebody asks for them',
      kind: 'staleKept',
      leak: TTL('if (Date.now() > entry.expires) { users.delete(userId); return undefined; }'),
      clean: TTL('if (Date.now() > entry.expires) { users.delete(userId); return undefined; }', 'setInterval(() => { for (const [id, { expires }] of users) if (Date.now() > expires) users.delete(id); }, 60_000);'),
    },
    {
      name: 'expired entries of a class with one instance',
      kind: 'staleKept',
      isLikely: true,
      leak: `class Store { private items = new Map(); get(key: string) { const item = this.items.get(key); if (item && item.expiresAt < Date.now()) { this.items.delete(key); return undefined; } return item?.value; } set(key: string, value: string, ttl: number) { this.items.set(key, { value, expiresAt: Date.now() + ttl }); } } export const store = new Store();`,
      clean: `class Store { private items = new Map(); get(key: string) { const item = this.items.get(key); if (item && item.expiresAt < Date.now()) { this.items.delete(key); return undefined; } return item?.value; } set(key: string, value: string, ttl: number) { this.items.set(key, { value, expiresAt: Date.now() + ttl }); } remove(key: string) { this.items.delete(key); } } export const store = new Store();`,
    },
  ],
});
