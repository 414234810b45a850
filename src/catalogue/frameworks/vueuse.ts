import type { Framework } from '../schema.js';

/** Vue's hooks and watchers for code that may run outside a component. */
export const vueuse: Framework = {
  id: 'vueuse',
  modules: ['@vueuse/core', '@vueuse/shared'],
  effects: [
    { name: 'tryOnBeforeMount', callback: 0, cleanup: 'registered' },
    { name: 'tryOnMounted', callback: 0, cleanup: 'registered' },
    { name: 'watchDebounced', callback: 1, cleanup: 'registered', registrarParameter: 2 },
    { name: 'watchDeep', callback: 1, cleanup: 'registered', registrarParameter: 2 },
    { name: 'watchImmediate', callback: 1, cleanup: 'registered', registrarParameter: 2 },
    { name: 'watchOnce', callback: 1, cleanup: 'registered', registrarParameter: 2 },
    { name: 'watchPausable', callback: 1, cleanup: 'registered', registrarParameter: 2 },
    { name: 'watchThrottled', callback: 1, cleanup: 'registered', registrarParameter: 2 },
    { name: 'watchWithFilter', callback: 1, cleanup: 'registered', registrarParameter: 2 },
    { name: 'whenever', callback: 1, cleanup: 'registered', registrarParameter: 2 },
  ],
  registrars: [
    { name: 'tryOnScopeDispose', callback: 0 },
    { name: 'tryOnUnmounted', callback: 0 },
    { name: 'tryOnBeforeUnmount', callback: 0 },
  ],
  evidence: 'https://vueuse.org/shared/tryOnScopeDispose/',
};
