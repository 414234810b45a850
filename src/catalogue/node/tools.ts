import type { Protocol } from '../schema.js';

/** Databases, prompts and the inspector. */
export const nodeTools: readonly Protocol[] = [
  {
    id: 'node/sqlite-database',
    family: 'handle',
    kind: 'handle',
    noun: 'database',
    keeps: 'its file open',
    acquire: [{ construct: { from: 'node:sqlite', name: 'DatabaseSync' } }],
    ends: 'never',
    release: [{ method: 'close' }, { method: '[Symbol.dispose]' }],
    disposers: [{ kind: 'sync', release: 'close', since: { node: ['22.15.0', '24.0.0'] } }],
    afterRelease: [{ after: ['close'], fails: ['exec', 'prepare', 'function', 'aggregate', 'createSession', 'applyChangeset', 'close'] }],
    evidence: 'https://nodejs.org/api/sqlite.html#new-databasesyncpath-options',
    examples: {
      leak: `import { DatabaseSync } from 'node:sqlite';

export function count(path: string): unknown {
  const db = new DatabaseSync(path);
  const row = db.prepare('SELECT count(*) AS n FROM item').get();
  return row?.['n'];
}
`,
      clean: `import { DatabaseSync } from 'node:sqlite';

export function count(path: string): unknown {
  const db = new DatabaseSync(path);
  const row = db.prepare('SELECT count(*) AS n FROM item').get();
  db.close();
  return row?.['n'];
}
`,
    },
  },
  {
    id: 'node/readline-interface',
    family: 'handle',
    kind: 'handle',
    noun: 'line reader',
    keeps: 'its input open',
    acquire: [
      { call: { from: 'node:readline', name: 'createInterface' } },
      { call: { from: 'node:readline/promises', name: 'createInterface' } },
    ],
    ends: 'outside',
    release: [{ method: 'close' }, { method: '[Symbol.dispose]' }],
    exempt: [{ option: 'signal', argument: 0, equals: 'present' }],
    afterRelease: [{ after: ['close'], fails: ['question'] }],
    disposers: [{ kind: 'sync', release: 'close', since: { node: ['22.15.0', '24.0.0'] } }],
    evidence: 'https://nodejs.org/api/readline.html#readlinecreateinterfaceoptions',
    examples: {
      leak: `import { createInterface } from 'node:readline';

export class Prompt {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createInterface({ input: process.stdin });

  work(): void {
    this.handle.prompt();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createInterface } from 'node:readline';

export class Prompt {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createInterface({ input: process.stdin });

  work(): void {
    this.handle.prompt();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.close();
  }
}
`,
    },
  },
  {
    id: 'node/repl-start',
    family: 'handle',
    kind: 'handle',
    noun: 'prompt',
    keeps: 'its input open',
    acquire: [{ call: { from: 'node:repl', name: 'start' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://nodejs.org/api/repl.html#replstartoptions',
    examples: {
      leak: `import { start } from 'node:repl';

export class Prompt {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = start();

  work(): void {
    this.handle.displayPrompt();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { start } from 'node:repl';

export class Prompt {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = start();

  work(): void {
    this.handle.displayPrompt();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.close();
  }
}
`,
    },
  },
  {
    id: 'node/inspector-session',
    family: 'handle',
    kind: 'handle',
    noun: 'inspector session',
    keeps: 'the debugger attached',
    acquire: [{ construct: { from: 'node:inspector', name: 'Session' } }],
    armedBy: { method: 'connect' },
    ends: 'never',
    release: [{ method: 'disconnect' }],
    afterRelease: [{ after: ['disconnect'], fails: ['post'] }],
    evidence: 'https://nodejs.org/api/inspector.html#class-inspectorsession',
    examples: {
      leak: `import { Session } from 'node:inspector';

export function work(path: string): void {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable', () => console.log(path));
}
`,
      clean: `import { Session } from 'node:inspector';

export function work(path: string): void {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable', () => console.log(path));
  session.disconnect();
}
`,
    },
  },
  {
    id: 'node/inspector-promises-session',
    family: 'handle',
    kind: 'handle',
    noun: 'inspector session',
    keeps: 'the debugger attached',
    acquire: [{ construct: { from: 'node:inspector/promises', name: 'Session' } }],
    armedBy: { method: 'connect' },
    ends: 'never',
    release: [{ method: 'disconnect' }],
    afterRelease: [{ after: ['disconnect'], fails: ['post'] }],
    evidence: 'https://nodejs.org/api/inspector.html#class-inspectorsession',
    examples: {
      leak: `import { Session } from 'node:inspector/promises';

export function work(path: string): void {
  const session = new Session();
  session.connect();
  console.log(path);
}
`,
      clean: `import { Session } from 'node:inspector/promises';

export function work(path: string): void {
  const session = new Session();
  session.connect();
  console.log(path);
  session.disconnect();
}
`,
    },
  },
  {
    id: 'node/trace-events-tracing',
    family: 'handle',
    kind: 'handle',
    noun: 'tracing',
    keeps: 'its categories on',
    acquire: [{ call: { from: 'node:trace_events', name: 'createTracing' } }],
    armedBy: { method: 'enable' },
    ends: 'never',
    release: [{ method: 'disable' }],
    evidence: 'https://nodejs.org/api/trace_events.html#trace_eventscreatetracingoptions',
    examples: {
      leak: `import { createTracing } from 'node:trace_events';

export function work(path: string): void {
  const tracing = createTracing({ categories: ['node.perf'] });
  tracing.enable();
  console.log(path);
}
`,
      clean: `import { createTracing } from 'node:trace_events';

export function work(path: string): void {
  const tracing = createTracing({ categories: ['node.perf'] });
  tracing.enable();
  console.log(path);
  tracing.disable();
}
`,
    },
  },
];
