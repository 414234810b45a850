import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { report } from './tester.js';

const ids = (code: string, filename = 'src/file.tsx'): readonly (string | undefined)[] => report(filename, code).map(({ messageId }) => messageId);

function effect(body: string): string {
  return lines`
    import { useEffect } from 'react';
    import { Subscription } from 'rxjs';
    useEffect(() => {
      ${body}
    }, []);
  `;
}

describe('unbound releases', () => {
  it('a method of the platform needs its object', () => {
    const code = effect('const observer = new ResizeObserver(log); return observer.disconnect;');
    expect(report('src/file.tsx', code)).toEqual([
      { messageId: 'unboundRelease', line: 4, output: code.replace('observer.disconnect;', '() => observer.disconnect();') },
    ]);
  });

  it.each([
    'const sub = new Subscription(); return sub.unsubscribe;',
    'const controller = new AbortController(); return isOn ? controller.abort : undefined;',
    'const worker = new Worker("a.js"); return isOn && worker.terminate;',
  ])('%s', (body) => {
    expect(ids(effect(body))).toEqual(['unboundRelease']);
  });

  it.each([
    'const observer = new ResizeObserver(log); return () => observer.disconnect();',
    'const observer = new ResizeObserver(log); return observer.disconnect.bind(observer);',
    'const store = createStore(); return store.unsubscribe;',
    'const sub = prices.subscribe(log); return sub.unsubscribe;',
    'const socket = { close() {} }; return socket.close;',
    'const sub = new Subscription(); return sub.closed;',
  ])('%s', (body) => {
    expect(ids(effect(body))).toEqual([]);
  });

  it('given to a registrar', () => {
    const code = "import { onUnmounted } from 'vue'; const observer = new ResizeObserver(log); onUnmounted(observer.disconnect);";
    expect(ids(code)).toEqual(['unboundRelease']);
  });

  it('returned to callers', () => {
    expect(ids('export function watch(f) { const observer = new MutationObserver(f); return observer.disconnect; }')).toEqual(['unboundRelease']);
    expect(ids('export const f = (observer) => observer.disconnect;')).toEqual([]);
  });

  it('of a class of the file', () => {
    const code = (member: string): string => `import { useEffect } from 'react';
class Poller { ${member} }
useEffect(() => { const poller = new Poller(); return poller.stop; });`;
    expect(ids(code('stop() { clearInterval(this.timer); }'))).toEqual(['unboundRelease']);
    expect(ids(code('stop = () => { clearInterval(this.timer); };'))).toEqual([]);
    expect(ids(code('constructor() { this.stop = this.stop.bind(this); } stop() { clearInterval(this.timer); }'))).toEqual([]);
    expect(ids(code('stop() { clearInterval(timer); }'))).toEqual([]);
  });
});

describe('cleanups that nobody runs', () => {
  it('a closure that only names the remover', () => {
    const code = effect("const off = bus.on('x', log); return () => off;");
    expect(report('src/file.tsx', code)).toEqual([{ messageId: 'cleanupNamed', line: 4, output: code.replace('() => off', '() => off()') }]);
  });

  it.each([
    'const unsubscribe = store.subscribe(log); return () => { unsubscribe; };',
    'const stop = () => clearInterval(timer); return () => { return stop; };',
    'function stop() { clearInterval(timer); } return function () { stop; };',
  ])('%s', (body) => {
    expect(ids(effect(body))).toEqual(['cleanupNamed']);
  });

  it.each([
    "const off = bus.on('x', log); return () => off();",
    "const off = bus.on('x', log); return off;",
    "const state = bus.on('x', log); return () => state;",
    'const stop = () => () => clearInterval(timer); return () => stop;',
    'const offset = bus.on(1); return () => offset;',
  ])('%s', (body) => {
    expect(ids(effect(body))).toEqual([]);
  });

  it('a remover that is called at once', () => {
    const code = effect('const unsubscribe = store.subscribe(log); return unsubscribe();');
    expect(report('src/file.tsx', code)).toEqual([
      { messageId: 'cleanupCalled', line: 4, suggestions: { correctText: code.replace('unsubscribe();', 'unsubscribe;') } },
    ]);
  });

  it.each([
    'const stop = () => clearInterval(timer); return stop();',
    'const stop = () => { clearInterval(timer); }; return stop();',
  ])('%s', (body) => {
    expect(ids(effect(body))).toEqual(['cleanupCalled']);
  });

  it.each([
    'const start = () => { const t = setInterval(log); return () => clearInterval(t); }; return start();',
    'return start();',
    'const stop = start(); return stop(1);',
  ])('%s', (body) => {
    expect(ids(effect(body))).toEqual([]);
  });
});

describe('cleanups that are returned to nobody', () => {
  it('Solid', () => {
    const code = "import { onMount } from 'solid-js';\nonMount(() => {\n  const timer = setInterval(log);\n  return () => clearInterval(timer);\n});\n";
    expect(report('src/file.tsx', code)).toEqual([
      {
        messageId: 'ignoredCleanup',
        line: 4,
        output: code.replace('{ onMount }', '{ onMount, onCleanup }').replace('return () => clearInterval(timer);', 'onCleanup(() => clearInterval(timer));'),
      },
    ]);
  });

  it('Solid hands it to the next run', () => {
    const code = (parameter: string): string => `import { createEffect } from 'solid-js'; createEffect((${parameter}) => { const t = setInterval(log); return () => clearInterval(t); });`;
    expect(ids(code(''))).toEqual(['ignoredCleanup']);
    expect(ids(code('before'))).toEqual([]);
  });

  it('Vue', () => {
    const code = (name: string): string => `import { ${name} } from 'vue'; ${name}(() => { const t = setInterval(log); return () => clearInterval(t); });`;
    expect(ids(code('onMounted'))).toEqual(['ignoredCleanup']);
    expect(ids(code('watchEffect'))).toEqual(['ignoredCleanup']);
    expect(ids(code('computed'))).toEqual([]);
  });

  it('a hook of a class', () => {
    const code = (name: string): string => `import React from 'react'; export class Clock extends React.Component { ${name}() { const t = setInterval(log); return () => clearInterval(t); } }`;
    expect(ids(code('componentDidMount'))).toEqual(['ignoredCleanup']);
    expect(ids(code('start'))).toEqual([]);
  });

  it('an async effect', () => {
    const code = (name: string, from: string): string => `import { ${name} } from '${from}'; ${name}(async () => { await load(); const t = setInterval(log); return () => clearInterval(t); });`;
    expect(ids(code('useEffect', 'react'))).toEqual(['asyncCleanup']);
    expect(ids(code('onMount', 'svelte'))).toEqual(['asyncCleanup']);
    expect(ids(code('useEffect', 'react').replace('async ', '').replace('await ', ''))).toEqual([]);
    expect(ids(code('useAsyncEffect', 'effects'))).toEqual([]);
  });

  it('a value that is no cleanup', () => {
    const code = (value: string): string => `import { onMounted } from 'vue'; onMounted(() => { ${value} });`;
    expect(ids(code('return () => log(1);'))).toEqual([]);
    expect(ids(code('return load();'))).toEqual([]);
  });
});

describe('clear functions', () => {
  it('without an id', () => {
    expect(ids('clearInterval();')).toEqual(['clearsNothing']);
    expect(ids('clearInterval(timer);')).toEqual([]);
    expect(ids('function clearInterval() {} clearInterval();')).toEqual([]);
  });

  it('gets the only id', () => {
    const code = (id: string, more = ''): string => `export class Clock { start() { this.timer = setInterval(log, 1000); ${more} } stop() { clearInterval(${id}); } }`;
    expect(report('src/file.ts', code(''))).toEqual([{ messageId: 'clearsNothing', line: 1, output: code('this.timer') }]);
    expect(report('src/file.ts', code('', 'this.other = setInterval(log, 1);'))).toEqual([{ messageId: 'clearsNothing', line: 1 }]);
    expect(report('src/file.ts', code('').replace('this.timer', 'const timer'))).toEqual([{ messageId: 'clearsNothing', line: 1 }]);
  });

  it('of another kind', () => {
    const code = effect('const frame = requestAnimationFrame(log); return () => window.clearTimeout(frame);');
    expect(report('src/file.tsx', code)).toEqual([{ messageId: 'otherClear', line: 4, output: code.replace('clearTimeout', 'cancelAnimationFrame') }]);
  });

  it.each([
    ['const id = setInterval(log); cancelAnimationFrame(id);', ['otherClear']],
    ['const id = setInterval(log); clearTimeout(id);', []],
    ['let id = requestAnimationFrame(log); id = setTimeout(log); clearTimeout(id);', []],
    ['let id = null; id = requestAnimationFrame(log); clearTimeout(id);', ['otherClear']],
    ['let id = null; clearTimeout(id);', []],
    ['const id = make(); clearTimeout(id);', []],
  ])('%s', (body, expected) => {
    expect(ids(effect(body))).toEqual(expected);
  });

  it('in a field', () => {
    const code = (store: string): string => `export class View { show() { this.frame = ${store}; } hide() { clearTimeout(this.frame); } }`;
    expect(ids(code('requestAnimationFrame(log)'))).toEqual(['otherClear']);
    expect(ids(code('setTimeout(log, 1)'))).toEqual([]);
    expect(ids(code('schedule(log)'))).toEqual([]);
  });
});

describe('fresh targets', () => {
  it.each([
    ["matchMedia(q).addEventListener('change', log); return () => matchMedia(q).removeEventListener('change', log);", ['freshTarget']],
    ["matchMedia(q).addEventListener('change', log); return () => { const list = window.matchMedia(q); list.removeListener(log); };", ['freshTarget']],
    ["const list = matchMedia(q); list.addEventListener('change', log); return () => list.removeEventListener('change', log);", []],
    ['new ResizeObserver(log).observe(a); return () => new ResizeObserver(log).disconnect();', ['freshTarget']],
    ['const list = find(q); return () => find(q).removeListener(log);', []],
    ['new Emitter().disconnect();', []],
  ])('%s', (body, expected) => {
    expect(ids(effect(body))).toEqual(expected);
  });

  it('one list for both halves', () => {
    const code = (first: string, second: string, line = ''): string => effect(`${line}${first}.addListener(log); return () => ${second}.removeListener(log);`);
    const [{ output } = { output: undefined }] = report('src/file.tsx', code('matchMedia(q)', 'matchMedia(q)'));
    expect(output?.replaceAll(/\s+/gu, ' ')).toBe(code('list', 'list', 'const list = matchMedia(q); ').replaceAll(/\s+/gu, ' '));
    expect(report('src/file.tsx', code('matchMedia(p)', 'matchMedia(q)'))[0]?.output).toBeUndefined();
  });

  it('the observer that is there', () => {
    const code = (target: string): string => effect(`const observer = new ResizeObserver(log); observer.observe(a); return () => ${target}.disconnect();`);
    expect(report('src/file.tsx', code('new ResizeObserver(log)'))[0]?.output).toBe(code('observer'));
  });
});
