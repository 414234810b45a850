/**
 * Listeners: who takes them, and by which mirrored call they are removed. A removal must name the same target and the same arguments at the
 * positions of `same`.
 */
import type { Protocol, SymbolRef } from './schema.js';

export interface ListenerProtocol extends Protocol {
  /** Index of the argument that says which event; left out where the target has one only. */
  readonly event?: number;
  /** Index of the listener. */
  readonly callback: number;
  /** Index of the options, or of the flag that stands for `capture`. */
  readonly options?: number;
  /** Index of the object that is the listener's `this`: part of its identity. */
  readonly context?: number;
  /** Types that take such listeners, and whose values are taken for a target. */
  readonly types: readonly [SymbolRef, ...SymbolRef[]];
  /** True where the name alone is proof: nothing else is called so. */
  readonly isByName?: true;
  /** True where a target ignores a listener that it has already. */
  readonly isSet?: true;
  /** Methods of the target that remove many at once. */
  readonly clear?: readonly string[];
}

/** Emitters of Node and of packages with the same methods. */
const emitterTypes: readonly [SymbolRef, ...SymbolRef[]] = [
  { from: 'node:events', name: 'EventEmitter' },
  { from: 'global', name: 'NodeJS.EventEmitter' },
  { from: 'global', name: 'process' },
  { from: 'eventemitter3', name: 'EventEmitter' },
  { from: 'eventemitter3', name: 'default' },
  { from: 'events', name: 'EventEmitter' },
  { from: 'events', name: 'default' },
  { from: 'mitt', name: 'Emitter' },
  { from: 'mitt', name: 'default' },
  { from: 'tiny-typed-emitter', name: 'TypedEmitter' },
  { from: 'typed-emitter', name: 'default' },
  { from: 'strict-event-emitter', name: 'Emitter' },
  { from: 'socket.io-client', name: 'Socket' },
  { from: 'socket.io-client', name: 'Manager' },
  { from: 'socket.io-client', name: 'io' },
  { from: 'socket.io-client', name: 'default' },
  { from: 'ws', name: 'WebSocket' },
  { from: 'ws', name: 'default' },
  { from: '@socket.io/component-emitter', name: 'Emitter' },
];

const KEEPS = 'its function and all that it captures';

export const listenerProtocols: readonly ListenerProtocol[] = [
  {
    id: 'web/event-listener',
    family: 'listener',
    kind: 'registration',
    noun: 'listener',
    keeps: KEEPS,
    acquire: [
      { method: 'addEventListener', on: { from: 'global', name: 'EventTarget' } },
      { call: { from: 'global', name: 'addEventListener' } },
    ],
    event: 0,
    callback: 1,
    options: 2,
    types: [{ from: 'global', name: 'EventTarget' }],
    isByName: true,
    isSet: true,
    ends: 'never',
    release: [{ mirror: 'removeEventListener', same: [0, 1, 2] }],
    exempt: [
      { option: 'once', argument: 2, equals: true },
      { option: 'signal', argument: 2, equals: 'present' },
    ],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/EventTarget/removeEventListener',
    examples: {
      leak: `import { useEffect } from 'react';

export function useScroll(onScroll: (top: number) => void): void {
  useEffect(() => {
    window.addEventListener('scroll', () => onScroll(window.scrollY));
  }, [onScroll]);
}
`,
      clean: `import { useEffect } from 'react';

export function useScroll(onScroll: (top: number) => void): void {
  useEffect(() => {
    const report = () => onScroll(window.scrollY);
    window.addEventListener('scroll', report);
    return () => window.removeEventListener('scroll', report);
  }, [onScroll]);
}
`,
    },
  },
  {
    id: 'web/media-query-listener',
    family: 'listener',
    kind: 'registration',
    noun: 'listener',
    keeps: KEEPS,
    acquire: [{ method: 'addListener', on: { from: 'global', name: 'MediaQueryList' } }],
    callback: 0,
    types: [{ from: 'global', name: 'MediaQueryList' }],
    isSet: true,
    ends: 'never',
    release: [{ mirror: 'removeListener', same: [0] }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MediaQueryList/removeListener',
    examples: {
      leak: `import { useEffect } from 'react';

export function useDark(onChange: (isDark: boolean) => void): void {
  useEffect(() => {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    query.addListener((event) => onChange(event.matches));
  }, [onChange]);
}
`,
      clean: `import { useEffect } from 'react';

export function useDark(onChange: (isDark: boolean) => void): void {
  useEffect(() => {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const report = (event: MediaQueryListEvent) => onChange(event.matches);
    query.addListener(report);
    return () => query.removeListener(report);
  }, [onChange]);
}
`,
    },
  },
  {
    id: 'node/emitter-listener',
    family: 'listener',
    kind: 'registration',
    noun: 'listener',
    keeps: KEEPS,
    acquire: [
      { method: 'on', on: { from: 'node:events', name: 'EventEmitter' } },
      { method: 'addListener', on: { from: 'node:events', name: 'EventEmitter' } },
      { method: 'prependListener', on: { from: 'node:events', name: 'EventEmitter' } },
    ],
    event: 0,
    callback: 1,
    types: emitterTypes,
    ends: 'never',
    release: [
      { mirror: 'off', same: [0, 1] },
      { mirror: 'removeListener', same: [0, 1] },
      { mirror: 'un', same: [0, 1] },
    ],
    clear: ['removeAllListeners', 'offAll', 'off'],
    evidence: 'https://nodejs.org/api/events.html#emitterremovelistenereventname-listener',
    examples: {
      leak: `import process from 'node:process';

export class Worker {
  readonly #onExit = () => this.flush();

  start(): void {
    process.on('exit', this.#onExit);
    process.on('SIGHUP', () => this.flush());
  }

  dispose(): void {
    process.off('exit', this.#onExit);
  }

  flush(): void {}
}
`,
      clean: `import process from 'node:process';

export class Worker {
  readonly #onExit = () => this.flush();

  start(): void {
    process.on('exit', this.#onExit);
    process.on('SIGHUP', this.#onExit);
  }

  dispose(): void {
    process.off('exit', this.#onExit);
    process.off('SIGHUP', this.#onExit);
  }

  flush(): void {}
}
`,
    },
  },
  {
    id: 'node/emitter-once',
    family: 'listener',
    kind: 'registration',
    noun: 'listener',
    keeps: KEEPS,
    acquire: [
      { method: 'once', on: { from: 'node:events', name: 'EventEmitter' } },
      { method: 'prependOnceListener', on: { from: 'node:events', name: 'EventEmitter' } },
    ],
    event: 0,
    callback: 1,
    types: emitterTypes,
    ends: 'once',
    release: [
      { mirror: 'off', same: [0, 1] },
      { mirror: 'removeListener', same: [0, 1] },
      { mirror: 'un', same: [0, 1] },
    ],
    clear: ['removeAllListeners', 'offAll', 'off'],
    evidence: 'https://nodejs.org/api/events.html#emitteronceeventname-listener',
    examples: {
      leak: `import type { EventEmitter } from 'node:events';

export class Query {
  onEmpty = () => this.finish();

  onRow = () => {
    this.connection.removeListener('empty', this.onEmpty);
  };

  constructor(private readonly connection: EventEmitter) {}

  submit(): void {
    this.connection.once('empty', this.onEmpty);
    this.connection.once('row', this.onRow);
  }

  finish(): void {}
}
`,
      clean: `import type { EventEmitter } from 'node:events';

export class Query {
  onEmpty = () => {
    this.connection.removeListener('row', this.onRow);
  };

  onRow = () => {
    this.connection.removeListener('empty', this.onEmpty);
  };

  constructor(private readonly connection: EventEmitter) {}

  submit(): void {
    this.connection.once('empty', this.onEmpty);
    this.connection.once('row', this.onRow);
  }
}
`,
    },
  },
  {
    id: 'packages/lumino-signal',
    family: 'listener',
    kind: 'registration',
    noun: 'slot',
    keeps: KEEPS,
    acquire: [
      { method: 'connect', on: { from: '@lumino/signaling', name: 'ISignal' } },
      { method: 'connect', on: { from: '@phosphor/signaling', name: 'ISignal' } },
    ],
    callback: 0,
    context: 1,
    types: [
      { from: '@lumino/signaling', name: 'ISignal' },
      { from: '@lumino/signaling', name: 'Signal' },
      { from: '@phosphor/signaling', name: 'ISignal' },
      { from: '@phosphor/signaling', name: 'Signal' },
    ],
    isSet: true,
    ends: 'never',
    release: [{ mirror: 'disconnect', same: [0, 1] }],
    evidence: 'https://lumino.readthedocs.io/en/latest/api/interfaces/signaling.ISignal.html',
    examples: {
      leak: `import type { ISignal } from '@lumino/signaling';

export class View {
  constructor(private readonly changed: ISignal<object, void>) {
    changed.connect(this.update, this);
    changed.connect(this.count, this);
  }

  dispose(): void {
    this.changed.disconnect(this.update, this);
  }

  update(): void {
    console.log(this);
  }

  count(): void {
    console.count(String(this));
  }
}
`,
      clean: `import type { ISignal } from '@lumino/signaling';

export class View {
  constructor(private readonly changed: ISignal<object, void>) {
    changed.connect(this.update, this);
    changed.connect(this.count, this);
  }

  dispose(): void {
    this.changed.disconnect(this.update, this);
    this.changed.disconnect(this.count, this);
  }

  update(): void {
    console.log(this);
  }

  count(): void {
    console.count(String(this));
  }
}
`,
    },
  },
];

/** Functions that give another function each time, whatever they are given. Read for the identity of a listener. */
export const functionMakerNames: readonly string[] = ['bind', 'debounce', 'throttle', 'partial', 'curry', 'rafThrottle'];

/** Methods after which a target tells nobody anything any more. */
export const targetEndingNames: readonly string[] = [
  'close',
  'destroy',
  'disconnect',
  'dispose',
  'end',
  'kill',
  'quit',
  'release',
  'stop',
  'terminate',
  'unref',
  'clear',
  'clearAll',
  'clearListeners',
  'removeAllEventListeners',
];

/** Events that a page tells once, when it starts: what listens to them runs once, and holds little. */
export const pageStartEvents: readonly string[] = ['DOMContentLoaded', 'load', 'readystatechange', 'deviceready'];

/** Names of objects that stand for one exchange, and go with it. Read where a function got one as an argument. */
export const exchangeNames: readonly string[] = ['req', 'request', 'res', 'response', 'ctx', 'upload', 'download', 'child', 'xhr'];

/** Hooks of set-up that many elements of a kind run, again and again; a root element prepares itself in others. */
export const repeatedSetUpNames: readonly string[] = [
  'connectedCallback',
  'attached',
  'componentDidMount',
  'componentWillMount',
  'ngOnInit',
  'ngAfterViewInit',
  'ngAfterContentInit',
  'created',
  'beforeMount',
  'mounted',
  'activated',
  'didInsertElement',
];
