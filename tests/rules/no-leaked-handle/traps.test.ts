import rule from '../../../src/rules/no-leaked-handle.js';
import { typed, untyped } from '../../support/rule-testers.js';

const strict = [{ includeThrows: true, includeLikely: true }] as const;

/** What the typings call disposable and holds nothing, or is somebody else's; with types, and under `strict`. */
typed.run('no-leaked-handle: what looks like a handle', rule, {
  valid: [
    'export function first(map: Map<string, number>) { const keys = map.keys(); return keys.next().value; }',
    'export function first(list: number[]) { const all = list.values(); return all.next().value; }',
    'export function* count() { yield 1; } export function start() { const counter = count(); counter.next(); }',
    'export function later(run: () => void) { const timer: NodeJS.Timeout = setTimeout(run, 10); timer.hasRef(); }',
    "import { createHash } from 'node:crypto'; export function hash(text: string) { const sum = createHash('sha256'); sum.update(text); return sum.digest('hex'); }",
    "import { createHmac } from 'node:crypto'; export function sign(text: string) { const sum = createHmac('sha256', 'key'); sum.update(text); return sum.digest('hex'); }",
    'export function pause() { const input = process.stdin; input.pause(); }',
    "import { createServer } from 'node:http'; export function count(handler: () => void) { const server = createServer(handler); return server.listenerCount('request'); }",
    "import { request } from 'node:http'; export function ping(url: string) { request(url).end(); }",
    "import { get } from 'node:https'; export function ping(url: string) { const sent = get(url, (response) => response.resume()); sent.setTimeout(10); }",
    // Iterating closes a directory.
    "import { opendirSync } from 'node:fs'; export async function list(path: string) { const folder = opendirSync(path); for await (const { name } of folder) console.log(name); }",
  ].map((code) => ({ code, options: strict })),
  invalid: [
    // The same code with something that holds.
    {
      code: "import { openSync, fstatSync } from 'node:fs'; export function getSize(path: string) { const fd = openSync(path); return fstatSync(fd).size; }",
      errors: [{ messageId: 'neverReleased' }],
    },
  ],
});

untyped.run('no-leaked-handle: known limits', rule, {
  valid: [
    // A line reader that `break` leaves open.
    "import { createInterface } from 'node:readline'; export async function find(input, word) { const reader = createInterface({ input }); for await (const line of reader) { if (line === word) break; } }",
    // A promise that another statement awaits.
    "import { open } from 'node:fs/promises'; export async function touch(path) { const opening = open(path, 'a'); const file = await opening; await file.sync(); }",
    // Several at once, of which one may fail.
    "import { open } from 'node:fs/promises'; export async function touch(a, b) { const files = await Promise.all([open(a, 'a'), open(b, 'a')]); await files[0].sync(); }",
  ],
  invalid: [
    {
      code: "import fs from 'node:fs'; export function touch(path) { const fd = fs.openSync(path, 'r'); fs.fsyncSync(fd); }",
      errors: [{ messageId: 'neverReleased' }],
    },
  ],
});
