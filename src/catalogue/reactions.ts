/**
 * Functions of packages that keep a callback for whatever changes elsewhere, and give back the function that ends it. What a reaction watches may
 * belong to its owner; a `remote` one watches a server.
 */
import type { Protocol, Release, SymbolRef } from './schema.js';

/** Modules whose functions these are: files without them are not looked at. */
export const reactionModules: readonly string[] = [
  'mobx',
  '@preact/signals',
  '@preact/signals-core',
  '@preact/signals-react',
  'valtio',
  'valtio/utils',
  'firebase/auth',
  'firebase/database',
  'firebase/firestore',
  '@firebase/auth',
  '@firebase/database',
  '@firebase/firestore',
];

const invoked: readonly [Release, ...Release[]] = [{ invoke: 'handle' }, { method: 'dispose' }, { method: '[Symbol.dispose]' }];

export const reactions: readonly Protocol[] = [
  {
    id: 'packages/reaction',
    family: 'subscription',
    kind: 'subscription',
    noun: 'reaction',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'mobx', name: 'autorun' } },
      { call: { from: 'mobx', name: 'reaction' } },
      { call: { from: 'mobx', name: 'observe' } },
      { call: { from: 'mobx', name: 'intercept' } },
      { call: { from: 'mobx', name: 'when' } },
      { call: { from: 'mobx', name: 'spy' } },
      { call: { from: 'mobx', name: 'onBecomeObserved' } },
      { call: { from: 'mobx', name: 'onBecomeUnobserved' } },
      { call: { from: '@preact/signals', name: 'effect' } },
      { call: { from: '@preact/signals-core', name: 'effect' } },
      { call: { from: '@preact/signals-react', name: 'effect' } },
      { call: { from: 'valtio', name: 'subscribe' } },
      { call: { from: 'valtio/utils', name: 'subscribeKey' } },
    ],
    callback: 0,
    ends: 'never',
    release: invoked,
    evidence: 'https://mobx.js.org/reactions.html#always-dispose-of-reactions',
    examples: {
      leak: `import { autorun } from 'mobx';
import { useEffect } from 'react';

export function useTitle(show: () => void): void {
  useEffect(() => {
    autorun(show);
  }, [show]);
}
`,
      clean: `import { autorun } from 'mobx';
import { useEffect } from 'react';

export function useTitle(show: () => void): void {
  useEffect(() => {
    return autorun(show);
  }, [show]);
}
`,
    },
  },
  {
    id: 'packages/remote-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'firebase/auth', name: 'onAuthStateChanged' } },
      { call: { from: 'firebase/auth', name: 'onIdTokenChanged' } },
      { call: { from: 'firebase/database', name: 'onValue' } },
      { call: { from: 'firebase/database', name: 'onChildAdded' } },
      { call: { from: 'firebase/database', name: 'onChildChanged' } },
      { call: { from: 'firebase/database', name: 'onChildRemoved' } },
      { call: { from: 'firebase/firestore', name: 'onSnapshot' } },
    ],
    callback: 1,
    ends: 'never',
    release: invoked,
    exempt: [{ option: 'onlyOnce', argument: 2, equals: true }],
    evidence: 'https://firebase.google.com/docs/firestore/query-data/listen#detach_a_listener',
    examples: {
      leak: `import { onSnapshot, type Query } from 'firebase/firestore';
import { useEffect } from 'react';

export function useOrders(orders: Query, show: () => void): void {
  useEffect(() => {
    onSnapshot(orders, show);
  }, [orders, show]);
}
`,
      clean: `import { onSnapshot, type Query } from 'firebase/firestore';
import { useEffect } from 'react';

export function useOrders(orders: Query, show: () => void): void {
  useEffect(() => {
    return onSnapshot(orders, show);
  }, [orders, show]);
}
`,
    },
  },
];

/** What a store's `subscribe()` gives back. */
export const storeSubscription: Protocol = {
  id: 'packages/store-subscription',
  family: 'subscription',
  kind: 'subscription',
  noun: 'subscription',
  keeps: 'its callback and all that it captures',
  acquire: [{ method: 'subscribe', on: { from: 'redux', name: 'Store' } }],
  callback: 0,
  ends: 'never',
  release: [{ invoke: 'handle' }, { method: 'unsubscribe' }],
  evidence: 'https://redux.js.org/api/store#subscribelistener',
  examples: {
    leak: `import { useEffect } from 'react';
import { createStore } from 'redux';

const store = createStore(() => 0);

export function useCount(show: () => void): void {
  useEffect(() => {
    store.subscribe(() => show());
  }, [show]);
}
`,
    clean: `import { useEffect } from 'react';
import { createStore } from 'redux';

const store = createStore(() => 0);

export function useCount(show: () => void): void {
  useEffect(() => {
    return store.subscribe(() => show());
  }, [show]);
}
`,
  },
};

/** A watcher of Vue that no component stops. */
export const unboundWatcher: Protocol = {
  id: 'packages/unbound-watcher',
  family: 'subscription',
  kind: 'subscription',
  noun: 'watcher',
  keeps: 'its callback and all that it captures',
  acquire: [
    { call: { from: 'vue', name: 'watch' } },
    { call: { from: 'vue', name: 'watchEffect' } },
    { call: { from: 'vue', name: 'watchPostEffect' } },
    { call: { from: 'vue', name: 'watchSyncEffect' } },
  ],
  ends: 'never',
  release: [{ invoke: 'handle' }, { method: 'stop' }],
  evidence: 'https://vuejs.org/guide/essentials/watchers.html#stopping-a-watcher',
  examples: {
    leak: `import { defineComponent, ref, watch } from 'vue';

export default defineComponent({
  async setup() {
    const title = ref('');
    title.value = await Promise.resolve('Prices');
    watch(title, (text) => (document.title = text));
    return { title };
  },
});
`,
    clean: `import { defineComponent, ref, watch } from 'vue';

export default defineComponent({
  async setup() {
    const title = ref('');
    watch(title, (text) => (document.title = text));
    title.value = await Promise.resolve('Prices');
    return { title };
  },
});
`,
  },
};

/** Makers of stores, and hooks that give the store of the application. */
export const storeMakers: readonly SymbolRef[] = [
  { from: 'redux', name: 'createStore' },
  { from: 'redux', name: 'legacy_createStore' },
  { from: '@reduxjs/toolkit', name: 'configureStore' },
  { from: 'zustand', name: 'create' },
  { from: 'zustand', name: 'createStore' },
  { from: 'zustand/vanilla', name: 'createStore' },
  { from: 'svelte/store', name: 'writable' },
  { from: 'svelte/store', name: 'readable' },
  { from: 'svelte/store', name: 'derived' },
  { from: 'nanostores', name: 'atom' },
  { from: 'nanostores', name: 'map' },
  { from: 'react-redux', name: 'useStore' },
];
