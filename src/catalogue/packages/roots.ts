import type { Protocol } from '../schema.js';

/** Roots of frameworks, which the code that makes them takes down. */
export const packagesRoots: readonly Protocol[] = [
  {
    id: 'packages/react-root',
    family: 'handle',
    kind: 'handle',
    noun: 'root',
    keeps: 'its components mounted',
    acquire: [
      { call: { from: 'react-dom/client', name: 'createRoot' } },
      { call: { from: 'react-dom/client', name: 'hydrateRoot' } },
    ],
    ends: 'outside',
    release: [{ method: 'unmount' }],
    evidence: 'https://react.dev/reference/react-dom/client/createRoot#root-unmount',
    examples: {
      leak: `import { createRoot } from 'react-dom/client';

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createRoot(document.body);

  work(): void {
    this.handle.render(null);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createRoot } from 'react-dom/client';

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createRoot(document.body);

  work(): void {
    this.handle.render(null);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.unmount();
  }
}
`,
    },
  },
  {
    id: 'packages/vue-app',
    family: 'handle',
    kind: 'handle',
    noun: 'application',
    keeps: 'its components mounted',
    acquire: [{ call: { from: 'vue', name: 'createApp' } }],
    armedBy: { method: 'mount' },
    ends: 'outside',
    release: [{ method: 'unmount' }],
    evidence: 'https://vuejs.org/api/application.html#app-unmount',
    examples: {
      leak: `import { createApp } from 'vue';

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createApp({});

  constructor() {
    this.handle.mount('#app');
  }

  work(): void {
    console.log(this.handle.version);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createApp } from 'vue';

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createApp({});

  constructor() {
    this.handle.mount('#app');
  }

  work(): void {
    console.log(this.handle.version);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.unmount();
  }
}
`,
    },
  },
  {
    id: 'packages/vue-effect-scope',
    family: 'handle',
    kind: 'handle',
    noun: 'effect scope',
    keeps: 'its effects running',
    acquire: [{ call: { from: 'vue', name: 'effectScope' } }],
    ends: 'outside',
    release: [{ method: 'stop' }],
    evidence: 'https://vuejs.org/api/reactivity-advanced.html#effectscope',
    examples: {
      leak: `import { effectScope } from 'vue';

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = effectScope(true);

  work(): void {
    this.handle.run(() => {});
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { effectScope } from 'vue';

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = effectScope(true);

  work(): void {
    this.handle.run(() => {});
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.stop();
  }
}
`,
    },
  },
  {
    id: 'packages/svelte-component',
    family: 'handle',
    kind: 'handle',
    noun: 'component',
    keeps: 'its effects and its elements',
    acquire: [{ call: { from: 'svelte', name: 'mount' } }, { call: { from: 'svelte', name: 'hydrate' } }],
    ends: 'outside',
    release: [{ call: { from: 'svelte', name: 'unmount' }, argument: 0, async: true }],
    evidence: 'https://svelte.dev/docs/svelte/imperative-component-api#unmount',
    examples: {
      leak: `import { mount, unmount, type Component } from 'svelte';

declare const App: Component;

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = mount(App, { target: document.body });

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { mount, unmount, type Component } from 'svelte';

declare const App: Component;

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = mount(App, { target: document.body });

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    void unmount(this.handle);
  }
}
`,
    },
  },
  {
    id: 'packages/solid-root',
    family: 'handle',
    kind: 'handle',
    noun: 'root',
    keeps: 'its effects and its elements',
    acquire: [{ call: { from: 'solid-js/web', name: 'render' } }],
    ends: 'outside',
    release: [{ invoke: 'handle' }],
    evidence: 'https://docs.solidjs.com/reference/rendering/render',
    examples: {
      leak: `import { render } from 'solid-js/web';

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = render(() => null, document.body);

  work(): void {
    console.log(this.handle.length);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { render } from 'solid-js/web';

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = render(() => null, document.body);

  work(): void {
    console.log(this.handle.length);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle();
  }
}
`,
    },
  },
  {
    id: 'packages/angular-component',
    family: 'handle',
    kind: 'handle',
    noun: 'component',
    keeps: 'its view attached',
    acquire: [
      { call: { from: '@angular/core', name: 'createComponent' } },
      { method: 'createComponent', on: { from: '@angular/core', name: 'ViewContainerRef' } },
    ],
    ends: 'outside',
    release: [{ method: 'destroy' }],
    evidence: 'https://angular.dev/api/core/createComponent',
    examples: {
      leak: `import { createComponent, type EnvironmentInjector, type Type } from '@angular/core';

declare const Dialog: Type<object>;
declare const environmentInjector: EnvironmentInjector;

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createComponent(Dialog, { environmentInjector });

  work(): void {
    this.handle.changeDetectorRef.detectChanges();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createComponent, type EnvironmentInjector, type Type } from '@angular/core';

declare const Dialog: Type<object>;
declare const environmentInjector: EnvironmentInjector;

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createComponent(Dialog, { environmentInjector });

  work(): void {
    this.handle.changeDetectorRef.detectChanges();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.destroy();
  }
}
`,
    },
  },
  {
    id: 'packages/angular-view',
    family: 'handle',
    kind: 'handle',
    noun: 'view',
    keeps: 'its bindings',
    acquire: [{ method: 'createEmbeddedView', on: { from: '@angular/core', name: 'TemplateRef' } }],
    ends: 'outside',
    release: [{ method: 'destroy' }],
    evidence: 'https://angular.dev/api/core/TemplateRef#createEmbeddedView',
    examples: {
      leak: `import type { TemplateRef } from '@angular/core';

declare const template: TemplateRef<object>;

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = template.createEmbeddedView({});

  work(): void {
    this.handle.detectChanges();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { TemplateRef } from '@angular/core';

declare const template: TemplateRef<object>;

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = template.createEmbeddedView({});

  work(): void {
    this.handle.detectChanges();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.destroy();
  }
}
`,
    },
  },
  {
    id: 'packages/angular-injector',
    family: 'handle',
    kind: 'handle',
    noun: 'injector',
    keeps: 'its services',
    acquire: [{ call: { from: '@angular/core', name: 'createEnvironmentInjector' } }],
    ends: 'outside',
    release: [{ method: 'destroy' }],
    evidence: 'https://angular.dev/api/core/createEnvironmentInjector',
    examples: {
      leak: `import { createEnvironmentInjector, type EnvironmentInjector } from '@angular/core';

declare const parent: EnvironmentInjector;

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createEnvironmentInjector([], parent);

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createEnvironmentInjector, type EnvironmentInjector } from '@angular/core';

declare const parent: EnvironmentInjector;

export class Island {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = createEnvironmentInjector([], parent);

  work(): void {
    console.log(this.handle);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.destroy();
  }
}
`,
    },
  },
];
