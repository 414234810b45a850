import type { Protocol } from '../schema.js';

/** Streams that hold memory only, or native memory of a compressor. A pipeline, a loop, and the end of what they are made of end them. */
export const nodeStreams: readonly Protocol[] = [
  {
    id: 'node/memory-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'stream',
    keeps: 'its buffers',
    acquire: [{ construct: { from: 'node:stream', name: 'Readable' } }, { construct: { from: 'node:stream', name: 'Writable' } }, { construct: { from: 'node:stream', name: 'Duplex' } }, { construct: { from: 'node:stream', name: 'Transform' } }, { construct: { from: 'node:stream', name: 'PassThrough' } }, { call: { from: 'node:stream', name: 'Readable.from' } }],
    // It goes when nobody holds it, as any memory does.
    ends: 'soon',
    release: [{ method: 'destroy' }, { method: 'end' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/stream.html#readabledestroyerror',
    examples: {
      leak: `import { Transform } from 'node:stream';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Transform();

  work(): void {
    console.log(this.handle.closed);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Transform } from 'node:stream';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Transform();

  work(): void {
    console.log(this.handle.closed);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.destroy();
  }
}
`,
    },
  },
  {
    id: 'node/zlib-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'compressor',
    keeps: 'its native memory',
    acquire: [{ call: { from: 'node:zlib', name: 'createGzip' } }, { call: { from: 'node:zlib', name: 'createGunzip' } }, { call: { from: 'node:zlib', name: 'createDeflate' } }, { call: { from: 'node:zlib', name: 'createInflate' } }, { call: { from: 'node:zlib', name: 'createDeflateRaw' } }, { call: { from: 'node:zlib', name: 'createInflateRaw' } }, { call: { from: 'node:zlib', name: 'createUnzip' } }, { call: { from: 'node:zlib', name: 'createBrotliCompress' } }, { call: { from: 'node:zlib', name: 'createBrotliDecompress' } }, { call: { from: 'node:zlib', name: 'createZstdCompress' } }, { call: { from: 'node:zlib', name: 'createZstdDecompress' } }],
    // The source that is piped into it ends it, and the collector at last.
    ends: 'outside',
    release: [{ method: 'close' }, { method: 'destroy' }, { method: 'end' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/zlib.html#zlibclosecallback',
    examples: {
      leak: `import { createGzip } from 'node:zlib';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createGzip();

  work(): void {
    this.handle.write('text');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createGzip } from 'node:zlib';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createGzip();

  work(): void {
    this.handle.write('text');
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
    id: 'node/readable-iterator',
    family: 'handle',
    kind: 'handle',
    noun: 'iterator',
    keeps: 'its stream open',
    acquire: [{ method: 'iterator', on: { from: 'node:stream', name: 'Readable' } }],
    // A loop over it ends the stream, however it is left.
    ends: 'soon',
    release: [{ method: 'return', async: true }],
    evidence: 'https://nodejs.org/api/stream.html#readableiteratoroptions',
    examples: {
      leak: `import type { Readable } from 'node:stream';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: Readable) {
    this.handle = host.iterator();
  }

  work(): void {
    console.log(this.handle.next());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Readable } from 'node:stream';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: Readable) {
    this.handle = host.iterator();
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
  {
    id: 'node/http2-stream',
    family: 'handle',
    kind: 'handle',
    noun: 'stream',
    keeps: 'its window of the session',
    acquire: [{ method: 'request', on: { from: 'node:http2', name: 'ClientHttp2Session' } }],
    // It ends with its session, and with the response.
    ends: 'outside',
    release: [{ method: 'close' }, { method: 'end' }, { method: 'destroy' }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://nodejs.org/api/http2.html#http2streamclosecode-callback',
    examples: {
      leak: `import type { ClientHttp2Session } from 'node:http2';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: ClientHttp2Session) {
    this.handle = host.request({ ':path': '/' });
  }

  work(): void {
    console.log(this.handle.id);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { ClientHttp2Session } from 'node:http2';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: ClientHttp2Session) {
    this.handle = host.request({ ':path': '/' });
  }

  work(): void {
    console.log(this.handle.id);
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
    id: 'node/stream-finished',
    family: 'handle',
    kind: 'handle',
    noun: 'listener',
    keeps: 'its listeners on the stream',
    acquire: [{ call: { from: 'node:stream', name: 'finished' } }],
    // Four listeners stay on the stream, and go with it.
    ends: 'soon',
    release: [{ invoke: 'handle' }],
    evidence: 'https://nodejs.org/api/stream.html#streamfinishedstream-options-callback',
    examples: {
      leak: `import { finished, type Readable } from 'node:stream';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: Readable) {
    this.handle = finished(host, () => this.work());
  }

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { finished, type Readable } from 'node:stream';

export class Owner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle;

  constructor(private readonly host: Readable) {
    this.handle = finished(host, () => this.work());
  }

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle();
  }
}
`,
    },
  },
];
