import type { Samples } from './sample.js';

/** Inputs that are held in memory as a whole. */
export const wholeInputs: Samples = {
  bodyUnlimited: {
    code: `
import type { IncomingMessage } from 'node:http';
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
`,
    offers: { nothing: 'how much is too much, and what to answer then, is for the reader to say' },
  },
  downloadWhole: {
    code: `
import { writeFile } from 'node:fs/promises';
export async function save(url: string, path: string): Promise<void> {
  const response = await fetch(url);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
}
`,
    offers: 'suggestion',
  },
  fileSentWhole: {
    code: `
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
export const server = createServer(async (req, res) => {
  res.end(await readFile(String(req.url)));
});
`,
    offers: { nothing: 'an error that comes after the head of the response was sent needs an answer of its own' },
  },
  forwardedWhole: {
    code: `
export async function GET(): Promise<Response> {
  const upstream = await fetch('https://example.com/film');
  return new Response(await upstream.arrayBuffer(), { status: upstream.status });
}
`,
    offers: 'suggestion',
  },
  linesWhole: {
    code: `
import { readFile } from 'node:fs/promises';
export async function load(path: string, save: (line: string) => void): Promise<void> {
  for (const line of (await readFile(path, 'utf8')).split('\\n')) {
    save(line);
  }
}
`,
    offers: 'suggestion',
  },
};

/** Queues without a limit. */
export const queues: Samples = {
  queueUnlimited: {
    code: `
const jobs: string[] = [];
export function follow(socket: WebSocket): () => void {
  const onMessage = (event: MessageEvent<string>): void => {
    jobs.push(event.data);
  };
  socket.addEventListener('message', onMessage);
  return () => socket.removeEventListener('message', onMessage);
}
export async function work(run: (job: string | undefined) => Promise<void>): Promise<void> {
  while (jobs.length > 0) {
    await run(jobs.shift());
  }
}
`,
    offers: 'suggestion',
  },
  shiftedInLoop: {
    code: `
interface Folder { readonly name: string; readonly folders: readonly Folder[] }
export function list(root: Folder): readonly string[] {
  const names: string[] = [];
  const open = [root];
  while (open.length > 0) {
    const folder = open.shift();
    if (folder === undefined) continue;
    names.push(folder.name);
    open.push(...folder.folders);
  }
  return names;
}
`,
    offers: 'suggestion',
  },
};
