import type { Protocol } from '../schema.js';

/** What only the newest versions of Node have. */
export const nodeNewest: readonly Protocol[] = [
  {
    id: 'node/zip-file',
    family: 'handle',
    kind: 'handle',
    noun: 'archive',
    keeps: 'its descriptor',
    acquire: [{ call: { from: 'node:zlib', name: 'ZipFile.open' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: 'closeSync' }],
    evidence: 'https://nodejs.org/api/zlib.html#class-zlibzipfile',
    examples: {
      leak: `import { ZipFile } from 'node:zlib';

export async function run(isDry: boolean): Promise<void> {
  const handle = await ZipFile.open('a.zip');
  if (isDry) {
    return;
  }
  console.log(handle);
  await handle.close();
}
`,
      clean: `import { ZipFile } from 'node:zlib';

export async function run(isDry: boolean): Promise<void> {
  const handle = await ZipFile.open('a.zip');
  try {
    if (isDry) {
      return;
    }
    console.log(handle);
  } finally {
    await handle.close();
  }
}
`,
    },
  },
  {
    id: 'node/heap-profile',
    family: 'handle',
    kind: 'handle',
    noun: 'profile',
    keeps: 'its samples',
    acquire: [{ call: { from: 'node:v8', name: 'startHeapProfile' } }],
    ends: 'outside',
    release: [{ method: 'stop' }, { method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/v8.html#v8startheapprofileoptions',
    examples: {
      leak: `import { startHeapProfile } from 'node:v8';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = startHeapProfile();

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { startHeapProfile } from 'node:v8';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = startHeapProfile();

  work(): void {
    console.log(this.handle);
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
    id: 'node/store-scope',
    family: 'handle',
    kind: 'handle',
    noun: 'scope',
    keeps: 'its value in the rest of the context',
    acquire: [{ method: 'withScope', on: { from: 'node:async_hooks', name: 'AsyncLocalStorage' } }],
    ends: 'never',
    release: [{ method: 'dispose' }, { method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/async_context.html#asynclocalstoragewithscopestore',
    examples: {
      leak: `import type { AsyncLocalStorage } from 'node:async_hooks';

export function run(host: AsyncLocalStorage<string>, isDry: boolean): void {
  const handle = host.withScope('a');
  if (isDry) {
    return;
  }
  console.log(host.getStore());
  handle.dispose();
}
`,
      clean: `import type { AsyncLocalStorage } from 'node:async_hooks';

export function run(host: AsyncLocalStorage<string>, isDry: boolean): void {
  const handle = host.withScope('a');
  try {
    if (isDry) {
      return;
    }
    console.log(host.getStore());
  } finally {
    handle.dispose();
  }
}
`,
    },
  },
  {
    id: 'node/dynamic-library',
    family: 'handle',
    kind: 'handle',
    noun: 'library',
    keeps: 'it loaded',
    acquire: [{ call: { from: 'node:ffi', name: 'dlopen' } }],
    // A library that a process uses is open as long as the process.
    ends: 'outside',
    release: [{ part: 'lib', by: 'close' }, { method: '[Symbol.dispose]' }],
    evidence: 'https://nodejs.org/api/ffi.html#ffidlopenpath-definitions',
    examples: {
      leak: `import { dlopen } from 'node:ffi';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = dlopen('libm.so.6', {});

  work(): void {
    console.log(this.handle.functions);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { dlopen } from 'node:ffi';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = dlopen('libm.so.6', {});

  work(): void {
    console.log(this.handle.functions);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.lib.close();
  }
}
`,
    },
  },
  {
    id: 'node/quic-session',
    family: 'handle',
    kind: 'handle',
    noun: 'session',
    keeps: 'its connection and its port',
    acquire: [{ call: { from: 'node:quic', name: 'connect' } }],
    handle: 'promise',
    ends: 'outside',
    release: [{ method: 'close', async: true }, { method: 'destroy' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/quic.html#quicconnectaddress-options',
    examples: {
      leak: `import { connect } from 'node:quic';

export async function run(isDry: boolean): Promise<void> {
  const handle = await connect('example.org:443');
  if (isDry) {
    return;
  }
  console.log(handle.destroyed);
  await handle.close();
}
`,
      clean: `import { connect } from 'node:quic';

export async function run(isDry: boolean): Promise<void> {
  const handle = await connect('example.org:443');
  try {
    if (isDry) {
      return;
    }
    console.log(handle.destroyed);
  } finally {
    await handle.close();
  }
}
`,
    },
  },
  {
    id: 'node/quic-endpoint',
    family: 'handle',
    kind: 'handle',
    noun: 'endpoint',
    keeps: 'its port',
    acquire: [{ call: { from: 'node:quic', name: 'listen' } }],
    handle: 'promise',
    ends: 'outside',
    release: [{ method: 'close', async: true }, { method: 'destroy' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/quic.html#quiclistenonsession-options',
    examples: {
      leak: `import { listen } from 'node:quic';

export async function run(isDry: boolean): Promise<void> {
  const handle = await listen(() => console.log(1));
  if (isDry) {
    return;
  }
  console.log(handle.destroyed);
  await handle.close();
}
`,
      clean: `import { listen } from 'node:quic';

export async function run(isDry: boolean): Promise<void> {
  const handle = await listen(() => console.log(1));
  try {
    if (isDry) {
      return;
    }
    console.log(handle.destroyed);
  } finally {
    await handle.close();
  }
}
`,
    },
  },
];
