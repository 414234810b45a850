import rule from '../../../src/rules/no-leaked-disposable.js';
import { typed, untyped } from '../../support/rule-testers.js';

/** Another place of the same file, which says that a runner goes back to its pool. */
const SIBLING = 'export async function migrate(source) { const runner = source.createRunner(); try { await runner.query(""); } finally { await runner.release(); } }';

const settings = {
  leaks: {
    testFiles: 'report',
    owners: [{ from: 'acme', name: 'keep' }],
    borrowers: [{ from: 'acme', name: 'trace' }],
    resources: [{ id: 'acme/door', family: 'disposable', kind: 'handle', noun: 'door', keeps: 'the house open', acquire: [{ call: { from: 'acme', name: 'openDoor' } }], ends: 'never', release: [{ method: 'shutDoor' }] }],
  },
} as const;

untyped.run('no-leaked-disposable: who takes over, by the settings', rule, {
  valid: [
    // Nobody knows what `keep` does, unless somebody says so; either way it may be the owner.
    `${SIBLING}\nimport { keep } from 'acme';\nexport function give(source) { const runner = source.createRunner(); keep(runner); }`,
    { code: `${SIBLING}\nimport { keep } from 'acme';\nexport async function give(source, sql) { const runner = source.createRunner(); if (sql) { await runner.release(); } else { keep(runner); } }`, settings },
    `${SIBLING}\nimport { trace } from 'acme';\nexport function show(source) { const runner = source.createRunner(); trace(runner); }`,
    { code: "import { openDoor } from 'acme';\nexport function peek() { const door = openDoor(); door.look(); door.shutDoor(); }", settings },
    { code: "import { openDoor } from 'other';\nexport function peek() { const door = openDoor(); door.look(); }", settings },
  ],
  invalid: [
    {
      code: `${SIBLING}\nimport { keep } from 'acme';\nexport async function give(source, isKept) { const runner = source.createRunner(); if (isKept) { keep(runner); } }`,
      settings,
      errors: [{ messageId: 'endMissed', line: 3 }],
    },
    {
      code: `${SIBLING}\nimport { trace } from 'acme';\nexport function show(source) { const runner = source.createRunner(); trace(runner); }`,
      settings,
      errors: [{ messageId: 'forgotten', line: 3 }],
    },
    {
      code: "import { openDoor } from 'acme';\nexport function peek() { const door = openDoor(); door.look(); }",
      settings,
      errors: [{ messageId: 'neverReleased', line: 2, suggestions: [{ messageId: 'returnStop', output: "import { openDoor } from 'acme';\nexport function peek() { const door = openDoor(); door.look(); return () => door.shutDoor(); }" }] }],
    },
  ],
});

untyped.run('no-leaked-disposable: who takes over, by the tags of a function', rule, {
  valid: [
    `${SIBLING}\n/** @leaks-owns runner */\nfunction keep(runner) { runner.begin(); }\nexport function give(source) { const runner = source.createRunner(); keep(runner); }`,
    // The tag names another parameter: the body decides, and it keeps the runner.
    `${SIBLING}\nconst all = [];\n/** @leaks-borrows name */\nfunction keep(runner, name) { all.push(runner, name); }\nexport function give(source) { const runner = source.createRunner(); keep(runner, ''); }`,
  ],
  invalid: [
    {
      code: `${SIBLING}\nfunction keep(runner) { runner.begin(); }\nexport function give(source) { const runner = source.createRunner(); keep(runner); }`,
      errors: [{ messageId: 'forgotten', line: 3 }],
    },
    {
      code: `${SIBLING}\nconst all = new Set();\n/** @leaks-borrows runner until the call ends */\nexport const keep = (runner) => { all.add(runner); };\nexport function give(source) { const runner = source.createRunner(); keep(runner); }`,
      errors: [{ messageId: 'forgotten', line: 5 }],
    },
  ],
});

const TYPES = 'interface Runner { query(sql: string): Promise<void>; release(): Promise<void> } interface Source { createRunner(): Runner }\nexport async function migrate(source: Source) { const runner = source.createRunner(); try { await runner.query(""); } finally { await runner.release(); } }\n';

typed.run('no-leaked-disposable: who takes over, by declared types', rule, {
  valid: [
    // What can release may do so.
    `${TYPES}declare function take(runner: Runner): void;\nexport function give(source: Source) { const runner = source.createRunner(); take(runner); }`,
    // Nobody knows.
    `${TYPES}declare function take(runner: any): void;\nexport function give(source: Source) { const runner = source.createRunner(); take(runner); }`,
    `${TYPES}declare function take<T>(runner: T): void;\nexport function give(source: Source) { const runner = source.createRunner(); take(runner); }`,
    `${TYPES}declare function take(options: { runner: Runner }): void;\nexport function give(source: Source) { const runner = source.createRunner(); take({ runner }); }`,
    `${TYPES}declare class Holder { constructor(runner: { query(sql: string): Promise<void> }) }\nexport function give(source: Source) { const runner = source.createRunner(); return new Holder(runner); }`,
    // A tag of a declaration elsewhere.
    `${TYPES}/** @leaks-owns runner */ declare function take(runner: { query(sql: string): Promise<void> }): void;\nexport function give(source: Source) { const runner = source.createRunner(); take(runner); }`,
  ],
  invalid: [
    {
      code: `${TYPES}declare function take(runner: { query(sql: string): Promise<void> }): void;\nexport function give(source: Source) { const runner = source.createRunner(); take(runner); }`,
      errors: [{ messageId: 'forgotten', line: 4 }],
    },
    {
      code: `${TYPES}/** @leaks-borrows runner */ declare function take(runner: Runner): void;\nexport function give(source: Source) { const runner = source.createRunner(); take(runner); }`,
      errors: [{ messageId: 'forgotten', line: 4 }],
    },
  ],
});
