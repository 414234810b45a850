import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe('vue', () => {
  describe.each(['onUnmounted', 'onBeforeUnmount', 'onScopeDispose'])('set-up with %s', (registrar) => {
    const program = (end: string, mark: string): string => `
<script setup>
import { onMounted, ${registrar} } from 'vue';
let timer;
let observer;
const tick = () => {};
onMounted(() => {
  timer = setInterval(tick, 1000);${mark}
  observer = new MutationObserver(tick);${mark}
  observer.observe(document.body);
});
${end}
</script>
`;
    mechanism('a component', {
      filename: 'clock.vue',
      leak: program('', ' // leak'),
      clean: program(`${registrar}(() => { clearInterval(timer); observer.disconnect(); });`, ''),
    });
  });

  describe.each(['beforeUnmount', 'unmounted', 'beforeDestroy', 'destroyed'])('options with %s', (hook) => {
    const program = (end: string, mark: string): string => `
<script>
export default {
  mounted() {
    this.timer = setInterval(this.tick, 1000);${mark}
    this.observer = new MutationObserver(this.tick);${mark}
    this.observer.observe(document.body);
  },
  methods: { tick() {} },
  ${end}
};
</script>
`;
    mechanism('a component', {
      filename: 'clock.vue',
      leak: program('', ' // leak'),
      clean: program(`${hook}() { clearInterval(this.timer); this.observer.disconnect(); },`, ''),
    });
  });

  mechanism('the registrar of a watcher', {
    filename: 'use-clock.js',
    leak: `
import { watchEffect } from 'vue';
export function useClock(speed) {
  watchEffect(() => {
    const timer = setInterval(() => speed.value, speed.value); // leak
  });
}
`,
    clean: `
import { watchEffect } from 'vue';
export function useClock(speed) {
  watchEffect((onCleanup) => {
    const timer = setInterval(() => speed.value, speed.value);
    onCleanup(() => clearInterval(timer));
  });
}
`,
  });

  mechanism('a composable', {
    filename: 'use-clock.js',
    leak: `
import { onMounted } from 'vue';
export function useClock(tick) {
  let timer;
  onMounted(() => {
    timer = setInterval(tick, 1000); // leak
  });
}
`,
    clean: `
import { onMounted, onUnmounted } from 'vue';
export function useClock(tick) {
  let timer;
  onMounted(() => {
    timer = setInterval(tick, 1000);
  });
  onUnmounted(() => clearInterval(timer));
}
`,
  });
});
