/** More functions of packages that keep a callback, and give back what ends it: see `reactions`. */
import type { Protocol } from './schema.js';

export const packageFunctions: readonly Protocol[] = [
  {
    id: 'packages/editor-registration',
    family: 'subscription',
    kind: 'subscription',
    noun: 'registration',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'monaco-editor', name: 'editor.onDidCreateModel' } },
      { call: { from: 'monaco-editor', name: 'editor.onDidCreateEditor' } },
      { call: { from: 'monaco-editor', name: 'editor.onWillDisposeModel' } },
      { call: { from: 'monaco-editor', name: 'editor.onDidChangeMarkers' } },
      { call: { from: 'monaco-editor', name: 'editor.onDidChangeModelLanguage' } },
      { call: { from: 'monaco-editor', name: 'languages.registerCompletionItemProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerHoverProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerSignatureHelpProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerDefinitionProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerReferenceProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerRenameProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerCodeActionProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerCodeLensProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerDocumentFormattingEditProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerDocumentSymbolProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerFoldingRangeProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerInlayHintsProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerInlineCompletionsProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerLinkProvider' } },
      { call: { from: 'monaco-editor', name: 'languages.registerColorProvider' } },
    ],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://microsoft.github.io/monaco-editor/typedoc/functions/languages.registerCompletionItemProvider.html',
    examples: {
      leak: `import { useEffect } from 'react';
import * as monaco from 'monaco-editor';

export function useWords(words: readonly string[]): void {
  useEffect(() => {
    monaco.languages.registerCompletionItemProvider('plaintext', {
      provideCompletionItems: (_model, position) => ({
        suggestions: words.map((label) => ({
          label,
          insertText: label,
          kind: monaco.languages.CompletionItemKind.Text,
          range: monaco.Range.fromPositions(position),
        })),
      }),
    });
  }, [words]);
}
`,
      clean: `import { useEffect } from 'react';
import * as monaco from 'monaco-editor';

export function useWords(words: readonly string[]): void {
  useEffect(() => {
    const provider = monaco.languages.registerCompletionItemProvider('plaintext', {
      provideCompletionItems: (_model, position) => ({
        suggestions: words.map((label) => ({
          label,
          insertText: label,
          kind: monaco.languages.CompletionItemKind.Text,
          range: monaco.Range.fromPositions(position),
        })),
      }),
    });
    return () => provider.dispose();
  }, [words]);
}
`,
    },
  },
  {
    id: 'packages/svelte-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [{ call: { from: 'svelte/events', name: 'on' } }],
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://svelte.dev/docs/svelte/svelte-events',
    examples: {
      leak: `import { on } from 'svelte/events';

export class Keys {
  private readonly timer = setInterval(() => this.blink(), 1_000);

  constructor(press: (key: string) => void) {
    on(window, 'keydown', ({ key }) => press(key));
  }

  blink(): void {}

  destroy(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { on } from 'svelte/events';

export class Keys {
  private readonly stop: () => void;
  private readonly timer = setInterval(() => this.blink(), 1_000);

  constructor(press: (key: string) => void) {
    this.stop = on(window, 'keydown', ({ key }) => press(key));
  }

  blink(): void {}

  destroy(): void {
    clearInterval(this.timer);
    this.stop();
  }
}
`,
    },
  },
  {
    id: 'packages/angular-effect',
    family: 'subscription',
    kind: 'subscription',
    noun: 'effect',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: '@angular/core', name: 'effect' } },
      { call: { from: '@angular/core', name: 'afterEveryRender' } },
    ],
    ends: 'never',
    release: [{ method: 'destroy' }],
    exempt: [
      { option: 'manualCleanup', argument: 1, equals: 'absent' },
      { option: 'manualCleanup', argument: 1, equals: false },
    ],
    evidence: 'https://angular.dev/guide/signals#destroying-effects',
    examples: {
      leak: `import { Component, effect, inject, Injector, signal } from '@angular/core';

@Component({ selector: 'app-total', template: '' })
export class TotalComponent {
  private readonly injector = inject(Injector);
  private readonly total = signal(0);

  start(): void {
    effect(() => console.log(this.total()), { injector: this.injector, manualCleanup: true });
  }
}
`,
      clean: `import { Component, effect, inject, Injector, signal } from '@angular/core';

@Component({ selector: 'app-total', template: '' })
export class TotalComponent {
  private readonly injector = inject(Injector);
  private readonly total = signal(0);
  private watching: { destroy(): void } | undefined;

  start(): void {
    this.watching?.destroy();
    this.watching = effect(() => console.log(this.total()), { injector: this.injector, manualCleanup: true });
  }

  ngOnDestroy(): void {
    this.watching?.destroy();
  }
}
`,
    },
  },
  {
    id: 'packages/vue-effect',
    family: 'subscription',
    kind: 'subscription',
    noun: 'effect',
    keeps: 'its callback and all that it captures',
    acquire: [{ call: { from: 'vue', name: 'effect' } }],
    ends: 'never',
    release: [{ call: { from: 'vue', name: 'stop' }, argument: 0 }],
    evidence: 'https://vuejs.org/guide/extras/reactivity-in-depth.html',
    examples: {
      leak: `import { effect, ref, stop } from 'vue';

const total = ref(0);
const others = ref(0);

export class Badge {
  private readonly first;

  constructor(show: (total: number) => void) {
    this.first = effect(() => show(others.value));
    effect(() => show(total.value));
  }

  dispose(): void {
    stop(this.first);
  }
}
`,
      clean: `import { effect, ref, stop } from 'vue';

const total = ref(0);
const others = ref(0);

export class Badge {
  private readonly first;
  private readonly second;

  constructor(show: (total: number) => void) {
    this.first = effect(() => show(others.value));
    this.second = effect(() => show(total.value));
  }

  dispose(): void {
    stop(this.first);
    stop(this.second);
  }
}
`,
    },
  },
];
