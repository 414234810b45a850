import type { Protocol } from '../schema.js';

/** Temporary directories, logs and archives. */
export const nodeMoreFiles: readonly Protocol[] = [
  {
    id: 'node/fs-utf8-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'stream',
    keeps: 'its descriptor',
    acquire: [{ construct: { from: 'node:fs', name: 'Utf8Stream' } }],
    // A log of the process is open as long as the process.
    ends: 'outside',
    release: [{ method: 'end' }, { method: 'destroy' }, { method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/fs.html#class-fsutf8stream',
    examples: {
      leak: `import { Utf8Stream } from 'node:fs';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Utf8Stream({ dest: 'app.log' });

  work(): void {
    this.handle.write('line');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Utf8Stream } from 'node:fs';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Utf8Stream({ dest: 'app.log' });

  work(): void {
    this.handle.write('line');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.end();
  }
}
`,
    },
  },
  {
    id: 'node/fs-mkdtemp',
    family: 'handle',
    kind: 'handle',
    noun: 'temporary directory',
    keeps: 'its files on the disk',
    acquire: [{ call: { from: 'node:fs', name: 'mkdtempSync' } }],
    // A path is a text: whoever gets it may remove the directory, and the system does at last.
    ends: 'outside',
    release: [{ call: { from: 'node:fs', name: 'rmSync' }, argument: 0 }, { call: { from: 'node:fs', name: 'rmdirSync' }, argument: 0 }, { call: { from: 'node:fs', name: 'rm' }, argument: 0 }, { call: { from: 'node:fs', name: 'rmdir' }, argument: 0 }],
    evidence: 'https://nodejs.org/api/fs.html#fsmkdtempsyncprefix-options',
    examples: {
      leak: `import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';

export function run(isDry: boolean): void {
  const handle = mkdtempSync('/var/tmp/a-');
  if (isDry) {
    return;
  }
  writeFileSync(\`\${handle}/a.txt\`, handle);
  rmSync(handle, { recursive: true, force: true });
}
`,
      clean: `import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';

export function run(isDry: boolean): void {
  const handle = mkdtempSync('/var/tmp/a-');
  try {
    if (isDry) {
      return;
    }
    writeFileSync(\`\${handle}/a.txt\`, handle);
  } finally {
    rmSync(handle, { recursive: true, force: true });
  }
}
`,
    },
  },
  {
    id: 'node/promises-mkdtemp',
    family: 'handle',
    kind: 'handle',
    noun: 'temporary directory',
    keeps: 'its files on the disk',
    acquire: [{ call: { from: 'node:fs/promises', name: 'mkdtemp' } }],
    handle: 'promise',
    // A path is a text: whoever gets it may remove the directory, and the system does at last.
    ends: 'outside',
    release: [{ call: { from: 'node:fs/promises', name: 'rm' }, argument: 0, async: true }, { call: { from: 'node:fs/promises', name: 'rmdir' }, argument: 0, async: true }, { call: { from: 'node:fs', name: 'rmSync' }, argument: 0 }],
    evidence: 'https://nodejs.org/api/fs.html#fspromisesmkdtempprefix-options',
    examples: {
      leak: `import { mkdtemp, rm, writeFile } from 'node:fs/promises';

export async function run(isDry: boolean): Promise<void> {
  const handle = await mkdtemp('/var/tmp/a-');
  if (isDry) {
    return;
  }
  await writeFile(\`\${handle}/a.txt\`, handle);
  await rm(handle, { recursive: true, force: true });
}
`,
      clean: `import { mkdtemp, rm, writeFile } from 'node:fs/promises';

export async function run(isDry: boolean): Promise<void> {
  const handle = await mkdtemp('/var/tmp/a-');
  try {
    if (isDry) {
      return;
    }
    await writeFile(\`\${handle}/a.txt\`, handle);
  } finally {
    await rm(handle, { recursive: true, force: true });
  }
}
`,
    },
  },
];
