import type { Samples } from './sample.js';

/** Small views of big buffers. */
export const bufferViews: Samples = {
  viewKept: {
    code: `
import { connect } from 'node:net';
const tokens = new Map<string, Buffer>();
export function follow(port: number, name: string): void {
  connect(port).on('data', (chunk: Buffer) => {
    tokens.set(name, chunk.subarray(0, 16));
  });
}
`,
    offers: 'suggestion',
  },
};

/** Races against promises that outlive them. */
export const races: Samples = {
  racedInLoop: {
    code: `
export async function* read(messages: AsyncIterator<string>, signal: AbortSignal): AsyncGenerator<string> {
  const aborted = new Promise<never>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  while (true) {
    const next = await Promise.race([messages.next(), aborted]);
    if (next.done === true) return;
    yield next.value;
  }
}
`,
    offers: 'suggestion',
  },
  racedPerCall: {
    code: `
export let shutDown = (): void => {};
const stopped = new Promise<void>((resolve) => {
  shutDown = resolve;
});
export function answer(work: Promise<string>): Promise<string | void> {
  return Promise.race([work, stopped]);
}
`,
    offers: 'suggestion',
  },
  racedElements: {
    code: `
interface Job { readonly work: Promise<string> }
export async function work(next: () => Promise<string>): Promise<void> {
  const running: Job[] = [];
  while (true) {
    running.push({ work: next() });
    const done = await Promise.race(running.map((job) => job.work.then(() => job)));
    running.splice(running.indexOf(done), 1);
  }
}
`,
    offers: { nothing: 'the reaction to each promise belongs where the promise is made, which only the reader can say' },
  },
};

const REGISTRY = 'const registry = new FinalizationRegistry<() => void>((end) => end());';

/** Finalizers that cannot run. */
export const finalizers: Samples = {
  heldIsTarget: {
    code: `
const registry = new FinalizationRegistry<{ close(): void }>((file) => file.close());
export function track(file: { close(): void }): void {
  registry.register(file, file);
}
`,
    offers: { nothing: 'what of the target the callback needs is for the reader to say' },
  },
  heldReachesTarget: {
    code: `
${REGISTRY}
export class Cursor {
  private readonly native: { free(): void };
  constructor(native: { free(): void }) {
    this.native = native;
    registry.register(this, () => this.native.free());
  }
  free(): void {
    registry.unregister(this);
    this.native.free();
  }
}
`,
    offers: 'suggestion',
  },
  callbackReachesTarget: {
    code: `
export class Session {
  private readonly registry = new FinalizationRegistry<undefined>(() => this.end());
  constructor() {
    this.registry.register(this, undefined);
  }
  end(): void {}
}
`,
    offers: { nothing: 'what the end needs apart from the target is for the reader to say' },
  },
  registryDropped: {
    code: `
export function track(value: object, id: string): void {
  const registry = new FinalizationRegistry<string>((gone) => console.log(gone));
  registry.register(value, id);
}
`,
    offers: 'suggestion',
  },
  heldMayReachTarget: {
    code: `
const registry = new FinalizationRegistry<{ readonly locked: boolean; cancel(): void }>((stream) => {
  if (!stream.locked) stream.cancel();
});
export class Body {
  private readonly stream: { readonly locked: boolean; cancel(): void };
  constructor(stream: { readonly locked: boolean; cancel(): void }) {
    this.stream = stream;
    registry.register(this, this.stream);
  }
}
`,
    offers: { nothing: 'whether something else keeps the part until the callback runs is for the reader to say' },
  },
  neverUnregistered: {
    code: `
const registry = new FinalizationRegistry<{ free(): void }>((native) => native.free());
export class Image {
  private readonly native: { free(): void };
  constructor(native: { free(): void }) {
    this.native = native;
    registry.register(this, native);
  }
  free(): void {
    this.native.free();
  }
}
`,
    offers: 'suggestion',
  },
  strongBesideWeak: {
    code: `
export class Selection {
  private item: object | undefined;
  private readonly ref: WeakRef<object>;
  constructor(item: object) {
    this.item = item;
    this.ref = new WeakRef(item);
  }
  isOf(other: object): boolean {
    return this.item === other;
  }
}
`,
    offers: 'suggestion',
  },
};

/** What belongs to one request, component or lease, in what outlives it. */
export const scopes: Samples = {
  requestKept: {
    code: `
import type { IncomingMessage, ServerResponse } from 'node:http';
let current: IncomingMessage | undefined;
export function remember(req: IncomingMessage, res: ServerResponse): void {
  current = req;
  res.end(current.url);
}
`,
    offers: { nothing: 'who reads the variable, and so what takes its place, is for the reader to say' },
  },
  componentKept: {
    code: `
import { Component } from 'react';
export class Panel extends Component {
  static current?: Panel;
  componentDidMount(): void {
    Panel.current = this;
  }
  render(): null {
    return null;
  }
}
`,
    offers: { nothing: 'another instance may have taken its place by then, which only the reader knows' },
  },
  nodeKept: {
    code: `
let active: EventTarget | null;
document.addEventListener('focusin', (event) => { active = event.target; });
export const isActive = (node: EventTarget): boolean => node === active;
`,
    offers: { nothing: 'when the node is no longer needed is for the reader to say' },
  },
  elementKept: {
    filename: 'sample.tsx',
    code: `
import { useCallback, useRef } from 'react';
export function useStyles(): { ref: (node: HTMLElement | null) => void } {
  const styles = useRef<CSSStyleDeclaration | null>(null);
  return {
    ref: useCallback((node: HTMLElement | null) => {
      if (node) styles.current = getComputedStyle(node);
    }, []),
  };
}
`,
    offers: 'suggestion',
  },
  causeChain: {
    code: `
export class Client {
  private last?: Error;
  fail(): void {
    this.last = new Error('no answer', { cause: this.last });
  }
  get reason(): Error | undefined {
    return this.last;
  }
}
`,
    offers: { nothing: 'how many errors the reader wants to see is for them to say' },
  },
  contextChain: {
    code: `
interface Shown { readonly text: string; print(): string }
let shown: Shown | undefined;
export function follow(socket: WebSocket): () => void {
  const onMessage = (event: MessageEvent<string>): void => {
    const before = shown;
    const differs = (): boolean => before?.text !== event.data;
    shown = { text: differs() ? event.data : '', print: () => event.data };
  };
  socket.addEventListener('message', onMessage);
  return () => socket.removeEventListener('message', onMessage);
}
`,
    offers: { nothing: 'which closure moves, and what it is given, is for the reader to say' },
  },
  spyKept: {
    code: `
import { beforeEach, mock } from 'node:test';
beforeEach(() => {
  mock.method(console, 'error');
});
`,
    offers: { nothing: 'whether a test wants the calls of the one before is for the reader to say' },
  },
  siblingKept: {
    code: `
interface Client { release?: () => void; query(text: string, done: (error: unknown) => void): void }
export class Pool {
  private readonly idle: Client[] = [];
  lend(client: Client, item: { text: string; done: (error: unknown) => void }): void {
    client.release = () => { this.idle.push(client); };
    client.query(item.text, (error) => item.done(error));
  }
  take(): Client | undefined {
    return this.idle.pop();
  }
}
`,
    offers: { nothing: 'a function of its own gets what the closure needs, and a name from the reader' },
  },
};
