/**
 * A headless Chromium, spoken to over a pipe in its DevTools protocol. The browser is the one that the system has installed; nothing is downloaded.
 * Messages are JSON, each with a zero byte at its end: what the browser reads is its file descriptor 3, what it writes is 4.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--js-flags=--expose-gc',
  '--remote-debugging-pipe',
];

/** Where Debian, and where others put it. */
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** How long one command may take, in milliseconds. */
const PATIENCE = 60_000;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** One tab. */
export interface Page {
  /** Sends a command of the protocol. `Result` is what the protocol says that it answers. */
  send<Result>(method: string, parameters?: object): Promise<Result>;
}

export interface Chromium {
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

/** @throws Where no browser is installed, with what to do. */
function findChromium(): string {
  const path = [process.env['CHROMIUM'], ...PATHS].find((candidate) => candidate !== undefined && existsSync(candidate));
  if (path === undefined) {
    throw new Error('No Chromium: `apt-get install -y chromium`, or name one in the environment variable CHROMIUM.');
  }
  return path;
}

/** Starts a browser with a profile of its own. */
export function startChromium(): Chromium {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  const child = spawn(findChromium(), [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: profile },
  });
  const send = connect(child);
  return {
    openPage: async () => {
      const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      return { send: (method, parameters) => send(method, parameters, sessionId) };
    },
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      void send('Browser.close').catch(() => child.kill('SIGKILL'));
      await gone;
      // Helpers of the browser may still write into the profile for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

type Send = <Result>(method: string, parameters?: object, sessionId?: string) => Promise<Result>;

function connect(child: ChildProcess): Send {
  const waiting = new Map<number, Waiting>();
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;
  let rest = '';
  let last = 0;

  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      answer(JSON.parse(message) as Reply);
    }
  });
  child.once('error', rejectAll);
  child.once('exit', (code) => { rejectAll(new Error(`Chromium ended with ${String(code)}.`)); });
  input.once('error', rejectAll);

  return <Result>(method: string, parameters: object = {}, sessionId?: string) =>
    new Promise<Result>((resolve, reject) => {
      const id = ++last;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(new Error(`${method} got no answer.`));
      }, PATIENCE);
      waiting.set(id, {
        resolve: (result) => { clearTimeout(timer); resolve(result as Result); },
        reject: (error) => { clearTimeout(timer); reject(error); },
      });
      input.write(`${JSON.stringify({ id, method, params: parameters, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });

  function answer({ id, result, error }: Reply): void {
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || asked === undefined) {
      return;
    }
    waiting.delete(id);
    if (error === undefined) {
      asked.resolve(result);
    } else {
      asked.reject(new Error(error.message));
    }
  }

  function rejectAll(error: Error): void {
    for (const { reject } of waiting.values()) {
      reject(error);
    }
    waiting.clear();
  }
}
