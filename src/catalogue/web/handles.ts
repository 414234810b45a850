import type { Protocol } from '../schema.js';

/** Connections, threads and locks of a page. */
export const webHandles: readonly Protocol[] = [
  {
    id: 'web/web-socket',
    family: 'handle',
    kind: 'handle',
    noun: 'web socket',
    keeps: 'its connection and its listeners',
    acquire: [{ construct: { from: 'global', name: 'WebSocket' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebSocket/close',
    examples: {
      leak: `export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebSocket('wss://example.org');

  work(): void {
    this.handle.send('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebSocket('wss://example.org');

  work(): void {
    this.handle.send('ping');
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
    id: 'web/event-source',
    family: 'handle',
    kind: 'handle',
    noun: 'event source',
    keeps: 'its connection and its listeners',
    acquire: [{ construct: { from: 'global', name: 'EventSource' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/EventSource/close',
    examples: {
      leak: `export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new EventSource('/events');

  work(): void {
    console.log(this.handle.url);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new EventSource('/events');

  work(): void {
    console.log(this.handle.url);
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
    id: 'web/worker',
    family: 'handle',
    kind: 'handle',
    noun: 'worker',
    keeps: 'its thread and its heap',
    acquire: [{ construct: { from: 'global', name: 'Worker' } }],
    ends: 'outside',
    release: [{ method: 'terminate' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Worker/terminate',
    examples: {
      leak: `export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Worker('job.js');

  work(): void {
    this.handle.postMessage('work');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Worker('job.js');

  work(): void {
    this.handle.postMessage('work');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.terminate();
  }
}
`,
    },
  },
  {
    id: 'web/web-transport',
    family: 'handle',
    kind: 'handle',
    noun: 'transport',
    keeps: 'its connection',
    acquire: [{ construct: { from: 'global', name: 'WebTransport' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    afterRelease: [{ after: ['close'], fails: ['createBidirectionalStream', 'createUnidirectionalStream'] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WebTransport/close',
    examples: {
      leak: `export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebTransport('https://example.org');

  work(): void {
    console.log(this.handle.ready);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new WebTransport('https://example.org');

  work(): void {
    console.log(this.handle.ready);
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
    id: 'web/rtc-peer-connection',
    family: 'handle',
    kind: 'handle',
    noun: 'peer connection',
    keeps: 'its ports and its media',
    acquire: [{ construct: { from: 'global', name: 'RTCPeerConnection' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    afterRelease: [{ after: ['close'], fails: ['createOffer', 'createAnswer', 'setLocalDescription', 'setRemoteDescription', 'addIceCandidate', 'addTrack', 'addTransceiver', 'createDataChannel'] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/RTCPeerConnection/close',
    examples: {
      leak: `export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new RTCPeerConnection();

  work(): void {
    this.handle.restartIce();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new RTCPeerConnection();

  work(): void {
    this.handle.restartIce();
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
    id: 'web/broadcast-channel',
    family: 'handle',
    kind: 'handle',
    noun: 'channel',
    keeps: 'its listeners',
    acquire: [{ construct: { from: 'global', name: 'BroadcastChannel' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    afterRelease: [{ after: ['close'], fails: ['postMessage'] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/BroadcastChannel/close',
    examples: {
      leak: `export function announce(text: string): void {
  const channel = new BroadcastChannel('news');
  channel.postMessage(text);
}
`,
      clean: `export function announce(text: string): void {
  const channel = new BroadcastChannel('news');
  channel.postMessage(text);
  channel.close();
}
`,
    },
  },
  {
    id: 'web/wake-lock',
    family: 'handle',
    kind: 'lease',
    noun: 'wake lock',
    keeps: 'the screen on',
    acquire: [{ method: 'request', on: { from: 'global', name: 'WakeLock' } }, { call: { from: 'global', name: 'navigator.wakeLock.request' } }],
    handle: 'promise',
    ends: 'outside',
    release: [{ method: 'release', async: true }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/WakeLockSentinel/release',
    examples: {
      leak: `export async function present(show: () => Promise<void>): Promise<void> {
  const lock = await navigator.wakeLock.request('screen');
  await show();
  await lock.release();
}
`,
      clean: `export async function present(show: () => Promise<void>): Promise<void> {
  const lock = await navigator.wakeLock.request('screen');
  try {
    await show();
  } finally {
    await lock.release();
  }
}
`,
    },
  },
  {
    id: 'web/writable-file',
    family: 'handle',
    kind: 'lease',
    noun: 'writable file',
    keeps: 'the file locked',
    acquire: [{ method: 'createWritable', on: { from: 'global', name: 'FileSystemFileHandle' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: 'abort', async: true }],
    afterRelease: [{ after: ['close', 'abort'], fails: ['write', 'seek', 'truncate'] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/FileSystemFileHandle/createWritable',
    examples: {
      leak: `export async function save(file: FileSystemFileHandle, render: () => Promise<string>): Promise<void> {
  const writable = await file.createWritable();
  await writable.write(await render());
  await writable.close();
}
`,
      clean: `export async function save(file: FileSystemFileHandle, render: () => Promise<string>): Promise<void> {
  const writable = await file.createWritable();
  try {
    await writable.write(await render());
    await writable.close();
  } catch (error) {
    await writable.abort();
    throw error;
  }
}
`,
    },
  },
];
