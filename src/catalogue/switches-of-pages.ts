import type { SwitchProtocol } from './switches.js';

/** What pages turn on. */
export const pageSwitches: readonly SwitchProtocol[] = [
  {
    id: 'web/media-session-action',
    family: 'handle',
    kind: 'registration',
    noun: 'action handler',
    keeps: 'its function and all that it captures',
    acquire: [{ method: 'setActionHandler', on: { from: 'global', name: 'MediaSession' } }, { call: { from: 'global', name: 'navigator.mediaSession.setActionHandler' } }],
    needs: 'teardown',
    endedBy: [],
    off: { argument: 1, equals: 'null' },
    // There is one for each action, so the last one stays.
    ends: 'outside',
    release: [{ mirror: 'setActionHandler', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaSession/setActionHandler',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MediaSession) {}

  start(): void {
    this.host.setActionHandler('play', () => this.work());
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MediaSession) {}

  start(): void {
    this.host.setActionHandler('play', () => this.work());
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.host.setActionHandler('play', null);
  }
}
`,
    },
  },
  {
    id: 'web/pointer-capture',
    family: 'handle',
    kind: 'registration',
    noun: 'pointer capture',
    keeps: 'its events',
    acquire: [{ method: 'setPointerCapture', on: { from: 'global', name: 'Element' } }],
    needs: 'kin',
    endedBy: [],
    // The browser lets go when the pointer is lifted.
    ends: 'outside',
    release: [{ mirror: 'releasePointerCapture', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Element/setPointerCapture',
    examples: {
      leak: `export class Owner {
  constructor(private readonly host: Element, private readonly other: Element) {}

  start(): void {
    this.host.setPointerCapture(1);
    this.other.setPointerCapture(1);
  }

  dispose(): void {
    this.other.releasePointerCapture(1);
  }
}
`,
      clean: `export class Owner {
  constructor(private readonly host: Element, private readonly other: Element) {}

  start(): void {
    this.host.setPointerCapture(1);
    this.other.setPointerCapture(1);
  }

  dispose(): void {
    this.other.releasePointerCapture(1);
    this.host.releasePointerCapture(1);
  }
}
`,
    },
  },
  {
    id: 'web/remote-playback-watch',
    family: 'handle',
    kind: 'registration',
    noun: 'watch',
    keeps: 'the search for devices on',
    acquire: [{ method: 'watchAvailability', on: { from: 'global', name: 'RemotePlayback' } }],
    needs: 'teardown',
    endedBy: [],
    ends: 'outside',
    release: [{ mirror: 'cancelWatchAvailability', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/RemotePlayback/watchAvailability',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: RemotePlayback) {}

  start(): void {
    void this.host.watchAvailability(() => this.work());
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: RemotePlayback) {}

  start(): void {
    void this.host.watchAvailability(() => this.work());
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    void this.host.cancelWatchAvailability();
  }
}
`,
    },
  },
  {
    id: 'web/request-send',
    family: 'handle',
    kind: 'registration',
    noun: 'request',
    keeps: 'its connection and its listeners',
    acquire: [{ method: 'send', on: { from: 'global', name: 'XMLHttpRequest' } }],
    needs: 'kin',
    endedBy: [],
    // It ends with its response.
    ends: 'outside',
    release: [{ mirror: 'abort', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/XMLHttpRequest/abort',
    examples: {
      leak: `export class Owner {
  constructor(private readonly host: XMLHttpRequest, private readonly other: XMLHttpRequest) {}

  start(): void {
    this.host.send();
    this.other.send();
  }

  dispose(): void {
    this.other.abort();
  }
}
`,
      clean: `export class Owner {
  constructor(private readonly host: XMLHttpRequest, private readonly other: XMLHttpRequest) {}

  start(): void {
    this.host.send();
    this.other.send();
  }

  dispose(): void {
    this.other.abort();
    this.host.abort();
  }
}
`,
    },
  },
  {
    id: 'web/midi-port',
    family: 'handle',
    kind: 'registration',
    noun: 'port',
    keeps: 'its device',
    acquire: [{ method: 'open', on: { from: 'global', name: 'MIDIPort' } }],
    needs: 'teardown',
    endedBy: [],
    ends: 'outside',
    release: [{ mirror: 'close', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MIDIPort/close',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MIDIInput) {}

  start(): void {
    void this.host.open();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: MIDIInput) {}

  start(): void {
    void this.host.open();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    void this.host.close();
  }
}
`,
    },
  },
  {
    id: 'web/font-face',
    family: 'handle',
    kind: 'registration',
    noun: 'font',
    keeps: 'it loaded for the page',
    acquire: [{ method: 'add', on: { from: 'global', name: 'FontFaceSet' } }, { call: { from: 'global', name: 'document.fonts.add' } }],
    needs: 'teardown',
    endedBy: [],
    ends: 'outside',
    release: [{ mirror: 'delete', same: [] }, { mirror: 'clear', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/FontFaceSet/delete',
    examples: {
      leak: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: FontFace) {}

  start(): void {
    document.fonts.add(this.host);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);

  constructor(private readonly host: FontFace) {}

  start(): void {
    document.fonts.add(this.host);
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    document.fonts.delete(this.host);
  }
}
`,
    },
  },
  {
    id: 'web/performance-mark',
    family: 'handle',
    kind: 'registration',
    noun: 'mark',
    keeps: 'its entry in the timeline',
    acquire: [{ method: 'mark', on: { from: 'global', name: 'Performance' } }, { call: { from: 'global', name: 'performance.mark' } }, { call: { from: 'node:perf_hooks', name: 'performance.mark' } }],
    needs: 'kin',
    endedBy: [],
    isShared: 'server',
    // A page that goes takes its timeline with it; that of a server only grows.
    ends: 'outside',
    release: [{ mirror: 'clearMarks', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Performance/clearMarks',
    examples: {
      leak: `import { createServer } from 'node:http';

export const server = createServer((request, response) => {
  performance.mark(\`start \${request.url}\`);
  response.end();
});
`,
      clean: `import { createServer } from 'node:http';

export const server = createServer((request, response) => {
  const name = \`start \${request.url}\`;
  performance.mark(name);
  response.end();
  performance.clearMarks(name);
});
`,
    },
  },
  {
    id: 'web/performance-measure',
    family: 'handle',
    kind: 'registration',
    noun: 'measure',
    keeps: 'its entry in the timeline',
    acquire: [{ method: 'measure', on: { from: 'global', name: 'Performance' } }, { call: { from: 'global', name: 'performance.measure' } }, { call: { from: 'node:perf_hooks', name: 'performance.measure' } }],
    needs: 'kin',
    endedBy: [],
    isShared: 'server',
    // A page that goes takes its timeline with it; that of a server only grows.
    ends: 'outside',
    release: [{ mirror: 'clearMeasures', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Performance/clearMeasures',
    examples: {
      leak: `import { createServer } from 'node:http';

export const server = createServer((request, response) => {
  const start = performance.now();
  response.end();
  performance.measure(\`work \${request.url}\`, { start });
});
`,
      clean: `import { createServer } from 'node:http';

export const server = createServer((request, response) => {
  const start = performance.now();
  response.end();
  performance.measure(\`work \${request.url}\`, { start });
  performance.clearMeasures(\`work \${request.url}\`);
});
`,
    },
  },
  {
    id: 'web/finalizer-registration',
    family: 'handle',
    kind: 'registration',
    noun: 'finalizer',
    keeps: 'its value',
    acquire: [{ method: 'register', on: { from: 'global', name: 'FinalizationRegistry' } }],
    needs: 'kin',
    endedBy: [],
    // It goes with its target, and with the registry.
    ends: 'outside',
    release: [{ mirror: 'unregister', same: [] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/FinalizationRegistry/unregister',
    examples: {
      leak: `export class Owner {
  constructor(private readonly host: FinalizationRegistry<string>, private readonly other: FinalizationRegistry<string>) {}

  start(): void {
    this.host.register(this, 'owner', this);
    this.other.register(this, 'owner', this);
  }

  dispose(): void {
    this.other.unregister(this);
  }
}
`,
      clean: `export class Owner {
  constructor(private readonly host: FinalizationRegistry<string>, private readonly other: FinalizationRegistry<string>) {}

  start(): void {
    this.host.register(this, 'owner', this);
    this.other.register(this, 'owner', this);
  }

  dispose(): void {
    this.other.unregister(this);
    this.host.unregister(this);
  }
}
`,
    },
  },
];
