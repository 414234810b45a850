import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe('angular', () => {
  const component = (member: string, more = ''): string => `
import { Component, DestroyRef, effect, inject } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { PriceService } from './price.service';
@Component({ template: '{{ price$ | async }}' })
export class Prices {
  private readonly destroyRef = inject(DestroyRef);
  constructor(private readonly prices: PriceService) {
    ${more}
  }
  ${member}
  draw() {}
}
`;
  mechanism('takeUntilDestroyed() where Angular knows who asks', {
    filename: 'prices.component.ts',
    leak: component('', 'prices.price$.subscribe(() => this.draw()); // leak'),
    clean: component('', 'prices.price$.pipe(takeUntilDestroyed()).subscribe(() => this.draw());'),
  });
  mechanism('takeUntilDestroyed(destroyRef) elsewhere', {
    filename: 'prices.component.ts',
    leak: component('ngOnInit() {\n    this.prices.price$.subscribe(() => this.draw()); // leak\n  }'),
    clean: component('ngOnInit() { this.prices.price$.pipe(takeUntilDestroyed(this.destroyRef)).subscribe(() => this.draw()); }'),
  });
  mechanism('takeUntilDestroyed() in front of what goes on', {
    filename: 'prices.component.ts',
    leak: component('', 'prices.name$.pipe(takeUntilDestroyed(), // leak\n switchMap(() => prices.price$)).subscribe(() => this.draw());'),
    clean: component('', 'prices.name$.pipe(switchMap(() => prices.price$), takeUntilDestroyed()).subscribe(() => this.draw());'),
  });
  mechanism('the async pipe and a signal', {
    filename: 'prices.component.ts',
    leak: component('readonly price$ = this.prices.price$;\n  ngOnInit() {\n    this.price$.subscribe(() => this.draw()); // leak\n  }'),
    clean: component('readonly price$ = this.prices.price$;\n  readonly price = toSignal(this.prices.price$);'),
  });
  mechanism('DestroyRef', {
    filename: 'prices.component.ts',
    leak: component('', 'const price = prices.price$.subscribe(() => this.draw()); // leak'),
    clean: component('', 'const price = prices.price$.subscribe(() => this.draw());\n    this.destroyRef.onDestroy(() => price.unsubscribe());'),
  });
  mechanism('the registrar of an effect', {
    filename: 'prices.component.ts',
    leak: component('', 'effect(() => {\n      prices.price$.subscribe(() => this.draw()); // leak\n    });'),
    clean: component('', 'effect((onCleanup) => {\n      const price = prices.price$.subscribe(() => this.draw());\n      onCleanup(() => price.unsubscribe());\n    });'),
  });
});

describe('nest', () => {
  const provider = (end: string, mark: string, scope = '{ scope: Scope.REQUEST }'): string => `
import { Injectable, Scope } from '@nestjs/common';
import { interval, Subscription } from 'rxjs';
@Injectable(${scope})
export class Prices {
  private ticks?: Subscription;
  private readonly timer = setInterval(() => this.draw(), 1000);
  onModuleInit() {
    this.ticks = interval(1000).subscribe(() => this.draw());${mark}
  }
  draw() {}
  onModuleDestroy() {
    clearInterval(this.timer);
    ${end}
  }
}
`;
  mechanism('one a request', {
    filename: 'prices.service.ts',
    leak: provider('', ' // leak'),
    clean: provider('this.ticks?.unsubscribe();', ''),
  });
});

describe('svelte', () => {
  const script = (code: string): string => `
<script>
import { onDestroy, onMount } from 'svelte';
import { writable } from 'svelte/store';
import { store as prices } from './prices';
import { store } from './prices';
let name;
${code}
</script>
<p>{$prices}</p>
`;
  mechanism('a store in the script', {
    filename: 'Prices.svelte',
    leak: script('store.subscribe((value) => { name = value; }); // leak'),
    clean: script('onDestroy(store.subscribe((value) => { name = value; }));'),
  });
  mechanism('the compiler’s own subscription', {
    filename: 'Prices.svelte',
    leak: script('const end = store.subscribe((value) => { name = value; }); // leak'),
    clean: script('$: name = $store;'),
  });
  mechanism('onMount', {
    filename: 'Prices.svelte',
    leak: script('onMount(() => {\n  store.subscribe((value) => { name = value; }); // leak\n});'),
    clean: script('onMount(() => store.subscribe((value) => { name = value; }));'),
  });
  mechanism('an effect', {
    filename: 'Prices.svelte',
    leak: script('$effect(() => {\n  store.subscribe((value) => { name = value; }); // leak\n});'),
    clean: script('$effect(() => store.subscribe((value) => { name = value; }));'),
  });
});

describe('solid', () => {
  const component = (body: string): string => `
import { createEffect, onCleanup, onMount } from 'solid-js';
import { store } from './store';
export function Prices(props) {
  ${body}
  return <p />;
}
`;
  mechanism('onCleanup', {
    filename: 'prices.jsx',
    leak: component('createEffect(() => {\n    store.subscribe(() => props.draw()); // leak\n  });'),
    clean: component('createEffect(() => { onCleanup(store.subscribe(() => props.draw())); });'),
  });
  mechanism('what onMount returns is ignored', {
    filename: 'prices.jsx',
    leak: component('onMount(() => {\n    const end = store.subscribe(() => props.draw()); // leak\n  });'),
    clean: component('onMount(() => {\n    const end = store.subscribe(() => props.draw());\n    onCleanup(() => end());\n  });'),
  });
});

describe.each(['react', 'preact/compat'])('%s', (from) => {
  const hook = (body: string): string => `
import { Component, useEffect, useLayoutEffect, useSyncExternalStore } from '${from}';
import { store } from './store';
${body}
`;
  mechanism('an effect', {
    filename: 'use-prices.js',
    leak: hook('export function usePrices(draw) {\n  useLayoutEffect(() => {\n    store.subscribe(() => draw()); // leak\n  }, [draw]);\n}'),
    clean: hook('export function usePrices(draw) {\n  useLayoutEffect(() => store.subscribe(() => draw()), [draw]);\n}'),
  });
  mechanism('useSyncExternalStore', {
    filename: 'use-prices.js',
    leak: hook('export const usePrices = (read) => useSyncExternalStore((tell) => {\n  store.subscribe(() => tell()); // leak\n  return () => {};\n}, read);'),
    clean: hook('export const usePrices = (read) => useSyncExternalStore((tell) => store.subscribe(() => tell()), read);'),
  });
  mechanism('a class component', {
    filename: 'prices.jsx',
    leak: hook('export class Prices extends Component {\n  componentDidMount() {\n    this.end = store.subscribe(() => this.setState({})); // leak\n  }\n  componentWillUnmount() {}\n}'),
    clean: hook('export class Prices extends Component {\n  componentDidMount() {\n    this.end = store.subscribe(() => this.setState({}));\n  }\n  componentWillUnmount() { this.end(); }\n}'),
  });
  mechanism('a ref callback', {
    filename: 'prices.jsx',
    leak: hook('export const Prices = ({ draw }) => <p ref={(node) => {\n  store.subscribe(() => draw(node)); // leak\n}} />;'),
    clean: hook('export const Prices = ({ draw }) => <p ref={(node) => store.subscribe(() => draw(node))} />;'),
  });
});

describe('vue', () => {
  const script = (code: string): string => `
<script setup>
import { onMounted, onUnmounted } from 'vue';
import { store } from './store';
${code}
</script>
`;
  mechanism('a hook of set-up', {
    filename: 'Prices.vue',
    leak: script('onMounted(() => {\n  store.subscribe(() => draw()); // leak\n});'),
    clean: script('let end;\nonMounted(() => { end = store.subscribe(() => draw()); });\nonUnmounted(() => end());'),
  });
  mechanism('options', {
    filename: 'Prices.vue',
    leak: `
<script>
import { store } from './store';
export default {
  mounted() {
    this.end = store.subscribe(() => this.draw()); // leak
  },
  beforeUnmount() {},
};
</script>
`,
    clean: `
<script>
import { store } from './store';
export default {
  mounted() {
    this.end = store.subscribe(() => this.draw());
  },
  beforeUnmount() { this.end(); },
};
</script>
`,
  });
});

describe('lit', () => {
  const element = (end: string, mark: string): string => `
import { LitElement } from 'lit';
import { store } from './store';
export class Prices extends LitElement {
  connectedCallback() {
    super.connectedCallback();
    this.end = store.subscribe(() => this.requestUpdate());${mark}
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    ${end}
  }
}
`;
  mechanism('an element', { filename: 'prices.js', leak: element('', ' // leak'), clean: element('this.end();', '') });

  const controller = (end: string, mark: string): string => `
import { store } from './store';
export class PriceController {
  constructor(host) { this.host = host; host.addController(this); }
  hostConnected() {
    this.end = store.subscribe(() => this.host.requestUpdate());${mark}
    this.timer = setInterval(() => this.host.requestUpdate(), 1000);
  }
  hostDisconnected() {
    clearInterval(this.timer);
    ${end}
  }
}
`;
  mechanism('a controller', { filename: 'prices.js', leak: controller('', ' // leak'), clean: controller('this.end();', '') });
});

describe('test hooks', () => {
  const suite = (end: string, mark: string): string => `
import { afterEach, beforeEach } from 'vitest';
import { store } from './store';
let stop;
beforeEach(() => {
  stop = store.subscribe(() => {});${mark}
});
${end}
`;
  mechanism('before without after', { filename: 'prices.js', leak: suite('', ' // leak'), clean: suite('afterEach(() => stop());', '') });
});

describe('servers', () => {
  mechanism('a request of express', {
    filename: 'prices.js',
    leak: `
import express from 'express';
import { store } from './store';
const app = express();
app.get('/prices', (request, response) => {
  store.subscribe(() => response.write('price')); // leak
});
`,
    clean: `
import express from 'express';
import { store } from './store';
const app = express();
app.get('/prices', (request, response) => {
  const end = store.subscribe(() => response.write('price'));
  request.on('close', end);
});
`,
  });
  mechanism('a plugin of fastify', {
    filename: 'prices.js',
    leak: `
import { interval } from 'rxjs';
export async function prices(app) {
  app.get('/prices', async (request, reply) => {
    interval(1000).subscribe(() => request.log.info('price')); // leak
    return reply.send('ok');
  });
}
`,
    clean: `
import { interval } from 'rxjs';
export async function prices(app) {
  const ticks = interval(1000).subscribe(() => app.log.info('price'));
  app.addHook('onClose', async () => ticks.unsubscribe());
}
`,
  });
  mechanism('an extension', {
    filename: 'extension.ts',
    leak: `
import * as vscode from 'vscode';
export function activate(context: vscode.ExtensionContext) {
  context.subscriptions.push(vscode.commands.registerCommand('prices.show', show));
  vscode.workspace.onDidSaveTextDocument(() => show()); // leak
}
`,
    clean: `
import * as vscode from 'vscode';
export function activate(context: vscode.ExtensionContext) {
  context.subscriptions.push(vscode.commands.registerCommand('prices.show', show));
  vscode.workspace.onDidSaveTextDocument(() => show(), undefined, context.subscriptions);
}
`,
  });
  mechanism('a plugin of Obsidian', {
    filename: 'main.ts',
    leak: `
import { Plugin } from 'obsidian';
export default class Prices extends Plugin {
  onload() {
    this.registerEvent(this.app.workspace.on('file-open', () => this.draw()));
    this.app.workspace.on('resize', () => this.draw()); // leak
  }
  draw() {}
}
`,
    clean: `
import { Plugin } from 'obsidian';
export default class Prices extends Plugin {
  onload() {
    this.registerEvent(this.app.workspace.on('file-open', () => this.draw()));
    this.registerEvent(this.app.workspace.on('resize', () => this.draw()));
  }
  draw() {}
}
`,
  });
});
