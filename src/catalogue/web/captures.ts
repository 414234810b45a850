import type { Protocol } from '../schema.js';

/** What a device, a screen or a canvas gives to a page: it goes on until each of its tracks is stopped. */
export const webCaptures: readonly Protocol[] = [
  {
    id: 'web/captured-media',
    family: 'handle',
    kind: 'handle',
    noun: 'media stream',
    keeps: 'its camera, microphone or screen on',
    acquire: [{ method: 'getUserMedia', on: { from: 'global', name: 'MediaDevices' } }, { method: 'getDisplayMedia', on: { from: 'global', name: 'MediaDevices' } }, { call: { from: 'global', name: 'navigator.mediaDevices.getUserMedia' } }, { call: { from: 'global', name: 'navigator.mediaDevices.getDisplayMedia' } }],
    handle: 'promise',
    lentTo: ['srcObject'],
    ends: 'never',
    release: [{ part: 'getTracks', each: 'track', by: 'stop' }, { part: 'getVideoTracks', each: 'track', by: 'stop' }, { part: 'getAudioTracks', each: 'track', by: 'stop' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaStreamTrack/stop',
    examples: {
      leak: `export async function run(isDry: boolean): Promise<void> {
  const handle = await navigator.mediaDevices.getUserMedia({ audio: true });
  if (isDry) {
    return;
  }
  console.log(handle.active);
  handle.getTracks().forEach((track) => track.stop());
}
`,
      clean: `export async function run(isDry: boolean): Promise<void> {
  const handle = await navigator.mediaDevices.getUserMedia({ audio: true });
  try {
    if (isDry) {
      return;
    }
    console.log(handle.active);
  } finally {
    handle.getTracks().forEach((track) => track.stop());
  }
}
`,
    },
  },
  {
    id: 'web/media-copy',
    family: 'handle',
    kind: 'handle',
    noun: 'media stream',
    keeps: 'its camera, microphone or screen on',
    acquire: [{ method: 'clone', on: { from: 'global', name: 'MediaStream' } }],
    lentTo: ['srcObject'],
    ends: 'outside',
    release: [{ part: 'getTracks', each: 'track', by: 'stop' }, { part: 'getVideoTracks', each: 'track', by: 'stop' }, { part: 'getAudioTracks', each: 'track', by: 'stop' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaStream/clone',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: MediaStream) {
    this.handle = host.clone();
  }

  work(): void {
    console.log(this.handle.active);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: MediaStream) {
    this.handle = host.clone();
  }

  work(): void {
    console.log(this.handle.active);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.getTracks().forEach((track) => track.stop());
  }
}
`,
    },
  },
  {
    id: 'web/canvas-capture',
    family: 'handle',
    kind: 'handle',
    noun: 'media stream',
    keeps: 'the copies of its frames',
    acquire: [{ method: 'captureStream', on: { from: 'global', name: 'HTMLCanvasElement' } }],
    lentTo: ['srcObject'],
    // Nobody else holds the device; a canvas that is gone has no frames.
    ends: 'outside',
    release: [{ part: 'getTracks', each: 'track', by: 'stop' }, { part: 'getVideoTracks', each: 'track', by: 'stop' }, { part: 'getAudioTracks', each: 'track', by: 'stop' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/HTMLCanvasElement/captureStream',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: HTMLCanvasElement) {
    this.handle = host.captureStream(30);
  }

  work(): void {
    console.log(this.handle.active);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: HTMLCanvasElement) {
    this.handle = host.captureStream(30);
  }

  work(): void {
    console.log(this.handle.active);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.getTracks().forEach((track) => track.stop());
  }
}
`,
    },
  },
  {
    id: 'web/speech-recognition',
    family: 'handle',
    kind: 'handle',
    noun: 'speech recognition',
    keeps: 'the microphone on',
    acquire: [{ construct: { from: 'global', name: 'SpeechRecognition' } }, { construct: { from: 'global', name: 'webkitSpeechRecognition' } }],
    armedBy: { method: 'start' },
    // It ends with the first result, unless it is continuous.
    ends: 'outside',
    release: [{ method: 'stop' }, { method: 'abort' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/SpeechRecognition/stop',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor() {
    this.handle = new SpeechRecognition();
    this.handle.start();
  }

  work(): void {
    console.log(this.handle.lang);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor() {
    this.handle = new SpeechRecognition();
    this.handle.start();
  }

  work(): void {
    console.log(this.handle.lang);
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
    id: 'web/position-watch',
    family: 'handle',
    kind: 'token',
    noun: 'position watch',
    keeps: 'the positioning on, and its callback',
    acquire: [{ method: 'watchPosition', on: { from: 'global', name: 'Geolocation' } }, { call: { from: 'global', name: 'navigator.geolocation.watchPosition' } }],
    callback: 0,
    ends: 'never',
    release: [{ call: { from: 'global', name: 'Geolocation.clearWatch' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Geolocation/clearWatch',
    examples: {
      leak: `import { useEffect } from 'react';

export function usePosition(onMove: (position: GeolocationPosition) => void): void {
  useEffect(() => {
    navigator.geolocation.watchPosition((position) => onMove(position));
  }, [onMove]);
}
`,
      clean: `import { useEffect } from 'react';

export function usePosition(onMove: (position: GeolocationPosition) => void): void {
  useEffect(() => {
    const id = navigator.geolocation.watchPosition((position) => onMove(position));
    return () => navigator.geolocation.clearWatch(id);
  }, [onMove]);
}
`,
    },
  },
];
