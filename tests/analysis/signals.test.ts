import { describe, expect, test } from 'vitest';
import { collectSignals } from '../../src/analysis/signals/collect.js';
import { getSignalOrigin } from '../../src/analysis/signals/signal-origins.js';
import type { ProbeOptions } from '../probe.js';
import { ask } from './subject.js';

/** `definite abortForwarded on line 3`. */
function findingsIn(code: string, options: ProbeOptions = {}): readonly string[] {
  return ask(
    `${code}\n/* here */ 0;`,
    ({ file }) => collectSignals(file).map(({ certainty, kind, node }) => `${certainty} ${kind} on line ${String(node.loc.start.line)}`),
    options,
  );
}

function originOf(code: string): string {
  return ask(code, ({ file, node }) => getSignalOrigin(file, node));
}

describe('a signal is', () => {
  test.each([
    ['given as an argument', 'export function f(signal) { /* here: Identifier */ signal; }', 'given'],
    ['given as an option', 'export function f({ signal }) { /* here: Identifier */ signal; }', 'given'],
    ['given in options', 'export function f(options) { /* here: MemberExpression */ options.signal; }', 'given'],
    ['given or none', 'export function f(init) { let signal = null; if (init) { signal = init.signal; } /* here: Identifier */ signal; }', 'given'],
    ['given or made', 'export function f(options) { const signal = options.signal ?? new AbortController().signal; /* here: Identifier */ signal; }', 'given'],
    ['one of those given', 'export function f(...signals) { for (const signal of signals) { /* here: Identifier */ signal; } }', 'given'],
    ['imported', 'import { signal } from "./app"; export function f() { /* here: Identifier */ signal; }', 'given'],
    ['made by the module', 'const quit = new AbortController(); export function f() { /* here: MemberExpression */ quit.signal; }', 'given'],
    ['injected', 'export class A { constructor(private signal: AbortSignal) {} f() { /* here: MemberExpression */ this.signal; } }', 'given'],
    ['kept by the instance', 'export class A { quit = new AbortController(); f() { /* here: MemberExpression */ this.quit.signal; } }', 'instance'],
    ['made here', 'export function f() { const ac = new AbortController(); /* here: MemberExpression */ ac.signal; }', 'made'],
    ['combined here', 'export function f(a, b) { const signal = AbortSignal.any([a, b]); /* here: Identifier */ signal; }', 'made'],
    ['ended by a timeout', 'export function f() { const signal = AbortSignal.timeout(9); /* here: Identifier */ signal; }', 'bounded'],
    ['part of a request', 'export function f(req) { /* here: MemberExpression */ req.signal; }', 'request'],
    ['part of a request, by its name', 'export function f(c) { const { signal } = c.request; /* here: Identifier */ signal; }', 'request'],
    ['what a library gives each call', 'useQuery({ queryFn: ({ signal }) => { /* here: Identifier */ signal; } });', 'unknown'],
    ['what a caller gives to a method of a result', 'export function f() { return { read(signal) { /* here: Identifier */ signal; } }; }', 'offered'],
    ['made by the only caller', 'function f(signal) { /* here: Identifier */ signal; } export function g() { const ac = new AbortController(); f(ac.signal); }', 'made'],
    ['given by the only caller', 'function f(signal) { /* here: Identifier */ signal; } export function g(options) { f(options.signal); }', 'given'],
    ['an option of the only caller', 'function f(options) { /* here: MemberExpression */ options.signal; } export function g(a) { f({ other: a }); }', 'absent'],
  ])('%s', (_, code, expected) => {
    expect(originOf(code)).toBe(expected);
  });
});

const SLEEP = `
export function sleep(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
  });
}`;

describe('a promise that settles in another way', () => {
  test('leaves its listener', () => {
    expect(findingsIn(SLEEP)).toEqual(['definite abortOutlivesPromise on line 5']);
  });

  test('does so through a function of its own', () => {
    const code = `
export function wait(emitter, options) {
  return new Promise((resolve, reject) => {
    const settle = (error) => (error ? reject(error) : resolve());
    emitter.once('done', settle);
    options.signal?.addEventListener('abort', () => settle(options.signal.reason));
  });
}`;
    expect(findingsIn(code)).toEqual(['definite abortOutlivesPromise on line 6']);
  });

  test('is found by withResolvers', () => {
    const code = `
export async function wait(emitter, signal) {
  const { promise, resolve, reject } = Promise.withResolvers();
  emitter.once('done', resolve);
  signal.addEventListener('abort', () => reject(signal.reason));
  return promise;
}`;
    expect(findingsIn(code)).toEqual(['definite abortOutlivesPromise on line 5']);
  });

  test('is found by functions that leave the executor', () => {
    const code = `
export function wait(emitter, signal) {
  let done;
  const promise = new Promise((resolve) => { done = resolve; });
  emitter.once('done', () => done());
  signal.addEventListener('abort', () => done());
  return promise;
}`;
    expect(findingsIn(code)).toEqual(['definite abortOutlivesPromise on line 6']);
  });

  test.each([
    ['of a timeout', SLEEP.replace('sleep(ms, signal) {', 'sleep(ms) { const signal = AbortSignal.timeout(9);')],
    ['of a request', SLEEP.replaceAll('signal.', 'req.signal.').replace('signal)', 'req)')],
    ['that does nothing else', SLEEP.replace('setTimeout(resolve, ms)', 'setTimeout(beep, ms)')],
    ['on what is no signal', SLEEP.replaceAll('signal', 'video')],
    ['removed by another signal', SLEEP.replace('{ once: true }', '{ once: true, signal: ended }')],
    ['with options from elsewhere', SLEEP.replace('{ once: true }', 'options')],
    ['that runs once', `${SLEEP.replace('export ', '')}\nsleep(9, quit.signal);`],
  ])('has no leftover %s', (_, code) => {
    expect(findingsIn(code)).toEqual([]);
  });

  test('has none where the listener ends what it gives', () => {
    const code = `
export function connect(url, signal) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve(socket);
    signal.addEventListener('abort', () => { socket.close(); reject(signal.reason); });
  });
}`;
    expect(findingsIn(code)).toEqual([]);
    expect(findingsIn(code.replace('resolve(socket)', 'resolve()'))).toEqual(['definite abortOutlivesPromise on line 6']);
    expect(findingsIn(code.replace('socket.close', 'this.close'))).toEqual(['likely abortOutlivesPromise on line 6']);
  });
});

describe('a promise that only the abort settles', () => {
  const raced = `
export function load(work, signal) {
  return Promise.race([
    work,
    new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); }),
  ]);
}`;

  test('leaves its listener when it loses a race', () => {
    expect(findingsIn(raced)).toEqual(['definite abortOutlivesRace on line 5']);
  });

  test('leaves it when a function makes it for a race', () => {
    const code = `
function aborted(signal) {
  return new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); });
}
export function load(work, signal) {
  return Promise.race([work, aborted(signal)]);
}`;
    expect(findingsIn(code)).toEqual(['definite abortOutlivesRace on line 3']);
    expect(findingsIn(code.replace('Promise.race([work, aborted(signal)])', 'aborted(signal)'))).toEqual([]);
  });

  test('is what callers wait for otherwise', () => {
    expect(findingsIn(raced.replace('Promise.race', 'Promise.all'))).toEqual([]);
  });
});

describe('an abort that is forwarded', () => {
  const code = `
export function load(url, { signal }) {
  const ac = new AbortController();
  signal.addEventListener('abort', () => ac.abort());
  return fetch(url, { signal: ac.signal });
}`;

  test('keeps the controller', () => {
    expect(findingsIn(code)).toEqual(['definite abortForwarded on line 4']);
  });

  test.each([
    ['is removed', code.replace('() => ac.abort()', 'stop').replace('return fetch', "const stop = () => ac.abort();\n  using _ = onEnd(() => signal.removeEventListener('abort', stop));\n  return fetch")],
    ['goes to a longer-lived one', code.replace('const ac = new AbortController();', '').replace('ac.abort', 'shared.abort').replace('ac.signal', 'shared.signal')],
    ['is of this call', code.replace('{ signal }', '').replace('const ac', 'const { signal } = new AbortController();\n  const ac')],
    ['has a function that goes elsewhere', code.replace('() => ac.abort()', 'stop').replace('return fetch', 'const stop = () => ac.abort();\n  finalizer.register(ac, { signal, stop });\n  return fetch')],
  ])('keeps nothing where it %s', (_, silent) => {
    expect(findingsIn(silent)).toEqual([]);
  });

  test('is likely where the program starts', () => {
    expect(findingsIn(code.replace('load(', 'start('))).toEqual(['likely abortForwarded on line 4']);
  });
});

describe('a thing that the function ends itself', () => {
  const code = `
export async function ask(options) {
  const source = new TokenSource();
  options.signal.addEventListener('abort', () => source.cancel());
  try {
    return await send(source.token);
  } finally {
    source.dispose();
  }
}`;

  test('leaves the listener that would end it', () => {
    expect(findingsIn(code)).toEqual(['definite abortOutlivesWork on line 4']);
  });

  test('leaves none where somebody else has it', () => {
    expect(findingsIn(code.replace('return await', 'this.source = source;\n    return await'))).toEqual([]);
    expect(findingsIn(code.replace('source.dispose();', ''))).toEqual([]);
  });
});

describe('a cleanup that takes away the others', () => {
  const code = `
export function pump(body, socket, request) {
  const { signal } = request;
  const onData = (chunk) => socket.write(chunk);
  const onEnd = () => finish();
  const onAbort = () => finish(new Error('aborted'));
  const finish = (error) => {
    body.off('data', onData).off('end', onEnd);
    request.done(error);
  };
  body.on('data', onData).on('end', onEnd);
  signal.addEventListener('abort', onAbort);
}`;

  test('misses the one on the signal', () => {
    expect(findingsIn(code)).toEqual(['definite abortMissedByCleanup on line 12']);
  });

  test('misses none where it takes that away, too', () => {
    expect(findingsIn(code.replace('request.done(', "signal.removeEventListener('abort', onAbort);\n    request.done("))).toEqual([]);
  });

  test('proves nothing by one removal', () => {
    expect(findingsIn(code.replace(".off('end', onEnd)", ''))).toEqual([]);
  });
});

describe('a teardown that ends other things', () => {
  const code = `
export class Feed {
  constructor(private signal: AbortSignal) {
    this.timer = setInterval(() => this.poll(), 9);
    this.signal.addEventListener('abort', this.onAbort);
  }
  onAbort = () => this.poll();
  dispose() {
    clearInterval(this.timer);
  }
}`;

  test('misses the listener on a signal from outside', () => {
    expect(findingsIn(code)).toEqual(['definite abortMissedByOwner on line 5']);
  });

  test('may be what the listener runs', () => {
    expect(findingsIn(code.replace('() => this.poll();\n', '() => this.dispose();\n'))).toEqual(['likely abortMissedByOwner on line 5']);
  });

  test('is likely to miss it where it only closes something', () => {
    expect(findingsIn(code.replace('clearInterval(this.timer)', 'this.socket.close()'))).toEqual(['likely abortMissedByOwner on line 5']);
  });

  test.each([
    ['ends it', code.replace('    clear', "    this.signal.removeEventListener('abort', this.onAbort);\n    clear")],
    ['ends nothing else', code.replace('clearInterval(this.timer);', '')],
    ['is not of the method that listens', code.replace('constructor(private signal: AbortSignal)', 'load(signal: AbortSignal)').replace('this.signal.', 'signal.')],
    ['is of one that made the signal', code.replace('private signal: AbortSignal', '').replace('this.timer =', 'this.signal = new AbortController().signal; this.timer =')],
  ])('%s: silence', (_, silent) => {
    expect(findingsIn(silent)).toEqual([]);
  });

  test('of an effect misses it, too', () => {
    const effect = `
import { useEffect } from 'react';
export function useFeed(signal, poll) {
  useEffect(() => {
    const timer = setInterval(poll, 9);
    signal.addEventListener('abort', () => poll());
    return () => clearInterval(timer);
  }, [signal, poll]);
}`;
    expect(findingsIn(effect)).toEqual(['definite abortMissedByOwner on line 6']);
    expect(findingsIn(effect.replace("'abort', () => poll()", "'abort', poll").replace('return () =>', "return () => signal.removeEventListener('abort', poll) ||"))).toEqual([]);
  });
});

describe('a removal', () => {
  const sleep = `
export function sleep(ms, signal) {
  return new Promise((resolve, reject) => {
    const onAbort = () => { clearTimeout(timer); reject(signal.reason); };
    const timer = setTimeout(() => { signal.removeEventListener('abort', onAbort); resolve(); }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}`;

  test('on the only other way is enough', () => {
    expect(findingsIn(sleep)).toEqual([]);
  });

  test('is missed by another way', () => {
    expect(findingsIn(sleep.replace('const timer', 'setEarly(() => resolve());\n    const timer'))).toEqual([
      'path abortMissedBySettling on line 7',
    ]);
    expect(findingsIn(sleep.replace('const timer', 'setEarly(() => reject());\n    const timer'))).toEqual([
      'throw abortMissedBySettling on line 7',
    ]);
  });

  test('covers the chain of promises that it ends', () => {
    const read = `
export function read(reader, signal) {
  return new Promise((resolve, reject) => {
    if (signal) {
      const onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      reader.read().then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    } else {
      reader.read().then(resolve, reject);
    }
  });
}`;
    expect(findingsIn(read)).toEqual([]);
  });

  test('outside the executor is for all ways', () => {
    const code = sleep.replace("signal.removeEventListener('abort', onAbort); ", '').replace('const onAbort', 'onAbort').replace('return new', 'let onAbort;\n  return new').replace('  });\n}', "  }).finally(() => signal.removeEventListener('abort', onAbort));\n}");
    expect(findingsIn(code)).toEqual([]);
  });

  const load = `
export async function load(url, signal) {
  const ac = new AbortController();
  const stop = () => ac.abort();
  signal?.addEventListener('abort', stop);
  const response = await fetch(url, { signal: ac.signal });
  signal?.removeEventListener('abort', stop);
  return response;
}`;

  test('behind an await is skipped by an error', () => {
    expect(findingsIn(load)).toEqual(['throw abortMissedByExit on line 5']);
  });

  test('is skipped by an early return', () => {
    expect(findingsIn(load.replace('  signal?.removeEvent', '  if (!response.ok) return null;\n  signal?.removeEvent'))).toEqual([
      'path abortMissedByExit on line 5',
    ]);
  });

  test('in a finally block is never skipped', () => {
    const code = load.replace('const response = await', 'try { return await').replace("ac.signal });\n  signal?.removeEventListener('abort', stop);\n  return response;", "ac.signal }); } finally { signal?.removeEventListener('abort', stop); }");
    expect(findingsIn(code)).toEqual([]);
  });
});

describe('a controller', () => {
  const view = `
export class View {
  controller = new AbortController();
  constructor(element) {
    window.addEventListener('resize', () => this.layout(), { signal: this.controller.signal });
  }
  layout() {}
}`;

  test('that nobody aborts removes nothing', () => {
    expect(findingsIn(view)).toEqual(['definite neverAborted on line 5']);
  });

  test.each([
    ['is aborted', view.replace('layout() {}', 'layout() {} dispose() { this.controller.abort(); }')],
    ['may be aborted by others', view.replace('layout() {}', 'layout() { run(this.controller); }')],
    ['removes what dies with the element', view.replace('window.add', 'this.element.add').replace('layout() {}', "layout() {} element = document.createElement('p');")],
    ['removes what happens once', view.replace('{ signal:', '{ once: true, signal:')],
    ['belongs to the only instance', view.replace('export ', '').replace('layout() {}', 'layout() {}').concat('\nnew View(document.body);')],
  ])('%s: silence', (_, code) => {
    expect(findingsIn(code)).toEqual([]);
  });

  test('is found through names', () => {
    const code = `
export function follow(log) {
  const { signal } = new AbortController();
  window.addEventListener('mousemove', (event) => log(event), { signal });
}`;
    expect(findingsIn(code)).toEqual([]);
    const named = code.replace('const { signal } = new AbortController();', 'const controller = new AbortController(); const { signal } = controller;');
    expect(findingsIn(named)).toEqual(['definite neverAborted on line 4']);
  });

  test('is missed by the teardown that ends its siblings', () => {
    const code = view.replace('layout() {}', 'layout() { this.timer = setInterval(() => 0, 9); } reset() { this.controller.abort(); } dispose() { clearInterval(this.timer); }');
    expect(findingsIn(code)).toEqual(['definite abortMissedByTeardown on line 3']);
  });

  test('for a target of which only callers know is likely', () => {
    expect(findingsIn(view.replace('window.add', 'element.add'))).toEqual(['likely neverAborted on line 5']);
  });

  test('whose signal only a request has does nothing', () => {
    const code = `
export function load(url) {
  const controller = new AbortController();
  return fetch(url, { signal: controller.signal });
}`;
    expect(findingsIn(code)).toEqual(['likely uselessController on line 3']);
    expect(findingsIn(code.replace('return fetch', 'setTimeout(() => controller.abort(), 9);\n  return fetch'))).toEqual([]);
  });
});

describe('an iterator of events', () => {
  const code = `
import { on } from 'node:events';
export async function follow(jobs, run) {
  for await (const [job] of on(jobs, 'job')) {
    run(job);
  }
}`;

  test('that nothing leaves waits for ever', () => {
    expect(findingsIn(code)).toEqual(['definite endlessIteration on line 4']);
  });

  test.each([
    ['left', code.replace('run(job);', 'if (run(job)) break;')],
    ['ended by a signal', code.replace("'job')", "'job', { signal })")],
    ['another function', code.replace('node:events', './events')],
  ])('is %s: silence', (_, silent) => {
    expect(findingsIn(silent)).toEqual([]);
  });
});

describe('addAbortListener', () => {
  const code = `
import { addAbortListener } from 'node:events';
export function sleep(ms, signal) {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, ms);
    addAbortListener(signal, () => reject(signal.reason));
  });
}`;

  test('without its result removes nothing', () => {
    expect(findingsIn(code)).toEqual(['definite abortOutlivesPromise on line 6']);
  });

  test('is ended by its result, where somebody reads it', () => {
    expect(findingsIn(code.replace('    addAbort', '    using listening = addAbort'))).toEqual([]);
    expect(findingsIn(code.replace('    addAbort', '    listening = addAbort'))).toEqual([]);
    expect(findingsIn(code.replace('    addAbort', '    const listening = addAbort'))).toEqual(['definite abortOutlivesPromise on line 6']);
  });
});
