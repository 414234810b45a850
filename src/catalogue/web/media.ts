import type { Protocol } from '../schema.js';

/** Media of a page: what plays, records, shows and decodes. */
export const webMedia: readonly Protocol[] = [
  {
    id: 'web/audio-context',
    family: 'handle',
    kind: 'handle',
    noun: 'audio context',
    keeps: 'its audio thread',
    acquire: [{ construct: { from: 'global', name: 'AudioContext' } }],
    ends: 'never',
    release: [{ method: 'close', async: true }],
    // Its tracks go on only as long as the context does, and whoever gets them closes nothing.
    exempt: [{ chained: 'createMediaStreamDestination' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AudioContext/close',
    examples: {
      leak: `export class Player {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new AudioContext();

  work(): void {
    void this.handle.resume();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Player {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new AudioContext();

  work(): void {
    void this.handle.resume();
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.close();
  }
}
`,
    },
  },
  {
    id: 'web/media-track',
    family: 'handle',
    kind: 'handle',
    noun: 'track',
    keeps: 'its device or its source',
    acquire: [{ method: 'clone', on: { from: 'global', name: 'MediaStreamTrack' } }],
    ends: 'outside',
    release: [{ method: 'stop' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaStreamTrack/stop',
    examples: {
      leak: `export async function listen(track: MediaStreamTrack, work: (track: MediaStreamTrack) => Promise<void>): Promise<void> {
  const copy = track.clone();
  await work(copy);
  copy.stop();
}
`,
      clean: `export async function listen(track: MediaStreamTrack, work: (track: MediaStreamTrack) => Promise<void>): Promise<void> {
  const copy = track.clone();
  try {
    await work(copy);
  } finally {
    copy.stop();
  }
}
`,
    },
  },
  {
    id: 'web/media-keys-session',
    family: 'handle',
    kind: 'handle',
    noun: 'session',
    keeps: 'its keys',
    acquire: [{ method: 'createSession', on: { from: 'global', name: 'MediaKeys' } }],
    ends: 'outside',
    release: [{ method: 'close', async: true }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaKeySession/close',
    examples: {
      leak: `export async function unlock(keys: MediaKeys, request: ArrayBuffer): Promise<void> {
  const session = keys.createSession();
  await session.generateRequest('cenc', request);
  await session.close();
}
`,
      clean: `export async function unlock(keys: MediaKeys, request: ArrayBuffer): Promise<void> {
  const session = keys.createSession();
  try {
    await session.generateRequest('cenc', request);
  } finally {
    await session.close();
  }
}
`,
    },
  },
  {
    id: 'web/codec',
    family: 'handle',
    kind: 'handle',
    noun: 'codec',
    keeps: 'its decoder or encoder of the system',
    acquire: [
      { construct: { from: 'global', name: 'VideoDecoder' } },
      { construct: { from: 'global', name: 'VideoEncoder' } },
      { construct: { from: 'global', name: 'AudioDecoder' } },
      { construct: { from: 'global', name: 'AudioEncoder' } },
    ],
    ends: 'outside',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/VideoDecoder/close',
    examples: {
      leak: `export class Player {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new VideoDecoder({ output: (frame) => frame.close(), error: console.error });

  work(): void {
    this.handle.reset();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Player {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new VideoDecoder({ output: (frame) => frame.close(), error: console.error });

  work(): void {
    this.handle.reset();
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
    id: 'web/image-decoder',
    family: 'handle',
    kind: 'handle',
    noun: 'decoder',
    keeps: 'its image',
    acquire: [{ construct: { from: 'global', name: 'ImageDecoder' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/ImageDecoder/close',
    examples: {
      leak: `export async function measure(data: ArrayBuffer): Promise<void> {
  const decoder = new ImageDecoder({ data, type: 'image/png' });
  await decoder.tracks.ready;
  console.log(decoder.tracks.length);
}
`,
      clean: `export async function measure(data: ArrayBuffer): Promise<void> {
  const decoder = new ImageDecoder({ data, type: 'image/png' });
  try {
    await decoder.tracks.ready;
    console.log(decoder.tracks.length);
  } finally {
    decoder.close();
  }
}
`,
    },
  },
  {
    id: 'web/video-frame',
    family: 'handle',
    kind: 'handle',
    noun: 'frame',
    keeps: 'its picture',
    acquire: [
      { construct: { from: 'global', name: 'VideoFrame' } },
      { method: 'clone', on: { from: 'global', name: 'VideoFrame' } },
    ],
    gives: { from: 'global', name: 'VideoFrame' },
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/VideoFrame/close',
    examples: {
      leak: `export async function measure(canvas: HTMLCanvasElement): Promise<void> {
  const frame = new VideoFrame(canvas, { timestamp: 0 });
  console.log(frame.allocationSize());
}
`,
      clean: `export async function measure(canvas: HTMLCanvasElement): Promise<void> {
  const frame = new VideoFrame(canvas, { timestamp: 0 });
  try {
    console.log(frame.allocationSize());
  } finally {
    frame.close();
  }
}
`,
    },
  },
  {
    id: 'web/audio-data',
    family: 'handle',
    kind: 'handle',
    noun: 'audio data',
    keeps: 'its samples',
    acquire: [{ construct: { from: 'global', name: 'AudioData' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AudioData/close',
    examples: {
      leak: `export function measure(init: AudioDataInit): void {
  const data = new AudioData(init);
  console.log(data.duration);
}
`,
      clean: `export function measure(init: AudioDataInit): void {
  const data = new AudioData(init);
  try {
    console.log(data.duration);
  } finally {
    data.close();
  }
}
`,
    },
  },
  {
    id: 'web/image-bitmap',
    family: 'handle',
    kind: 'handle',
    noun: 'bitmap',
    keeps: 'its picture',
    acquire: [{ call: { from: 'global', name: 'createImageBitmap' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/ImageBitmap/close',
    examples: {
      leak: `export async function measure(image: Blob): Promise<void> {
  const bitmap = await createImageBitmap(image);
  console.log(bitmap.width);
}
`,
      clean: `export async function measure(image: Blob): Promise<void> {
  const bitmap = await createImageBitmap(image);
  try {
    console.log(bitmap.width);
  } finally {
    bitmap.close();
  }
}
`,
    },
  },
  {
    id: 'web/transferred-bitmap',
    family: 'handle',
    kind: 'handle',
    noun: 'bitmap',
    keeps: 'its picture',
    acquire: [{ method: 'transferToImageBitmap', on: { from: 'global', name: 'OffscreenCanvas' } }],
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/OffscreenCanvas/transferToImageBitmap',
    examples: {
      leak: `export function measure(canvas: OffscreenCanvas): void {
  const bitmap = canvas.transferToImageBitmap();
  console.log(bitmap.width);
}
`,
      clean: `export function measure(canvas: OffscreenCanvas): void {
  const bitmap = canvas.transferToImageBitmap();
  try {
    console.log(bitmap.width);
  } finally {
    bitmap.close();
  }
}
`,
    },
  },
];
