/** Runs programs in the browser, one after the other, each in a fresh document, and counts what is left after N, 2N and 4N turns. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { type Chromium, type Page, startChromium } from './chromium.js';

/** Turns after which the first count is taken. */
export const TURNS = 20;

/** How many counts in a row have to agree, and after how many the last one is taken. */
const SAME_COUNTS = 3;
const MOST_COUNTS = 12;

/**
 * What is counted: callbacks that the browser keeps for timers, frames and observers, listeners of the document, object URLs, objects that `track()` was given and
 * that a collection left, what the driver counts, or the objects of another class of the browser, by its name.
 */
export type Measure = 'timers' | 'listeners' | 'urls' | 'survivors' | 'count' | Capitalize<string>;

export interface Request {
  /** Path of its module on the server. */
  readonly path: string;
  /** Their sum is judged. */
  readonly measures: readonly Measure[];
  /** Are two turns made before anything is counted? They pay for what a framework keeps once. */
  readonly warms: boolean;
}

export interface Outcome {
  readonly counts: readonly [number, number, number];
  /** Bytes of the heap that a turn keeps: seen between N and 4N turns. It is noisy, and nothing is judged by it. */
  readonly heapBytesPerTurn: number;
}

export interface Lab {
  measure(request: Request): Promise<Outcome>;
  close(): Promise<void>;
}

const instruments = readFileSync(new URL('page/instruments.js', import.meta.url), 'utf8');

/** Opens a browser and a server for what was bundled. Sockets that programs open to that server stay open until they close them. */
export async function openLab(files: ReadonlyMap<string, string>): Promise<Lab> {
  const server = serve(files);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : 0)}`;
  const chromium = startChromium();
  const page = await preparePage(chromium);
  return {
    measure: async (request) => {
      await navigate(page, `${origin}/`);
      return run(page, request);
    },
    close: async () => {
      await chromium.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface SocketServer {
  readonly clients: Iterable<{ terminate(): void }>;
}

function serve(files: ReadonlyMap<string, string>): Server {
  const server = createServer((request, response) => {
    const text = request.url === '/' ? '<!doctype html><title>Proof</title><body></body>' : files.get(request.url ?? '');
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': request.url === '/' ? 'text/html' : 'text/javascript', 'cache-control': 'max-age=600' });
    response.end(text ?? '');
  });
  const { WebSocketServer } = createRequire(import.meta.url)('ws') as { WebSocketServer: new (options: object) => SocketServer };
  const sockets = new WebSocketServer({ server });
  server.on('close', () => {
    for (const client of sockets.clients) {
      client.terminate();
    }
  });
  return server;
}

async function preparePage(chromium: Chromium): Promise<Page> {
  const page = await chromium.openPage();
  await page.send('Page.enable');
  await page.send('Runtime.enable');
  await page.send('HeapProfiler.enable');
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `addEventListener('DOMContentLoaded', () => {${instruments}}, { once: true });` });
  return page;
}

async function navigate(page: Page, url: string): Promise<void> {
  await page.send('Page.navigate', { url });
  await evaluate(page, `new Promise((resolve) => {
    const look = () => (globalThis.proof ? resolve() : setTimeout(look, 5));
    look();
  })`);
}

async function run(page: Page, { path, measures, warms }: Request): Promise<Outcome> {
  await evaluate(page, `import('${path}').then((program) => {
    proof.turn = program.turn;
    proof.counts.count = program.count ?? (() => 0);
    proof.turns = 0;
    proof.until = async (turns) => { for (; proof.turns < turns; proof.turns += 1) await proof.turn(proof.turns); };
    return program.start?.();
  })`);
  if (warms) {
    await evaluate(page, '(async () => { await proof.turn(-2); await proof.turn(-1); })()');
    await settle(page);
  }
  const baseline = await count(page, measures);
  const counts: number[] = [];
  const heaps: number[] = [];
  for (const turns of [TURNS, 2 * TURNS, 4 * TURNS]) {
    await evaluate(page, `proof.until(${String(turns)})`);
    counts.push((await count(page, measures)) - baseline);
    heaps.push((await page.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize);
  }
  const [first = 0, second = 0, last = 0] = counts;
  const [early = 0, , late = 0] = heaps;
  return { counts: [first, second, last], heapBytesPerTurn: Math.round((late - early) / (3 * TURNS)) };
}

/** What stands once it has stood several times: newer browsers let go of a callback that has run a few frames and collections later. */
async function count(page: Page, measures: readonly Measure[]): Promise<number> {
  let last = Number.NaN;
  for (let round = 0, same = 1; round < MOST_COUNTS && same < SAME_COUNTS; round += 1) {
    const next = await countOnce(page, measures);
    same = next === last ? same + 1 : 1;
    last = next;
  }
  return last;
}

async function countOnce(page: Page, measures: readonly Measure[]): Promise<number> {
  await settle(page);
  let sum = 0;
  for (const measure of measures) {
    sum += await countOne(page, measure);
  }
  return sum;
}

/** Lets what waits for a frame or a task run, and collects. What the first collection ends goes with the second. */
async function settle(page: Page): Promise<void> {
  await evaluate(page, 'proof.frame().then(proof.frame)');
  await page.send('HeapProfiler.collectGarbage');
  await evaluate(page, 'proof.frame()');
  await page.send('HeapProfiler.collectGarbage');
}

async function countOne(page: Page, measure: Measure): Promise<number> {
  if (measure === 'listeners') {
    return countListeners(page);
  }
  if (/^[A-Z]/.test(measure) && !measure.endsWith('Observer')) {
    return countObjects(page, measure);
  }
  // In one task: a frame in between would leave the callbacks that it ran beside those of the next one.
  return evaluate<number>(page, `new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      gc();
      resolve(proof.counts.${measure}());
    };
    port2.postMessage(0);
  })`);
}

async function countObjects(page: Page, name: string): Promise<number> {
  const { result: prototype } = await page.send<Evaluated>('Runtime.evaluate', { expression: `${name}.prototype` });
  const { objects } = await page.send<{ objects: RemoteObject }>('Runtime.queryObjects', { prototypeObjectId: prototype.objectId, objectGroup: 'count' });
  const { result } = await page.send<Evaluated>('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: 'function () { return this.length; }', returnByValue: true });
  await page.send('Runtime.releaseObjectGroup', { objectGroup: 'count' });
  return Number(result.value);
}

async function countListeners(page: Page): Promise<number> {
  const targets = await evaluate<number>(page, 'proof.targets.length');
  let sum = 0;
  for (let position = 0; position < targets; position += 1) {
    const { result } = await page.send<Evaluated>('Runtime.evaluate', { expression: `proof.targets[${String(position)}]`, objectGroup: 'count' });
    const { listeners } = await page.send<{ listeners: readonly unknown[] }>('DOMDebugger.getEventListeners', { objectId: result.objectId });
    sum += listeners.length;
  }
  await page.send('Runtime.releaseObjectGroup', { objectGroup: 'count' });
  return sum;
}

interface RemoteObject {
  readonly objectId?: string;
  readonly value?: unknown;
}

interface Evaluated {
  readonly result: RemoteObject;
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** The value of an expression, or of the promise that it gives. */
async function evaluate<Value>(page: Page, expression: string): Promise<Value> {
  const { result, exceptionDetails } = await page.send<Evaluated>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value as Value;
}
