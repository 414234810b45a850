import rule from '../../../src/rules/no-leaked-subscription.js';
import { lines } from '../../fixes/harness.js';
import { typed, untyped } from '../../support/rule-testers.js';

/** A hook whose effect has this body. */
const inEffect = (declared: string, body: string): string => lines`
  import { useEffect } from 'react';
  ${declared}
  export function useDrawing(draw: () => void, bus: Bus): void {
    useEffect(() => {
      ${body}
    }, [draw, bus]);
  }
`;

const bus = 'interface Bus { on(name: string, f: () => void): () => void; watch(f: () => void): { stop(): void } }\ndeclare const shared: Bus;';
const curried = 'declare const shared: { on(name: string): (f: () => void) => () => void };';
const watcher = 'interface Watcher { stop(): void; pause(): void }\ninterface Bus { watch(f: () => void): Watcher }\ndeclare const shared: Bus;';

typed.run('no-leaked-subscription: results that only remove, by their type', rule, {
  valid: [
    { name: 'returned', code: inEffect(bus, "return shared.on('saved', draw);") },
    { name: 'kept and called', code: inEffect(bus, "const off = shared.on('saved', draw);\n    return () => off();") },
    { name: 'on purpose', code: inEffect(bus, "void shared.on('saved', draw);") },
    { name: 'a prop may end together with the component', code: inEffect(bus, "bus.on('saved', draw);") },
    { name: 'made by the effect itself', code: inEffect('class Bus { on(name: string, f: () => void): () => void { f(); return f; } }', "new Bus().on('saved', draw);") },
    { name: 'an emitter that gives itself back', code: inEffect('interface Bus { on(name: string, f: () => void): Bus }\ndeclare const shared: Bus;', "shared.on('saved', draw);") },
    { name: 'what has more to do', code: inEffect(watcher, 'shared.watch(draw);') },
    { name: 'an end that comes once', code: inEffect('declare const shared: { onDestroy(f: () => void): () => void };', 'shared.onDestroy(draw);') },
    { name: 'no callback', code: inEffect(bus, "shared.on('saved', undefined as never);") },
    { name: 'once for the module', code: `${bus} shared.on('saved', () => {});` },
    { name: 'a function of any name without a type that tells', code: inEffect('declare const shared: { debounce(f: () => void): () => void };', 'shared.debounce(draw);') },
    { name: 'what Vue ends with the component', code: `import { watchIdle } from 'vue';\n${inEffect('', 'watchIdle(draw);')}` },
  ],
  invalid: [
    {
      name: 'dropped',
      code: inEffect(bus, "shared.on('saved', draw);"),
      errors: [{ messageId: 'disposerDropped', line: 6, data: { callee: 'shared.on' } }],
      output: inEffect(bus, "const unsubscribe = shared.on('saved', draw);\n      return () => unsubscribe();"),
    },
    {
      name: 'an object whose only method removes',
      code: inEffect(bus, 'shared.watch(draw);'),
      errors: [{ messageId: 'disposerDropped', line: 6 }],
      output: inEffect(bus, 'const subscription = shared.watch(draw);\n      return () => subscription.stop();'),
    },
    {
      name: 'kept and never called',
      code: inEffect(bus, "const off = shared.on('saved', draw);"),
      errors: [{ messageId: 'disposerMissed', line: 6, data: { handle: 'off', release: 'off', where: 'in the cleanup of the effect' } }],
      output: inEffect(bus, "const off = shared.on('saved', draw);\n      return () => off();"),
    },
    {
      name: 'beside one of the same target that is ended',
      code: inEffect(bus, "bus.on('saved', draw);\n    const off = bus.on('opened', draw);\n    return () => off();"),
      errors: [{ messageId: 'disposerDroppedBeside', line: 6, data: { callee: 'bus.on', sibling: 'bus.on', line: 7 } }],
      output: inEffect(bus, "const unsubscribe = bus.on('saved', draw);\n    const off = bus.on('opened', draw);\n    return () => { off(); unsubscribe(); };"),
    },
    {
      name: 'a function of any name whose type tells',
      code: inEffect('type Unsubscribe = () => void;\ndeclare const shared: { connect(f: () => void): Unsubscribe };', 'shared.connect(draw);'),
      errors: [{ messageId: 'disposerDropped' }],
      output: inEffect(
        'type Unsubscribe = () => void;\ndeclare const shared: { connect(f: () => void): Unsubscribe };',
        'const unsubscribe = shared.connect(draw);\n      return () => unsubscribe();',
      ),
    },
    {
      name: 'a curried one',
      code: inEffect(curried, "shared.on('saved')(draw);"),
      errors: [{ messageId: 'disposerDropped' }],
      output: inEffect(curried, "const unsubscribe = shared.on('saved')(draw);\n      return () => unsubscribe();"),
    },
    {
      name: 'a prop: likely',
      code: inEffect(bus, "bus.on('saved', draw);"),
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'disposerDropped',
          suggestions: [{ messageId: 'returnCleanup', output: inEffect(bus, "const unsubscribe = bus.on('saved', draw);\n      return () => unsubscribe();") }],
        },
      ],
    },
  ],
});

const store = lines`
  const listeners = new Set();
  function subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
`;

const bodyless = lines`
  import { subscribe } from './store';
`;

untyped.run('no-leaked-subscription: results that only remove, by the body in the file', rule, {
  valid: [
    inEffect(store, 'return subscribe(draw);').replaceAll(/: Bus|: \(\) => void|: void/gu, ''),
    { name: 'nobody knows the body', code: inEffect(bodyless, 'subscribe(() => draw());').replaceAll(/: Bus|: \(\) => void|: void/gu, '') },
    { name: 'gives back no remover', code: inEffect(store.replace('delete', 'has'), 'subscribe(() => draw());').replaceAll(/: Bus|: \(\) => void|: void/gu, '') },
  ],
  invalid: [
    {
      code: inEffect(store, 'subscribe(() => draw());').replaceAll(/: Bus|: \(\) => void|: void/gu, ''),
      errors: [{ messageId: 'disposerDropped', data: { callee: 'subscribe' } }],
      output: inEffect(store, 'const unsubscribe = subscribe(() => draw());\n      return () => unsubscribe();').replaceAll(/: Bus|: \(\) => void|: void/gu, ''),
    },
    {
      name: 'a method of the module’s own object',
      code: `
        import { useEffect } from 'react';
        class Feed {
          listeners = new Set();
          watch(listener) { this.listeners.add(listener); return () => { this.listeners.delete(listener); }; }
        }
        const feed = new Feed();
        export function useFeed(draw) {
          useEffect(() => { feed.watch(() => draw()); }, [draw]);
        }
      `,
      errors: [{ messageId: 'disposerDropped', data: { callee: 'feed.watch' } }],
      output: `
        import { useEffect } from 'react';
        class Feed {
          listeners = new Set();
          watch(listener) { this.listeners.add(listener); return () => { this.listeners.delete(listener); }; }
        }
        const feed = new Feed();
        export function useFeed(draw) {
          useEffect(() => { const unsubscribe = feed.watch(() => draw()); return () => unsubscribe(); }, [draw]);
        }
      `,
    },
  ],
});
