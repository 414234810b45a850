import svelteParser from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import vueParser from 'vue-eslint-parser';
import type { ProbeOptions } from '../probe.js';
import { ask, jsx, toAcquire, toFunction } from './subject.js';

function getRole(code: string, options?: ProbeOptions): string {
  return ask(code, ({ file, node }) => file.roles.getRole(toFunction(node)), options);
}

describe('effects by their name', () => {
  it.each([
    ['useEffect(/* here */ () => {});', 'effect'],
    ['React.useEffect(/* here */ () => {});', 'effect'],
    ['useLayoutEffect(/* here */ () => {}, []);', 'effect'],
    ['useDeepCompareEffect(/* here */ () => {}, []);', 'effect'],
    ['useEffectOnce(/* here */ () => {});', 'effect'],
    ['useFocusEffect(useCallback(/* here */ () => {}, []));', 'effect'],
    ['const start = /* here */ () => {}; useEffect(start);', 'effect'],
    ['const start = /* here */ () => {}; run(start);', 'plain'],
    ['/* here */ function start() {} useEffect(start, []);', 'effect'],
    ['useEffect(() => { run(/* here */ () => {}); });', 'plain'],
    ['useEffectEvent(/* here */ () => {});', 'plain'],
    ['useAffect(/* here */ () => {});', 'plain'],
    ['reuseEffect(/* here */ () => {});', 'plain'],
    ['useMemo(/* here */ () => {});', 'plain'],
    ['(/* here */ () => {})();', 'plain'],
  ])('%s', (code, expected) => {
    expect(getRole(code)).toBe(expected);
  });
});

describe('effects by their package', () => {
  it.each([
    ["import { onMount } from 'svelte'; onMount(/* here */ () => {});", 'effect'],
    ["import { onMount as mounted } from 'svelte'; mounted(/* here */ () => {});", 'plain'],
    ["import { onMount } from './hooks'; onMount(/* here */ () => {});", 'plain'],
    ['onMount(/* here */ () => {});', 'plain'],
    ['function onMount() {} onMount(/* here */ () => {});', 'plain'],
    ["import { onMounted } from 'vue'; onMounted(/* here */ () => {});", 'effect'],
    ["import { watch } from 'vue'; watch(a, /* here */ () => {});", 'effect'],
    ["import { watch } from 'vue'; watch(/* here */ () => a, () => {});", 'plain'],
    ["import { watch } from 'node:fs'; watch(a, /* here */ () => {});", 'plain'],
    ["import { watchEffect } from 'vue'; watchEffect(/* here */ () => {});", 'effect'],
    ["import { effect } from '@angular/core'; effect(/* here */ () => {});", 'effect'],
    ["import { createEffect } from 'solid-js'; createEffect(/* here */ () => {});", 'effect'],
    ["import { createEffect } from '@ngrx/effects'; createEffect(/* here */ () => {});", 'plain'],
    ["import * as solid from 'solid-js'; solid.createEffect(/* here */ () => {});", 'effect'],
    ['$effect(/* here */ () => {});', 'effect'],
    ['function $effect() {} $effect(/* here */ () => {});', 'plain'],
  ])('%s', (code, expected) => {
    expect(getRole(code)).toBe(expected);
  });
});

describe('what an effect cleans up with', () => {
  it.each([
    ['useEffect(/* here */ () => {});', 'returned'],
    ['useThatEffect(/* here */ () => {});', 'returned'],
    ["import { onMount } from 'svelte'; onMount(/* here */ () => {});", 'returned'],
    ["import { onMounted } from 'vue'; onMounted(/* here */ () => {});", 'registered'],
    ["import { createEffect } from 'solid-js'; createEffect(/* here */ () => {});", 'registered'],
    ['run(/* here */ () => {});', undefined],
  ])('%s', (code, expected) => {
    expect(ask(code, ({ file, node }) => file.roles.findEffect(toFunction(node))?.hook.cleanup)).toBe(expected);
  });
});

describe('components and custom hooks', () => {
  it.each([
    ['/* here */ function App() { useState(0); }', 'component'],
    ['/* here */ function app() { useState(0); }', 'plain'],
    ['/* here */ function App() { React.useState(0); }', 'component'],
    ['/* here */ function App() { use(0); }', 'plain'],
    ['/* here */ function App() { user(0); }', 'plain'],
    ['/* here */ function App() { run(() => useState(0)); }', 'plain'],
    ['const App = /* here */ () => { useState(0); };', 'component'],
    ['const App = memo(/* here */ () => { useState(0); });', 'component'],
    ['const App = start(/* here */ () => { useState(0); });', 'plain'],
    ['export default /* here: FunctionDeclaration */ function () { useState(0); }', 'plain'],
    ['/* here */ function useTimer() { useState(0); }', 'component'],
    ['/* here */ function useTimer() { return 1; }', 'plain'],
    ['/* here */ function usher() { useState(0); }', 'plain'],
    ['/* here */ function useTimer() { onMounted(run); }', 'component'],
    ['/* here */ function Clock() { createSignal(0); }', 'component'],
    ['/* here */ function Poller() { this.x = 1; }', 'plain'],
    ["import { defineComponent } from 'vue'; defineComponent({ setup: /* here */ () => {} });", 'component'],
    ['export default { setup/* here: FunctionExpression */() {} };', 'component'],
    ['export default { mounted/* here: FunctionExpression */() {} };', 'plain'],
    ['const server = { setup/* here: FunctionExpression */() {} };', 'plain'],
  ])('%s', (code, expected) => {
    expect(getRole(code)).toBe(expected);
  });

  it.each([
    ['/* here */ function App() { return <b />; }', 'component'],
    ['/* here */ function app() { return <b />; }', 'plain'],
    ['const App = /* here */ () => <b />;', 'component'],
    ['const App = /* here */ () => <></>;', 'component'],
    ['const App = /* here */ () => 1;', 'plain'],
    ['const App = observer(/* here */ () => <b />);', 'component'],
    ['/* here */ function App() { run(<b />); }', 'plain'],
  ])('%s', (code, expected) => {
    expect(getRole(code, jsx)).toBe(expected);
  });

  it('known limit: markup that a branch returns', () => {
    expect(getRole('/* here */ function App({ on }) { if (on) { return <b />; } return null; }', jsx)).toBe('plain');
  });
});

describe('files that are components', () => {
  const isComponentFile = (code: string, options: ProbeOptions): boolean => ask(code, ({ file }) => file.roles.isComponentFile, options);

  it.each([
    ['a Svelte file', '<script>/* here */ f();</script>', { filename: 'a.svelte', parser: svelteParser }, true],
    ['a module with runes', '/* here */ f();', { filename: 'a.svelte.ts' }, false],
    ['a Vue file with set-up', '<script setup>/* here */ f();</script>', { filename: 'a.vue', parser: vueParser }, true],
    ['a Vue file with set-up in TypeScript', '<script lang="ts" setup>/* here */ f();</script>', { filename: 'a.vue', parser: vueParser }, true],
    ['a Vue file with options', '<script>/* here */ f();</script>', { filename: 'a.vue', parser: vueParser }, false],
    ['a module', '/* here */ f();', { filename: 'a.ts' }, false],
  ])('%s', (_, code, options, expected) => {
    expect(isComponentFile(code, options)).toBe(expected);
  });

  it.each([
    ['in a Svelte file', '<script>onMount(/* here */ () => {});</script>', { filename: 'a.svelte', parser: svelteParser }, 'effect'],
    ['in a Vue file with set-up', '<script setup>onMounted(/* here */ () => {});</script>', { filename: 'a.vue', parser: vueParser }, 'effect'],
    ['in a Vue file with options', '<script>onMounted(/* here */ () => {});</script>', { filename: 'a.vue', parser: vueParser }, 'plain'],
  ])('a hook that the compiler imports: %s', (_, code, options, expected) => {
    expect(getRole(code, options)).toBe(expected);
  });
});

describe('findRegisteredCleanup', () => {
  it.each([
    ["import { onUnmounted } from 'vue'; /* here */ onUnmounted(end);", 'end'],
    ["import { onScopeDispose } from 'vue'; /* here */ onScopeDispose(end);", 'end'],
    ["import { onCleanup } from 'solid-js'; /* here */ onCleanup(end);", 'end'],
    ["import { onDestroy } from 'svelte'; /* here */ onDestroy(end);", 'end'],
    ["import { registerDestructor } from '@ember/destroyable'; /* here */ registerDestructor(this, end);", 'end'],
    ["import { onDeactivated } from './mine'; /* here */ onDeactivated(end);", 'none'],
    ['this._register(/* here */ toDisposable(end));', 'end'],
    ['this._register(/* here */ toReadable(end));', 'none'],
    ['/* here: CallExpression */ destroyRef.onDestroy(end);', 'end'],
    ['/* here */ onCleanup();', 'none'],
    ['/* here */ run(end);', 'none'],
  ])('%s', (code, expected) => {
    const cleanup = ask(code, ({ file, node, sourceCode }) => {
      const closure = file.roles.findRegisteredCleanup(toAcquire(node));
      return closure === undefined ? 'none' : sourceCode.getText(closure);
    });

    expect(cleanup).toBe(expected);
  });
});
