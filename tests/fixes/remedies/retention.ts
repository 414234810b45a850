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
