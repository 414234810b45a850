import type { Protocol } from '../schema.js';

/** Editors and terminals. */
export const packagesEditors: readonly Protocol[] = [
  {
    id: 'packages/monaco-editor',
    family: 'handle',
    kind: 'handle',
    noun: 'editor',
    keeps: 'its elements, its listeners and its workers',
    acquire: [
      { call: { from: 'monaco-editor', name: 'editor.create' } },
      { call: { from: 'monaco-editor', name: 'editor.createDiffEditor' } },
    ],
    gives: { from: 'monaco-editor', name: 'editor.IStandaloneCodeEditor' },
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://microsoft.github.io/monaco-editor/typedoc/interfaces/editor.IStandaloneCodeEditor.html#dispose',
    examples: {
      leak: `import { editor } from 'monaco-editor';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = editor.create(document.body);

  work(): void {
    this.handle.layout();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { editor } from 'monaco-editor';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = editor.create(document.body);

  work(): void {
    this.handle.layout();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/monaco-model',
    family: 'handle',
    kind: 'handle',
    noun: 'model',
    keeps: 'its text and its tokens',
    acquire: [{ call: { from: 'monaco-editor', name: 'editor.createModel' } }],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://microsoft.github.io/monaco-editor/typedoc/interfaces/editor.ITextModel.html#dispose',
    examples: {
      leak: `import { editor } from 'monaco-editor';

export function countLines(text: string): number {
  const model = editor.createModel(text);
  return model.getLineCount();
}
`,
      clean: `import { editor } from 'monaco-editor';

export function countLines(text: string): number {
  const model = editor.createModel(text);
  try {
    return model.getLineCount();
  } finally {
    model.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/monaco-worker',
    family: 'handle',
    kind: 'handle',
    noun: 'worker',
    keeps: 'its thread',
    acquire: [{ call: { from: 'monaco-editor', name: 'editor.createWebWorker' } }],
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://microsoft.github.io/monaco-editor/typedoc/interfaces/editor.MonacoWebWorker.html#dispose',
    examples: {
      leak: `import { editor } from 'monaco-editor';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = editor.createWebWorker<object>({ worker: new Promise<Worker>(() => {}) });

  work(): void {
    void this.handle.getProxy();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { editor } from 'monaco-editor';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = editor.createWebWorker<object>({ worker: new Promise<Worker>(() => {}) });

  work(): void {
    void this.handle.getProxy();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/xterm-terminal',
    family: 'handle',
    kind: 'handle',
    noun: 'terminal',
    keeps: 'its elements and its buffer',
    acquire: [{ construct: { from: '@xterm/xterm', name: 'Terminal' } }],
    gives: { from: '@xterm/xterm', name: 'Terminal' },
    armedBy: { method: 'open' },
    ends: 'never',
    release: [{ method: 'dispose' }],
    evidence: 'https://xtermjs.org/docs/api/terminal/classes/terminal/#dispose',
    examples: {
      leak: `import { Terminal } from '@xterm/xterm';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Terminal();

  constructor() {
    this.handle.open(document.body);
  }

  work(): void {
    this.handle.write('now');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Terminal } from '@xterm/xterm';

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Terminal();

  constructor() {
    this.handle.open(document.body);
  }

  work(): void {
    this.handle.write('now');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/xterm-mark',
    family: 'handle',
    kind: 'handle',
    noun: 'mark',
    keeps: 'its line watched',
    acquire: [
      { method: 'registerMarker', on: { from: '@xterm/xterm', name: 'Terminal' } },
      { method: 'registerDecoration', on: { from: '@xterm/xterm', name: 'Terminal' } },
    ],
    ends: 'outside',
    release: [{ method: 'dispose' }],
    evidence: 'https://xtermjs.org/docs/api/terminal/interfaces/imarker/',
    examples: {
      leak: `import { Terminal } from '@xterm/xterm';

const terminal = new Terminal();

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = terminal.registerMarker(0);

  work(): void {
    console.log(this.handle.line);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Terminal } from '@xterm/xterm';

const terminal = new Terminal();

export class View {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = terminal.registerMarker(0);

  work(): void {
    console.log(this.handle.line);
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.dispose();
  }
}
`,
    },
  },
];
