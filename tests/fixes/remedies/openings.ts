import { createSamples, withImport } from './handles.js';
import type { Sample, Samples } from './sample.js';

const IMPORT = "import { DatabaseSync } from 'node:sqlite';\n";

const database = withImport(
  IMPORT,
  createSamples({
    acquire: "new DatabaseSync('notes.db')",
    type: 'DatabaseSync',
    release: (handle) => `${handle}?.close();`,
    arm: (handle) => `${handle}.exec('VACUUM');`,
  }),
);

const dropped: Samples = {
  discardedByEffect: {
    filename: 'sample.tsx',
    code: `
import { useEffect } from 'react';
export function useRun(name: string): void {
  useEffect(() => {
    new Worker(name);
  }, [name]);
}
`,
    offers: 'fix',
  },
  discardedByInstance: {
    code: `
export class View {
  constructor(private readonly root: Element) {
    new BroadcastChannel('views');
  }
  dispose(): void {
    this.root.remove();
  }
}
`,
    offers: 'fix',
  },
  discardedByFunction: {
    code: `
import { openSync } from 'node:fs';
export function touch(path: string): void {
  openSync(path, 'a');
}
`,
    offers: { nothing: 'the file imports no release, and who opens a thing and drops it may not want it at all' },
  },
};

const late: Sample = {
  code: `
import type { Socket } from 'node:net';
declare function dial(host: string): Promise<Socket>;
export class Client {
  private socket?: Socket;
  private closed = false;
  async connect(host: string): Promise<void> {
    if (host === '') {
      this.socket = await dial('localhost');
    } else {
      this.socket = await dial(host);
    }
    this.socket.write('hello');
  }
  send(text: string): void {
    if (this.closed) throw new Error('closed');
    this.socket?.write(text);
  }
  close(): void {
    this.closed = true;
    this.socket?.destroy();
  }
}
`,
  offers: 'suggestion',
};

const lostIfThrown: Sample = {
  code: `
import { open, type FileHandle } from 'node:fs/promises';
export async function openLog(path: string, owner: { load(): Promise<void>; take(file: FileHandle): void }): Promise<void> {
  const file = await open(path, 'w');
  await owner.load();
  owner.take(file);
}
`,
  offers: 'suggestion',
};

const rename = (body: string): string => `
interface Connection {
  beginTransaction(): Promise<void>;
  query(sql: string): Promise<string>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
export async function rename(connection: Connection, isAllowed: () => boolean): Promise<boolean> {
  await connection.beginTransaction();
${body}
}
`;

const transactions: Samples = {
  transactionLeft: {
    code: rename('  if (!isAllowed()) {\n    return false;\n  }\n  await connection.commit();\n  return true;'),
    offers: 'suggestion',
  },
  transactionSkipped: {
    code: rename('  if (isAllowed()) {\n    await connection.commit();\n  }').replace('Promise<boolean>', 'Promise<void>'),
    offers: { nothing: 'a branch of the reader decides against the commit: only they know what the other branch is for' },
  },
  transactionThrown: {
    code: rename("  await connection.query('RENAME');\n  await connection.commit();\n  return true;"),
    offers: 'suggestion',
  },
};

export const openings: Samples = {
  ...database,
  ...dropped,
  overwritten: {
    code: `${IMPORT}
let held: DatabaseSync | undefined;
document.body.addEventListener('click', () => {
  held = new DatabaseSync('notes.db');
  held.exec('VACUUM');
});
`,
    offers: 'suggestion',
  },
  neverReleased: {
    code: `
import { DatabaseSync } from 'node:sqlite';
export function vacuum(path: string): void {
  const db = new DatabaseSync(path);
  db.exec('VACUUM');
}
`,
    offers: 'suggestion',
  },
  lateAfterEnd: late,
  ...transactions,
  lostBeforeHandOver: {
    code: `
import { open, type FileHandle } from 'node:fs/promises';
export async function openLog(path: string, owner: { isReady: boolean; take(file: FileHandle): void }): Promise<void> {
  const file = await open(path, 'w');
  if (!owner.isReady) {
    return;
  }
  owner.take(file);
}
`,
    offers: 'suggestion',
  },
  lostByRejection: {
    code: `
import { open, type FileHandle } from 'node:fs/promises';
export function openBoth(left: string, right: string): Promise<readonly FileHandle[]> {
  return Promise.all([open(left), open(right)]);
}
`,
    offers: { nothing: 'which of them are open by then is known only to code that looks at each promise' },
  },
  lostIfThrown,
  neverAbortable: {
    code: `
declare class Connector { constructor(options: object, signal: AbortSignal); start(): Promise<void> }
export function begin(options: object): Promise<void> {
  const controller = new AbortController();
  return new Connector(options, controller.signal).start();
}
`,
    offers: { nothing: 'only the reader knows when the work is over' },
  },
  linesLeft: {
    code: `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
export async function has(path: string, word: string): Promise<boolean> {
  const lines = createInterface({ input: createReadStream(path) });
  for await (const line of lines) {
    if (line.includes(word)) return true;
  }
  return false;
}
`,
    offers: { nothing: 'the input has no name yet' },
  },
  leftOnByTeardown: {
    code: `
import type { ReadStream } from 'node:tty';
export class Prompt {
  private readonly timer = setInterval(() => this.draw(), 9);
  constructor(private readonly input: ReadStream) {}
  open(): void {
    this.input.setRawMode(true);
  }
  draw(): void {}
  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
    offers: { nothing: 'what the call is given to turn it off is not known to an edit' },
  },
  neverTurnedOff: {
    code: `
import { watchFile } from 'node:fs';
export function follow(path: string, run: () => void): void {
  watchFile(path, run);
}
`,
    offers: { nothing: 'only the reader knows when the work is over' },
  },
  endlessLoop: { unreached: 'loops over what watches are told by the rule on listeners' },
};

/** Errors that skip a release, as their own rule tells them. */
export const throws: Samples = {
  throwMissed: {
    code: `${IMPORT}
export async function vacuum(load: () => Promise<void>): Promise<void> {
  const db = new DatabaseSync('notes.db');
  await load();
  db.close();
}
`,
    offers: 'suggestion',
  },
  leaveMissed: {
    code: `
import { openSync, readSync, closeSync } from 'node:fs';
export function readHead(path: string, head: Buffer): number {
  const fd = openSync(path, 'r');
  try {
    const length = readSync(fd, head);
    closeSync(fd);
    return length;
  } catch (error) {
    throw new Error('Empty.', { cause: error });
  }
}
`,
    offers: 'suggestion',
  },
  endMissed: { unreached: 'what an error skips and a catch swallows is certain, and told by the rule on handles' },
  overwrittenInLoop: { unreached: 'a turn of a loop that misses the release is certain, and told by the rule on handles' },
  lostIfThrown,
  transactionThrown: transactions['transactionThrown'] ?? late,
  lostByRejection: { unreached: 'one promise of several that rejects is told by the rule on handles' },
};

const preferring: Sample = {
  filename: 'engines/node-24/sample.js',
  code: `
import { open } from 'node:fs/promises';
export async function readHead(path, head) {
  const file = await open(path);
  try {
    await file.read(head);
  } finally {
    await file.close();
  }
}
`,
  offers: 'fix',
};

const collecting: Sample = {
  filename: 'engines/node-24/sample.js',
  code: `
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
export function copyHead(from, to, head) {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w');
  try {
    readSync(source, head);
    writeSync(target, head);
  } finally {
    closeSync(target);
    closeSync(source);
  }
}
`,
  offers: 'suggestion',
};

export const usings: Samples = { preferUsing: preferring, preferStack: collecting };
