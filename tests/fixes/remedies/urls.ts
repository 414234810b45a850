import type { Samples } from './sample.js';

const inEffect = (body: string): string => `
import { useEffect } from 'react';
export function useIcon(blob: Blob, link: HTMLLinkElement, load: () => Promise<void>): void {
  useEffect(() => {
${body}
  }, [blob, link, load]);
}
`;

const inClass = (members: string, before = ''): string => `
export class Preview {
  private url = '';
  constructor(private readonly socket: WebSocket, private readonly image: HTMLImageElement) {}
  show(blob: Blob): void {
    ${before}this.url = URL.createObjectURL(blob);
    this.image.src = this.url;
  }
${members}
}
`;

const inFunction = (body: string): string => `
export async function save(blob: Blob, load: () => Promise<void>, isDone: () => boolean): Promise<number> {
  const url = URL.createObjectURL(blob);
  console.log(url.length);
${body}
}
`;

export const urls: Samples = {
  discardedByEffect: {
    filename: 'sample.tsx',
    code: inEffect('    link.href = URL.createObjectURL(blob);'),
    offers: { nothing: 'the element may show the URL for longer than the effect lives, and nothing says until when' },
  },
  discardedByInstance: {
    code: `
export class Table {
  constructor(private readonly cells: readonly string[]) {}
  export(): void {
    const link = document.createElement('a');
    link.setAttribute('href', URL.createObjectURL(new Blob([...this.cells])));
    link.click();
  }
}
`,
    offers: 'suggestion',
  },
  discardedByFunction: {
    code: `
export function save(blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.click();
}
`,
    offers: 'suggestion',
  },
  neverReleased: {
    code: `
export function save(blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.click();
}
`,
    offers: 'suggestion',
  },
  releasedOnlyBefore: { code: inClass('', 'URL.revokeObjectURL(this.url);\n    '), offers: 'suggestion' },
  missedByTeardown: {
    code: inClass('  clear(): void {\n    URL.revokeObjectURL(this.url);\n  }\n  dispose(): void {\n    this.socket.close();\n  }'),
    offers: 'suggestion',
  },
  leaveMissed: { code: inFunction('  if (isDone()) {\n    return 1;\n  }\n  URL.revokeObjectURL(url);\n  return 0;'), offers: 'fix' },
  endMissed: {
    code: inFunction('  if (isDone()) {\n    URL.revokeObjectURL(url);\n  }').replace('Promise<number>', 'Promise<void>'),
    offers: { nothing: 'a branch of the reader decides against the release: only they know what the other branch is for' },
  },
  throwMissed: { code: inFunction('  await load();\n  URL.revokeObjectURL(url);\n  return 0;'), offers: 'suggestion' },
  overwritten: {
    code: `
let url = '';
export const preview = new Image();
document.body.addEventListener('drop', (event) => {
  url = URL.createObjectURL(new Blob([event.type]));
  preview.src = url;
});
`,
    offers: 'suggestion',
  },
  overwrittenInLoop: {
    code: `
export function show(all: readonly Blob[]): void {
  let url = '';
  for (const blob of all) {
    url = URL.createObjectURL(blob);
    console.log(url.length);
  }
  URL.revokeObjectURL(url);
}
`,
    offers: 'suggestion',
  },
  raced: {
    filename: 'sample.tsx',
    code: inEffect(`    let url = '';
    void load().then(() => {
      url = URL.createObjectURL(blob);
      console.log(url.length);
    });
    return () => URL.revokeObjectURL(url);`),
    offers: 'suggestion',
  },
  rearmed: { unreached: 'a URL has no callback' },
  restarted: { unreached: 'a URL has no callback' },
  endlessLoop: { unreached: 'no loop iterates it' },
};
