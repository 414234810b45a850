/** Pairs of methods, see `pairs`: pages, views and what draws. */
import type { Protocol } from './schema.js';

export const screenPairs: readonly Protocol[] = [
  {
    id: 'packages/puppeteer-function',
    family: 'subscription',
    kind: 'subscription',
    noun: 'function',
    keeps: 'what it captures',
    acquire: [{ method: 'exposeFunction', on: { from: 'puppeteer-core', name: 'Page' } }],
    ends: 'never',
    isMinor: true,
    release: [{ mirror: 'removeExposedFunction', same: [0] }],
    evidence: 'https://pptr.dev/api/puppeteer.page.removeexposedfunction',
    examples: {
      leak: `import type { Page } from 'puppeteer-core';

export class Recorder {
  private readonly timer = setInterval(() => this.flush(), 1_000);

  constructor(private readonly page: Page) {}

  async start(): Promise<void> {
    await this.page.exposeFunction('record', (text: string) => this.add(text));
  }

  add(text: string): void {
    console.log(text);
  }

  flush(): void {}

  async stop(): Promise<void> {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Page } from 'puppeteer-core';

export class Recorder {
  private readonly timer = setInterval(() => this.flush(), 1_000);

  constructor(private readonly page: Page) {}

  async start(): Promise<void> {
    await this.page.exposeFunction('record', (text: string) => this.add(text));
  }

  add(text: string): void {
    console.log(text);
  }

  flush(): void {}

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.page.removeExposedFunction('record');
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-route',
    family: 'subscription',
    kind: 'subscription',
    noun: 'route',
    keeps: 'what its handler captures',
    acquire: [
      { method: 'route', on: { from: 'playwright-core', name: 'Page' } },
      { method: 'route', on: { from: 'playwright-core', name: 'BrowserContext' } },
    ],
    ends: 'never',
    isMinor: true,
    release: [{ mirror: 'unroute', same: [0] }, { mirror: 'unrouteAll', same: [] }],
    exempt: [{ option: 'times', argument: 2, equals: 'present' }],
    evidence: 'https://playwright.dev/docs/api/class-page#page-unroute',
    examples: {
      leak: `import type { Page } from 'playwright-core';

export class Blocker {
  private readonly timer = setInterval(() => this.report(), 1_000);

  constructor(private readonly page: Page) {}

  async start(): Promise<void> {
    await this.page.route('**/*.png', (route) => route.abort());
  }

  report(): void {}

  async stop(): Promise<void> {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Page } from 'playwright-core';

export class Blocker {
  private readonly timer = setInterval(() => this.report(), 1_000);

  constructor(private readonly page: Page) {}

  async start(): Promise<void> {
    await this.page.route('**/*.png', (route) => route.abort());
  }

  report(): void {}

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.page.unroute('**/*.png');
  }
}
`,
    },
  },
  {
    id: 'packages/angular-attached-view',
    family: 'subscription',
    kind: 'subscription',
    noun: 'view',
    keeps: 'being looked at in each cycle',
    acquire: [{ method: 'attachView', on: { from: '@angular/core', name: 'ApplicationRef' } }],
    ends: 'never',
    release: [{ mirror: 'detachView', same: [0] }, { method: 'destroy' }],
    evidence: 'https://angular.dev/api/core/ApplicationRef#attachView',
    examples: {
      leak: `import { ApplicationRef, Component, inject, type ViewRef } from '@angular/core';

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
  }
}
`,
      clean: `import { ApplicationRef, Component, inject, type ViewRef } from '@angular/core';

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
    this.app.detachView(this.view);
  }
}
`,
    },
  },
  {
    id: 'packages/lit-controller',
    family: 'subscription',
    kind: 'subscription',
    noun: 'controller',
    keeps: 'being told of each update',
    acquire: [
      { method: 'addController', on: { from: 'lit', name: 'LitElement' } },
      { method: 'addController', on: { from: 'lit', name: 'ReactiveElement' } },
      { method: 'addController', on: { from: 'lit-element', name: 'LitElement' } },
      { method: 'addController', on: { from: '@lit/reactive-element', name: 'ReactiveElement' } },
    ],
    ends: 'never',
    isMinor: true,
    release: [{ mirror: 'removeController', same: [0] }],
    evidence: 'https://lit.dev/docs/composition/controllers/',
    examples: {
      leak: `import { LitElement, type ReactiveController } from 'lit';

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
  }
}
`,
      clean: `import { LitElement, type ReactiveController } from 'lit';

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
    this.host.removeController(this.controller);
  }
}
`,
    },
  },
  {
    id: 'packages/query-client',
    family: 'subscription',
    kind: 'subscription',
    noun: 'client',
    keeps: 'its listeners for focus and network',
    acquire: [{ method: 'mount', on: { from: '@tanstack/query-core', name: 'QueryClient' } }],
    ends: 'never',
    isMinor: true,
    release: [{ mirror: 'unmount', same: [] }],
    evidence: 'https://tanstack.com/query/latest/docs/reference/QueryClient',
    examples: {
      leak: `import { QueryClient } from '@tanstack/query-core';
import { useEffect } from 'react';

const client = new QueryClient();

export function useQueries(): void {
  useEffect(() => {
    client.mount();
  }, []);
}
`,
      clean: `import { QueryClient } from '@tanstack/query-core';
import { useEffect } from 'react';

const client = new QueryClient();

export function useQueries(): void {
  useEffect(() => {
    client.mount();
    return () => {
      client.unmount();
    };
  }, []);
}
`,
    },
  },
  {
    id: 'packages/three-animation-loop',
    family: 'subscription',
    kind: 'subscription',
    noun: 'loop',
    keeps: 'drawing, and all that it draws',
    acquire: [{ method: 'setAnimationLoop', on: { from: 'three', name: 'WebGLRenderer' } }],
    ends: 'never',
    release: [{ mirror: 'setAnimationLoop', same: [] }],
    evidence: 'https://threejs.org/docs/#api/en/renderers/WebGLRenderer.setAnimationLoop',
    examples: {
      leak: `import type { Camera, Scene, WebGLRenderer } from 'three';

export class Stage {
  private readonly onResize = (): void => this.renderer.setSize(innerWidth, innerHeight);

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly scene: Scene,
    private readonly camera: Camera,
  ) {}

  start(): void {
    window.addEventListener('resize', this.onResize);
    this.renderer.setAnimationLoop(() => this.renderer.render(this.scene, this.camera));
  }

  dispose(): void {
    window.removeEventListener('resize', this.onResize);
  }
}
`,
      clean: `import type { Camera, Scene, WebGLRenderer } from 'three';

export class Stage {
  private readonly onResize = (): void => this.renderer.setSize(innerWidth, innerHeight);

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly scene: Scene,
    private readonly camera: Camera,
  ) {}

  start(): void {
    window.addEventListener('resize', this.onResize);
    this.renderer.setAnimationLoop(() => this.renderer.render(this.scene, this.camera));
  }

  dispose(): void {
    window.removeEventListener('resize', this.onResize);
    this.renderer.setAnimationLoop(null);
  }
}
`,
    },
  },
];
