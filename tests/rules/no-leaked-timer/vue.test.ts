import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { report } from './tester.js';

describe('the set-up script of a Vue component', () => {
  it('clears what it starts', () => {
    const code = lines`
      <script setup lang="ts">
      import { onUnmounted } from 'vue';
      const props = defineProps<{ tick: () => void }>();
      const timer = setInterval(props.tick, 1000);
      onUnmounted(() => clearInterval(timer));
      </script>
    `;
    expect(report('clock.vue', code)).toEqual([]);
  });

  it('runs once for each instance', () => {
    const code = lines`
      <script setup lang="ts">
      const props = defineProps<{ tick: () => void }>();
      setInterval(props.tick, 1000);
      </script>
    `;
    expect(report('clock.vue', code)).toEqual([{ messageId: 'discardedByFunction', line: 3 }]);
  });

  it('is not the module script, which runs once for all', () => {
    const code = lines`
      <script lang="ts">
      setInterval(() => console.log('alive'), 1000);
      </script>
    `;
    expect(report('clock.vue', code)).toEqual([]);
  });

  it('keeps an id that nothing clears', () => {
    const code = lines`
      <script setup lang="ts">
      import { onUnmounted } from 'vue';
      const props = defineProps<{ tick: () => void; source: EventSource }>();
      const timer = setInterval(props.tick, 1000);
      onUnmounted(() => props.source.close());
      </script>
    `;
    const output = code.replace('props.source.close()', '{ props.source.close(); clearInterval(timer); }');
    expect(report('clock.vue', code)).toEqual([{ messageId: 'neverReleased', line: 4, output }]);
  });

  it('starts in a hook what another hook clears', () => {
    const code = lines`
      <script setup lang="ts">
      import { onBeforeUnmount, onMounted } from 'vue';
      const props = defineProps<{ tick: () => void }>();
      let timer: number | undefined;
      onMounted(() => {
        timer = window.setInterval(props.tick, 1000);
      });
      onBeforeUnmount(() => window.clearInterval(timer));
      </script>
    `;
    expect(report('clock.vue', code)).toEqual([]);
  });

  it('starts in a hook what the other hook forgets', () => {
    const code = lines`
      <script setup lang="ts">
      import { onBeforeUnmount, onMounted } from 'vue';
      const props = defineProps<{ tick: () => void; source: EventSource }>();
      let timer: number | undefined;
      onMounted(() => {
        timer = window.setInterval(props.tick, 1000);
      });
      onBeforeUnmount(() => props.source.close());
      </script>
    `;
    const output = code.replace('props.source.close()', '{ props.source.close(); window.clearInterval(timer); }');
    expect(report('clock.vue', code)).toEqual([{ messageId: 'neverReleased', line: 6, output }]);
  });

  it('returns a cleanup from onMounted(), which nobody calls', () => {
    const code = lines`
      <script setup lang="ts">
      import { onMounted } from 'vue';
      const props = defineProps<{ tick: () => void }>();
      onMounted(() => {
        setInterval(props.tick, 1000);
      });
      </script>
    `;
    const output = code
      .replace('onMounted }', 'onMounted, onUnmounted }')
      .replace('setInterval(props.tick, 1000);', 'const interval = setInterval(props.tick, 1000);\n  onUnmounted(() => clearInterval(interval));');
    expect(report('clock.vue', code)).toEqual([{ messageId: 'discardedByEffect', line: 5, output }]);
  });
});

describe('the options of a Vue component', () => {
  const file = (hooks: string): string =>
    [
      '<script>',
      'export default {',
      '  mounted() {',
      '    this.timer = setInterval(() => this.tick(), 1000);',
      '  },',
      hooks,
      '};',
      '</script>',
      '',
    ].join('\n');

  it.each([
    ['an unmount hook', '  beforeUnmount() { clearInterval(this.timer); },'],
    ['a method that it calls', '  unmounted() { this.end(); },\n  methods: { end() { clearInterval(this.timer); } },'],
    ['a method that others call', '  methods: { end() { clearInterval(this.timer); } },'],
    ['a mixin that may do it', '  mixins: [ticking],'],
  ])('are silent with %s', (_name, hooks) => {
    expect(report('clock.vue', file(hooks))).toEqual([]);
  });

  it('are reported where the hook forgets it', () => {
    const code = file('  beforeUnmount() {\n    this.source.close();\n  },');
    const output = file('  beforeUnmount() {\n    this.source.close();\n    clearInterval(this.timer);\n  },');
    expect(report('clock.vue', code)).toEqual([{ messageId: 'neverReleased', line: 4, output }]);
  });

  it('get the hook where there is none', () => {
    const code = file('  methods: { tick() {} },');
    const output = file('  methods: { tick() {} },\n  beforeUnmount() {\n    clearInterval(this.timer);\n  },');
    expect(report('clock.vue', code)).toEqual([{ messageId: 'neverReleased', line: 4, suggestions: { createTeardown: output } }]);
  });
});

describe('a composable of Vue', () => {
  it.each(['onScopeDispose', 'onUnmounted'])('clears in %s()', (hook) => {
    const code = lines`
      import { ${hook} } from 'vue';
      export function useTick(tick) {
        const timer = setInterval(tick, 1000);
        ${hook}(() => clearInterval(timer));
      }
    `;
    expect(report('use-tick.ts', code)).toEqual([]);
  });

  it('is reported where it clears another', () => {
    const code = lines`
      import { onScopeDispose } from 'vue';
      export function useTick(tick, other) {
        const timer = setInterval(() => tick(), 1000);
        onScopeDispose(() => clearInterval(other));
      }
    `;
    expect(report('use-tick.ts', code)).toEqual([
      {
        messageId: 'neverReleased',
        line: 3,
        suggestions: {
          returnStop: lines`
            import { onScopeDispose } from 'vue';
            export function useTick(tick, other) {
              const timer = setInterval(() => tick(), 1000);
              onScopeDispose(() => clearInterval(other));
              return () => clearInterval(timer);
            }
          `,
        },
      },
    ]);
  });
});
