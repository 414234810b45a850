/** docs/migration.md: what the rules of others report is reported by the rule that the page names. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import plugin from '../src/index.js';
import { lintText } from './support/lint-text.js';

const page = readFileSync(new URL('../docs/migration.md', import.meta.url), 'utf8');

/** In a function that runs for each item, so that it is no once. */
const inHandler = (body: string): string => `import { createServer as listen } from 'node:http';\nlisten(async (request, response) => {\n${body}\n  response.end();\n});\n`;

test.each([
  ['no-missing-remove-event-listener', 'no-leaked-listener', "export class A { n = 0; constructor() { window.addEventListener('resize', this.draw); } draw = () => { this.n += 1; }; destroy() {} }"],
  ['matching-remove-event-listener', 'no-mismatched-release', "export class A { n = 0; constructor() { window.addEventListener('resize', () => { this.n += 1; }); } destroy() { window.removeEventListener('resize', () => { this.n += 1; }); } }"],
  ['no-leaked-interval', 'no-leaked-timer', "import { useEffect } from 'react';\nexport function useA(run: () => void) { useEffect(() => { setInterval(run, 1000); }, [run]); }"],
  ['no-leaked-intersection-observer', 'no-leaked-observer', "import { useEffect } from 'react';\nexport function useA(run: () => void) { useEffect(() => { new IntersectionObserver(run).observe(document.body); }, [run]); }"],
  ['no-floating-timers', 'no-leaked-timer', inHandler('  setInterval(() => request.url, 1000);')],
  ['no-floating-object-urls', 'no-leaked-object-url', 'export function show(blob: Blob, image: HTMLImageElement) { image.src = URL.createObjectURL(blob); }'],
  ['no-floating-workers', 'no-leaked-handle', "import { Worker } from 'node:worker_threads';\nexport class A { readonly #one = new Worker('./a.js'); readonly #other = new Worker('./a.js'); send() { this.#one.postMessage(1); this.#other.postMessage(1); } dispose() { void this.#one.terminate(); } }"],
  ['no-floating-servers', 'no-leaked-handle', "import { createServer } from 'node:net';\nexport class A { readonly #one = createServer(); readonly #other = createServer(); send() { this.#one.listen(1); this.#other.listen(2); } dispose() { this.#one.close(); } }"],
  ['no-floating-child-processes', 'no-leaked-handle', "import { fork } from 'node:child_process';\nexport class A { readonly #one = fork('./a.js'); readonly #other = fork('./a.js'); send() { this.#one.send(1); this.#other.send(1); } dispose() { this.#one.kill(); } }"],
  ['no-floating-file-watchers', 'no-leaked-handle', `import { watch } from 'node:fs';\n${inHandler("  watch('.', () => {});")}`],
  ['no-floating-network-connections', 'no-leaked-handle', "import { useEffect } from 'react';\nexport function useA(url: string, run: () => void) { useEffect(() => { const socket = new WebSocket(url); socket.onmessage = run; }, [url, run]); }"],
  ['no-floating-broadcast-channels', 'no-leaked-handle', "import { useEffect } from 'react';\nexport function useA(run: () => void) { useEffect(() => { const channel = new BroadcastChannel('a'); channel.onmessage = run; }, [run]); }"],
  ['no-floating-audio-contexts', 'no-leaked-handle', "import { useEffect } from 'react';\nexport function useA() { useEffect(() => { const audio = new AudioContext(); audio.createOscillator().start(); }, []); }"],
  ['no-floating-media-streams', 'no-leaked-handle', "import { useEffect, useRef } from 'react';\nexport function useA() { const video = useRef<HTMLVideoElement>(null); useEffect(() => { async function start() { const stream = await navigator.mediaDevices.getUserMedia({ video: true }); video.current!.srcObject = stream; } void start(); }, []); return video; }"],
  ['no-floating-wake-locks', 'no-leaked-handle', "import { useEffect } from 'react';\nexport function useA() { useEffect(() => { async function hold() { const lock = await navigator.wakeLock.request('screen'); console.log(lock.type); } void hold(); }, []); }"],
  ['no-floating-geolocation-watches', 'no-leaked-handle', "import { useEffect } from 'react';\nexport function useA(run: () => void) { useEffect(() => { navigator.geolocation.watchPosition(run); }, [run]); }"],
  ['no-floating-message-channels', 'no-leaked-handle', "import { useEffect } from 'react';\nexport function useA(run: () => void) { useEffect(() => { const channel = new MessageChannel(); channel.port1.onmessage = run; channel.port2.postMessage(1); }, [run]); }"],
  ['no-floating-web-stream-locks', 'no-leaked-stream', 'export async function first(stream: ReadableStream<string>) { const reader = stream.getReader(); const { value } = await reader.read(); return value; }'],
  ['no-floating-streams', 'no-leaked-stream', `import { createWriteStream } from 'node:fs';\n${inHandler("  const log = createWriteStream('a.log', { flags: 'a' });\n  log.write(request.url ?? '');")}`],
])('%s is %s', (before, after, code) => {
  const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(before)) ?? '';
  expect(row).toContain(`leaks/${after}`);
  const reports = lintText({ code, filename: 'react.tsx', rules: plugin.configs.strict.rules ?? {}, project: new URL('fixtures/typed/', import.meta.url) });
  expect(reports.map(({ ruleId }) => ruleId)).toContain(`leaks/${after}`);
});
