import rule from '../../../src/rules/no-leaked-disposable.js';
import { typed, untyped } from '../../support/rule-testers.js';

/** Another place of the same file, which says that a runner goes back to its pool. */
const SIBLING = [
  'export async function migrate(source) {',
  '  const runner = source.createRunner();',
  '  try {',
  "    await runner.query('MIGRATE');",
  '  } finally {',
  '    await runner.release();',
  '  }',
  '}',
].join('\n');

const strict = [{ includeThrows: true, includeLikely: true }] as const;

untyped.run('no-leaked-disposable: what another place releases', rule, {
  valid: [
    SIBLING,
    // Nothing in the file says that it has to be released.
    "export const version = async (source) => await source.createRunner().query('SELECT 1');",
    // It says itself whether it is released.
    `${SIBLING}\nexport async function read(source, sql) { const runner = source.createRunner(); try { await runner.query(sql); } finally { if (!runner.isReleased) { await runner.release(); } } }`,
    `${SIBLING}\nexport async function read(source, sql) { const runner = source.createRunner(); if (runner.isReleased) { return; } await runner.release(); }`,
    // Released in the expression that makes it.
    `${SIBLING}\nexport const touch = async (source) => await source.createRunner().release();`,
    // The chain may give the runner itself, or a promise that somebody releases by.
    `${SIBLING}\nexport const open = async (source) => await source.createRunner().connect();`,
    `${SIBLING}\nexport const use = (source, work) => source.createRunner().then((runner) => work(runner));`,
    // Handed over, returned, stored, or used by a closure that lives longer.
    `${SIBLING}\nexport function give(source, take) { const runner = source.createRunner(); take(runner); }`,
    `${SIBLING}\nexport function make(source) { const runner = source.createRunner(); runner.begin(); return runner; }`,
    `${SIBLING}\nexport function open(source) { const runner = source.createRunner(); return { query: (sql) => runner.query(sql), close: () => runner.release() }; }`,
    `${SIBLING}\nexport function open(source) { const runner = source.createRunner(); return { query: (sql) => runner.query(sql) }; }`,
    `${SIBLING}\nexport function openIn(source, options) { const runner = source.createRunner(); options.start({ runner }); }`,
    `${SIBLING}\nexport function openIn(source, stack) { const runner = source.createRunner(); stack.push(runner); }`,
    // One for the process.
    `${SIBLING}\nimport { source } from './source.js';\nexport const shared = source.createRunner();`,
    `${SIBLING}\nimport { source } from './source.js';\nconst shared = source.createRunner();\nshared.begin();`,
    `${SIBLING}\nexport async function main(source) { const runner = source.createRunner(); await runner.begin(); }`,
    // `using` releases.
    `${SIBLING}\nexport async function run(source) { await using runner = source.createRunner(); await runner.query('SELECT 1'); }`,
    // Through an alias, by another method that ends it, or by one that the wrapped releases.
    `${SIBLING}\nexport async function run(source) { const runner = source.createRunner(); const it = runner; try { await it.query('SELECT 1'); } finally { await it.release(); } }`,
    `${SIBLING}\nexport async function run(source) { const runner = source.createRunner(); try { await runner.query('SELECT 1'); } finally { await runner.destroy(); } }`,
    `${SIBLING}\nfunction end(runner) { return runner.release(); }\nexport async function run(source) { const runner = source.createRunner(); try { await runner.query('SELECT 1'); } finally { await end(runner); } }`,
    // A pool that takes something back is no lease.
    'export class Store { constructor() { this.pool = new Pool(); } async run() { const client = await this.pool.take(); this.pool.release(client); } close() { this.pool.drain(); } }',
    // What is shown is opened and closed.
    'export function ask() { const dialog = openDialog(); dialog.close(); }\nexport function tell() { const dialog = openDialog(); dialog.show(); }',
    // A row, not a resource.
    'export async function swap(User) { const user = await User.create({}); await user.destroy(); }\nexport async function add(User) { const user = await User.create({}); await user.notify(); }',
    // The same name on another receiver means nothing where it is a single word.
    "export function read(file) { const handle = file.open(); handle.read(); handle.close(); }\nexport function show(door) { const handle = door.open(); handle.paint(); }",
  ],
  invalid: [
    {
      code: `${SIBLING}\nexport const version = async (source) => await source.createRunner().query('SELECT 1');`,
      errors: [{ messageId: 'dropped', line: 9, data: { noun: 'runner', release: 'release', siblingLine: 6 } }],
    },
    {
      code: `${SIBLING}\nexport async function touch(source) { source.createRunner(); }`,
      errors: [{ messageId: 'dropped', line: 9 }],
    },
    {
      code: `${SIBLING}\nexport function list(source, names) { const builder = source.createRunner().manager.createBuilder(); return builder.list(names); }`,
      errors: [{ messageId: 'dropped', line: 9 }],
    },
    {
      code: `${SIBLING}\nexport async function count(source) { const runner = source.createRunner(); await runner.query('SELECT 1'); }`,
      errors: [{ messageId: 'forgotten', line: 9, data: { handle: 'runner', noun: 'runner', keeps: 'what others wait for', siblingLine: 6, release: 'runner.release', where: 'when it is no longer needed' } }],
    },
    {
      code: `${SIBLING}\nexport async function run(source, sql) { const runner = source.createRunner(); if (!sql) return; await runner.release(); }`,
      errors: [{ messageId: 'leaveMissed', line: 9, suggestions: [{ messageId: 'releaseInFinally', output: `${SIBLING}\nexport async function run(source, sql) { const runner = source.createRunner(); try { if (!sql) return; } finally { await runner.release(); } }` }] }],
    },
    // A pool waits for what an error keeps.
    {
      code: `${SIBLING}\nexport async function run(source) { const runner = source.createRunner(); await runner.query('SELECT 1'); await runner.release(); }`,
      errors: [{ messageId: 'throwMissed', line: 9, suggestions: [{ messageId: 'releaseInFinally', output: `${SIBLING}\nexport async function run(source) { const runner = source.createRunner(); try { await runner.query('SELECT 1'); } finally { await runner.release(); } }` }] }],
    },
    // Classes of the file, and classes from elsewhere.
    {
      code: "import { Doc } from 'docs';\nexport function size(bytes) { const doc = new Doc(bytes); const { length } = doc.pages; doc.destroy(); return length; }\nexport function title(bytes) { const doc = new Doc(bytes); return doc.head.length; }",
      options: [{ includeLikely: true }],
      errors: [{ messageId: 'forgotten', line: 3, data: { handle: 'doc', noun: 'Doc', keeps: 'all that it holds', siblingLine: 2, release: 'doc.destroy', where: 'when it is no longer needed' } }],
    },
  ],
});

untyped.run('no-leaked-disposable: ways out of what no pool waits for', rule, {
  valid: [
    "export async function run(api) { const client = await api.connect(); await client.ping(); await client.close(); }",
    "export async function run(api) { try { const client = await api.connect(); await client.ping(); await client.close(); } catch (error) { console.error(error); } }",
    {
      code: 'export async function run(api) { const client = await api.connect(); try { await client.ping(); } finally { await client.close(); } }',
      options: strict,
    },
    {
      code: 'export async function run(api) { let isDone = false; const client = await api.connect(); try { await client.ping(); } catch (error) { isDone = true; await client.destroy(); throw error; } finally { if (!isDone) await client.close(); } }',
      options: strict,
    },
    // The promise itself may fail: then there is nothing.
    {
      code: 'export async function run(api, isFast) { const client = await (isFast ? api.connect() : api.openSlowly()); client.close(); }',
      options: strict,
    },
  ],
  invalid: [
    {
      code: 'export async function run(api) { const client = await api.connect(); if (!client.ready) return; await client.close(); }',
      errors: [{ messageId: 'leaveMissed', line: 1, suggestions: [{ messageId: 'releaseBeforeReturn', output: 'export async function run(api) { const client = await api.connect(); if (!client.ready) { await client.close(); return; } await client.close(); }' }, { messageId: 'releaseInFinally', output: 'export async function run(api) { const client = await api.connect(); try { if (!client.ready) return; } finally { await client.close(); } }' }] }],
    },
    {
      code: 'export async function run(api) { const client = await api.connect(); await client.ping(); await client.close(); }',
      options: strict,
      errors: [{ messageId: 'throwMissed', line: 1, suggestions: [{ messageId: 'releaseInFinally', output: 'export async function run(api) { const client = await api.connect(); try { await client.ping(); } finally { await client.close(); } }' }] }],
    },
    {
      code: 'export async function run(api) { try { const client = await api.connect(); await client.ping(); await client.close(); } catch (error) { console.error(error); } }',
      options: strict,
      errors: [{ messageId: 'endMissed', line: 1, suggestions: [{ messageId: 'releaseInFinally', output: 'export async function run(api) { try { const client = await api.connect(); try { await client.ping(); } finally { await client.close(); } } catch (error) { console.error(error); } }' }] }],
    },
  ],
});

typed.run('no-leaked-disposable: types', rule, {
  valid: [
    // The type has nothing to release.
    'interface Runner { query(sql: string): Promise<number>; release(): void } interface Pool { createRunner(): Runner } interface Log { createRunner(): { query(sql: string): Promise<number> } }\nexport async function run(pool: Pool) { const runner = pool.createRunner(); try { await runner.query(""); } finally { runner.release(); } }\nexport const count = async (log: Log) => await log.createRunner().query("");',
  ],
  invalid: [
    {
      code: 'interface Runner { query(sql: string): Promise<number>; release(): void } interface Pool { createRunner(): Runner }\nexport async function run(pool: Pool) { const runner = pool.createRunner(); try { await runner.query(""); } finally { runner.release(); } }\nexport const count = async (pool: Pool) => await pool.createRunner().query("");',
      errors: [{ messageId: 'dropped', line: 3 }],
    },
  ],
});
