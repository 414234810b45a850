import type { ObligationRow } from './obligation-row.js';

export const ofTools: readonly ObligationRow[] = [
  {
    id: 'chokidar.watch',
    protocol: 'packages/chokidar-watcher',
    program: `
  import { type FSWatcher, watch } from 'chokidar';

  export class Folder {
    private readonly watcher: FSWatcher;
    private readonly timer = setInterval(() => this.read(), 60_000);

    constructor(path: string) {
      this.watcher = watch(path, { ignoreInitial: true });
      this.watcher.on('change', () => this.read());
    }

    read(): void {}

    async close(): Promise<void> {
      clearInterval(this.timer);
+     await this.watcher.close();
    }
  }
`,
  },
  {
    id: 'chokidar.FSWatcher.add',
    protocol: 'packages/chokidar-path',
    program: `
  import type { FSWatcher } from 'chokidar';

  export class Project {
    private readonly timer = setInterval(() => this.build(), 60_000);

    constructor(
      private readonly watcher: FSWatcher,
      private readonly folder: string,
    ) {}

    open(): void {
      this.watcher.add(this.folder);
    }

    build(): void {}

    close(): void {
      clearInterval(this.timer);
+     this.watcher.unwatch(this.folder);
    }
  }
`,
  },
  {
    id: 'tmp.fileSync',
    protocol: 'packages/tmp-file-sync',
    program: `
  import { statSync, writeFileSync } from 'node:fs';
  import tmp from 'tmp';

  export function measureScript(text: string): number {
    const file = tmp.fileSync({ postfix: '.sh' });
+   try {
    writeFileSync(file.name, text);
    return statSync(file.name).size;
+   } finally {
+     file.removeCallback();
+   }
  }
`,
  },
  {
    id: 'tmp.dirSync',
    protocol: 'packages/tmp-file-sync',
    program: `
  import { dirSync } from 'tmp';

  export function pack(collect: (folder: string) => number): number {
    const folder = dirSync({ unsafeCleanup: true });
    const size = collect(folder.name);
    if (size === 0) {
+     folder.removeCallback();
      return 0;
    }
    folder.removeCallback();
    return size;
  }
`,
  },
  {
    id: 'tmp.file',
    protocol: 'packages/tmp-file',
    program: `
  import { writeFile } from 'node:fs';
  import { file } from 'tmp';

  export function save(text: string, done: (error?: Error | null) => void): void {
    file((error, path, _fd, remove) => {
      if (error) {
        return done(error);
      }
      writeFile(path, text, (failure) => {
+       remove();
        done(failure);
      });
    });
  }
`,
  },
  {
    id: 'tmp.dir',
    protocol: 'packages/tmp-dir',
    program: `
  import { dir } from 'tmp';

  export function unpack(run: (folder: string) => boolean, done: (error?: Error | null) => void): void {
    dir({ unsafeCleanup: true }, (error, folder, remove) => {
      if (error) {
        return done(error);
      }
      if (!run(folder)) {
+       remove();
        return done(new Error('failed'));
      }
      remove();
      done();
    });
  }
`,
  },
  {
    id: 'fs-extra.open',
    protocol: 'packages/fs-extra-open',
    program: `
  import { close, open, read } from 'fs-extra';

  export async function readMagic(path: string): Promise<string> {
    const fd = await open(path, 'r');
+   try {
    const { buffer } = await read(fd, Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1');
+   } finally {
      await close(fd);
+   }
  }
`,
  },
  {
    id: 'fs-extra.createReadStream',
    protocol: 'streams/file-read',
    program: `
  import { createReadStream, createWriteStream } from 'fs-extra';

  export function copy(from: string, to: string, isDry: boolean): void {
    const file = createReadStream(from);
    if (isDry) {
+     file.destroy();
      return;
    }
    file.pipe(createWriteStream(to));
  }
`,
  },
  {
    id: 'fs-extra.createWriteStream',
    protocol: 'streams/file-write',
    program: `
  import fs from 'fs-extra';

  export function save(path: string, text: string, limit: number): boolean {
    const file = fs.createWriteStream(path);
    file.write('v1');
    if (text.length > limit) {
+     file.destroy();
      return false;
    }
    file.end(text);
    return true;
  }
`,
  },
  {
    id: 'fs-extra.watch',
    protocol: 'packages/fs-extra-watch',
    program: `
  import { watch } from 'fs-extra';
  import type { FSWatcher } from 'node:fs';

  export class Folder {
    private readonly watcher: FSWatcher;
    private readonly timer = setInterval(() => this.read(), 60_000);

    constructor(path: string) {
      this.watcher = watch(path, () => this.read());
    }

    read(): void {}

    close(): void {
      clearInterval(this.timer);
+     this.watcher.close();
    }
  }
`,
  },
  {
    id: 'fs-extra.mkdtemp',
    protocol: 'packages/fs-extra-folder',
    program: `
  import { mkdtemp, outputFile, remove } from 'fs-extra';

  export async function build(files: ReadonlyMap<string, string>, run: (folder: string) => Promise<void>): Promise<void> {
    const folder = await mkdtemp('/tmp/build-');
+   try {
    for (const [name, text] of files) {
      await outputFile(folder + '/' + name, text);
    }
    await run(folder);
+   } finally {
      await remove(folder);
+   }
  }
`,
  },
  {
    id: 'proper-lockfile.lock',
    protocol: 'packages/proper-lockfile',
    program: `
  import { lock } from 'proper-lockfile';

  export async function update(path: string, change: () => Promise<boolean>): Promise<void> {
    const release = await lock(path);
-   if (!(await change())) {
-     return;
-   }
-   await release();
+   try {
+     await change();
+   } finally {
+     await release();
+   }
  }
`,
  },
  {
    id: 'proper-lockfile.lockSync',
    protocol: 'packages/proper-lockfile-sync',
    program: `
  import lockfile from 'proper-lockfile';

  export function update(path: string, change: () => void): void {
    const release = lockfile.lockSync(path);
+   try {
    change();
+   } finally {
+     release();
+   }
  }
`,
  },
  {
    id: 'async-mutex.Mutex.acquire',
    protocol: 'packages/async-mutex',
    program: `
  import { Mutex } from 'async-mutex';

  const mutex = new Mutex();

  export async function save(write: () => Promise<void>): Promise<void> {
    const release = await mutex.acquire();
+   try {
    await write();
+   } finally {
      release();
+   }
  }
`,
  },
  {
    id: 'async-mutex.Semaphore.acquire',
    protocol: 'packages/async-semaphore',
    program: `
  import { Semaphore } from 'async-mutex';

  const slots = new Semaphore(4);

  export async function download(fetchOne: () => Promise<string>): Promise<string> {
    const [, release] = await slots.acquire();
+   try {
    const text = await fetchOne();
-   release();
    return text;
+   } finally {
+     release();
+   }
  }
`,
  },
  {
    id: 'generic-pool.createPool',
    protocol: 'packages/generic-pool',
    program: `
  import { createPool, type Pool } from 'generic-pool';

  interface Link {
    close(): void;
  }

  export class Links {
    private readonly pool: Pool<Link>;
    private readonly timer = setInterval(() => this.report(), 60_000);

    constructor(open: () => Promise<Link>) {
      this.pool = createPool({ create: open, destroy: async (link) => link.close() }, { max: 4, maxWaitingClients: 100, acquireTimeoutMillis: 1_000 });
    }

    report(): void {
      console.log(this.pool.size);
    }

    async close(): Promise<void> {
      clearInterval(this.timer);
+     await this.pool.drain();
+     await this.pool.clear();
    }
  }
`,
  },
  {
    id: 'generic-pool.Pool.acquire',
    protocol: 'packages/generic-pool-resource',
    program: `
  import type { Pool } from 'generic-pool';

  export async function run(pool: Pool<{ send(text: string): Promise<void> }>, text: string): Promise<void> {
    const link = await pool.acquire();
+   try {
    await link.send(text);
+   } finally {
      await pool.release(link);
+   }
  }
`,
  },
  {
    id: 'lru-cache.LRUCache',
    isLimit: true,
    protocol: 'leaks/no-unbounded-cache',
    program: `
  import { LRUCache } from 'lru-cache';

- const answers = new LRUCache<string, string>({ ttl: 60_000, ttlAutopurge: false });
+ const answers = new LRUCache<string, string>({ ttl: 60_000, ttlAutopurge: false, max: 1_000 });

  export async function answer(question: string, ask: (question: string) => Promise<string>): Promise<string> {
    const known = answers.get(question);
    if (known !== undefined) {
      return known;
    }
    const found = await ask(question);
    answers.set(question, found);
    return found;
  }
`,
  },
  {
    id: 'node-cron.schedule',
    protocol: 'packages/node-cron-job',
    program: `
  import cron, { type ScheduledTask } from 'node-cron';

  export class Reports {
    private readonly task: ScheduledTask;
    private readonly timer = setInterval(() => this.send(), 60_000);

    constructor(rule: string) {
      this.task = cron.schedule(rule, () => this.send());
    }

    send(): void {
      console.log(this.task.id);
    }

    async stop(): Promise<void> {
      clearInterval(this.timer);
+     await this.task.destroy();
    }
  }
`,
  },
  {
    id: 'node-cron.createTask',
    protocol: 'packages/node-cron-task',
    program: `
  import { createTask, type ScheduledTask } from 'node-cron';

  export class Reports {
    private readonly task: ScheduledTask;
    private readonly timer = setInterval(() => this.send(), 60_000);

    constructor(rule: string) {
      this.task = createTask(rule, () => this.send());
    }

    start(): void {
      void this.task.start();
    }

    send(): void {}

    stop(): void {
      clearInterval(this.timer);
+     void this.task.stop();
    }
  }
`,
  },
  {
    id: 'croner.Cron',
    protocol: 'packages/croner-job',
    program: `
  import { Cron } from 'croner';

  export class Reports {
    private readonly job: Cron;
    private readonly timer = setInterval(() => this.send(), 60_000);

    constructor(rule: string) {
      this.job = new Cron(rule, () => this.send());
    }

    send(): void {
      console.log(this.job.nextRun());
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.job.stop();
    }
  }
`,
  },
  {
    id: 'piscina.Piscina',
    protocol: 'packages/piscina',
    program: `
  import { Piscina } from 'piscina';

  export async function resizeAll(paths: readonly string[]): Promise<void> {
    const pool = new Piscina({ filename: new URL('./resize.js', import.meta.url).href });
+   try {
    await Promise.all(paths.map((path) => pool.run(path)));
+   } finally {
+     await pool.close();
+   }
  }
`,
  },
];
