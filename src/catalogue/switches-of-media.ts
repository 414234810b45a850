import type { SwitchProtocol } from './switches.js';

/** What sound, pictures and the graphics card turn on. */
export const mediaSwitches: readonly SwitchProtocol[] = [
  {
    id: 'web/audio-connection',
    family: 'handle',
    kind: 'registration',
    noun: 'connection',
    keeps: 'its part of the graph',
    acquire: [{ method: 'connect', on: { from: 'global', name: 'AudioNode' } }],
    needs: 'kin',
    endedBy: ['close'],
    // It goes with its context, and with a source that has ended.
    ends: 'outside',
    release: [{ mirror: 'disconnect', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AudioNode/disconnect',
    examples: {
      leak: `export class Owner {
  constructor(private readonly host: GainNode, private readonly other: GainNode) {}

  start(): void {
    this.host.connect(this.host.context.destination);
    this.other.connect(this.other.context.destination);
  }

  dispose(): void {
    this.other.disconnect();
  }
}
`,
      clean: `export class Owner {
  constructor(private readonly host: GainNode, private readonly other: GainNode) {}

  start(): void {
    this.host.connect(this.host.context.destination);
    this.other.connect(this.other.context.destination);
  }

  dispose(): void {
    this.other.disconnect();
    this.host.disconnect();
  }
}
`,
    },
  },
  {
    id: 'web/audio-source',
    family: 'handle',
    kind: 'registration',
    noun: 'source',
    keeps: 'it playing',
    acquire: [{ method: 'start', on: { from: 'global', name: 'AudioScheduledSourceNode' } }],
    needs: 'teardown',
    endedBy: ['close', 'disconnect', 'suspend'],
    // An oscillator, and a buffer that loops, never come to an end.
    ends: 'outside',
    release: [{ mirror: 'stop', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/AudioScheduledSourceNode/stop',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: OscillatorNode) {}

  start(): void {
    this.host.start();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: OscillatorNode) {}

  start(): void {
    this.host.start();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.stop();
  }
}
`,
    },
  },
  {
    id: 'web/media-recording',
    family: 'handle',
    kind: 'registration',
    noun: 'recording',
    keeps: 'what it has recorded',
    acquire: [{ method: 'start', on: { from: 'global', name: 'MediaRecorder' } }],
    needs: 'teardown',
    endedBy: ['getTracks'],
    // It ends with its tracks.
    ends: 'outside',
    release: [{ mirror: 'stop', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaRecorder/stop',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MediaRecorder) {}

  start(): void {
    this.host.start();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MediaRecorder) {}

  start(): void {
    this.host.start();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.stop();
  }
}
`,
    },
  },
  {
    id: 'web/media-playback',
    family: 'handle',
    kind: 'registration',
    noun: 'playback',
    keeps: 'it playing',
    acquire: [{ method: 'play', on: { from: 'global', name: 'HTMLMediaElement' } }],
    needs: 'kin',
    endedBy: [],
    // It ends with the media, and with an element that is taken out of the page.
    ends: 'outside',
    release: [{ mirror: 'pause', same: [] }, { mirror: 'load', same: [] }, { mirror: 'remove', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/HTMLMediaElement/pause',
    examples: {
      leak: `export class Owner {
  constructor(private readonly host: HTMLAudioElement, private readonly other: HTMLAudioElement) {}

  start(): void {
    void this.host.play();
    void this.other.play();
  }

  dispose(): void {
    this.other.pause();
  }
}
`,
      clean: `export class Owner {
  constructor(private readonly host: HTMLAudioElement, private readonly other: HTMLAudioElement) {}

  start(): void {
    void this.host.play();
    void this.other.play();
  }

  dispose(): void {
    this.other.pause();
    this.host.pause();
  }
}
`,
    },
  },
  {
    id: 'web/picture-in-picture',
    family: 'handle',
    kind: 'registration',
    noun: 'window',
    keeps: 'its video playing',
    acquire: [{ method: 'requestPictureInPicture', on: { from: 'global', name: 'HTMLVideoElement' } }],
    needs: 'teardown',
    endedBy: ['removeAttribute', 'remove'],
    // There is one, and the user closes it.
    ends: 'outside',
    release: [{ mirror: 'exitPictureInPicture', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Document/exitPictureInPicture',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: HTMLVideoElement) {}

  start(): void {
    void this.host.requestPictureInPicture();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: HTMLVideoElement) {}

  start(): void {
    void this.host.requestPictureInPicture();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    void document.exitPictureInPicture();
  }
}
`,
    },
  },
  {
    id: 'web/speech',
    family: 'handle',
    kind: 'registration',
    noun: 'speech',
    keeps: 'it speaking',
    acquire: [{ method: 'speak', on: { from: 'global', name: 'SpeechSynthesis' } }, { call: { from: 'global', name: 'speechSynthesis.speak' } }],
    needs: 'teardown',
    endedBy: ['pause'],
    // It ends with the text.
    ends: 'outside',
    release: [{ mirror: 'cancel', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/SpeechSynthesis/cancel',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: SpeechSynthesis) {}

  start(): void {
    this.host.speak(new SpeechSynthesisUtterance('hello'));
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: SpeechSynthesis) {}

  start(): void {
    this.host.speak(new SpeechSynthesisUtterance('hello'));
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.cancel();
  }
}
`,
    },
  },
  {
    id: 'web/gpu-mapping',
    family: 'handle',
    kind: 'registration',
    noun: 'mapping',
    keeps: 'its copy of the buffer',
    acquire: [{ method: 'mapAsync', on: { from: 'global', name: 'GPUBuffer' } }],
    needs: 'kin',
    endedBy: [],
    // It goes with its buffer.
    ends: 'outside',
    release: [{ mirror: 'unmap', same: [] }, { mirror: 'destroy', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/GPUBuffer/unmap',
    examples: {
      leak: `export class Owner {
  constructor(private readonly host: GPUBuffer, private readonly other: GPUBuffer) {}

  start(): void {
    void this.host.mapAsync(1);
    void this.other.mapAsync(1);
  }

  dispose(): void {
    this.other.unmap();
  }
}
`,
      clean: `export class Owner {
  constructor(private readonly host: GPUBuffer, private readonly other: GPUBuffer) {}

  start(): void {
    void this.host.mapAsync(1);
    void this.other.mapAsync(1);
  }

  dispose(): void {
    this.other.unmap();
    this.host.unmap();
  }
}
`,
    },
  },
  {
    id: 'web/gpu-canvas',
    family: 'handle',
    kind: 'registration',
    noun: 'configuration',
    keeps: 'its textures',
    acquire: [{ method: 'configure', on: { from: 'global', name: 'GPUCanvasContext' } }],
    needs: 'kin',
    endedBy: ['destroy'],
    // It goes with its canvas.
    ends: 'outside',
    release: [{ mirror: 'unconfigure', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/GPUCanvasContext/unconfigure',
    examples: {
      leak: `export class Owner {
  constructor(private readonly host: GPUCanvasContext, private readonly other: GPUCanvasContext) {}

  start(): void {
    this.host.configure({ device: {} as GPUDevice, format: 'r8unorm' });
    this.other.configure({ device: {} as GPUDevice, format: 'r8unorm' });
  }

  dispose(): void {
    this.other.unconfigure();
  }
}
`,
      clean: `export class Owner {
  constructor(private readonly host: GPUCanvasContext, private readonly other: GPUCanvasContext) {}

  start(): void {
    this.host.configure({ device: {} as GPUDevice, format: 'r8unorm' });
    this.other.configure({ device: {} as GPUDevice, format: 'r8unorm' });
  }

  dispose(): void {
    this.other.unconfigure();
    this.host.unconfigure();
  }
}
`,
    },
  },
];
