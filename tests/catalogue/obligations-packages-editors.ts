import type { ObligationRow } from './obligation-row.js';

export const ofEditors: readonly ObligationRow[] = [
  {
    id: 'monaco-editor.editor.create',
    protocol: 'packages/monaco-editor',
    program: `
  import * as monaco from 'monaco-editor';
  import { useEffect, useRef } from 'react';

  export function Editor({ value }: { readonly value: string }) {
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
      if (box.current === null) {
        return;
      }
      const editor = monaco.editor.create(box.current, { value });
      editor.focus();
+     return () => {
+       editor.dispose();
+     };
    }, [value]);
    return <div ref={box} />;
  }
`,
  },
  {
    id: 'monaco-editor.editor.createDiffEditor',
    protocol: 'packages/monaco-editor',
    program: `
  import { editor } from 'monaco-editor';

  export class Compare {
    private readonly view: editor.IStandaloneDiffEditor;
    private readonly timer = setInterval(() => this.view.layout(), 1_000);

    constructor(box: HTMLElement) {
      this.view = editor.createDiffEditor(box);
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.view.dispose();
    }
  }
`,
  },
  {
    id: 'monaco-editor.editor.createModel',
    protocol: 'packages/monaco-model',
    program: `
  import * as monaco from 'monaco-editor';

  export async function format(text: string, run: (model: monaco.editor.ITextModel) => Promise<void>): Promise<string> {
    const model = monaco.editor.createModel(text, 'typescript');
-   await run(model);
-   const formatted = model.getValue();
-   model.dispose();
-   return formatted;
+   try {
+     await run(model);
+     return model.getValue();
+   } finally {
+     model.dispose();
+   }
  }
`,
  },
  {
    id: 'monaco-editor.editor.createWebWorker',
    protocol: 'packages/monaco-worker',
    program: `
  import { editor, type Uri } from 'monaco-editor';

  export async function check(worker: Worker, resources: Uri[]): Promise<unknown> {
    const helper = editor.createWebWorker<object>({ worker });
+   try {
    return await helper.withSyncedResources(resources);
+   } finally {
+     helper.dispose();
+   }
  }
`,
  },
  {
    id: 'monaco-editor.onDidChangeModelContent',
    protocol: 'packages/editor-listener',
    program: `
  import type { editor } from 'monaco-editor';
  import { useEffect } from 'react';

  export function useText(view: editor.IStandaloneCodeEditor, show: (text: string) => void): void {
    useEffect(() => {
-     view.onDidChangeModelContent(() => show(view.getValue()));
+     const listener = view.onDidChangeModelContent(() => show(view.getValue()));
+     return () => {
+       listener.dispose();
+     };
    }, [view, show]);
  }
`,
  },
  {
    id: 'monaco-editor.editor.onDidCreateModel',
    protocol: 'packages/editor-registration',
    program: `
  import * as monaco from 'monaco-editor';
  import { useEffect, useState } from 'react';

  export function Models() {
    const [total, setTotal] = useState(0);
    useEffect(() => {
-     monaco.editor.onDidCreateModel(() => setTotal((before) => before + 1));
+     const listener = monaco.editor.onDidCreateModel(() => setTotal((before) => before + 1));
+     return () => {
+       listener.dispose();
+     };
    }, []);
    return total;
  }
`,
  },
  {
    id: 'monaco-editor.languages.registerCompletionItemProvider',
    protocol: 'packages/editor-registration',
    program: `
  import { useEffect } from 'react';
  import * as monaco from 'monaco-editor';

  export function useWords(words: readonly string[]): void {
    useEffect(() => {
-     monaco.languages.registerCompletionItemProvider('plaintext', {
+     const provider = monaco.languages.registerCompletionItemProvider('plaintext', {
        provideCompletionItems: (_model, position) => ({
          suggestions: words.map((label) => ({
            label,
            insertText: label,
            kind: monaco.languages.CompletionItemKind.Text,
            range: monaco.Range.fromPositions(position),
          })),
        }),
      });
+     return () => provider.dispose();
    }, [words]);
  }
`,
  },
  {
    id: 'monaco-editor.languages.registerHoverProvider',
    protocol: 'packages/editor-registration',
    program: `
  import { languages } from 'monaco-editor';

  export class Hints {
+   private readonly provider;
    private readonly timer = setInterval(() => this.load(), 60_000);

    constructor(language: string) {
-     languages.registerHoverProvider(language, { provideHover: () => ({ contents: [{ value: 'hint' }] }) });
+     this.provider = languages.registerHoverProvider(language, { provideHover: () => ({ contents: [{ value: 'hint' }] }) });
    }

    load(): void {}

    dispose(): void {
      clearInterval(this.timer);
+     this.provider.dispose();
    }
  }
`,
  },
  {
    id: 'monaco-editor.IStandaloneCodeEditor.addAction',
    protocol: 'packages/editor-listener',
    program: `
  import type { editor } from 'monaco-editor';
  import { useEffect } from 'react';

  export function useSave(view: editor.IStandaloneCodeEditor, save: () => void): void {
    useEffect(() => {
-     view.addAction({ id: 'save', label: 'Save', run: () => save() });
+     const action = view.addAction({ id: 'save', label: 'Save', run: () => save() });
+     return () => action.dispose();
    }, [view, save]);
  }
`,
  },
  {
    id: '@xterm/xterm.Terminal',
    protocol: 'packages/xterm-terminal',
    program: `
  import { Terminal } from '@xterm/xterm';
  import { useEffect, useRef } from 'react';

  export function Shell({ text }: { readonly text: string }) {
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
      const terminal = new Terminal({ rows: 24 });
      if (box.current !== null) {
        terminal.open(box.current);
      }
      terminal.write(text);
+     return () => {
+       terminal.dispose();
+     };
    }, [text]);
    return <div ref={box} />;
  }
`,
  },
  {
    id: '@xterm/xterm.Terminal.onData',
    protocol: 'packages/editor-listener',
    program: `
  import type { Terminal } from '@xterm/xterm';
  import { useEffect } from 'react';

  export function useInput(terminal: Terminal, send: (text: string) => void): void {
    useEffect(() => {
-     terminal.onData((text) => send(text));
+     const listener = terminal.onData((text) => send(text));
+     return () => listener.dispose();
    }, [terminal, send]);
  }
`,
  },
  {
    id: '@xterm/xterm.Terminal.registerMarker',
    protocol: 'packages/xterm-mark',
    program: `
  import type { IMarker, Terminal } from '@xterm/xterm';

  export class Commands {
    private marker: IMarker | undefined;
    private readonly timer = setInterval(() => this.report(), 1_000);

    constructor(private readonly terminal: Terminal) {}

    begin(): void {
+     this.marker?.dispose();
      this.marker = this.terminal.registerMarker(0);
    }

    report(): void {
      console.log(this.marker?.line);
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.marker?.dispose();
    }
  }
`,
  },
  {
    id: '@xterm/xterm.Terminal.registerDecoration',
    protocol: 'packages/xterm-mark',
    program: `
  import type { IMarker, Terminal } from '@xterm/xterm';
  import { useEffect } from 'react';

  export function useMark(terminal: Terminal, marker: IMarker): void {
    useEffect(() => {
      const decoration = terminal.registerDecoration({ marker });
      decoration?.onRender((element) => {
        element.className = 'mark';
      });
+     return () => decoration?.dispose();
    }, [terminal, marker]);
  }
`,
  },
  {
    id: '@xterm/xterm.Terminal.registerLinkProvider',
    protocol: 'packages/editor-listener',
    program: `
  import type { ILinkProvider, Terminal } from '@xterm/xterm';
  import { useEffect } from 'react';

  export function useLinks(terminal: Terminal, provider: ILinkProvider): void {
    useEffect(() => {
-     terminal.registerLinkProvider(provider);
+     const links = terminal.registerLinkProvider(provider);
+     return () => links.dispose();
    }, [terminal, provider]);
  }
`,
  },
];
