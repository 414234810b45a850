import type { Protocol } from '../schema.js';

/** Channels, files and devices of a page. */
export const webChannels: readonly Protocol[] = [
  {
    id: 'web/data-channel',
    family: 'handle',
    kind: 'handle',
    noun: 'data channel',
    keeps: 'its stream and its listeners',
    acquire: [{ method: 'createDataChannel', on: { from: 'global', name: 'RTCPeerConnection' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/RTCDataChannel/close',
    examples: {
      leak: `declare const peer: RTCPeerConnection;

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = peer.createDataChannel('chat');

  work(): void {
    this.handle.send('ping');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `declare const peer: RTCPeerConnection;

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = peer.createDataChannel('chat');

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
    id: 'web/gpu-device',
    family: 'handle',
    kind: 'handle',
    noun: 'device',
    keeps: 'its memory on the graphics card',
    acquire: [{ method: 'requestDevice', on: { from: 'global', name: 'GPUAdapter' } }],
    handle: 'promise',
    ends: 'outside',
    release: [{ method: 'destroy' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/GPUDevice/destroy',
    examples: {
      leak: `export async function measure(adapter: GPUAdapter, work: (device: GPUDevice) => Promise<void>): Promise<void> {
  const device = await adapter.requestDevice();
  await work(device);
  device.destroy();
}
`,
      clean: `export async function measure(adapter: GPUAdapter, work: (device: GPUDevice) => Promise<void>): Promise<void> {
  const device = await adapter.requestDevice();
  try {
    await work(device);
  } finally {
    device.destroy();
  }
}
`,
    },
  },
  {
    id: 'web/gpu-resource',
    family: 'handle',
    kind: 'handle',
    noun: 'resource',
    keeps: 'its memory on the graphics card',
    acquire: [
      { method: 'createBuffer', on: { from: 'global', name: 'GPUDevice' } },
      { method: 'createTexture', on: { from: 'global', name: 'GPUDevice' } },
      { method: 'createQuerySet', on: { from: 'global', name: 'GPUDevice' } },
    ],
    ends: 'outside',
    release: [{ method: 'destroy' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/GPUBuffer/destroy',
    examples: {
      leak: `export async function measure(device: GPUDevice, work: (buffer: GPUBuffer) => Promise<void>): Promise<void> {
  const buffer = device.createBuffer({ size: 8, usage: 1 });
  await work(buffer);
  buffer.destroy();
}
`,
      clean: `export async function measure(device: GPUDevice, work: (buffer: GPUBuffer) => Promise<void>): Promise<void> {
  const buffer = device.createBuffer({ size: 8, usage: 1 });
  try {
    await work(buffer);
  } finally {
    buffer.destroy();
  }
}
`,
    },
  },
  {
    id: 'web/notification',
    family: 'handle',
    kind: 'handle',
    noun: 'notification',
    keeps: 'it on the screen',
    acquire: [{ construct: { from: 'global', name: 'Notification' } }],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Notification/close',
    examples: {
      leak: `export class Notice {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Notification('ready');

  work(): void {
    console.log(this.handle.title);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Notice {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Notification('ready');

  work(): void {
    console.log(this.handle.title);
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
    id: 'web/disposable-stack',
    family: 'handle',
    kind: 'handle',
    noun: 'stack',
    keeps: 'what it holds',
    acquire: [{ construct: { from: 'global', name: 'DisposableStack' } }],
    ends: 'never',
    release: [{ method: 'dispose' }, { method: '[Symbol.dispose]' }, { method: 'move' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/DisposableStack/dispose',
    examples: {
      leak: `export function run(work: () => void): void {
  const stack = new DisposableStack();
  stack.defer(() => console.log('done'));
  work();
}
`,
      clean: `export function run(work: () => void): void {
  const stack = new DisposableStack();
  try {
    stack.defer(() => console.log('done'));
    work();
  } finally {
    stack.dispose();
  }
}
`,
    },
  },
  {
    id: 'web/async-disposable-stack',
    family: 'handle',
    kind: 'handle',
    noun: 'stack',
    keeps: 'what it holds',
    acquire: [{ construct: { from: 'global', name: 'AsyncDisposableStack' } }],
    ends: 'never',
    release: [
      { method: 'disposeAsync', async: true },
      { method: '[Symbol.asyncDispose]', async: true },
      { method: 'move' },
    ],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/AsyncDisposableStack/disposeAsync',
    examples: {
      leak: `export async function run(work: () => Promise<void>): Promise<void> {
  const stack = new AsyncDisposableStack();
  stack.defer(() => console.log('done'));
  await work();
}
`,
      clean: `export async function run(work: () => Promise<void>): Promise<void> {
  const stack = new AsyncDisposableStack();
  try {
    stack.defer(() => console.log('done'));
    await work();
  } finally {
    await stack.disposeAsync();
  }
}
`,
    },
  },
];
