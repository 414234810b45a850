import type { ObligationRow } from './obligations-web-node.js';

const events = (names: string): string => `import { ${names} } from 'node:events';`;
const threads = (names: string): string => `import { ${names} } from 'node:worker_threads';`;

const emitter = (method: string): ObligationRow => ({
  api: `EventEmitter.${method}`,
  id: 'node/emitter-listener',
  rule: 'no-leaked-listener',
  written: {
    leak: writeEmitter(method, ''),
    clean: writeEmitter(method, "    this.bus.off('pause', this.draw);\n"),
  },
});

function writeEmitter(method: string, release: string): string {
  return `import type { EventEmitter } from 'node:events';

export class Player {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('seek', this.draw);
    this.bus.${method}('pause', this.draw);
  }

  draw = (): void => console.log(this.bus);

  dispose(): void {
    this.bus.off('seek', this.draw);
${release}  }
}
`;
}

/** One of two events settles the promise, and the listener of the other one stays. */
const once = (method: string, target: 'process' | 'bus'): ObligationRow => ({
  api: `${target === 'process' ? 'process' : 'EventEmitter'}.${method}`,
  id: 'node/emitter-once',
  rule: 'no-leaked-listener',
  written: {
    leak: writeOnce(method, target, ['', '']),
    clean: writeOnce(method, target, [`\n      ${target}.off('message', onMessage);`, `\n      ${target}.off('exit', onExit);`]),
  },
});

function writeOnce(method: string, target: string, [inExit, inMessage]: readonly [string, string]): string {
  return `${target === 'bus' ? "import type { EventEmitter } from 'node:events';\n\n" : ''}export function wait(${target === 'bus' ? 'bus: EventEmitter' : ''}): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => {${inExit}
      reject(new Error('gone'));
    };
    const onMessage = (): void => {${inMessage}
      resolve();
    };
    ${target}.${method}('exit', onExit);
    ${target}.${method}('message', onMessage);
  });
}
`;
}

const child = (name: string, id: string): ObligationRow => ({
  api: `child_process.${name}`,
  id,
  imports: `import { ${name} } from 'node:child_process';`,
  make: `${name}('job')`,
  work: 'console.log(handle.pid);',
  release: 'handle.kill();',
});

/** Timers, listeners, processes, threads, profiles, hooks and databases of Node. */
export const systemObligations: readonly ObligationRow[] = [
  { api: 'setTimeout (Node)', id: 'web/set-timeout', rule: 'no-leaked-timer' },
  { api: 'setInterval (Node)', id: 'web/set-interval', rule: 'no-leaked-timer', imports: "import { clearInterval, setInterval } from 'node:timers';", make: 'setInterval(() => console.log(1), 1_000)', work: '', release: 'clearInterval(handle);' },
  { api: 'setImmediate', id: 'node/set-immediate', rule: 'no-leaked-timer' },
  {
    api: 'timers/promises.setTimeout',
    id: 'node/promises-set-timeout',
    rule: 'no-leaked-listener',
    written: {
      leak: `import { setTimeout } from 'node:timers/promises';

export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  async later(): Promise<void> {
    await setTimeout(60_000, undefined, { signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { setTimeout } from 'node:timers/promises';

export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  async later(): Promise<void> {
    await setTimeout(60_000, undefined, { signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.controller.abort();
  }
}
`,
    },
  },
  { api: 'timers/promises.setInterval', id: 'node/promises-set-interval', rule: 'no-leaked-timer' },
  emitter('on'),
  emitter('addListener'),
  emitter('prependListener'),
  once('once', 'bus'),
  once('prependOnceListener', 'bus'),
  { api: 'events.on', id: 'node/events-on', rule: 'no-leaked-listener' },
  {
    api: 'events.once',
    id: 'node/events-once',
    rule: 'no-leaked-listener',
    written: {
      leak: `import { once, type EventEmitter } from 'node:events';

export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  constructor(private readonly bus: EventEmitter) {}

  async later(): Promise<void> {
    await once(this.bus, 'drain', { signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { once, type EventEmitter } from 'node:events';

export class Queue {
  private readonly timer = setInterval(() => void this.later(), 1_000);
  private readonly controller = new AbortController();

  constructor(private readonly bus: EventEmitter) {}

  async later(): Promise<void> {
    await once(this.bus, 'drain', { signal: this.controller.signal });
    this.work();
  }

  work(): void {}

  dispose(): void {
    clearInterval(this.timer);
    this.controller.abort();
  }
}
`,
    },
  },
  { api: 'events.addAbortListener', id: 'node/add-abort-listener', imports: events('addAbortListener'), host: 'AbortSignal', make: 'addAbortListener(host, () => console.log(1))', work: '', release: 'handle[Symbol.dispose]();' },
  {
    api: 'process.on',
    id: 'node/emitter-listener',
    rule: 'no-leaked-listener',
    written: {
      leak: `export function withSignals(stop: () => void): void {
  process.on('SIGTERM', () => stop());
}
`,
      clean: `export function withSignals(stop: () => void): () => void {
  process.on('SIGTERM', stop);
  return () => process.off('SIGTERM', stop);
}
`,
    },
  },
  once('once', 'process'),
  { api: 'process.setUncaughtExceptionCaptureCallback', id: 'node/exception-capture', make: 'process.setUncaughtExceptionCaptureCallback(() => this.work())', release: 'process.setUncaughtExceptionCaptureCallback(null);', shapes: ['switch'] },
  child('spawn', 'node/child-process-spawn'),
  child('fork', 'node/child-process-fork'),
  child('exec', 'node/child-process-exec'),
  child('execFile', 'node/child-process-exec-file'),
  { api: 'worker_threads.Worker', id: 'node/worker', imports: threads('Worker'), make: "new Worker('job.js')", work: "handle.postMessage('work');", release: 'void handle.terminate();' },
  { api: 'worker_threads.MessageChannel', id: 'node/message-channel', imports: threads('MessageChannel'), make: 'new MessageChannel()', arm: "handle.port1.on('message', (value) => console.log(value));", work: "handle.port2.postMessage('ping');", release: 'handle.port1.close();' },
  { api: 'worker_threads.BroadcastChannel', id: 'node/broadcast-channel', imports: threads('BroadcastChannel'), make: "new BroadcastChannel('news')", work: "handle.postMessage('ping');", release: 'handle.close();' },
  { api: 'Worker.startCpuProfile', id: 'node/worker-profile', imports: threads('type Worker'), host: 'Worker', make: 'host.startCpuProfile()', isAsync: true, release: 'await handle.stop();' },
  { api: 'Worker.startHeapProfile', id: 'node/worker-profile', imports: threads('type Worker'), host: 'Worker', make: 'host.startHeapProfile()', isAsync: true, release: 'await handle.stop();' },
  { api: 'cluster.fork', id: 'node/cluster-fork', imports: "import cluster from 'node:cluster';", make: 'cluster.fork()', work: 'console.log(handle.id);', release: 'handle.kill();' },
  { api: 'readline.createInterface', id: 'node/readline-interface', imports: "import { createInterface } from 'node:readline';", make: 'createInterface({ input: process.stdin })', work: 'console.log(handle.line);', release: 'handle.close();' },
  { api: 'readline/promises.createInterface', id: 'node/readline-interface', imports: "import { createInterface } from 'node:readline/promises';", make: 'createInterface({ input: process.stdin })', work: 'console.log(handle.line);', release: 'handle.close();' },
  { api: 'repl.start', id: 'node/repl-start', imports: "import { start } from 'node:repl';", make: "start('> ')", work: 'console.log(handle.editorMode);', release: 'handle.close();' },
  { api: 'tty.ReadStream.setRawMode', id: 'node/raw-mode', imports: "import type { ReadStream } from 'node:tty';", host: 'ReadStream', make: 'host.setRawMode(true)', release: 'host.setRawMode(false);', shapes: ['switch'] },
  {
    api: 'diagnostics_channel.subscribe',
    id: 'node/diagnostics-subscription',
    rule: 'no-leaked-subscription',
    imports: "import { subscribe, unsubscribe } from 'node:diagnostics_channel';",
    host: '(message: unknown) => void',
    make: "subscribe('http.client.request.start', host)",
    release: "unsubscribe('http.client.request.start', host);",
    shapes: ['switch'],
  },
  {
    api: 'Channel.subscribe',
    id: 'node/channel-subscription',
    rule: 'no-leaked-subscription',
    imports: "import type { Channel } from 'node:diagnostics_channel';\n\nconst log = (message: unknown): void => console.log(message);",
    host: 'Channel',
    make: 'host.subscribe(log)',
    release: 'host.unsubscribe(log);',
    shapes: ['switch'],
  },
  {
    api: 'TracingChannel.subscribe',
    id: 'node/tracing-subscription',
    rule: 'no-leaked-subscription',
    imports: "import type { TracingChannel, TracingChannelSubscribers } from 'node:diagnostics_channel';\n\ndeclare const log: TracingChannelSubscribers<object>;",
    host: 'TracingChannel',
    make: 'host.subscribe(log)',
    release: 'host.unsubscribe(log);',
    shapes: ['switch'],
  },
  {
    api: 'Channel.bindStore',
    id: 'node/channel-store',
    rule: 'no-leaked-subscription',
    imports: "import { AsyncLocalStorage } from 'node:async_hooks';\nimport type { Channel } from 'node:diagnostics_channel';\n\nconst store = new AsyncLocalStorage<unknown>();",
    host: 'Channel<unknown, unknown>',
    make: 'host.bindStore(store)',
    release: 'host.unbindStore(store);',
    shapes: ['switch'],
  },
  { api: 'async_hooks.createHook', id: 'node/async-hook', imports: "import { createHook } from 'node:async_hooks';", make: 'createHook({ init: () => undefined })', arm: 'handle.enable();', release: 'handle.disable();' },
  { api: 'async_hooks.AsyncLocalStorage', id: 'node/async-store', imports: "import { AsyncLocalStorage } from 'node:async_hooks';", make: 'new AsyncLocalStorage<string>()', arm: "handle.run('a', () => console.log(1));", work: 'console.log(handle.getStore());', release: 'handle.disable();', shapes: ['field'] },
  { api: 'AsyncLocalStorage.enterWith', id: 'node/entered-store', imports: "import type { AsyncLocalStorage } from 'node:async_hooks';", host: 'AsyncLocalStorage<string>', make: "host.enterWith('a')", release: 'host.disable();', shapes: ['kin'] },
  { api: 'AsyncLocalStorage.withScope', id: 'node/store-scope', imports: "import type { AsyncLocalStorage } from 'node:async_hooks';", host: 'AsyncLocalStorage<string>', make: "host.withScope('a')", release: 'handle.dispose();' },
  { api: 'async_hooks.AsyncResource', id: 'node/async-resource', imports: "import { AsyncResource } from 'node:async_hooks';", make: "new AsyncResource('Job', { requireManualDestroy: true })", work: 'console.log(handle.asyncId());', release: 'handle.emitDestroy();', shapes: ['field'] },
  { api: 'perf_hooks.PerformanceObserver', id: 'web/performance-observer', rule: 'no-leaked-observer', imports: "import { PerformanceObserver } from 'node:perf_hooks';", make: 'new PerformanceObserver(() => console.log(1))', arm: "handle.observe({ type: 'gc' });", release: 'handle.disconnect();' },
  { api: 'perf_hooks.monitorEventLoopDelay', id: 'node/event-loop-delay', imports: "import { monitorEventLoopDelay } from 'node:perf_hooks';", make: 'monitorEventLoopDelay()', arm: 'handle.enable();', work: 'console.log(handle.mean);', release: 'handle.disable();' },
  { api: 'performance.mark (Node)', id: 'web/performance-mark' },
  { api: 'performance.measure (Node)', id: 'web/performance-measure' },
  { api: 'inspector.Session', id: 'node/inspector-session', imports: "import { Session } from 'node:inspector';", make: 'new Session()', arm: 'handle.connect();', work: "handle.post('Profiler.enable');", release: 'handle.disconnect();' },
  { api: 'inspector/promises.Session', id: 'node/inspector-promises-session', imports: "import { Session } from 'node:inspector/promises';", make: 'new Session()', arm: 'handle.connect();', work: "void handle.post('Profiler.enable');", release: 'handle.disconnect();' },
  { api: 'inspector.open', id: 'node/inspector-port', imports: "import { close, open } from 'node:inspector';", make: 'open(9229)', release: 'close();', shapes: ['switch'] },
  { api: 'trace_events.createTracing', id: 'node/trace-events-tracing', imports: "import { createTracing } from 'node:trace_events';", make: "createTracing({ categories: ['v8'] })", arm: 'handle.enable();', work: 'console.log(handle.categories);', release: 'handle.disable();' },
  { api: 'v8.GCProfiler', id: 'node/gc-profiler', imports: "import { GCProfiler } from 'node:v8';", make: 'new GCProfiler()', arm: 'handle.start();', release: 'handle.stop();' },
  { api: 'v8.startCpuProfile', id: 'node/cpu-profile', imports: "import { startCpuProfile } from 'node:v8';", make: 'startCpuProfile()', release: 'handle.stop();' },
  { api: 'v8.startHeapProfile', id: 'node/heap-profile', imports: "import { startHeapProfile } from 'node:v8';", make: 'startHeapProfile()', release: 'handle.stop();' },
  { api: 'module.registerHooks', id: 'node/module-hooks', imports: "import { registerHooks } from 'node:module';", make: 'registerHooks({})', release: 'handle.deregister();' },
  { api: 'sqlite.DatabaseSync', id: 'node/sqlite-database', imports: "import { DatabaseSync } from 'node:sqlite';", make: "new DatabaseSync('a.db')", work: "handle.exec('VACUUM');", release: 'handle.close();' },
  { api: 'DatabaseSync.createSession', id: 'node/sqlite-session', imports: "import type { DatabaseSync } from 'node:sqlite';", host: 'DatabaseSync', make: 'host.createSession()', work: 'console.log(handle.changeset());', release: 'handle.close();' },
  { api: 'StatementSync.iterate', id: 'node/sqlite-rows', imports: "import type { StatementSync } from 'node:sqlite';", host: 'StatementSync', make: 'host.iterate()', work: 'console.log(handle.next());', release: 'handle.return?.();', shapes: ['field'] },
  { api: 'ffi.dlopen', id: 'node/dynamic-library', imports: "import { dlopen } from 'node:ffi';", make: "dlopen('libm.so.6', {})", work: 'console.log(handle.functions);', release: 'handle.lib.close();' },
  { api: 'MockTimers.enable', id: 'node/mock-timers', imports: "import type { MockTimers } from 'node:test';", host: 'MockTimers', make: 'host.enable()', release: 'host.reset();', shapes: ['switch'] },
  { api: 'MockTracker.method', id: 'node/mock-method', imports: "import type { MockTracker } from 'node:test';", host: 'MockTracker', make: "host.method(console, 'log')", release: 'host.restoreAll();', shapes: ['switch'] },
];
