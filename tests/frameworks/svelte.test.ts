import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe('svelte', () => {
  const mounted = (end: string, mark: string): string => `
<script>
import { onMount } from 'svelte';
export let tick;
onMount(() => {
  const timer = setInterval(tick, 1000);${mark}
  const observer = new MutationObserver(tick);${mark}
  observer.observe(document.body);
  ${end}
});
</script>
`;
  mechanism('onMount', {
    filename: 'Clock.svelte',
    leak: mounted('', ' // leak'),
    clean: mounted('return () => { clearInterval(timer); observer.disconnect(); };', ''),
  });

  const destroyed = (end: string, mark: string): string => `
<script>
import { onDestroy } from 'svelte';
export let tick;
const timer = setInterval(tick, 1000);${mark}
const observer = new MutationObserver(tick);${mark}
observer.observe(document.body);
${end}
</script>
`;
  mechanism('onDestroy', {
    filename: 'Clock.svelte',
    leak: destroyed('', ' // leak'),
    clean: destroyed('onDestroy(() => { clearInterval(timer); observer.disconnect(); });', ''),
  });

  describe.each(['$effect', '$effect.pre'])('%s', (effect) => {
    const program = (end: string, mark: string): string => `
<script>
const { tick } = $props();
${effect}(() => {
  const timer = setInterval(tick, 1000);${mark}
  const observer = new MutationObserver(tick);${mark}
  observer.observe(document.body);
  ${end}
});
</script>
`;
    mechanism('the returned function', {
      filename: 'Clock.svelte',
      leak: program('', ' // leak'),
      clean: program('return () => { clearInterval(timer); observer.disconnect(); };', ''),
    });
  });

  mechanism('an action', {
    filename: 'clock.ts',
    leak: `
import type { Action } from 'svelte/action';
export const clock: Action = (node) => {
  const timer = setInterval(() => node.remove(), 1000); // leak
};
`,
    clean: `
import type { Action } from 'svelte/action';
export const clock: Action = (node) => {
  const timer = setInterval(() => node.remove(), 1000);
  return { destroy: () => clearInterval(timer) };
};
`,
  });

  mechanism('an attachment', {
    filename: 'clock.ts',
    leak: `
import type { Attachment } from 'svelte/attachments';
export const clock: Attachment = (node) => {
  const timer = setInterval(() => node.remove(), 1000); // leak
};
`,
    clean: `
import type { Attachment } from 'svelte/attachments';
export const clock: Attachment = (node) => {
  const timer = setInterval(() => node.remove(), 1000);
  return () => clearInterval(timer);
};
`,
  });

  mechanism('the start of a store', {
    filename: 'clock.js',
    leak: `
import { readable } from 'svelte/store';
export const time = readable(new Date(), (set) => {
  const timer = setInterval(() => set(new Date()), 1000); // leak
});
`,
    clean: `
import { readable } from 'svelte/store';
export const time = readable(new Date(), (set) => {
  const timer = setInterval(() => set(new Date()), 1000);
  return () => clearInterval(timer);
});
`,
  });
});
