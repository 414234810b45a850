import { describe, expect, test } from 'vitest';
import rule from '../../../src/rules/no-leaked-subscription.js';
import { lines } from '../../fixes/harness.js';
import { collectReports } from './harness.js';
import { typed } from '../../support/rule-testers.js';
import { report } from './tester.js';

/** A hook whose effect has this body. */
const inEffect = (imports: string, body: string): string => lines`
  import { useEffect } from 'react';
  ${imports}
  export function useDrawing(draw, client) {
    useEffect(() => {
      ${body}
    }, [draw, client]);
  }
`;

const all = { includeThrows: true, includeLikely: true };

describe('stores and queries', () => {
  test.each([
    ["import { QueryCache } from '@tanstack/query-core';\nconst cache = new QueryCache();", 'cache.subscribe(() => draw())'],
    ["import { useQueryClient } from '@tanstack/react-query';\nconst cache = useQueryClient().getQueryCache();", 'cache.subscribe(() => draw())'],
    ["import { QueryObserver } from '@tanstack/query-core';", "new QueryObserver(client, { queryKey: ['prices'] }).subscribe(() => draw())"],
    ["import { getDefaultStore } from 'jotai';\nconst store = getDefaultStore();", 'store.sub(count, () => draw())'],
    ["import { createStore } from 'effector';\nconst total = createStore(0);", 'total.watch(() => draw())'],
    ["import { atom } from 'nanostores';\nconst theme = atom('dark');", 'theme.listen(() => draw())'],
    ["import { createBrowserHistory } from 'history';\nconst history = createBrowserHistory();", 'history.listen(() => draw())'],
    ["import NetInfo from '@react-native-community/netinfo';", 'NetInfo.addEventListener(() => draw())'],
  ])('%s %s', (imports, call) => {
    expect(collectReports(inEffect(imports, `${call};`), {}, 'prices.tsx')).toEqual(['reactionDroppedByEffect']);
    expect(collectReports(inEffect(imports, `return ${call};`), all, 'prices.tsx')).toEqual([]);
    expect(collectReports(inEffect(imports, `const end = ${call}; return () => end();`), all, 'prices.tsx')).toEqual([]);
  });

  test.each([
    ["import { createActor } from 'xstate';\nconst actor = createActor({});", 'actor.subscribe(() => draw())', 'unsubscribe'],
    ["import { ApolloClient } from '@apollo/client';\nconst apollo = new ApolloClient({});", 'apollo.watchQuery({ query }).subscribe(() => draw())', 'unsubscribe'],
    ["import { AppState } from 'react-native';", "AppState.addEventListener('change', () => draw())", 'remove'],
    ["import * as Notifications from 'expo-notifications';", 'Notifications.addNotificationReceivedListener(() => draw())', 'remove'],
  ])('%s %s, whose result is an object', (imports, call, method) => {
    expect(collectReports(inEffect(imports, `${call};`), {}, 'prices.tsx')).toEqual(['disposerDropped']);
    expect(collectReports(inEffect(imports, `const end = ${call};`), {}, 'prices.tsx')).toEqual(['disposerMissed']);
    expect(collectReports(inEffect(imports, `const end = ${call}; return () => end.${method}();`), all, 'prices.tsx')).toEqual([]);
  });

  test('made by the effect for itself', () => {
    const code = inEffect("import { createActor } from 'xstate';", 'const actor = createActor({}); actor.subscribe(() => draw());');
    expect(collectReports(code, all, 'prices.tsx')).toEqual([]);
  });

  test('on the server, where it goes with its request', () => {
    const code = (body: string): string => `import { useQueryClient } from '@tanstack/react-query'; export function Stream() { const client = useQueryClient(); ${body} return <p />; }`;
    expect(collectReports(code('client.getQueryCache().subscribe(() => track());'), {}, 'prices.tsx')).toEqual(['reactionDropped']);
    expect(collectReports(code('if (isServer) { client.getQueryCache().subscribe(() => track()); }'), {}, 'prices.tsx')).toEqual([]);
  });

  test('of another package', () => {
    const code = inEffect("import { QueryCache } from './query-cache';\nconst cache = new QueryCache();", 'cache.subscribe(() => draw());');
    expect(collectReports(code, all, 'prices.tsx')).toEqual([]);
  });

  test('a promise of the remover', () => {
    const code = (body: string): string => inEffect("import { listen } from '@tauri-apps/api/event';", body);
    expect(collectReports(code("listen('saved', () => draw());"), {}, 'prices.tsx')).toEqual(['reactionDroppedByEffect']);
    expect(collectReports(code("const saved = listen('saved', () => draw()); return () => { saved.then((stop) => stop()); };"), all, 'prices.tsx')).toEqual([]);
  });
});

describe('a renderer', () => {
  const component = (body: string): string => `
import { Component, ElementRef, Renderer2 } from '@angular/core';
@Component({ template: '' })
export class Ruler {
  constructor(private renderer: Renderer2, private host: ElementRef) {}
  ngOnInit() { ${body} }
}
`;

  test('listens to the page', () => {
    expect(collectReports(component("this.renderer.listen('document', 'click', () => this.close());"), {}, 'ruler.ts')).toEqual(['reactionDropped']);
    expect(collectReports(component("this.end = this.renderer.listen('window', 'resize', () => this.close());"), {}, 'ruler.ts')).toEqual(['reactionNeverEnded']);
  });

  test('listens to an own element', () => {
    expect(collectReports(component("this.renderer.listen(this.host.nativeElement, 'click', () => this.close());"), all, 'ruler.ts')).toEqual([]);
    expect(collectReports(component("this.renderer.listen(this.row(), 'click', () => this.close());"), all, 'ruler.ts')).toEqual([]);
  });
});

describe('a channel', () => {
  const dropped = "client.channel('room').on('broadcast', { event: 'move' }, () => draw()).subscribe();";

  test('that nobody removes', () => {
    expect(collectReports(inEffect('', dropped), {}, 'prices.tsx')).toEqual(['disposerDropped']);
    expect(report('prices.tsx', inEffect('', dropped))[0]?.output).toContain(`const channel = ${dropped}\n    return () => void channel.unsubscribe();`);
  });

  test.each([
    `const room = ${dropped} return () => { client.removeChannel(room); };`,
    `const room = client.channel('room'); room.on('broadcast', {}, () => draw()).subscribe(); return () => { room.unsubscribe(); };`,
    `${dropped} return () => { client.removeAllChannels(); };`,
    `client.channel('room').on('broadcast', {}, () => draw());`,
    `client.channel('room').on('message', () => draw()).subscribe();`,
    `join(${dropped.slice(0, -1)});`,
  ])('is silent: %s', (body) => {
    expect(collectReports(inEffect('', body), all, 'prices.tsx')).toEqual([]);
  });

  test('by its name', () => {
    const body = `const room = client.channel('room'); room.on('broadcast', {}, () => draw()).subscribe();`;
    expect(collectReports(inEffect('', body), {}, 'prices.tsx')).toEqual(['disposerMissed']);
  });
});

describe('a session', () => {
  test.each(['client.auth.onAuthStateChange(() => draw());', 'const { data: listener } = client.auth.onAuthStateChange(() => draw());'])('%s', (body) => {
    expect(collectReports(inEffect('', body), {}, 'prices.tsx')).toEqual(['disposerDropped']);
  });

  test.each([
    'const { data } = client.auth.onAuthStateChange(() => draw()); return () => data.subscription.unsubscribe();',
    'const { data: { subscription } } = client.auth.onAuthStateChange(() => draw()); keep(subscription);',
    'client.onAuthStateChange(() => draw());',
  ])('is silent: %s', (body) => {
    expect(collectReports(inEffect('', body), all, 'prices.tsx')).toEqual([]);
  });
});

const store = `
declare module './app-store' {
  interface Store { subscribe(f: () => void): () => void }
  export const appStore: Store;
}
`;

typed.run('no-leaked-subscription: the store of another file, by its type', rule, {
  valid: [`${store}import { useEffect } from 'react'; import { appStore } from './app-store'; export function useStore(draw: () => void) { useEffect(() => appStore.subscribe(draw), [draw]); }`],
  invalid: [],
});
