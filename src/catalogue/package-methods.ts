/** More methods of packages' objects that keep a callback, and give back what ends it: see `sources`. */
import type { Protocol } from './schema.js';

export const packageMethods: readonly Protocol[] = [
  {
    id: 'packages/editor-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [
      { method: 'onDidChangeModelContent', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onDidChangeModel', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onDidChangeCursorPosition', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onDidChangeCursorSelection', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onDidScrollChange', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onDidLayoutChange', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onDidBlurEditorText', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onDidFocusEditorText', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onKeyDown', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onMouseDown', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onMouseMove', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'addAction', on: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' } },
      { method: 'onData', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'onBinary', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'onKey', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'onLineFeed', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'onResize', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'onRender', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'onScroll', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'onSelectionChange', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'onTitleChange', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'registerLinkProvider', on: { from: '@xterm/xterm', name: 'Terminal' } },
    ],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://microsoft.github.io/monaco-editor/typedoc/interfaces/editor.IStandaloneCodeEditor.html',
    examples: {
      leak: `import type { editor } from 'monaco-editor';
import { useEffect } from 'react';

export function useText(view: editor.IStandaloneCodeEditor, show: (text: string) => void): void {
  useEffect(() => {
    view.onDidChangeModelContent(() => show(view.getValue()));
  }, [view, show]);
}
`,
      clean: `import type { editor } from 'monaco-editor';
import { useEffect } from 'react';

export function useText(view: editor.IStandaloneCodeEditor, show: (text: string) => void): void {
  useEffect(() => {
    const listener = view.onDidChangeModelContent(() => show(view.getValue()));
    return () => {
      listener.dispose();
    };
  }, [view, show]);
}
`,
    },
  },
  {
    id: 'packages/graphql-subscription',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its callback and all that it captures',
    acquire: [
      { method: 'subscribe', on: { from: 'graphql-ws', name: 'Client' } },
      { method: 'on', on: { from: 'graphql-ws', name: 'Client' } },
    ],
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://the-guild.dev/graphql/ws/docs/interfaces/client.Client#subscribe',
    examples: {
      leak: `import { createClient } from 'graphql-ws';
import { useEffect } from 'react';

const client = createClient({ url: 'wss://example.com/graphql' });

export function usePrices(show: (price: unknown) => void): void {
  useEffect(() => {
    client.subscribe(
      { query: 'subscription { price }' },
      { next: ({ data }) => show(data), error: () => {}, complete: () => {} },
    );
  }, [show]);
}
`,
      clean: `import { createClient } from 'graphql-ws';
import { useEffect } from 'react';

const client = createClient({ url: 'wss://example.com/graphql' });

export function usePrices(show: (price: unknown) => void): void {
  useEffect(() => {
    const stop = client.subscribe(
      { query: 'subscription { price }' },
      { next: ({ data }) => show(data), error: () => {}, complete: () => {} },
    );
    return () => stop();
  }, [show]);
}
`,
    },
  },
  {
    id: 'packages/kafka-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [
      { method: 'on', on: { from: 'kafkajs', name: 'Consumer' } },
      { method: 'on', on: { from: 'kafkajs', name: 'Producer' } },
      { method: 'on', on: { from: 'kafkajs', name: 'Admin' } },
    ],
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://kafka.js.org/docs/instrumentation-events',
    examples: {
      leak: `import { Kafka } from 'kafkajs';
import { useEffect, useState } from 'react';

const consumer = new Kafka({ brokers: ['localhost:9092'] }).consumer({ groupId: 'shop' });

export function Heartbeat() {
  const [last, setLast] = useState(0);
  useEffect(() => {
    consumer.on('consumer.heartbeat', ({ timestamp }) => setLast(timestamp));
  }, []);
  return last;
}
`,
      clean: `import { Kafka } from 'kafkajs';
import { useEffect, useState } from 'react';

const consumer = new Kafka({ brokers: ['localhost:9092'] }).consumer({ groupId: 'shop' });

export function Heartbeat() {
  const [last, setLast] = useState(0);
  useEffect(() => {
    return consumer.on('consumer.heartbeat', ({ timestamp }) => setLast(timestamp));
  }, []);
  return last;
}
`,
    },
  },
  {
    id: 'packages/nats-subscription',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its messages waiting',
    acquire: [{ method: 'subscribe', on: { from: 'nats', name: 'NatsConnection' } }],
    ends: 'never',
    release: [{ method: 'unsubscribe' }, { method: 'drain' }],
    exempt: [{ option: 'max', argument: 1, equals: 'present' }],
    evidence: 'https://github.com/nats-io/nats.js/tree/main/core#subscriptions',
    examples: {
      leak: `import type { NatsConnection } from 'nats';

export class Prices {
  private readonly timer = setInterval(() => this.report(), 10_000);

  constructor(connection: NatsConnection) {
    connection.subscribe('prices', { callback: (_error, message) => this.show(message.string()) });
  }

  show(text: string): void {
    console.log(text);
  }

  report(): void {}

  close(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { NatsConnection } from 'nats';

export class Prices {
  private readonly timer = setInterval(() => this.report(), 10_000);
  private readonly prices;

  constructor(connection: NatsConnection) {
    this.prices = connection.subscribe('prices', { callback: (_error, message) => this.show(message.string()) });
  }

  show(text: string): void {
    console.log(text);
  }

  report(): void {}

  close(): void {
    clearInterval(this.timer);
    this.prices.unsubscribe();
  }
}
`,
    },
  },
  {
    id: 'packages/nats-consumer',
    family: 'subscription',
    kind: 'subscription',
    noun: 'consumer',
    keeps: 'pulling messages',
    acquire: [{ method: 'consume', on: { from: 'nats', name: 'Consumer' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'stop' }, { method: 'close' }],
    evidence: 'https://github.com/nats-io/nats.js/tree/main/jetstream#consuming-messages',
    examples: {
      leak: `import type { Consumer, JsMsg } from 'nats';

export async function takeOne(consumer: Consumer, seconds: number): Promise<JsMsg[]> {
  const taken: JsMsg[] = [];
  const messages = await consumer.consume({
    callback: (message) => {
      taken.push(message);
    },
  });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  return taken;
}
`,
      clean: `import type { Consumer, JsMsg } from 'nats';

export async function takeOne(consumer: Consumer, seconds: number): Promise<JsMsg[]> {
  const taken: JsMsg[] = [];
  const messages = await consumer.consume({
    callback: (message) => {
      taken.push(message);
    },
  });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  messages.stop();
  return taken;
}
`,
    },
  },
  {
    id: 'packages/stream-connection',
    family: 'subscription',
    kind: 'subscription',
    noun: 'connection',
    keeps: 'its source running',
    acquire: [{ method: 'connect', on: { from: 'rxjs', name: 'Connectable' } }],
    ends: 'never',
    release: [{ method: 'unsubscribe' }],
    evidence: 'https://rxjs.dev/api/index/function/connectable',
    examples: {
      leak: `import { connectable, interval, map } from 'rxjs';

const ticks = connectable(interval(1_000).pipe(map(() => Date.now())));

export class Clock {
  private readonly timer = setInterval(() => this.draw(), 16);

  constructor() {
    ticks.connect();
  }

  draw(): void {}

  destroy(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { connectable, interval, map } from 'rxjs';

const ticks = connectable(interval(1_000).pipe(map(() => Date.now())));

export class Clock {
  private readonly connection;
  private readonly timer = setInterval(() => this.draw(), 16);

  constructor() {
    this.connection = ticks.connect();
  }

  draw(): void {}

  destroy(): void {
    clearInterval(this.timer);
    this.connection.unsubscribe();
  }
}
`,
    },
  },
  {
    id: 'packages/scheduled-work',
    family: 'subscription',
    kind: 'subscription',
    noun: 'work',
    keeps: 'what it captures',
    acquire: [{ method: 'schedule', on: { from: 'rxjs', name: 'SchedulerLike' } }],
    ends: 'outside',
    isMinor: true,
    release: [{ method: 'unsubscribe' }],
    evidence: 'https://rxjs.dev/guide/scheduler',
    examples: {
      leak: `import { asyncScheduler, type Subscription } from 'rxjs';

export class Poller {
  private readonly prices: Subscription;
  private readonly news: Subscription;

  constructor(loadPrices: () => void, loadNews: () => void) {
    this.prices = asyncScheduler.schedule(loadPrices, 5_000);
    this.news = asyncScheduler.schedule(loadNews, 5_000);
  }

  get isDone(): boolean {
    return this.prices.closed && this.news.closed;
  }

  destroy(): void {
    this.prices.unsubscribe();
  }
}
`,
      clean: `import { asyncScheduler, type Subscription } from 'rxjs';

export class Poller {
  private readonly prices: Subscription;
  private readonly news: Subscription;

  constructor(loadPrices: () => void, loadNews: () => void) {
    this.prices = asyncScheduler.schedule(loadPrices, 5_000);
    this.news = asyncScheduler.schedule(loadNews, 5_000);
  }

  get isDone(): boolean {
    return this.prices.closed && this.news.closed;
  }

  destroy(): void {
    this.prices.unsubscribe();
    this.news.unsubscribe();
  }
}
`,
    },
  },
];
