/**
 * Stores, queries and other objects of packages that keep a callback, and what their methods give back to end it. Found by what the object was made
 * of: `sourceMakers` say which functions make one.
 */
import type { Protocol } from './schema.js';

/** Sources whose callbacks somebody else keeps, however short they themselves live: a cache, a server, the device. */
export const remoteSourceIds: readonly string[] = ['packages/query-observer', 'packages/graphql-query', 'packages/position-updates'];

/** Sources that are told their target first: only a listener of the page outlives its owner. */
export const targetedSourceIds: readonly string[] = ['packages/renderer-listener'];

export const sources: readonly Protocol[] = [
  {
    id: 'packages/query-observer',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its callback and all that it captures',
    acquire: [
      { method: 'subscribe', on: { from: '@tanstack/query-core', name: 'QueryCache' } },
      { method: 'subscribe', on: { from: '@tanstack/query-core', name: 'MutationCache' } },
      { method: 'subscribe', on: { from: '@tanstack/query-core', name: 'QueryObserver' } },
      { method: 'subscribe', on: { from: '@tanstack/query-core', name: 'QueriesObserver' } },
      { method: 'subscribe', on: { from: '@tanstack/query-core', name: 'InfiniteQueryObserver' } },
      { method: 'subscribe', on: { from: '@tanstack/query-core', name: 'MutationObserver' } },
    ],
    callback: 0,
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://tanstack.com/query/latest/docs/reference/QueryCache#querycachesubscribe',
    examples: {
      leak: `import { QueryCache } from '@tanstack/query-core';
import { useEffect } from 'react';

const queries = new QueryCache();

export function useQueryLog(log: () => void): void {
  useEffect(() => {
    queries.subscribe(() => log());
  }, [log]);
}
`,
      clean: `import { QueryCache } from '@tanstack/query-core';
import { useEffect } from 'react';

const queries = new QueryCache();

export function useQueryLog(log: () => void): void {
  useEffect(() => {
    return queries.subscribe(() => log());
  }, [log]);
}
`,
    },
  },
  {
    id: 'packages/atom-subscription',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its callback and all that it captures',
    acquire: [{ method: 'sub', on: { from: 'jotai', name: 'Store' } }, { method: 'sub', on: { from: 'jotai/vanilla', name: 'Store' } }],
    callback: 1,
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://jotai.org/docs/core/store',
    examples: {
      leak: `import { createStore, type PrimitiveAtom } from 'jotai';
import { useEffect } from 'react';

const store = createStore();

export function useCount(count: PrimitiveAtom<number>, draw: () => void): void {
  useEffect(() => {
    store.sub(count, () => draw());
  }, [count, draw]);
}
`,
      clean: `import { createStore, type PrimitiveAtom } from 'jotai';
import { useEffect } from 'react';

const store = createStore();

export function useCount(count: PrimitiveAtom<number>, draw: () => void): void {
  useEffect(() => {
    return store.sub(count, () => draw());
  }, [count, draw]);
}
`,
    },
  },
  {
    id: 'packages/actor-subscription',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its callback and all that it captures',
    acquire: [{ method: 'subscribe', on: { from: 'xstate', name: 'Actor' } }, { method: 'on', on: { from: 'xstate', name: 'Actor' } }],
    callback: 0,
    ends: 'never',
    release: [{ method: 'unsubscribe' }],
    evidence: 'https://stately.ai/docs/actors#actor-subscriptions',
    examples: {
      leak: `import { createActor, type AnyStateMachine } from 'xstate';
import { useEffect } from 'react';

const actor = createActor({} as AnyStateMachine);

export function useMachine(draw: () => void): void {
  useEffect(() => {
    actor.subscribe(() => draw());
  }, [draw]);
}
`,
      clean: `import { createActor, type AnyStateMachine } from 'xstate';
import { useEffect } from 'react';

const actor = createActor({} as AnyStateMachine);

export function useMachine(draw: () => void): void {
  useEffect(() => {
    const subscription = actor.subscribe(() => draw());
    return () => subscription.unsubscribe();
  }, [draw]);
}
`,
    },
  },
  {
    id: 'packages/unit-watcher',
    family: 'subscription',
    kind: 'subscription',
    noun: 'watcher',
    keeps: 'its callback and all that it captures',
    acquire: [
      { method: 'watch', on: { from: 'effector', name: 'Store' } },
      { method: 'watch', on: { from: 'effector', name: 'Event' } },
      { method: 'watch', on: { from: 'effector', name: 'Effect' } },
    ],
    callback: 0,
    ends: 'never',
    release: [{ invoke: 'handle' }, { method: 'unsubscribe' }],
    evidence: 'https://effector.dev/en/api/effector/store/#methods-watch-watcher',
    examples: {
      leak: `import { createStore } from 'effector';
import { useEffect } from 'react';

const total = createStore(0);

export function useTotal(draw: () => void): void {
  useEffect(() => {
    total.watch(() => draw());
  }, [draw]);
}
`,
      clean: `import { createStore } from 'effector';
import { useEffect } from 'react';

const total = createStore(0);

export function useTotal(draw: () => void): void {
  useEffect(() => {
    return total.watch(() => draw());
  }, [draw]);
}
`,
    },
  },
  {
    id: 'packages/atom-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [{ method: 'listen', on: { from: 'nanostores', name: 'Atom' } }, { method: 'listen', on: { from: 'nanostores', name: 'MapStore' } }],
    callback: 0,
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://github.com/nanostores/nanostores#guide',
    examples: {
      leak: `import { atom } from 'nanostores';
import { useEffect } from 'react';

const theme = atom('dark');

export function useTheme(draw: () => void): void {
  useEffect(() => {
    theme.listen(() => draw());
  }, [draw]);
}
`,
      clean: `import { atom } from 'nanostores';
import { useEffect } from 'react';

const theme = atom('dark');

export function useTheme(draw: () => void): void {
  useEffect(() => {
    return theme.listen(() => draw());
  }, [draw]);
}
`,
    },
  },
  {
    id: 'packages/graphql-query',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its callback and all that it captures',
    acquire: [
      { method: 'subscribe', on: { from: '@apollo/client', name: 'ObservableQuery' } },
      { method: 'subscribe', on: { from: '@apollo/client', name: 'Observable' } },
    ],
    callback: 0,
    ends: 'never',
    release: [{ method: 'unsubscribe' }],
    evidence: 'https://www.apollographql.com/docs/react/api/core/ObservableQuery',
    examples: {
      leak: `import { type ApolloClient, gql } from '@apollo/client';
import { useEffect } from 'react';

const query = gql\`{ prices { id } }\`;

export function usePrices(client: ApolloClient<object>, draw: () => void): void {
  useEffect(() => {
    client.watchQuery({ query }).subscribe(() => draw());
  }, [client, draw]);
}
`,
      clean: `import { type ApolloClient, gql } from '@apollo/client';
import { useEffect } from 'react';

const query = gql\`{ prices { id } }\`;

export function usePrices(client: ApolloClient<object>, draw: () => void): void {
  useEffect(() => {
    const prices = client.watchQuery({ query }).subscribe(() => draw());
    return () => prices.unsubscribe();
  }, [client, draw]);
}
`,
    },
  },
  {
    id: 'packages/history-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [{ method: 'listen', on: { from: 'history', name: 'History' } }, { method: 'block', on: { from: 'history', name: 'History' } }],
    callback: 0,
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://github.com/remix-run/history/blob/dev/docs/api-reference.md#history.listen',
    examples: {
      leak: `import { createBrowserHistory } from 'history';
import { useEffect } from 'react';

const history = createBrowserHistory();

export function useAddress(draw: () => void): void {
  useEffect(() => {
    history.listen(() => draw());
  }, [draw]);
}
`,
      clean: `import { createBrowserHistory } from 'history';
import { useEffect } from 'react';

const history = createBrowserHistory();

export function useAddress(draw: () => void): void {
  useEffect(() => {
    return history.listen(() => draw());
  }, [draw]);
}
`,
    },
  },
  {
    id: 'packages/position-updates',
    family: 'subscription',
    kind: 'subscription',
    noun: 'watcher',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: '@floating-ui/dom', name: 'autoUpdate' } },
      { call: { from: '@floating-ui/react', name: 'autoUpdate' } },
      { call: { from: '@floating-ui/react-dom', name: 'autoUpdate' } },
      { call: { from: '@floating-ui/vue', name: 'autoUpdate' } },
    ],
    callback: 2,
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://floating-ui.com/docs/autoupdate',
    examples: {
      leak: `import { autoUpdate } from '@floating-ui/dom';
import { useEffect } from 'react';

export function useTip(button: HTMLElement, tip: HTMLElement, place: () => void): void {
  useEffect(() => {
    autoUpdate(button, tip, () => place());
  }, [button, tip, place]);
}
`,
      clean: `import { autoUpdate } from '@floating-ui/dom';
import { useEffect } from 'react';

export function useTip(button: HTMLElement, tip: HTMLElement, place: () => void): void {
  useEffect(() => {
    return autoUpdate(button, tip, () => place());
  }, [button, tip, place]);
}
`,
    },
  },
  {
    id: 'packages/renderer-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [{ method: 'listen', on: { from: '@angular/core', name: 'Renderer2' } }],
    callback: 2,
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://angular.dev/api/core/Renderer2#listen',
    examples: {
      leak: `import { Component, type Renderer2 } from '@angular/core';

@Component({ selector: 'app-ruler', template: '' })
export class RulerComponent {
  constructor(private readonly renderer: Renderer2) {}

  ngOnInit(): void {
    this.renderer.listen('window', 'resize', () => this.measure());
  }

  measure(): void {}
}
`,
      clean: `import { Component, type Renderer2 } from '@angular/core';

@Component({ selector: 'app-ruler', template: '' })
export class RulerComponent {
  private end = (): void => {};

  constructor(private readonly renderer: Renderer2) {}

  ngOnInit(): void {
    this.end = this.renderer.listen('window', 'resize', () => this.measure());
  }

  ngOnDestroy(): void {
    this.end();
  }

  measure(): void {}
}
`,
    },
  },
];

const maker = {
  family: 'subscription',
  kind: 'subscription',
  noun: 'source',
  keeps: 'its listeners',
  ends: 'never',
  release: [{ method: 'destroy' }],
  evidence: 'https://tanstack.com/query/latest/docs/reference/QueryClient',
  examples: { leak: '', clean: '' },
} as const;

/** Calls that give such an object. They create no obligation. */
export const sourceMakers: readonly Protocol[] = [
  { ...maker, id: 'makers/query-client', gives: { from: '@tanstack/query-core', name: 'QueryClient' }, acquire: [{ call: { from: '@tanstack/react-query', name: 'useQueryClient' } }, { call: { from: '@tanstack/vue-query', name: 'useQueryClient' } }, { call: { from: '@tanstack/svelte-query', name: 'useQueryClient' } }, { call: { from: '@tanstack/solid-query', name: 'useQueryClient' } }] },
  { ...maker, id: 'makers/query-cache', gives: { from: '@tanstack/query-core', name: 'QueryCache' }, acquire: [{ method: 'getQueryCache', on: { from: '@tanstack/query-core', name: 'QueryClient' } }] },
  { ...maker, id: 'makers/mutation-cache', gives: { from: '@tanstack/query-core', name: 'MutationCache' }, acquire: [{ method: 'getMutationCache', on: { from: '@tanstack/query-core', name: 'QueryClient' } }] },
  { ...maker, id: 'makers/atom-store', gives: { from: 'jotai', name: 'Store' }, acquire: [{ call: { from: 'jotai', name: 'createStore' } }, { call: { from: 'jotai', name: 'getDefaultStore' } }, { call: { from: 'jotai', name: 'useStore' } }, { call: { from: 'jotai/vanilla', name: 'createStore' } }, { call: { from: 'jotai/vanilla', name: 'getDefaultStore' } }] },
  { ...maker, id: 'makers/actor', gives: { from: 'xstate', name: 'Actor' }, acquire: [{ call: { from: 'xstate', name: 'createActor' } }, { call: { from: 'xstate', name: 'interpret' } }] },
  { ...maker, id: 'makers/unit-store', gives: { from: 'effector', name: 'Store' }, acquire: [{ call: { from: 'effector', name: 'createStore' } }, { call: { from: 'effector', name: 'combine' } }, { call: { from: 'effector', name: 'restore' } }] },
  { ...maker, id: 'makers/unit-event', gives: { from: 'effector', name: 'Event' }, acquire: [{ call: { from: 'effector', name: 'createEvent' } }] },
  { ...maker, id: 'makers/unit-effect', gives: { from: 'effector', name: 'Effect' }, acquire: [{ call: { from: 'effector', name: 'createEffect' } }] },
  { ...maker, id: 'makers/atom', gives: { from: 'nanostores', name: 'Atom' }, acquire: [{ call: { from: 'nanostores', name: 'atom' } }, { call: { from: 'nanostores', name: 'computed' } }, { call: { from: 'nanostores', name: 'map' } }, { call: { from: 'nanostores', name: 'deepMap' } }] },
  { ...maker, id: 'makers/watched-query', gives: { from: '@apollo/client', name: 'ObservableQuery' }, acquire: [{ method: 'watchQuery', on: { from: '@apollo/client', name: 'ApolloClient' } }] },
  { ...maker, id: 'makers/subscribed-query', gives: { from: '@apollo/client', name: 'Observable' }, acquire: [{ method: 'subscribe', on: { from: '@apollo/client', name: 'ApolloClient' } }] },
  { ...maker, id: 'makers/apollo-client', gives: { from: '@apollo/client', name: 'ApolloClient' }, acquire: [{ call: { from: '@apollo/client', name: 'useApolloClient' } }] },
  { ...maker, id: 'makers/history', gives: { from: 'history', name: 'History' }, acquire: [{ call: { from: 'history', name: 'createBrowserHistory' } }, { call: { from: 'history', name: 'createHashHistory' } }, { call: { from: 'history', name: 'createMemoryHistory' } }] },
];
