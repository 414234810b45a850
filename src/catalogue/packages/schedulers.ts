import type { Protocol } from '../schema.js';

/** Jobs on a schedule, pools of threads, and watchers of files. */
export const packagesSchedulers: readonly Protocol[] = [
  {
    id: 'packages/node-cron-job',
    family: 'handle',
    kind: 'handle',
    noun: 'job',
    keeps: 'its timer and its callback',
    acquire: [{ call: { from: 'node-cron', name: 'schedule' } }],
    ends: 'outside',
    release: [{ method: 'stop' }, { method: 'destroy' }],
    evidence: 'https://nodecron.com/scheduling-options',
    examples: {
      leak: `import { schedule } from 'node-cron';

export class Clock {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = schedule('* * * * *', () => {});

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { schedule } from 'node-cron';

export class Clock {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = schedule('* * * * *', () => {});

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.stop();
  }
}
`,
    },
  },
  {
    id: 'packages/node-cron-task',
    family: 'handle',
    kind: 'handle',
    noun: 'job',
    keeps: 'its timer and its callback',
    acquire: [{ call: { from: 'node-cron', name: 'createTask' } }],
    armedBy: { method: 'start' },
    ends: 'outside',
    release: [{ method: 'stop' }, { method: 'destroy' }],
    evidence: 'https://nodecron.com/scheduling-options',
    examples: {
      leak: `import { createTask } from 'node-cron';

export class Clock {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createTask('* * * * *', () => {});

  constructor() {
    void this.handle.start();
  }

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createTask } from 'node-cron';

export class Clock {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createTask('* * * * *', () => {});

  constructor() {
    void this.handle.start();
  }

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.stop();
  }
}
`,
    },
  },
  {
    id: 'packages/croner-job',
    family: 'handle',
    kind: 'handle',
    noun: 'job',
    keeps: 'its timer and its callback',
    acquire: [{ construct: { from: 'croner', name: 'Cron' } }],
    ends: 'outside',
    release: [{ method: 'stop' }],
    evidence: 'https://croner.56k.guru/usage/basics/#controls',
    examples: {
      leak: `import { Cron } from 'croner';

export class Clock {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Cron('* * * * *', () => {});

  work(): void {
    console.log(this.handle.isBusy());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Cron } from 'croner';

export class Clock {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Cron('* * * * *', () => {});

  work(): void {
    console.log(this.handle.isBusy());
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.stop();
  }
}
`,
    },
  },
  {
    id: 'packages/piscina',
    family: 'handle',
    kind: 'handle',
    noun: 'thread pool',
    keeps: 'its threads',
    acquire: [{ construct: { from: 'piscina', name: 'default' } }, { construct: { from: 'piscina', name: 'Piscina' } }],
    ends: 'never',
    release: [
      { method: 'close', async: true },
      { method: 'destroy', async: true },
      { method: '[Symbol.dispose]' },
      { method: '[Symbol.asyncDispose]', async: true },
    ],
    evidence: 'https://piscinajs.dev/api-reference/methods#method-close',
    examples: {
      leak: `import { Piscina } from 'piscina';

export async function run(filename: string, input: unknown): Promise<void> {
  const pool = new Piscina({ filename });
  console.log(await pool.run(input));
}
`,
      clean: `import { Piscina } from 'piscina';

export async function run(filename: string, input: unknown): Promise<void> {
  const pool = new Piscina({ filename });
  try {
    console.log(await pool.run(input));
  } finally {
    await pool.close();
  }
}
`,
    },
  },
  {
    id: 'packages/chokidar-watcher',
    family: 'handle',
    kind: 'handle',
    noun: 'watcher',
    keeps: 'its watches of the system',
    acquire: [{ call: { from: 'chokidar', name: 'watch' } }],
    ends: 'outside',
    release: [{ method: 'close', async: true }],
    evidence: 'https://github.com/paulmillr/chokidar#methods--events',
    examples: {
      leak: `import { watch } from 'chokidar';

export class Files {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = watch('src');

  work(): void {
    console.log(this.handle.getWatched());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { watch } from 'chokidar';

export class Files {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = watch('src');

  work(): void {
    console.log(this.handle.getWatched());
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.close();
  }
}
`,
    },
  },
];
