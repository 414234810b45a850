import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { report } from './tester.js';

describe('the script of a Svelte component', () => {
  it.each([
    ['onMount', 'onMount(() => { const timer = setInterval(tick, 1000); return () => clearInterval(timer); });'],
    ['onDestroy', 'const timer = setInterval(tick, 1000); onDestroy(() => clearInterval(timer));'],
    ['$effect', '$effect(() => { const timer = setInterval(tick, 1000); return () => clearInterval(timer); });'],
  ])('clears with %s', (_name, statement) => {
    const code = lines`
      <script lang="ts">
        import { onDestroy, onMount } from 'svelte';
        let { tick } = $props();
        ${statement}
      </script>
    `;
    expect(report('Clock.svelte', code)).toEqual([]);
  });

  it('runs once for each instance', () => {
    const code = lines`
      <script lang="ts">
        let { tick } = $props();
        setInterval(tick, 1000);
      </script>
    `;
    expect(report('Clock.svelte', code)).toEqual([{ messageId: 'discardedByFunction', line: 3 }]);
  });

  it('gets a cleanup in onMount()', () => {
    const code = lines`
      <script lang="ts">
        import { onMount } from 'svelte';
        let { tick } = $props();
        onMount(() => {
          setInterval(tick, 1000);
        });
      </script>
    `;
    const output = lines`
      <script lang="ts">
        import { onMount } from 'svelte';
        let { tick } = $props();
        onMount(() => {
          const interval = setInterval(tick, 1000);
          return () => clearInterval(interval);
        });
      </script>
    `;
    expect(report('Clock.svelte', code)).toEqual([{ messageId: 'discardedByEffect', line: 5, output }]);
  });

  it('gets none in an async onMount(), whose result Svelte cannot call', () => {
    const code = lines`
      <script lang="ts">
        import { onMount } from 'svelte';
        let { tick } = $props();
        onMount(async () => {
          setInterval(tick, 1000);
        });
      </script>
    `;
    expect(report('Clock.svelte', code)).toEqual([{ messageId: 'discardedByEffect', line: 5 }]);
  });

  it('is reported where $effect() keeps an id that nothing clears', () => {
    const code = lines`
      <script lang="ts">
        let { tick } = $props();
        $effect(() => {
          const timer = setInterval(tick, 1000);
        });
      </script>
    `;
    const output = lines`
      <script lang="ts">
        let { tick } = $props();
        $effect(() => {
          const timer = setInterval(tick, 1000);
          return () => clearInterval(timer);
        });
      </script>
    `;
    expect(report('Clock.svelte', code)).toEqual([{ messageId: 'neverReleased', line: 4, output }]);
  });
});
