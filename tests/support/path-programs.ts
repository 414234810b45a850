/** Programs for each way out of a function on which a handle can stay open, each with a neighbour that closes it there. */

export interface Resource {
  readonly name: string;
  /** Imports, and what the handles come from. */
  readonly head: string;
  readonly open: string;
  readonly use: string;
  readonly close: string;
  readonly isAsync: boolean;
  /** What the handle says of itself once it is closed, where it says anything. */
  readonly isGone?: string;
}

export interface PathProgram {
  readonly path: string;
  readonly leaky: string;
  readonly clean: string;
}

const file: Resource = {
  name: 'file handle',
  head: "import { open } from 'node:fs/promises';",
  open: "await open(path, 'r')",
  use: 'handle.fd.toString();',
  close: 'await handle.close();',
  isAsync: true,
};

const descriptor: Resource = {
  name: 'descriptor',
  head: "import fs from 'node:fs';",
  open: "fs.openSync(path, 'r')",
  use: 'fs.fsyncSync(handle);',
  close: 'fs.closeSync(handle);',
  isAsync: false,
};

export const client: Resource = {
  name: 'pool client',
  head: "import { Pool } from 'pg'; const pool = new Pool();",
  open: 'await pool.connect()',
  use: "handle.emit('seen');",
  close: 'handle.release();',
  isAsync: true,
};

export const socket: Resource = {
  name: 'socket',
  head: "import { connect } from 'node:net';",
  open: 'connect(path)',
  use: "handle.write('ping');",
  close: 'handle.destroy();',
  isAsync: false,
  isGone: 'handle.destroyed',
};

export const page: Resource = {
  name: 'browser page',
  head: "import { chromium } from 'playwright-core'; const browser = await chromium.launch();",
  open: 'await browser.newPage()',
  use: 'handle.url();',
  close: 'await handle.close();',
  isAsync: true,
  isGone: 'handle.isClosed()',
};

export const transaction: Resource = {
  name: 'transaction',
  head: "import knex from 'knex'; const db = knex({ client: 'pg' });",
  open: 'await db.transaction()',
  use: 'handle.isCompleted();',
  close: 'await handle.commit();',
  isAsync: true,
  isGone: 'handle.isCompleted()',
};

export const resources: readonly Resource[] = [file, descriptor, client, socket, page, transaction];

/** A module with one exported function around these statements. */
function createProgram({ head }: Resource, lines: readonly string[], keyword = 'async function'): string {
  return [head, `export ${keyword} readHead(path: string, flag: string, owner: any, list: readonly string[]) {`, ...lines.map((line) => `  ${line}`), '}'].join('\n');
}

export function collectPaths(resource: Resource): readonly PathProgram[] {
  const { open, use, close } = resource;
  const program = (...lines: readonly string[]): string => createProgram(resource, lines);
  const acquire = `const handle = ${open};`;
  return [
    { path: 'dropped', leaky: program(`${open};`), clean: program(acquire, close) },
    { path: 'never released', leaky: program(acquire, use), clean: program(acquire, use, close) },
    {
      path: 'early return',
      leaky: program(acquire, 'if (flag) return undefined;', use, close, 'return path;'),
      clean: program('if (flag) return undefined;', acquire, use, close, 'return path;'),
    },
    {
      path: 'one branch',
      leaky: program(acquire, `if (flag) { ${use} } else { ${close} }`),
      clean: program(acquire, `if (flag) { ${use} ${close} } else { ${close} }`),
    },
    {
      path: 'one case',
      leaky: program(acquire, `switch (path) { case 'a': ${close} return 1; case 'b': return 2; default: ${close} return 3; }`),
      clean: program(acquire, `switch (path) { case 'a': ${close} return 1; case 'b': ${close} return 2; default: ${close} return 3; }`),
    },
    {
      path: 'loop turn overwrites',
      leaky: program('let handle;', `for (const path of list) { handle = ${open}; ${use} }`, `if (handle) { ${close} }`),
      clean: program('let handle;', `for (const path of list) { handle = ${open}; ${use} ${close} }`),
    },
    {
      path: 'continue skips the release',
      leaky: program(`for (const path of list) { const handle = ${open}; if (path === flag) continue; ${use} ${close} }`),
      clean: program(`for (const path of list) { if (path === flag) continue; const handle = ${open}; ${use} ${close} }`),
    },
    {
      path: 'rejected promise',
      leaky: program(acquire, 'await owner.load();', close),
      clean: program(acquire, `try { await owner.load(); } finally { ${close} }`),
    },
    {
      path: 'swallowed rejection',
      leaky: program(`try { ${acquire}`, 'await owner.load();', close, '} catch { return undefined; }'),
      clean: program(acquire, `try { await owner.load(); } catch { return undefined; } finally { ${close} }`),
    },
    {
      path: 'explicit throw',
      leaky: program(acquire, "if (flag) throw new Error('flag');", use, close),
      clean: program(acquire, `if (flag) { ${close} throw new Error('flag'); }`, use, close),
    },
    {
      path: 'return before the hand-over',
      leaky: program(acquire, 'if (flag) return undefined;', 'return owner.take(handle);'),
      clean: program('if (flag) return undefined;', acquire, 'return owner.take(handle);'),
    },
    {
      path: 'throw before the hand-over',
      leaky: program(acquire, "if (flag) throw new Error('flag');", 'return owner.take(handle);'),
      clean: program(acquire, `if (flag) { ${close} throw new Error('flag'); }`, 'return owner.take(handle);'),
    },
    {
      path: 'call that throws before the hand-over',
      leaky: program(acquire, 'const parts = JSON.parse(flag);', 'return owner.take(handle, parts);'),
      clean: program('const parts = JSON.parse(flag);', acquire, 'return owner.take(handle, parts);'),
    },
    {
      path: 'generator abandoned at a yield',
      leaky: createProgram(resource, [acquire, 'yield path;', close], 'async function*'),
      clean: createProgram(resource, [acquire, 'try { yield path; } finally {', close, '}'], 'async function*'),
    },
  ];
}

/** Tests that say whether there is something to close. */
export function collectFeasiblePaths(resource: Resource): readonly PathProgram[] {
  const { open, use, close, isGone } = resource;
  const program = (...lines: readonly string[]): string => createProgram(resource, lines);
  const acquire = `const handle = ${open};`;
  const perhaps = `const handle = flag ? ${open} : null;`;
  const ofState = (gone: string): PathProgram => ({
    path: 'closed unless it says so itself',
    leaky: program(acquire, use, `if (flag !== path) { ${close} }`),
    clean: program(acquire, use, `if (!${gone}) { ${close} }`),
  });
  return [
    {
      path: 'null test',
      leaky: program(perhaps, `if (handle !== null && path !== flag) { ${close} }`),
      clean: program(perhaps, `if (handle !== null) { ${close} }`),
    },
    {
      path: 'return where there is none',
      leaky: program(perhaps, 'if (handle === null || path === flag) return undefined;', close),
      clean: program(perhaps, 'if (handle === null) return undefined;', close),
    },
    {
      path: 'flag',
      leaky: program(acquire, 'let isOpen = true;', 'if (flag) { isOpen = false; }', `if (isOpen) { ${close} }`),
      clean: program(acquire, 'let isOpen = true;', `if (flag) { ${close} isOpen = false; }`, `if (isOpen) { ${close} }`),
    },
    ...(isGone === undefined ? [] : [ofState(isGone)]),
  ];
}

/** What only a promise of a handle can do, and what only one that is there at once. */
export function collectSpecialPaths(resource: Resource): readonly PathProgram[] {
  const { open, close } = resource;
  const call = open.replace(/^await /u, '');
  const program = (...lines: readonly string[]): string => createProgram(resource, lines);
  const closeAs = (name: string): string => close.replace('handle', name);
  if (resource.isAsync) {
    return [
      {
        path: 'Promise.all that loses the others',
        leaky: program(`const [first, second] = await Promise.all([${call}, ${call}]);`, closeAs('first'), closeAs('second')),
        clean: program(`const first = ${open};`, `try { const second = ${open}; ${closeAs('second')} } finally { ${closeAs('first')} }`),
      },
    ];
  }
  const createClass = (...lines: readonly string[]): string =>
    [resource.head, 'export class Log {', 'handle;', 'constructor(path: string, flag: string) {', ...lines, '}', `end() { ${closeAs('this.handle')} }`, '}'].join('\n');
  return [
    {
      path: 'constructor that stores and throws',
      leaky: createClass(`this.handle = ${open};`, "if (flag) throw new Error('flag');"),
      clean: createClass("if (flag) throw new Error('flag');", `this.handle = ${open};`),
    },
  ];
}
