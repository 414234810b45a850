import type { Samples } from './sample.js';

const inEffect = (body: string): string => `
import { useEffect } from 'react';
export function useResize(measure: () => void): void {
  useEffect(() => {
${body}
  }, [measure]);
}
`;

const inClass = (start: string, end: string): string => `
export class View {
  private isOpen = true;
  constructor(private readonly element: HTMLElement) {
    ${start}
  }
  private readonly onKey = (): void => this.draw();
  draw(): void {
    this.isOpen = !this.isOpen;
  }
  dispose(): void {
    ${end}
  }
}
`;

export const listeners: Samples = {
  neverRemovedByEffect: {
    filename: 'sample.tsx',
    code: inEffect("    window.addEventListener('resize', () => measure());"),
    offers: 'fix',
  },
  neverRemovedByInstance: {
    code: inClass("window.addEventListener('keydown', this.onKey);", "console.log('done');").replace('dispose()', 'show()'),
    offers: 'suggestion',
  },
  inlineNeverRemoved: {
    code: inClass("window.addEventListener('resize', () => this.draw());", "console.log('done');").replace('dispose()', 'show()'),
    offers: 'suggestion',
  },
  missedByTeardown: {
    code: inClass("window.addEventListener('resize', this.onKey);\n    window.addEventListener('keydown', this.onKey);", "window.removeEventListener('resize', this.onKey);"),
    offers: 'fix',
  },
  inlineMissedByTeardown: {
    code: inClass("window.addEventListener('keydown', this.onKey);\n    window.addEventListener('resize', () => this.draw());", "window.removeEventListener('keydown', this.onKey);"),
    offers: 'fix',
  },
  neverRemovedByFunction: {
    code: `
export function follow(all: readonly Element[], draw: () => void): void {
  all.forEach(() => watch(draw));
}
function watch(draw: () => void): void {
  window.addEventListener('resize', draw);
}
`,
    offers: 'suggestion',
  },
  addedInTeardown: {
    code: `
export class View {
  constructor(private readonly bus: EventTarget) {
    this.bus.addEventListener('key', this.onKey);
  }
  private readonly onKey = (): void => console.log(this);
  private readonly onEnd = (): void => console.log(this);
  dispose(): void {
    this.bus.removeEventListener('key', this.onKey);
    this.bus.addEventListener('end', this.onEnd);
  }
}
`,
    offers: 'suggestion',
  },
  otherHalfStays: {
    code: `
import type { EventEmitter } from 'node:events';
export function read(connection: EventEmitter, done: () => void): void {
  const onEmpty = (): void => {
    done();
  };
  const onRow = (): void => {
    connection.off('empty', onEmpty);
    done();
  };
  connection.once('empty', onEmpty);
  connection.once('row', onRow);
}
`,
    offers: 'suggestion',
  },
};
