import type { Protocol } from '../schema.js';

/** Ports, files and streams of a page that a part of the handle ends. */
export const webPorts: readonly Protocol[] = [
  {
    id: 'web/message-channel',
    family: 'handle',
    kind: 'handle',
    noun: 'channel',
    keeps: 'its ports and their listeners',
    acquire: [{ construct: { from: 'global', name: 'MessageChannel' } }],
    // A port without a listener is collected together with the other one.
    ends: 'outside',
    release: [{ part: 'port1', by: 'close' }, { part: 'port2', by: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MessagePort/close',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new MessageChannel();

  work(): void {
    this.handle.port1.postMessage('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new MessageChannel();

  work(): void {
    this.handle.port1.postMessage('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.port1.close();
  }
}
`,
    },
  },
  {
    id: 'web/shared-worker',
    family: 'handle',
    kind: 'handle',
    noun: 'shared worker',
    keeps: 'its port and its listeners',
    acquire: [{ construct: { from: 'global', name: 'SharedWorker' } }],
    ends: 'outside',
    release: [{ part: 'port', by: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/SharedWorker/port',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new SharedWorker('job.js');

  work(): void {
    this.handle.port.postMessage('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new SharedWorker('job.js');

  work(): void {
    this.handle.port.postMessage('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.port.close();
  }
}
`,
    },
  },
  {
    id: 'web/transport-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'stream',
    keeps: 'its part of the connection',
    acquire: [{ method: 'createBidirectionalStream', on: { from: 'global', name: 'WebTransport' } }],
    handle: 'promise',
    // The stream ends with its connection.
    ends: 'outside',
    release: [{ part: 'writable', by: 'close', async: true }, { part: 'writable', by: 'abort', async: true }, { part: 'readable', by: 'cancel', async: true }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebTransport/createBidirectionalStream',
    examples: {
      leak: `export async function run(host: WebTransport, isDry: boolean): Promise<void> {
  const handle = await host.createBidirectionalStream();
  if (isDry) {
    return;
  }
  console.log(handle.readable.locked);
  await handle.writable.close();
}
`,
      clean: `export async function run(host: WebTransport, isDry: boolean): Promise<void> {
  const handle = await host.createBidirectionalStream();
  try {
    if (isDry) {
      return;
    }
    console.log(handle.readable.locked);
  } finally {
    await handle.writable.close();
  }
}
`,
    },
  },
  {
    id: 'web/sync-access-handle',
    family: 'handle',
    kind: 'lease',
    noun: 'access handle',
    keeps: 'the file locked',
    acquire: [{ method: 'createSyncAccessHandle', on: { from: 'global', name: 'FileSystemFileHandle' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/FileSystemSyncAccessHandle/close',
    examples: {
      leak: `export async function run(host: FileSystemFileHandle, isDry: boolean): Promise<void> {
  const handle = await host.createSyncAccessHandle();
  if (isDry) {
    return;
  }
  handle.flush();
  handle.close();
}
`,
      clean: `export async function run(host: FileSystemFileHandle, isDry: boolean): Promise<void> {
  const handle = await host.createSyncAccessHandle();
  try {
    if (isDry) {
      return;
    }
    handle.flush();
  } finally {
    handle.close();
  }
}
`,
    },
  },
  {
    id: 'web/animation',
    family: 'handle',
    kind: 'handle',
    noun: 'animation',
    keeps: 'its effect on the element',
    acquire: [{ method: 'animate', on: { from: 'global', name: 'Element' } }],
    // It ends with its last iteration, and goes with its element.
    ends: 'soon',
    release: [{ method: 'cancel' }, { method: 'finish' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Animation/cancel',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: Element) {
    this.handle = host.animate({ opacity: [0, 1] }, { iterations: Infinity });
  }

  work(): void {
    console.log(this.handle.playState);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: Element) {
    this.handle = host.animate({ opacity: [0, 1] }, { iterations: Infinity });
  }

  work(): void {
    console.log(this.handle.playState);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.cancel();
  }
}
`,
    },
  },
  {
    id: 'web/window-open',
    family: 'handle',
    kind: 'handle',
    noun: 'window',
    keeps: 'its document',
    acquire: [{ call: { from: 'global', name: 'open' } }],
    // The user closes it.
    ends: 'soon',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Window/close',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = window.open('/help');

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = window.open('/help');

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle?.close();
  }
}
`,
    },
  },
  {
    id: 'web/source-buffer',
    family: 'handle',
    kind: 'handle',
    noun: 'source buffer',
    keeps: 'its media',
    acquire: [{ method: 'addSourceBuffer', on: { from: 'global', name: 'MediaSource' } }],
    // It goes with its media source.
    ends: 'soon',
    release: [{ call: { from: 'global', name: 'MediaSource.removeSourceBuffer' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaSource/removeSourceBuffer',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: MediaSource) {
    this.handle = host.addSourceBuffer('video/mp4');
  }

  work(): void {
    console.log(this.handle.updating);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: MediaSource) {
    this.handle = host.addSourceBuffer('video/mp4');
  }

  work(): void {
    console.log(this.handle.updating);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.host.removeSourceBuffer(this.handle);
  }
}
`,
    },
  },
  {
    id: 'web/stream-iterator',
    family: 'handle',
    kind: 'handle',
    noun: 'iterator',
    keeps: 'the stream locked',
    acquire: [{ method: 'values', on: { from: 'global', name: 'ReadableStream' } }],
    // A loop over it lets the stream go, however it is left.
    ends: 'soon',
    release: [{ method: 'return', async: true }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/ReadableStream#async_iteration',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: ReadableStream<string>) {
    this.handle = host.values();
  }

  work(): void {
    console.log(this.handle.next());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: ReadableStream<string>) {
    this.handle = host.values();
  }

  work(): void {
    console.log(this.handle.next());
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.return?.();
  }
}
`,
    },
  },
];
