/** One component for each framework and resource, without a release and with it, written as each framework wants it. */
import type { Measure } from './measure.js';

interface Resource {
  readonly name: string;
  readonly rule: string;
  readonly measure: Measure;
  /** Imports that it needs. */
  readonly head?: string;
  /** Acquires, into the variable or field `kept`; the owner's callback is `tick`. */
  readonly acquire: (kept: string, tick: string) => string;
  readonly release: (kept: string, tick: string) => string;
}

const RESOURCES: readonly Resource[] = [
  {
    name: 'timer',
    rule: 'no-leaked-timer',
    measure: 'timers',
    acquire: (kept, tick) => `${kept} = setInterval(${tick}, 1000);`,
    release: (kept) => `clearInterval(${kept});`,
  },
  {
    name: 'listener',
    rule: 'no-leaked-listener',
    measure: 'listeners',
    acquire: (_, tick) => `window.addEventListener('resize', ${tick});`,
    release: (_, tick) => `window.removeEventListener('resize', ${tick});`,
  },
  {
    name: 'observer',
    rule: 'no-leaked-observer',
    measure: 'MutationObserver',
    acquire: (kept, tick) => `${kept} = new MutationObserver(${tick}); ${kept.replace('const ', '')}.observe(document.body, { childList: true });`,
    release: (kept) => `${kept}.disconnect();`,
  },
  {
    name: 'subscription',
    rule: 'no-leaked-subscription',
    measure: 'count',
    head: "import { price$ } from './prices';",
    acquire: (kept, tick) => `${kept} = price$.subscribe(${tick});`,
    release: (kept) => `${kept}.unsubscribe();`,
  },
  {
    name: 'object URL',
    rule: 'no-leaked-object-url',
    measure: 'urls',
    acquire: (kept) => `${kept} = URL.createObjectURL(new Blob(['text'])); document.body.style.backgroundImage = ${kept.replace('const ', '')};`,
    release: (kept) => `URL.revokeObjectURL(${kept});`,
  },
];

interface Framework {
  readonly name: string;
  readonly filename: string;
  /** Does a variable hold what is acquired, or a field? */
  readonly holds: 'variable' | 'outer variable' | 'field';
  /** The component, `release` being empty where it leaks. */
  readonly write: (head: string, acquire: string, release: string) => string;
  readonly driver: string;
}

const show = (framework: string, binding: string, properties: string): string => `
import { show } from 'page/${framework}';
import ${binding} from 'block';
export async function turn() {
  const shown = await show(Clock, ${properties});
  await shown.hide();
}
`;

const element = (tag: string): string => `
import 'block';
import { addHost } from 'page/mount';
export async function turn() {
  const host = addHost('${tag}');
  await host.updateComplete;
  host.remove();
}
`;

const FRAMEWORKS: readonly Framework[] = [
  ...['useEffect', 'useLayoutEffect'].map((hook): Framework => ({
    name: `React, ${hook}()`,
    filename: 'clock.jsx',
    holds: 'variable',
    write: (head, acquire, release) => `import { ${hook} } from 'react';
${head}
export function Clock({ tick }) {
  ${hook}(() => {
    ${acquire}
    ${release && `return () => { ${release} };`}
  }, [tick]);
  return <time />;
}
`,
    driver: show('react', '{ Clock }', '{ tick: () => {} }'),
  })),
  {
    name: 'React, componentWillUnmount()',
    filename: 'clock.jsx',
    holds: 'field',
    write: (head, acquire, release) => `import { Component } from 'react';
${head}
export class Clock extends Component {
  tick = () => this.setState({});
  componentDidMount() {
    ${acquire}
  }
  ${release && `componentWillUnmount() { ${release} }`}
  render() { return <time />; }
}
`,
    driver: show('react', '{ Clock }', '{}'),
  },
  ...['onUnmounted', 'onBeforeUnmount', 'onScopeDispose'].map((registrar): Framework => ({
    name: `Vue, ${registrar}()`,
    filename: 'clock.vue',
    holds: 'outer variable',
    write: (head, acquire, release) => `<script setup>
import { onMounted, ${registrar}, ref } from 'vue';
${head}
const ticks = ref(0);
let kept;
const tick = () => { ticks.value += 1; };
onMounted(() => {
  ${acquire}
});
${release && `${registrar}(() => { ${release} });`}
</script>
<template><time /></template>
`,
    driver: show('vue', 'Clock', '{}'),
  })),
  {
    name: 'Vue, unmounted()',
    filename: 'clock.vue',
    holds: 'field',
    write: (head, acquire, release) => `<script>
${head}
export default {
  mounted() {
    ${acquire}
  },
  data: () => ({ ticks: 0 }),
  methods: { tick() { this.ticks += 1; } },
  ${release && `unmounted() { ${release} },`}
};
</script>
`,
    driver: show('vue', 'Clock', '{}'),
  },
  {
    name: 'Angular, ngOnDestroy()',
    filename: 'clock.ts',
    holds: 'field',
    write: (head, acquire, release) => `import { Component } from '@angular/core';
${head}
@Component({ selector: 'app-clock', template: '<time></time>' })
export class Clock {
  private kept: any;
  ngOnInit() {
    ${acquire}
  }
  tick = () => this.draw();
  draw() {}
  ${release && `ngOnDestroy() { ${release} }`}
}
`,
    driver: show('angular', '{ Clock }', '[]'),
  },
  {
    name: 'Angular, DestroyRef',
    filename: 'clock.ts',
    holds: 'variable',
    write: (head, acquire, release) => `import { Component, DestroyRef, inject } from '@angular/core';
${head}
@Component({ selector: 'app-clock', template: '<time></time>' })
export class Clock {
  private readonly destroyRef = inject(DestroyRef);
  constructor() {
    const tick = () => this.draw();
    ${acquire}
    ${release && `this.destroyRef.onDestroy(() => { ${release} });`}
  }
  draw() {}
}
`,
    driver: show('angular', '{ Clock }', '[]'),
  },
  {
    name: 'Svelte, onDestroy()',
    filename: 'Clock.svelte',
    holds: 'variable',
    write: (head, acquire, release) => `<script>
import { onDestroy } from 'svelte';
${head}
const { tick } = $props();
${acquire}
${release && `onDestroy(() => { ${release} });`}
</script>
<time></time>
`,
    driver: show('svelte', 'Clock', '{ tick: () => {} }'),
  },
  ...[['onMount', "import { onMount } from 'svelte';"], ['$effect', '']].map(([hook = '', from = '']): Framework => ({
    name: `Svelte, ${hook}()`,
    filename: 'Clock.svelte',
    holds: 'variable',
    write: (head, acquire, release) => `<script>
${from}
${head}
const { tick } = $props();
${hook}(() => {
  ${acquire}
  ${release && `return () => { ${release} };`}
});
</script>
<time></time>
`,
    driver: show('svelte', 'Clock', '{ tick: () => {} }'),
  })),
  {
    name: 'Custom elements, disconnectedCallback()',
    filename: 'clock.js',
    holds: 'field',
    write: (head, acquire, release) => `${head}
class Clock extends HTMLElement {
  tick = () => this.toggleAttribute('late');
  connectedCallback() {
    ${acquire}
  }
  ${release && `disconnectedCallback() { ${release} }`}
}
customElements.define('a-clock', Clock);
`,
    driver: element('a-clock'),
  },
  {
    name: 'Lit, disconnectedCallback()',
    filename: 'clock.js',
    holds: 'field',
    write: (head, acquire, release) => `import { html, LitElement } from 'lit';
${head}
class Clock extends LitElement {
  tick = () => this.requestUpdate();
  connectedCallback() {
    super.connectedCallback();
    ${acquire}
  }
  ${release && `disconnectedCallback() { super.disconnectedCallback(); ${release} }`}
  render() { return html\`<time></time>\`; }
}
customElements.define('a-clock', Clock);
`,
    driver: element('a-clock'),
  },
  {
    name: 'Solid, onCleanup()',
    filename: 'clock.js',
    holds: 'variable',
    write: (head, acquire, release) => `import { createEffect, onCleanup } from 'solid-js';
${head}
export function Clock({ tick }) {
  createEffect(() => {
    ${acquire}
    ${release && `onCleanup(() => { ${release} });`}
  });
  return document.createElement('time');
}
`,
    driver: show('solid', '{ Clock }', '{ tick: () => {} }'),
  },
];

const PRICES = { './prices': "import { Subject } from 'rxjs';\nexport const price$ = new Subject();\n" };

export interface Component {
  readonly name: string;
  readonly rule: string;
  readonly measure: Measure;
  readonly filename: string;
  readonly leak: string;
  readonly clean: string;
  readonly driver: string;
  readonly modules: Readonly<Record<string, string>>;
}

/** All resources in all frameworks. */
export const components: readonly Component[] = FRAMEWORKS.flatMap((framework) =>
  RESOURCES.map((resource): Component => {
    const kept = framework.holds === 'field' ? 'this.kept' : 'kept';
    const target = framework.holds === 'variable' ? 'const kept' : kept;
    const tick = framework.holds === 'field' ? 'this.tick' : 'tick';
    const write = (release: string): string => framework.write(resource.head ?? '', resource.acquire(target, tick), release);
    return {
      name: `${framework.name}: ${resource.name}`,
      rule: resource.rule,
      measure: resource.measure,
      filename: framework.filename,
      leak: write(''),
      clean: write(resource.release(kept, tick)),
      driver: `${framework.driver}\n${resource.measure === 'count' ? "import { price$ } from './prices';\nexport const count = () => price$.observers.length;" : ''}`,
      modules: PRICES,
    };
  }),
);
