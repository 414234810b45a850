import rule from '../../../src/rules/no-leaked-disposable.js';
import { typed, untyped } from '../../support/rule-testers.js';

/** Another place of the same file, which says that a runner goes back to its pool. */
const SIBLING = 'export async function migrate(source) { const runner = source.createRunner(); try { await runner.query(""); } finally { await runner.release(); } }';

untyped.run('no-leaked-disposable: made only when nothing was passed', rule, {
  valid: [
    "export async function store(source, passed) { const runner = passed ?? source.createRunner(); try { await runner.query('x'); } finally { if (!passed) await runner.release(); } }",
    "export async function store(source, passed) { const runner = passed || source.createRunner(); try { await runner.query('x'); } finally { if (runner !== passed) await runner.release(); } }",
    "export async function store(source, passed) { const isOwn = passed === undefined; const runner = isOwn ? source.createRunner() : passed; try { await runner.query('x'); } finally { if (isOwn) await runner.release(); } }",
    "export async function store(source, runner) { const isOwn = !runner || runner.isReadOnly(); if (!runner || isOwn) { runner = source.createRunner(); } try { await runner.query('x'); } finally { if (isOwn) await runner.release(); } }",
    "export async function store(source, runner) { let isOwn = false; if (!runner) { runner = source.createRunner(); isOwn = true; } try { await runner.query('x'); } finally { if (isOwn) { await runner.release(); } } }",
    // A helper that gives back what it was passed.
    `${SIBLING}\nfunction getRunner(source, passed) { return passed ? passed : source.createRunner(); }\nexport async function drop(source, runner) { await getRunner(source, runner).query('x'); }`,
    `${SIBLING}\nfunction getRunner(source, passed) { if (passed) return passed; return source.createRunner(); }\nexport async function drop(source, runner) { await getRunner(source, runner).query('x'); }`,
    // Not a wrapper: it keeps what it gives away.
    `${SIBLING}\nconst all = [];\nfunction getRunner(source) { const runner = source.createRunner(); all.push(runner); return runner; }\nexport async function drop(source) { await getRunner(source).query('x'); }`,
  ],
  invalid: [
    {
      code: "export async function store(source, passed) { const runner = passed ?? source.createRunner(); await runner.query('x'); if (!passed) await runner.release(); }",
      errors: [{ messageId: 'throwMissed', line: 1, suggestions: [] }],
    },
    {
      code: "export async function store(source, passed, sql) { const runner = passed ?? source.createRunner(); if (!sql) return; if (!passed) await runner.release(); }",
      errors: [{ messageId: 'endMissed', line: 1, suggestions: [] }],
    },
    {
      code: "export async function store(source, runner) { let isOwn = false; if (!runner) { runner = source.createRunner(); isOwn = true; } await runner.query('x'); if (isOwn) { await runner.release(); } }",
      errors: [{ messageId: 'throwMissed', line: 1, suggestions: [] }],
    },
    // The wrapper makes, its client owns.
    {
      code: `${SIBLING}\nfunction getRunner(source) { return source.createRunner(); }\nexport async function drop(source) { await getRunner(source).query('x'); }`,
      errors: [{ messageId: 'dropped', line: 3 }],
    },
    {
      code: `${SIBLING}\nasync function openRunner(source) { const runner = source.createRunner(); await runner.connect(); return runner; }\nexport async function drop(source) { const runner = await openRunner(source); await runner.query('x'); }`,
      errors: [{ messageId: 'forgotten', line: 3 }],
    },
    {
      code: `${SIBLING}\nfunction getRunner(source, passed) { return passed ? passed : source.createRunner(); }\nexport async function drop(source) { await getRunner(source).query('x'); }`,
      errors: [{ messageId: 'dropped', line: 3 }],
    },
  ],
});

typed.run('no-leaked-disposable: what a parameter may leave out', rule, {
  valid: [
    'interface Runner { query(sql: string): Promise<void>; release(): Promise<void> } interface Source { createRunner(): Runner }\nexport class Cache { constructor(private source: Source) {} async store() { const runner = this.source.createRunner(); try { await runner.query(""); } finally { await runner.release(); } } async drop(runner: Runner) { await this.getRunner(runner).query(""); } private getRunner(passed?: Runner) { if (passed) return passed; return this.source.createRunner(); } }',
  ],
  invalid: [
    {
      code: 'interface Runner { query(sql: string): Promise<void>; release(): Promise<void> } interface Source { createRunner(): Runner }\nexport class Cache { constructor(private source: Source) {} async store() { const runner = this.source.createRunner(); try { await runner.query(""); } finally { await runner.release(); } }\nasync drop(runner?: Runner) { await this.getRunner(runner).query(""); } private getRunner(passed?: Runner) { if (passed) return passed; return this.source.createRunner(); } }',
      errors: [{ messageId: 'dropped', line: 3 }],
    },
  ],
});
