import type { Samples } from './sample.js';

const read = (body: string): string => `
export async function copy(stream: ReadableStream<string>, save: (text: string) => Promise<void>): Promise<boolean> {
  const reader = stream.getReader();
${body}
}
`;

const get = (body: string): string => `
import { readFile } from 'node:fs/promises';
export async function load(url: string, log: (text: string) => Promise<void>): Promise<string> {
  const response = await fetch(url);
${body}
}
export { readFile };
`;

export const streams: Samples = {
  pipeLeft: {
    code: `
import { createReadStream } from 'node:fs';
export function send(path: string, response: NodeJS.WritableStream): void {
  createReadStream(path).pipe(response);
}
`,
    offers: { nothing: '`pipeline()` wants a callback for its errors, which only the author can write' },
  },
  lockLeaveMissed: {
    code: read(`  while (true) {
    const { done, value } = await reader.read();
    if (done) return false;
    if (value === '') return true;
  }`),
    offers: 'fix',
  },
  lockEndMissed: {
    code: `
export async function send(stream: WritableStream<string>, text: string): Promise<void> {
  const writer = stream.getWriter();
  await writer.write(text);
}
`,
    offers: 'fix',
  },
  lockThrowMissed: {
    code: read(`  while (true) {
    const { done, value } = await reader.read();
    if (done) return false;
    await save(value);
  }`),
    offers: 'fix',
  },
  lockYieldMissed: {
    code: `
export async function* parts(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  while (true) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
`,
    offers: 'fix',
  },
  bodyLeaveMissed: { code: get("  if (!response.ok) {\n    throw new Error('failed');\n  }\n  return response.text();"), offers: 'suggestion' },
  bodyEndMissed: {
    code: get("  if (response.ok) {\n    await log(await response.text());\n  }\n  return '';").replace("  return '';", '').replace('<string> {', '<void> {'),
    offers: { nothing: 'a branch of the reader decides against reading it' },
  },
  bodyThrowMissed: {
    code: get("  await log(url);\n  return response.text();"),
    offers: { nothing: 'what reads the body on the other ways out locks it: to cancel it there throws' },
  },
  bodyNeverRead: { code: get('  await log(url);\n  return response.statusText;'), offers: 'suggestion' },
  bodyDropped: {
    code: `
import { readFile } from 'node:fs/promises';
export async function ping(url: string): Promise<Buffer> {
  await fetch(url);
  return readFile('pong');
}
`,
    offers: { nothing: 'the code has no name for what it gets, and may want its status' },
  },
  streamLeaveMissed: {
    code: `
import { createReadStream } from 'node:fs';
export function upload(path: string, target: NodeJS.WritableStream & { isOpen: boolean }): void {
  const input = createReadStream(path);
  if (!target.isOpen) {
    throw new Error('closed');
  }
  input.pipe(target);
}
`,
    offers: 'suggestion',
  },
  streamEndMissed: {
    code: `
import { createReadStream } from 'node:fs';
export function upload(path: string, target: NodeJS.WritableStream & { isOpen: boolean }): void {
  const input = createReadStream(path);
  if (target.isOpen) {
    input.pipe(target);
  }
}
`,
    offers: { nothing: 'a branch of the reader decides against using it up' },
  },
  streamThrowMissed: {
    code: `
import { createReadStream } from 'node:fs';
export async function upload(path: string, target: NodeJS.WritableStream & { open(): Promise<void> }): Promise<void> {
  const input = createReadStream(path);
  await target.open();
  input.pipe(target);
}
`,
    offers: { nothing: 'a finally would end what is still being read' },
  },
  streamNeverRead: {
    code: `
import { createWriteStream } from 'node:fs';
export function write(path: string, lines: readonly string[]): void {
  const out = createWriteStream(path);
  for (const line of lines) {
    out.write(line);
  }
}
`,
    offers: 'suggestion',
  },
  streamDropped: {
    code: `
import { createWriteStream } from 'node:fs';
export function touch(path: string): void {
  createWriteStream(path);
}
`,
    offers: { nothing: 'the code has no name for what it opens' },
  },
};
