import type { Samples } from './sample.js';

/** Small views of big buffers. */
export const bufferViews: Samples = {
  viewKept: {
    code: `
import { connect } from 'node:net';
const tokens = new Map<string, Buffer>();
export function follow(port: number, name: string): void {
  connect(port).on('data', (chunk: Buffer) => {
    tokens.set(name, chunk.subarray(0, 16));
  });
}
`,
    offers: 'suggestion',
  },
};

/** What belongs to one request, component or lease, in what outlives it. */
export const scopes: Samples = {
  requestKept: {
    code: `
import type { IncomingMessage, ServerResponse } from 'node:http';
let current: IncomingMessage | undefined;
export function remember(req: IncomingMessage, res: ServerResponse): void {
  current = req;
  res.end(current.url);
}
`,
    offers: { nothing: 'who reads the variable, and so what takes its place, is for the reader to say' },
  },
  componentKept: {
    code: `
import { Component } from 'react';
export class Panel extends Component {
  static current?: Panel;
  componentDidMount(): void {
    Panel.current = this;
  }
  render(): null {
    return null;
  }
}
`,
    offers: { nothing: 'another instance may have taken its place by then, which only the reader knows' },
  },
  nodeKept: {
    code: `
let active: EventTarget | null;
document.addEventListener('focusin', (event) => { active = event.target; });
export const isActive = (node: EventTarget): boolean => node === active;
`,
    offers: { nothing: 'when the node is no longer needed is for the reader to say' },
  },
  elementKept: {
    filename: 'sample.tsx',
    code: `
import { useCallback, useRef } from 'react';
export function useStyles(): { ref: (node: HTMLElement | null) => void } {
  const styles = useRef<CSSStyleDeclaration | null>(null);
  return {
    ref: useCallback((node: HTMLElement | null) => {
      if (node) styles.current = getComputedStyle(node);
    }, []),
  };
}
`,
    offers: 'suggestion',
  },
  causeChain: {
    code: `
export class Client {
  private last?: Error;
  fail(): void {
    this.last = new Error('no answer', { cause: this.last });
  }
  get reason(): Error | undefined {
    return this.last;
  }
}
`,
    offers: { nothing: 'how many errors the reader wants to see is for them to say' },
  },
  siblingKept: {
    code: `
interface Client { release?: () => void; query(text: string, done: (error: unknown) => void): void }
export class Pool {
  private readonly idle: Client[] = [];
  lend(client: Client, item: { text: string; done: (error: unknown) => void }): void {
    client.release = () => { this.idle.push(client); };
    client.query(item.text, (error) => item.done(error));
  }
  take(): Client | undefined {
    return this.idle.pop();
  }
}
`,
    offers: { nothing: 'a function of its own gets what the closure needs, and a name from the reader' },
  },
};
