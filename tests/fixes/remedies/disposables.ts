import type { Samples } from './sample.js';

/** Another place of the file releases what the maker gives. */
const SIBLING = `
interface Runner {
  query(sql: string): Promise<string>;
  release(): Promise<void>;
}
interface Source {
  createRunner(): Runner;
}
export async function migrate(source: Source): Promise<void> {
  const runner = source.createRunner();
  try {
    await runner.query('MIGRATE');
  } finally {
    await runner.release();
  }
}
`;

const run = (body: string): string => `${SIBLING}
export async function run(source: Source, sql: string): Promise<void> {
${body}
}
`;

/** A class that opens something itself. */
const LINK = `
import { connect, type Socket } from 'node:net';
class Link {
  private readonly socket: Socket;
  constructor(port: number) {
    this.socket = connect(port);
  }
  send(text: string): void {
    this.socket.write(text);
  }
  close(): void {
    this.socket.destroy();
  }
}
`;

const described = { unreached: 'only what a project describes in its settings can fail so; its edits are those of handles' };

/** The same in JavaScript. */
const UNTYPED = SIBLING.replaceAll(/interface \w+ \{[^}]*\}\n|: (?:Source|Promise<void>)/gu, '');

/** A class whose end gives something back. */
const FIELD = `
class Field {
  constructor(private readonly lines: Set<string>) {}
  render(text: string): string {
    this.lines.add(text);
    return text;
  }
  dispose(): void {
    this.lines.clear();
  }
}`;

export const disposables: Samples = {
  discardedByEffect: described,
  discardedByInstance: described,
  discardedByFunction: described,
  neverReleased: described,
  releasedOnlyBefore: described,
  missedByTeardown: described,
  overwrittenInLoop: described,
  overwritten: described,
  raced: described,
  dropped: {
    filename: 'sample.js',
    code: `${UNTYPED}
export async function touch(source) {
  source.createRunner();
}
`,
    offers: { nothing: 'who makes a thing and drops it may not want it at all' },
  },
  forgotten: {
    filename: 'sample.js',
    code: `${UNTYPED}
export async function count(source) {
  const runner = source.createRunner();
  await runner.query('COUNT');
}
`,
    offers: 'suggestion',
  },
  leaveMissed: {
    code: run("  const runner = source.createRunner();\n  if (sql === '') {\n    return;\n  }\n  await runner.query(sql);\n  await runner.release();"),
    offers: 'suggestion',
  },
  throwMissed: { code: run('  const runner = source.createRunner();\n  await runner.query(sql);\n  await runner.release();'), offers: 'suggestion' },
  endMissed: {
    code: run('  const runner = source.createRunner();\n  try {\n    await runner.query(sql);\n    await runner.release();\n  } catch (error) {\n    console.error(error);\n  }'),
    offers: 'suggestion',
  },
  wrapperMissed: {
    code: `${LINK}
export class Client {
  private link?: Link;
  private readonly timer = setInterval(() => this.ping(), 1000);
  constructor(private readonly port: number) {}
  ping(): void {
    this.link ??= new Link(this.port);
    this.link.send('ping');
  }
  close(): void {
    clearInterval(this.timer);
  }
}
`,
    offers: 'suggestion',
  },
  wrapperNeverReleased: {
    code: `${LINK}
export function ping(port: number): void {
  const link = new Link(port);
  link.send('ping');
}
`,
    offers: 'suggestion',
  },
  wrapperListens: {
    code: `
class Monitor {
  last = '';
  constructor(private readonly bus: NodeJS.Process) {
    bus.on('warning', this.note);
  }
  close(): void {
    this.bus.off('warning', this.note);
  }
  private readonly note = (warning: Error): void => {
    this.last = warning.message;
  };
}
export function show(text: string): void {
  const monitor = new Monitor(process);
  monitor.last = text;
}
`,
    offers: { nothing: 'it listens for as long as somebody wants to hear of it, and only the reader knows until when' },
  },
  abandoned: {
    code: `${FIELD}
export function show(lines: Set<string>, text: string): void {
  const field = new Field(lines);
  field.render(text);
}
`,
    offers: 'suggestion',
  },
  // Only types tell that the result is not the object itself; the rule's own tests have them.
  abandonedInChain: { unreached: 'only types tell that the result is not the object itself' },
};
