import type { Sample, Samples } from './sample.js';

/** Kinds of failure that several rules tell of their own resource, as the code around it; `ACQUIRE` is the call. */
export interface Words {
  readonly acquire: string;
  readonly type: string;
  readonly release: (handle: string) => string;
  /** What makes it an obligation, by the handle's text. */
  readonly arm?: (handle: string) => string;
}

const OBSERVER: Words = {
  acquire: 'new ResizeObserver(() => console.log(1))',
  type: 'ResizeObserver',
  release: (handle) => `${handle}?.disconnect();`,
  arm: (handle) => `${handle}.observe(document.body);`,
};

function inClass({ acquire, type, arm }: Words, members: string, before = ''): string {
  return `
export class View {
  private held?: ${type};
  constructor(private readonly socket: WebSocket) {}
  start(): void {
    ${before}this.held = ${acquire};${arm === undefined ? '' : `\n    ${arm('this.held')}`}
  }
${members}
}
`;
}

const dispose = (body: string): string => `  dispose(): void {\n    ${body}\n  }`;

/** The same texts below an import. */
export function withImport(text: string, samples: Samples): Samples {
  return Object.fromEntries(Object.entries(samples).map(([id, sample]) => [id, 'unreached' in sample ? sample : { ...sample, code: `${text}${sample.code}` }]));
}

/** The samples that are the same for every resource that has a handle and never ends by itself. */
export function createSamples(words: Words): Samples {
  const { acquire, arm = () => '', release } = words;
  const effect = (body: string): string => `
import { useEffect } from 'react';
export function useIt(load: () => Promise<void>): void {
  useEffect(() => {
${body}
  }, [load]);
}
`;
  const inFunction = (body: string): string => `
export async function show(load: () => Promise<void>, isDone: () => boolean): Promise<number> {
  const held = ${acquire};
  ${arm('held')}
${body}
}
`;
  return {
    neverReleased: { code: inClass(words, dispose("console.log('done');")), offers: 'fix' },
    releasedOnlyBefore: { code: inClass(words, '', `${release('this.held')}\n    `), offers: 'suggestion' },
    missedByTeardown: { code: inClass(words, `  pause(): void {\n    ${release('this.held')}\n  }\n${dispose('this.socket.close();')}`), offers: 'fix' },
    overwritten: {
      code: `
let held: ${words.type} | undefined;
document.body.addEventListener('click', () => {
  held = ${acquire};
  ${arm('held')}
});
`,
      offers: 'fix',
    },
    overwrittenInLoop: {
      code: `
export function show(count: number): void {
  let held: ${words.type} | undefined;
  for (let i = 0; i < count; i += 1) {
    held = ${acquire};
    ${arm('held')}
  }
  ${release('held')}
}
`,
      offers: 'suggestion',
    },
    leaveMissed: { code: inFunction(`  if (isDone()) {\n    return 1;\n  }\n  ${release('held')}\n  return 0;`), offers: 'fix' },
    endMissed: {
      code: inFunction(`  if (isDone()) {\n    ${release('held')}\n  }`).replace('Promise<number>', 'Promise<void>'),
      offers: { nothing: 'a branch of the reader decides against the release: only they know what the other branch is for' },
    },
    throwMissed: { code: inFunction(`  await load();\n  ${release('held')}\n  return 0;`), offers: 'suggestion' },
    raced: {
      filename: 'sample.tsx',
      code: effect(`    let held: ${words.type} | undefined;
    void load().then(() => {
      held = ${acquire};
      ${arm('held')}
    });
    return () => ${release('held').replace(/;$/u, '')};`),
      offers: 'suggestion',
    },
  };
}

const dropped: Readonly<Record<string, Sample>> = {
  discardedByEffect: {
    filename: 'sample.tsx',
    code: `
import { useEffect } from 'react';
export function useSize(measure: () => void): void {
  useEffect(() => {
    new ResizeObserver(measure).observe(document.body);
  }, [measure]);
}
`,
    offers: 'fix',
  },
  discardedByInstance: {
    code: `
export class View {
  constructor(private readonly root: Element) {
    new ResizeObserver(() => this.draw()).observe(document.body);
  }
  draw(): void {}
  dispose(): void {
    this.root.remove();
  }
}
`,
    offers: 'fix',
  },
  discardedByFunction: {
    code: `
export function follow(measure: () => void): void {
  new ResizeObserver(measure).observe(document.body);
}
`,
    offers: 'suggestion',
  },
};

const rearmed = {
  unreached: 'the callback of such a resource does not make it again',
};

export const observers: Samples = {
  ...createSamples(OBSERVER),
  ...dropped,
  rearmed,
  restarted: rearmed,
  endlessLoop: { unreached: 'no loop iterates it' },
};
