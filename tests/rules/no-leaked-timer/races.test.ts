import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';
import { report } from './tester.js';
import { describe, expect, it } from 'vitest';

const raced = { handle: 'timer', noun: 'interval' };

const effect = (body: string, isGuarded = false): string => `
  import { useEffect } from 'react';
  export function Clock({ load, tick, isOpen }) {
    useEffect(() => {
      ${isGuarded ? 'let isActive = true;\n      ' : ''}let timer;
      ${body}
      return () => ${isGuarded ? '{ clearInterval(timer); isActive = false; }' : 'clearInterval(timer)'};
    }, [load, tick]);
    return <time />;
  }
`;

untyped.run('no-leaked-timer: set after a wait that the cleanup did not see', rule, {
  valid: [
    // Without a wait the cleanup finds it.
    effect('timer = setInterval(tick, 1000); load();'),
    effect('(async () => { timer = setInterval(tick, 1000); await load(); })();'),
    // A test after the wait.
    effect('load().then(() => { if (isOpen.current) timer = setInterval(tick, 1000); });'),
    effect('(async () => { await load(); if (!isOpen()) return; timer = setInterval(tick, 1000); })();'),
    effect('(async () => { await load(); isOpen() && (timer = setInterval(tick, 1000)); })();'),
    effect('load().then((data) => { if (data.isOpen !== isOpen) return; timer = setInterval(tick, 1000); });'),
    effect('(async () => { const data = await load(); const isLate = isOpen(data); if (isLate) return; timer = setInterval(tick, 1000); })();'),
    effect('(async () => { await load(); switch (isOpen()) { case true: timer = setInterval(tick, 1000); } })();'),
    // A call that throws in order to stop.
    effect('(async () => { await load(); assertMounted(); timer = setInterval(tick, 1000); })();'),
    // The wait itself ends with the effect.
    effect('const controller = new AbortController(); load(controller.signal).then(() => { timer = setInterval(tick, 1000); }); onEnd(controller);'),
    // Nothing can happen during the wait.
    effect('(async () => { await nextTick(); timer = setInterval(tick, 1000); })();'),
    // The set-up looks after itself.
    effect('load().then(() => { timer = setInterval(tick, 1000); if (!isOpen.current) clearInterval(timer); });'),
    // A wait on some ways only.
    effect('(async () => { if (isOpen) await load(); timer = setInterval(tick, 1000); })();'),
    // A flag of the cleanup.
    `
      import { useEffect } from 'react';
      export function Clock({ load, tick }) {
        useEffect(() => {
          let timer;
          let isEnded = false;
          const start = () => { timer = setInterval(() => isEnded || tick(), 1000); };
          load().then(start);
          return () => {
            isEnded = true;
            clearInterval(timer);
          };
        }, [load, tick]);
        return <time />;
      }
    `,
    // What is waited for tests it.
    `
      import { useEffect } from 'react';
      export function Clock({ load, tick }) {
        useEffect(() => {
          let timer;
          let isEnded = false;
          const prepare = async () => { await load(); if (isEnded) throw new Error('late'); };
          prepare().then(() => { timer = setInterval(tick, 1000); });
          return () => {
            isEnded = true;
            clearInterval(timer);
          };
        }, [load, tick]);
        return <time />;
      }
    `,
    // The cleanup ends what is waited for.
    `
      import { useEffect } from 'react';
      export function Clock({ socket, tick }) {
        useEffect(() => {
          let timer;
          socket.connect().then(() => { timer = setInterval(tick, 1000); });
          return () => {
            socket.close();
            clearInterval(timer);
          };
        }, [socket, tick]);
        return <time />;
      }
    `,
    // The cleanup waits, too.
    `
      import { useEffect } from 'react';
      export function Clock({ load, tick }) {
        useEffect(() => {
          let timer;
          const ready = load().then(() => { timer = setInterval(tick, 1000); });
          return () => {
            ready.then(() => clearInterval(timer));
          };
        }, [load, tick]);
        return <time />;
      }
    `,
    // Who calls start() may wait for it.
    `
      export class Poller {
        async start(load, tick) {
          await load();
          this.timer = setInterval(tick, 1000);
        }
        stop() {
          clearInterval(this.timer);
        }
      }
    `,
    // Only in strict.
    `
      class Clock extends HTMLElement {
        async connectedCallback() {
          await this.load();
          this.timer = setInterval(() => this.tick(), 1000);
        }
        disconnectedCallback() {
          clearInterval(this.timer);
        }
      }
      customElements.define('my-clock', Clock);
    `,
  ],
  invalid: [
    {
      code: effect('load().then(() => { timer = setInterval(tick, 1000); });'),
      errors: [{ messageId: 'raced', data: { ...raced, culprit: 'load()', line: 6, releaseLine: 7 }, line: 6, suggestions: [{ messageId: 'guardLate', output: effect('load().then(() => { if (!isActive) return; timer = setInterval(tick, 1000); });', true) }] }],
    },
    {
      code: effect('(async () => { await load(); timer = setInterval(tick, 1000); })();'),
      errors: [{ messageId: 'raced', data: { ...raced, culprit: 'load()', line: 6, releaseLine: 7 }, line: 6, suggestions: [{ messageId: 'guardLate', output: effect('(async () => { await load(); if (!isActive) return; timer = setInterval(tick, 1000); })();', true) }] }],
    },
    {
      code: effect('const start = async () => { const data = await load(); if (!data) return; timer = setInterval(tick, 1000); }; start();'),
      errors: [{ messageId: 'raced', line: 6, suggestions: [{ messageId: 'guardLate', output: effect('const start = async () => { const data = await load(); if (!data) return; if (!isActive) return; timer = setInterval(tick, 1000); }; start();', true) }] }],
    },
    {
      code: effect('const start = () => { timer = setInterval(tick, 1000); }; load().then(start);'),
      errors: [{ messageId: 'raced', line: 6, suggestions: [{ messageId: 'guardLate', output: effect('const start = () => { if (!isActive) return; timer = setInterval(tick, 1000); }; load().then(start);', true) }] }],
    },
    // No place between the two.
    {
      code: effect('(async () => { if (await load()) timer = setInterval(tick, 1000); })();'),
      errors: [{ messageId: 'raced', line: 6 }],
    },
    {
      code: effect('(async () => { try { await load(); } catch { return; } timer = setInterval(tick, 1000); })();'),
      errors: [{ messageId: 'raced', line: 6, suggestions: [{ messageId: 'guardLate', output: effect('(async () => { try { await load(); } catch { return; } if (!isActive) return; timer = setInterval(tick, 1000); })();', true) }] }],
    },
    // A test before the wait is too early.
    {
      code: effect('(async () => { if (!isOpen.current) return; await load(); timer = setInterval(tick, 1000); })();'),
      errors: [{ messageId: 'raced', line: 6, suggestions: [{ messageId: 'guardLate', output: effect('(async () => { if (!isOpen.current) return; await load(); if (!isActive) return; timer = setInterval(tick, 1000); })();', true) }] }],
    },
    {
      name: 'likely: an element may be disconnected while its set-up waits',
      code: `
        class Clock extends HTMLElement {
          async connectedCallback() {
            await this.load();
            this.timer = setInterval(() => this.tick(), 1000);
          }
          disconnectedCallback() {
            clearInterval(this.timer);
          }
        }
        customElements.define('my-clock', Clock);
      `,
      options: [{ includeLikely: true }],
      errors: [{ messageId: 'raced', data: { ...raced, handle: 'this.timer', culprit: 'this.load()', line: 4, releaseLine: 8 }, line: 5 }],
    },
  ],
});

describe('no-leaked-timer: races in components of a file', () => {
  const svelte = (test: string): string => `<script>
  import { onDestroy, onMount } from 'svelte';
  let timer;
  let isGone = false;
  onMount(async () => {
    await load();
    ${test}timer = setInterval(tick, 1000);
  });
  onDestroy(() => {
    isGone = true;
    clearInterval(timer);
  });
</script>
`;
  const vue = (test: string): string => `<script setup>
import { onMounted, onUnmounted } from 'vue';
let timer;
let isGone = false;
onMounted(async () => {
  await load();
  ${test}timer = setInterval(tick, 1000);
});
onUnmounted(() => {
  isGone = true;
  clearInterval(timer);
});
</script>
`;

  it.each([
    ['Clock.svelte', svelte],
    ['Clock.vue', vue],
  ])('%s', (filename, write) => {
    expect(report(filename, write(''))).toEqual([{ messageId: 'raced', line: 7 }]);
    expect(report(filename, write('if (isGone) return; '))).toEqual([]);
  });
});
