import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import svelteParser from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import type { FunctionNode, Owner } from '../../src/analysis/model.js';
import { isFunction } from '../../src/ast/is-function.js';
import type { ProbeOptions } from '../probe.js';
import { ask, getFunction, getNode, nameOf, type Subject, toFunction } from './subject.js';

/** The owner that the marked class, object or function is. */
function getOwner({ file, node }: Subject): Owner {
  if (isFunction(node)) {
    const role = file.roles.getRole(node);
    const classLike = role === 'plain' ? file.classLikes.findMemberOwner(node) : undefined;
    return classLike === undefined ? { kind: 'scope', scope: node, role } : { kind: 'instance', classLike };
  }
  if (
    node.type === AST_NODE_TYPES.ClassDeclaration ||
    node.type === AST_NODE_TYPES.ClassExpression ||
    node.type === AST_NODE_TYPES.ObjectExpression
  ) {
    return { kind: 'instance', classLike: file.classLikes.getOf(node) };
  }
  return { kind: 'module', isComponent: file.roles.isComponentFile };
}

function collect(code: string, pick: (subject: Subject, owner: Owner) => readonly FunctionNode[], options?: ProbeOptions): string {
  return ask(
    code,
    (subject) =>
      pick(subject, getOwner(subject))
        .map((fn) => nameOf(subject, fn))
        .join(', '),
    options,
  );
}

const collectAll = (code: string, options?: ProbeOptions): string => collect(code, ({ file }, owner) => file.teardowns.collect(owner), options);
const collectFinal = (code: string): string => collect(code, ({ file }, owner) => file.teardowns.collectFinal(owner));

const inClass = (members: string): string => `/* here: ClassDeclaration */ class P { ${members} }`;

describe('teardowns of a class', () => {
  it.each([
    ['dispose() {}', 'dispose'],
    ['[Symbol.dispose]() {}', 'Symbol.dispose'],
    ['start() {} stop() {}', 'stop'],
    ['ngOnDestroy() {}', 'ngOnDestroy'],
    ['stop() {} ngOnDestroy() {}', 'ngOnDestroy, stop'],
    ['ngOnDestory() {}', ''],
    ['dispose = () => {};', 'dispose'],
    ['dispose = debounce(() => {});', '() => {}'],
    ['dispose = 1;', ''],
    ['disposed() {}', ''],
    ['reset() {}', ''],
    ['get closed() { return 1; } get close() { return 1; }', ''],
    ['set close(v) {}', ''],
    // A function for later is registered, and nothing ends.
    ['onClose(callback) {}', ''],
    ['onClose(notify: () => void) {}', ''],
    ['onClose(callback) {} close() {}', 'close'],
    ['onClose() {}', 'onClose'],
    ['onClose(reason) {}', 'onClose'],
    ['close(callback) {}', 'close'],
  ])('%s', (members, expected) => {
    expect(collectAll(inClass(members))).toBe(expected);
  });

  it.each([
    ['constructor() { this._register(toDisposable(() => a())); }', '() => a()'],
    ['constructor() { this._register(() => a()); }', ''],
    ['constructor() { onDispose(this.leave); } leave() {}', 'leave'],
    ['constructor() { destroyRef.onDestroy(() => a()); }', '() => a()'],
  ])('%s', (members, expected) => {
    expect(collectAll(inClass(members))).toBe(expected);
  });

  it('what another class registers is its own', () => {
    expect(collectAll(`${inClass('')} class Q { constructor() { onDispose(() => a()); } }`)).toBe('');
  });
});

describe('final teardowns of a class', () => {
  it.each([
    ['dispose() {}', 'dispose'],
    ['close() {} destroy() {}', 'close, destroy'],
    ['stop() {}', ''],
    ['pause() {} stop() {} terminate() {}', 'terminate'],
    ['ngOnDestroy() {} close() {}', 'ngOnDestroy'],
    ['componentWillUnmount() {} dispose() {}', 'componentWillUnmount'],
    ['disconnect() {}', 'disconnect'],
    ['disconnect() {} close() {}', 'disconnect, close'],
    ['dispose() {} destroy() {}', 'dispose, destroy'],
    ['get destroyed() { return 1; } destroy() {}', 'destroy'],
    ['stop() {} constructor() { onDispose(() => a()); }', '() => a()'],
  ])('%s', (members, expected) => {
    expect(collectFinal(inClass(members))).toBe(expected);
  });
});

describe('where a release is added', () => {
  const collectWritable = (code: string): string =>
    collect(code, ({ file }, owner) => (owner.kind === 'instance' ? file.teardowns.collectWritable(owner.classLike) : []));

  it.each([
    ['dispose() {} stop() {}', 'dispose'],
    ['stop() { this.socket.close(); }', 'stop'],
    ['stop() { this.on = false; }', ''],
    ['reset() { this.socket.close(); }', ''],
  ])('%s', (members, expected) => {
    expect(collectWritable(inClass(members))).toBe(expected);
  });
});

describe('teardowns of objects and prototypes', () => {
  it.each([
    ['options', 'export default /* here */ { beforeUnmount() {}, methods: { stop() {}, go() {} } };', 'beforeUnmount, stop'],
    ['an object', 'const p = /* here */ { start() {}, stop() {} };', 'stop'],
    ['a prototype', 'P.prototype.start = /* here */ function () {}; P.prototype.destroy = function destroy() {};', 'destroy'],
  ])('%s', (_, code, expected) => {
    expect(collectAll(code)).toBe(expected);
  });
});

describe('teardowns of an effect', () => {
  it.each([
    ['useEffect(/* here */ () => { return () => a(); });', '() => a()'],
    ['useEffect(/* here */ () => () => a());', '() => a()'],
    ['useEffect(/* here */ () => { function stop() {} return stop; });', 'stop'],
    ['useEffect(/* here */ () => { return on ? () => a() : undefined; });', '() => a()'],
    ['useEffect(/* here */ () => { return on && (() => a()); });', '() => a()'],
    ['useEffect(/* here */ () => { if (on) return; return () => a(); });', '() => a()'],
    ['useEffect(/* here */ () => { if (on) return () => b(); return () => a(); });', '() => b(), () => a()'],
    ['useEffect(/* here */ () => { return; });', ''],
    ['useEffect(/* here */ () => { run(() => { return () => a(); }); });', ''],
    ['useEffect(/* here */ () => { return unknown; });', ''],
    ['useEffect(/* here */ () => { return (() => a()) as any; });', '() => a()'],
    ["import { onWatcherCleanup, watchEffect } from 'vue'; watchEffect(/* here */ () => { onWatcherCleanup(() => a()); });", '() => a()'],
    ["import { onCleanup, createEffect } from 'solid-js'; createEffect(/* here */ () => { onCleanup(end); }); function end() {}", 'end'],
  ])('%s', (code, expected) => {
    expect(collectAll(code)).toBe(expected);
  });
});

describe('teardowns of a plain function', () => {
  it.each([
    ['/* here */ function f() { return () => a(); }', '() => a()'],
    ['/* here */ function f() { return { stop() {}, go() {} }; }', 'stop'],
    ['/* here */ function f() { return { dispose: end }; function end() {} }', 'end'],
    ['/* here */ function f() { return { a: 1 }; }', ''],
    ['/* here */ function f() { return 1; }', ''],
  ])('%s', (code, expected) => {
    expect(collectAll(code)).toBe(expected);
  });
});

describe('teardowns of a component', () => {
  it.each([
    ['/* here */ function App() { useEffect(() => () => a()); useEffect(() => () => b()); }', '() => a(), () => b()'],
    ['/* here */ function App() { useState(0); useEffect(() => { a(); }); }', ''],
    ['/* here */ function useIt() { useState(0); return () => a(); }', '() => a()'],
    ["import { onUnmounted } from 'vue'; /* here */ function useIt() { onUnmounted(() => a()); }", '() => a()'],
    ["import { onUnmounted } from 'vue'; /* here */ function useIt() { useState(0); } function useThat() { onUnmounted(() => a()); }", ''],
  ])('%s', (code, expected) => {
    expect(collectAll(code)).toBe(expected);
  });

  it('that is a file', () => {
    const script = '/* here */ x; onDestroy(() => a()); onMount(() => { return () => b(); }); $effect(() => () => c());';

    expect(collectAll(`<script>${script}</script>`, { filename: 'a.svelte', parser: svelteParser })).toBe('() => a(), () => b(), () => c()');
  });

  it('a module has none', () => {
    expect(collectAll("import { onDestroy } from 'svelte'; /* here */ x; onDestroy(() => a());")).toBe('');
  });
});

describe('isReached', () => {
  /** Does `target()` run when the marked function runs? */
  const isReached = (code: string): boolean =>
    ask(code, (subject) => subject.file.teardowns.isReached(getNode(subject, 'target()'), [toFunction(subject.node)]));

  it.each([
    ['in it', '/* here */ function end() { target(); }', true],
    ['elsewhere', '/* here */ function end() {} function other() { target(); }', false],
    ['in what it calls', '/* here */ function end() { stop(); } function stop() { target(); }', true],
    ['in what that calls', '/* here */ function end() { a(); } function a() { b(); } function b() { target(); }', true],
    ['in what it gives away', '/* here */ function end() { later(stop); } function stop() { target(); }', true],
    ['in a closure in it', '/* here */ function end() { later(() => { target(); }); }', true],
    ['in what it lists', '/* here */ function end() { for (const f of [stop]) f(); } function stop() { target(); }', true],
    ['in functions that call each other', '/* here */ function end() { a(); } function a() { b(); target(); } function b() { a(); }', true],
    ['in its own method', 'class P { dispose/* here: FunctionExpression */() { this.stop(); } stop() { target(); } }', true],
    ['in a method of this name elsewhere', 'class P { dispose/* here: FunctionExpression */() { that.stop(); } stop() { target(); } }', false],
    ['in a wrapped function', 'const stop = useCallback(() => { target(); }); const end = /* here */ () => { stop(); };', true],
    ['in a function that is written again', 'let stop = () => { target(); }; stop = other; const end = /* here */ () => { stop(); };', false],
    ['in a listener that it removes', "/* here */ function end() { el.removeEventListener('x', stop); } function stop() { target(); }", false],
    ['in a listener that it takes off', "/* here */ function end() { el.off('x', stop); } function stop() { target(); }", false],
    ['in a callback that it cancels', '/* here */ function end() { cancel(stop); } function stop() { target(); }', false],
    ['in a listener that it adds', "/* here */ function end() { el.addEventListener('x', stop); } function stop() { target(); }", true],
    ['in a listener that it removes and calls', "/* here */ function end() { el.off('x', stop); stop(); } function stop() { target(); }", true],
    ['in a function whose call is an argument', '/* here */ function end() { remove(stop()); } function stop() { target(); }', true],
    ['in a function that unregister names', 'function unregister() { target(); } /* here */ function end() { unregister(); }', true],
  ])('%s', (_, code, expected) => {
    expect(isReached(code)).toBe(expected);
  });

  it('no teardown reaches anything', () => {
    expect(ask('/* here */ target();', ({ file, node }) => file.teardowns.isReached(node, []))).toBe(false);
  });
});

describe('findSibling', () => {
  const findSibling = (body: string, names?: ReadonlySet<string>): string =>
    ask(`class P { dispose/* here: FunctionExpression */() { ${body} } helper() { this.b.close(); } } function stop() { clearTimeout(t); }`, (subject) => {
      const sibling = subject.file.teardowns.findSibling(getFunction(subject, 'dispose'), names);
      return sibling === undefined ? 'none' : subject.sourceCode.getText(sibling);
    });

  it.each([
    ['this.a.close();', 'this.a.close()'],
    ['this.a?.close();', 'this.a?.close()'],
    ['a.close();', 'a.close()'],
    ['this.a.b.close();', 'none'],
    ['this.close();', 'none'],
    ['super.close();', 'none'],
    ['this.parent()?.close();', 'none'],
    ['clearTimeout(x);', 'clearTimeout(x)'],
    ['clearTimeout();', 'none'],
    ["window.removeEventListener('x', y);", "window.removeEventListener('x', y)"],
    ["el.addEventListener('x', y);", 'none'],
    ['this.a.open();', 'none'],
    ['this.a = null;', 'none'],
    ['this.helper();', 'this.b.close()'],
    ['stop();', 'clearTimeout(t)'],
    ['this.a.open(); this.a.close(); this.c.close();', 'this.a.close()'],
  ])('%s', (body, expected) => {
    expect(findSibling(body)).toBe(expected);
  });

  it.each([
    ['this.a.close(); clearTimeout(x);', 'clearTimeout(x)'],
    ['this.a.close();', 'none'],
  ])('by one of these names: %s', (body, expected) => {
    expect(findSibling(body, new Set(['clearTimeout', 'clearInterval']))).toBe(expected);
  });
});
