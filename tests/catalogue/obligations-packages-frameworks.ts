import type { ObligationRow } from './obligation-row.js';

/** The watchers of Vue, which a component stops only where it makes them before it waits. */
const vueWatchers = [
  ['watch', 'prices.all, () => draw()'],
  ['watchEffect', '() => draw(prices.all)'],
  ['watchPostEffect', '() => draw(prices.all)'],
  ['watchSyncEffect', '() => draw(prices.all)'],
] as const;

export const ofFrameworks: readonly ObligationRow[] = [
  {
    id: '@angular/core.effect',
    protocol: 'packages/angular-effect',
    program: `
  import { Component, effect, inject, Injector, signal } from '@angular/core';

  @Component({ selector: 'app-total', template: '' })
  export class TotalComponent {
    private readonly injector = inject(Injector);
    private readonly total = signal(0);
+   private watching: { destroy(): void } | undefined;

    start(): void {
-     effect(() => console.log(this.total()), { injector: this.injector, manualCleanup: true });
+     this.watching?.destroy();
+     this.watching = effect(() => console.log(this.total()), { injector: this.injector, manualCleanup: true });
    }
+
+   ngOnDestroy(): void {
+     this.watching?.destroy();
+   }
  }
`,
  },
  {
    id: '@angular/core.afterEveryRender',
    protocol: 'packages/angular-effect',
    program: `
  import { afterEveryRender, Component, inject, Injector } from '@angular/core';

  @Component({ selector: 'app-ruler', template: '' })
  export class RulerComponent {
    private readonly injector = inject(Injector);
+   private measuring: { destroy(): void } | undefined;

    measureFromNowOn(): void {
-     afterEveryRender(() => console.log(document.body.clientWidth), { injector: this.injector, manualCleanup: true });
+     this.measuring?.destroy();
+     this.measuring = afterEveryRender(() => console.log(document.body.clientWidth), { injector: this.injector, manualCleanup: true });
    }
+
+   ngOnDestroy(): void {
+     this.measuring?.destroy();
+   }
  }
`,
  },
  {
    id: '@angular/core.createComponent',
    protocol: 'packages/angular-component',
    program: `
  import { ApplicationRef, Component, createComponent, inject, type ComponentRef, type Type } from '@angular/core';

  @Component({ selector: 'app-dialogs', template: '' })
  export class DialogsComponent {
    private readonly app = inject(ApplicationRef);
    private dialog: ComponentRef<unknown> | undefined;

    open(type: Type<unknown>): void {
+     this.dialog?.destroy();
      this.dialog = createComponent(type, { environmentInjector: this.app.injector });
      document.body.append(this.dialog.location.nativeElement);
    }
+
+   ngOnDestroy(): void {
+     this.dialog?.destroy();
+   }
  }
`,
  },
  {
    id: '@angular/core.ViewContainerRef.createComponent',
    protocol: 'packages/angular-component',
    program: `
  import { Component, type Type, ViewContainerRef } from '@angular/core';

  @Component({ selector: 'app-toasts', template: '' })
  export class ToastsComponent {
    constructor(private readonly container: ViewContainerRef) {}

    async show(type: Type<{ text: string }>, text: string, wait: () => Promise<boolean>): Promise<void> {
      const toast = this.container.createComponent(type);
+     try {
      toast.instance.text = text;
      if (await wait()) {
        return;
      }
+     } finally {
      toast.destroy();
+     }
    }
  }
`,
  },
  {
    id: '@angular/core.TemplateRef.createEmbeddedView',
    protocol: 'packages/angular-view',
    program: `
  import { Directive, type EmbeddedViewRef, TemplateRef } from '@angular/core';

  @Directive({ selector: '[appTip]' })
  export class TipDirective {
    private view: EmbeddedViewRef<unknown> | undefined;

    constructor(private readonly template: TemplateRef<unknown>) {}

    show(): void {
+     this.view?.destroy();
      this.view = this.template.createEmbeddedView({});
      document.body.append(...this.view.rootNodes);
    }
+
+   ngOnDestroy(): void {
+     this.view?.destroy();
+   }
  }
`,
  },
  {
    id: '@angular/core.createEnvironmentInjector',
    protocol: 'packages/angular-injector',
    program: `
  import { createEnvironmentInjector, type EnvironmentInjector, type Provider } from '@angular/core';

  export async function runWith(parent: EnvironmentInjector, providers: Provider[], run: (injector: EnvironmentInjector) => Promise<void>): Promise<void> {
    const injector = createEnvironmentInjector(providers, parent);
-   await run(injector);
-   injector.destroy();
+   try {
+     await run(injector);
+   } finally {
+     injector.destroy();
+   }
  }
`,
  },
  {
    id: '@angular/core.ApplicationRef.attachView',
    protocol: 'packages/angular-attached-view',
    program: `
  import { ApplicationRef, Component, inject, type ViewRef } from '@angular/core';

  @Component({ selector: 'app-portal', template: '' })
  export class PortalComponent {
    private readonly app = inject(ApplicationRef);
    private readonly timer = setInterval(() => this.app.tick(), 1_000);
    private readonly view: ViewRef;

    constructor(view: ViewRef) {
      this.view = view;
      this.app.attachView(this.view);
    }

    ngOnDestroy(): void {
      clearInterval(this.timer);
+     this.app.detachView(this.view);
    }
  }
`,
  },
  {
    id: '@angular/core.Renderer2.listen',
    protocol: 'packages/renderer-listener',
    program: `
  import { Directive, inject, Renderer2 } from '@angular/core';

  @Directive({ selector: '[appEscape]' })
  export class EscapeDirective {
    private readonly renderer = inject(Renderer2);
+   private stop = (): void => {};

    ngOnInit(): void {
-     this.renderer.listen('document', 'keydown.escape', () => this.close());
+     this.stop = this.renderer.listen('document', 'keydown.escape', () => this.close());
    }

    close(): void {}
+
+   ngOnDestroy(): void {
+     this.stop();
+   }
  }
`,
  },
  {
    id: '@angular/core.OutputEmitterRef.subscribe',
    needsTypes: true,
    protocol: 'streams/subscribe',
    program: `
  import { Component, inject, Injectable, type OutputEmitterRef } from '@angular/core';

  @Injectable({ providedIn: 'root' })
  export class Panels {
    readonly closed!: OutputEmitterRef<string>;
    readonly opened!: OutputEmitterRef<string>;
  }

  @Component({ selector: 'app-log', template: '' })
  export class LogComponent {
    private readonly panels = inject(Panels);
    private readonly opened = this.panels.opened.subscribe((name) => console.log(name));
+   private readonly closed = this.panels.closed.subscribe((name) => console.log(name));
-
-   ngOnInit(): void {
-     this.panels.closed.subscribe((name) => console.log(name));
-   }

    ngOnDestroy(): void {
      this.opened.unsubscribe();
+     this.closed.unsubscribe();
    }
  }
`,
  },
  ...vueWatchers.map(([name, given]): ObligationRow => ({
    id: `vue.${name}`,
    protocol: 'packages/unbound-watcher',
    program: `
  import { defineComponent, reactive, ref, ${name} } from 'vue';

  const prices = reactive({ all: [0] });

  export default defineComponent({
    async setup() {
      const total = ref(0);
      const draw = (all: readonly number[] = prices.all) => {
        total.value = all.length;
      };
+     ${name}(${given});
      prices.all = await fetch('/prices').then((response) => response.json());
-     ${name}(${given});
      return { total };
    },
  });
`,
  })),
  {
    id: 'vue.effectScope',
    protocol: 'packages/vue-effect-scope',
    program: `
  import { effectScope, type Ref, watchEffect } from 'vue';

  export class Badge {
    private readonly scope = effectScope(true);
    private readonly timer = setInterval(() => this.blink(), 1_000);

    constructor(total: Ref<number>, show: (total: number) => void) {
      this.scope.run(() => {
        watchEffect(() => show(total.value));
      });
    }

    blink(): void {}

    dispose(): void {
      clearInterval(this.timer);
+     this.scope.stop();
    }
  }
`,
  },
  {
    id: 'vue.effect',
    protocol: 'packages/vue-effect',
    program: `
  import { effect, ref, stop } from 'vue';

  const total = ref(0);
  const others = ref(0);

  export class Badge {
    private readonly first;
+   private readonly second;

    constructor(show: (total: number) => void) {
      this.first = effect(() => show(others.value));
-     effect(() => show(total.value));
+     this.second = effect(() => show(total.value));
    }

    dispose(): void {
      stop(this.first);
+     stop(this.second);
    }
  }
`,
  },
  {
    id: 'vue.createApp',
    protocol: 'packages/vue-app',
    program: `
  import { type App, type Component, createApp } from 'vue';

  export class Island {
    private app: App | undefined;
    private readonly timer = setInterval(() => this.report(), 60_000);

    mount(root: Component, box: Element): void {
      this.app = createApp(root);
      this.app.mount(box);
    }

    report(): void {
      console.log(this.app?.version);
    }

    destroy(): void {
      clearInterval(this.timer);
+     this.app?.unmount();
    }
  }
`,
  },
  ...(['mount', 'hydrate'] as const).map((name): ObligationRow => ({
    id: `svelte.${name}`,
    protocol: 'packages/svelte-component',
    program: `
  import { ${name}, unmount, type Component } from 'svelte';

  export class Island extends HTMLElement {
    private readonly timer = setInterval(() => this.report(), 60_000);
    private mounted: object | undefined;

    constructor(private readonly component: Component) {
      super();
    }

    connectedCallback(): void {
      this.mounted = ${name}(this.component, { target: this });
    }

    report(): void {
      console.log(this.mounted);
    }

    disconnectedCallback(): void {
      clearInterval(this.timer);
+     if (this.mounted) void unmount(this.mounted);
-     if (this.mounted) unmount.length.toFixed();
    }
  }
`,
  })),
  {
    id: 'svelte.store.Readable.subscribe',
    protocol: 'packages/store-subscription',
    program: `
  import { writable } from 'svelte/store';

  const total = writable(0);

  export class Badge {
+   private readonly stop: () => void;
    private readonly timer = setInterval(() => this.blink(), 1_000);

    constructor(show: (total: number) => void) {
-     total.subscribe((now) => show(now));
+     this.stop = total.subscribe((now) => show(now));
    }

    blink(): void {}

    destroy(): void {
      clearInterval(this.timer);
+     this.stop();
    }
  }
`,
  },
  {
    id: 'svelte.events.on',
    protocol: 'packages/svelte-listener',
    program: `
  import { on } from 'svelte/events';

  export class Keys {
+   private readonly stop: () => void;
    private readonly timer = setInterval(() => this.blink(), 1_000);

    constructor(press: (key: string) => void) {
-     on(window, 'keydown', ({ key }) => press(key));
+     this.stop = on(window, 'keydown', ({ key }) => press(key));
    }

    blink(): void {}

    destroy(): void {
      clearInterval(this.timer);
+     this.stop();
    }
  }
`,
  },
  {
    id: 'solid-js.createRoot',
    protocol: 'packages/solid-scope',
    program: `
  import { createEffect, createRoot, createSignal } from 'solid-js';

  const [total] = createSignal(0);

  export class Badge {
+   private readonly stop: () => void;
    private readonly timer = setInterval(() => this.blink(), 1_000);

    constructor(show: (total: number) => void) {
-     createRoot(() => {
+     this.stop = createRoot((dispose) => {
        createEffect(() => show(total()));
+       return dispose;
      });
    }

    blink(): void {}

    destroy(): void {
      clearInterval(this.timer);
+     this.stop();
    }
  }
`,
  },
  {
    id: 'solid-js.render',
    protocol: 'packages/solid-root',
    program: `
  import type { JSX } from 'solid-js';
  import { render } from 'solid-js/web';

  export class Island extends HTMLElement {
+   private stop: (() => void) | undefined;
    private readonly timer = setInterval(() => this.blink(), 1_000);

    constructor(private readonly view: () => JSX.Element) {
      super();
    }

    connectedCallback(): void {
-     render(this.view, this);
+     this.stop = render(this.view, this);
    }

    blink(): void {}

    disconnectedCallback(): void {
      clearInterval(this.timer);
+     this.stop?.();
    }
  }
`,
  },
  {
    id: 'lit.ReactiveElement.addController',
    protocol: 'packages/lit-controller',
    program: `
  import { LitElement, type ReactiveController } from 'lit';

  export class Panel {
    private readonly timer = setInterval(() => this.blink(), 1_000);

    constructor(
      private readonly host: LitElement,
      private readonly controller: ReactiveController,
    ) {}

    open(): void {
      this.host.addController(this.controller);
    }

    blink(): void {}

    close(): void {
      clearInterval(this.timer);
+     this.host.removeController(this.controller);
    }
  }
`,
  },
  {
    id: 'react-dom.createRoot',
    protocol: 'packages/react-root',
    program: `
  import type { ReactNode } from 'react';
  import { createRoot, type Root } from 'react-dom/client';

  export class Island extends HTMLElement {
    private root: Root | undefined;
    private readonly timer = setInterval(() => this.draw('now'), 1_000);

    connectedCallback(): void {
      this.root = createRoot(this);
      this.draw('first');
    }

    draw(content: ReactNode): void {
      this.root?.render(content);
    }

    disconnectedCallback(): void {
      clearInterval(this.timer);
+     this.root?.unmount();
    }
  }
`,
  },
  {
    id: 'react-dom.hydrateRoot',
    protocol: 'packages/react-root',
    program: `
  import { useEffect, type ReactNode } from 'react';
  import { hydrateRoot } from 'react-dom/client';

  export function useIsland(box: Element, content: ReactNode): void {
    useEffect(() => {
      const root = hydrateRoot(box, content);
      root.render(content);
+     return () => {
+       root.unmount();
+     };
    }, [box, content]);
  }
`,
  },
];
