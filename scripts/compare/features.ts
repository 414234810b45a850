/** Pairs of programs that differ in what keeps the first from leaking. A plugin has the feature if it reports the first and is silent on the second. */
export interface Feature {
  readonly name: string;
  readonly file: string;
  readonly leak: string;
  readonly clean: string;
}

const REACT = "import { useEffect, useState } from 'react';\n";
const effect = (body: string): string => `${REACT}export function usePanel(url: string, run: () => void) {\n  const [state, setState] = useState<unknown>();\n  useEffect(() => {\n${body}\n  }, [url, run]);\n  return [state, setState] as const;\n}\n`;

export const features: readonly Feature[] = [
  {
    name: 'An interval in a React effect without a cleanup',
    file: 'x.tsx',
    leak: effect('    const id = setInterval(run, 1000);\n    console.log(id);'),
    clean: effect('    const id = setInterval(run, 1000);\n    return () => clearInterval(id);'),
  },
  {
    name: 'The cleanup is returned on one way only',
    file: 'x.tsx',
    leak: effect("    const id = setInterval(run, 1000);\n    if (url === '') {\n      return;\n    }\n    return () => clearInterval(id);"),
    clean: effect("    if (url === '') {\n      return;\n    }\n    const id = setInterval(run, 1000);\n    return () => clearInterval(id);"),
  },
  {
    name: 'A listener on `window` in a React effect',
    file: 'x.tsx',
    leak: effect("    window.addEventListener('resize', run);"),
    clean: effect("    window.addEventListener('resize', run);\n    return () => window.removeEventListener('resize', run);"),
  },
  {
    name: 'A removal with another function',
    file: 'x.ts',
    leak: "export class Panel {\n  drawn = 0;\n  show(): void {\n    window.addEventListener('resize', () => this.draw());\n  }\n  hide(): void {\n    window.removeEventListener('resize', () => this.draw());\n  }\n  draw(): void {\n    this.drawn += 1;\n  }\n}\n",
    clean: "export class Panel {\n  drawn = 0;\n  show(): void {\n    window.addEventListener('resize', this.draw);\n  }\n  hide(): void {\n    window.removeEventListener('resize', this.draw);\n  }\n  readonly draw = (): void => {\n    this.drawn += 1;\n  };\n}\n",
  },
  {
    name: 'A removal with another capture flag',
    file: 'x.ts',
    leak: "export class Panel {\n  drawn = 0;\n  show(): void {\n    window.addEventListener('scroll', this.draw, true);\n  }\n  hide(): void {\n    window.removeEventListener('scroll', this.draw);\n  }\n  readonly draw = (): void => {\n    this.drawn += 1;\n  };\n}\n",
    clean: "export class Panel {\n  drawn = 0;\n  show(): void {\n    window.addEventListener('scroll', this.draw, true);\n  }\n  hide(): void {\n    window.removeEventListener('scroll', this.draw, true);\n  }\n  readonly draw = (): void => {\n    this.drawn += 1;\n  };\n}\n",
  },
  {
    name: 'A signal ends the listener',
    file: 'x.tsx',
    leak: effect("    const controller = new AbortController();\n    window.addEventListener('resize', run, { signal: controller.signal });"),
    clean: effect("    const controller = new AbortController();\n    window.addEventListener('resize', run, { signal: controller.signal });\n    return () => controller.abort();"),
  },
  {
    name: 'The teardown of a class forgets one of two listeners',
    file: 'x.ts',
    leak: "export class Panel {\n  drawn = 0;\n  constructor() {\n    window.addEventListener('resize', this.draw);\n    document.addEventListener('keydown', this.draw);\n  }\n  destroy(): void {\n    window.removeEventListener('resize', this.draw);\n  }\n  readonly draw = (): void => {\n    this.drawn += 1;\n  };\n}\n",
    clean: "export class Panel {\n  drawn = 0;\n  constructor() {\n    window.addEventListener('resize', this.draw);\n    document.addEventListener('keydown', this.draw);\n  }\n  destroy(): void {\n    window.removeEventListener('resize', this.draw);\n    document.removeEventListener('keydown', this.draw);\n  }\n  readonly draw = (): void => {\n    this.drawn += 1;\n  };\n}\n",
  },
  {
    name: 'A timer of a class, cleared in a method that the teardown calls',
    file: 'x.ts',
    leak: 'export class Poll {\n  #id: ReturnType<typeof setInterval> | undefined;\n  constructor(run: () => void) {\n    this.#id = setInterval(run, 1000);\n  }\n  #stop(): void {\n    this.#id = undefined;\n  }\n  dispose(): void {\n    this.#stop();\n  }\n}\n',
    clean: 'export class Poll {\n  #id: ReturnType<typeof setInterval> | undefined;\n  constructor(run: () => void) {\n    this.#id = setInterval(run, 1000);\n  }\n  #stop(): void {\n    clearInterval(this.#id);\n  }\n  dispose(): void {\n    this.#stop();\n  }\n}\n',
  },
  {
    name: 'A `ResizeObserver` in a React effect',
    file: 'x.tsx',
    leak: effect('    const observer = new ResizeObserver(run);\n    observer.observe(document.body);'),
    clean: effect('    const observer = new ResizeObserver(run);\n    observer.observe(document.body);\n    return () => observer.disconnect();'),
  },
  {
    name: 'An observer outside of React, dropped on the spot',
    file: 'x.ts',
    leak: 'export class Panel {\n  constructor(element: Element, run: () => void) {\n    new ResizeObserver(run).observe(document.body);\n    element.textContent = "";\n  }\n  destroy(): void {}\n}\n',
    clean: 'export class Panel {\n  readonly #observer: ResizeObserver;\n  constructor(element: Element, run: () => void) {\n    this.#observer = new ResizeObserver(run);\n    this.#observer.observe(document.body);\n    element.textContent = "";\n  }\n  destroy(): void {\n    this.#observer.disconnect();\n  }\n}\n',
  },
  {
    name: 'A request in a React effect that nothing aborts',
    file: 'x.tsx',
    leak: effect('    fetch(url).then((response) => response.json()).then(setState);'),
    clean: effect('    const controller = new AbortController();\n    fetch(url, { signal: controller.signal }).then((response) => response.json()).then(setState);\n    return () => controller.abort();'),
  },
  {
    name: 'An object URL that nothing revokes',
    file: 'x.ts',
    leak: "export function save(blob: Blob): void {\n  const link = document.createElement('a');\n  const url = URL.createObjectURL(blob);\n  link.href = url;\n  link.click();\n}\n",
    clean: "export function save(blob: Blob): void {\n  const link = document.createElement('a');\n  const url = URL.createObjectURL(blob);\n  link.href = url;\n  link.click();\n  URL.revokeObjectURL(url);\n}\n",
  },
  {
    name: 'A subscription of an Angular component',
    file: 'x.ts',
    leak: "import { Component } from '@angular/core';\nimport { interval } from 'rxjs';\n@Component({ selector: 'x-clock', template: '' })\nexport class Clock {\n  now = 0;\n  ngOnInit(): void {\n    interval(1000).subscribe((value) => (this.now = value));\n  }\n}\n",
    clean: "import { Component } from '@angular/core';\nimport { interval, Subject, takeUntil } from 'rxjs';\n@Component({ selector: 'x-clock', template: '' })\nexport class Clock {\n  now = 0;\n  private readonly end = new Subject<void>();\n  ngOnInit(): void {\n    interval(1000).pipe(takeUntil(this.end)).subscribe((value) => (this.now = value));\n  }\n  ngOnDestroy(): void {\n    this.end.next();\n    this.end.complete();\n  }\n}\n",
  },
  {
    name: 'An operator after `takeUntil()` that keeps the source',
    file: 'x.ts',
    leak: "import { Component } from '@angular/core';\nimport { interval, Subject, switchMap, takeUntil } from 'rxjs';\n@Component({ selector: 'x-clock', template: '' })\nexport class Clock {\n  now = 0;\n  private readonly end = new Subject<void>();\n  ngOnInit(): void {\n    interval(1000).pipe(takeUntil(this.end), switchMap(() => interval(100))).subscribe((value) => (this.now = value));\n  }\n  ngOnDestroy(): void {\n    this.end.next();\n    this.end.complete();\n  }\n}\n",
    clean: "import { Component } from '@angular/core';\nimport { interval, Subject, switchMap, takeUntil } from 'rxjs';\n@Component({ selector: 'x-clock', template: '' })\nexport class Clock {\n  now = 0;\n  private readonly end = new Subject<void>();\n  ngOnInit(): void {\n    interval(1000).pipe(switchMap(() => interval(100)), takeUntil(this.end)).subscribe((value) => (this.now = value));\n  }\n  ngOnDestroy(): void {\n    this.end.next();\n    this.end.complete();\n  }\n}\n",
  },
  {
    name: 'A notifier of `takeUntil()` that never emits',
    file: 'x.ts',
    leak: "import { Component } from '@angular/core';\nimport { interval, Subject, takeUntil } from 'rxjs';\n@Component({ selector: 'x-clock', template: '' })\nexport class Clock {\n  now = 0;\n  private readonly end = new Subject<void>();\n  ngOnInit(): void {\n    interval(1000).pipe(takeUntil(this.end)).subscribe((value) => (this.now = value));\n  }\n  ngOnDestroy(): void {\n    this.end.complete();\n  }\n}\n",
    clean: "import { Component } from '@angular/core';\nimport { interval, Subject, takeUntil } from 'rxjs';\n@Component({ selector: 'x-clock', template: '' })\nexport class Clock {\n  now = 0;\n  private readonly end = new Subject<void>();\n  ngOnInit(): void {\n    interval(1000).pipe(takeUntil(this.end)).subscribe((value) => (this.now = value));\n  }\n  ngOnDestroy(): void {\n    this.end.next();\n    this.end.complete();\n  }\n}\n",
  },
  {
    name: 'A `ReplaySubject` without a limit',
    file: 'x.ts',
    leak: "import { ReplaySubject } from 'rxjs';\nexport const log = new ReplaySubject<string>();\n",
    clean: "import { ReplaySubject } from 'rxjs';\nexport const log = new ReplaySubject<string>(100);\n",
  },
  {
    name: 'A file that an early return leaves open',
    file: 'x.ts',
    leak: "import { open } from 'node:fs/promises';\nexport async function readHead(path: string): Promise<string> {\n  const file = await open(path);\n  const { size } = await file.stat();\n  if (size === 0) {\n    return '';\n  }\n  const { buffer } = await file.read();\n  await file.close();\n  return buffer.toString();\n}\n",
    clean: "import { open } from 'node:fs/promises';\nexport async function readHead(path: string): Promise<string> {\n  const file = await open(path);\n  try {\n    const { size } = await file.stat();\n    if (size === 0) {\n      return '';\n    }\n    const { buffer } = await file.read();\n    return buffer.toString();\n  } finally {\n    await file.close();\n  }\n}\n",
  },
  {
    name: 'A file that an error leaves open',
    file: 'x.ts',
    leak: "import { open } from 'node:fs/promises';\nexport async function readHead(path: string): Promise<string> {\n  const file = await open(path);\n  const { buffer } = await file.read();\n  await file.close();\n  return buffer.toString();\n}\n",
    clean: "import { open } from 'node:fs/promises';\nexport async function readHead(path: string): Promise<string> {\n  const file = await open(path);\n  try {\n    const { buffer } = await file.read();\n    return buffer.toString();\n  } finally {\n    await file.close();\n  }\n}\n",
  },
  {
    name: 'A connection of a pool that is not given back',
    file: 'x.ts',
    leak: "import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function count(): Promise<number> {\n  const client = await pool.connect();\n  const { rowCount } = await client.query('select 1');\n  return rowCount ?? 0;\n}\n",
    clean: "import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function count(): Promise<number> {\n  const client = await pool.connect();\n  try {\n    const { rowCount } = await client.query('select 1');\n    return rowCount ?? 0;\n  } finally {\n    client.release();\n  }\n}\n",
  },
  {
    name: 'A resource declared with `using` that escapes',
    file: 'x.ts',
    leak: "import { openSync } from './disk.js';\nexport function get() {\n  using file = openSync('a');\n  return file;\n}\n",
    clean: "import { openSync } from './disk.js';\nexport function get() {\n  using file = openSync('a');\n  return file.size;\n}\n",
  },
  {
    name: '`finally` that could be `using`',
    file: 'x.ts',
    leak: "import { openSync } from './disk.js';\nexport function size(): number {\n  const file = openSync('a');\n  try {\n    return file.size;\n  } finally {\n    file[Symbol.dispose]();\n  }\n}\n",
    clean: "import { openSync } from './disk.js';\nexport function size(): number {\n  using file = openSync('a');\n  return file.size;\n}\n",
  },
  {
    name: 'A listener on a shared emitter for each request',
    file: 'x.ts',
    leak: "import { EventEmitter } from 'node:events';\nimport { createServer } from 'node:http';\nconst news = new EventEmitter();\nexport const server = createServer((request, response) => {\n  news.on('item', (item: string) => response.write(item));\n});\n",
    clean: "import { EventEmitter } from 'node:events';\nimport { createServer } from 'node:http';\nconst news = new EventEmitter();\nexport const server = createServer((request, response) => {\n  const send = (item: string): void => void response.write(item);\n  news.on('item', send);\n  response.on('close', () => news.off('item', send));\n});\n",
  },
  {
    name: 'The lock of a stream that an error keeps',
    file: 'x.ts',
    leak: "export async function first(stream: ReadableStream<string>): Promise<string | undefined> {\n  const reader = stream.getReader();\n  const { value } = await reader.read();\n  return value;\n}\n",
    clean: "export async function first(stream: ReadableStream<string>): Promise<string | undefined> {\n  const reader = stream.getReader();\n  try {\n    const { value } = await reader.read();\n    return value;\n  } finally {\n    reader.releaseLock();\n  }\n}\n",
  },
  {
    name: 'A cache that only grows',
    file: 'x.ts',
    leak: 'const pages = new Map<string, Promise<Response>>();\nexport function load(url: string): Promise<Response> {\n  let page = pages.get(url);\n  if (page === undefined) {\n    page = fetch(url);\n    pages.set(url, page);\n  }\n  return page;\n}\n',
    clean: 'const pages = new Map<string, Promise<Response>>();\nexport function load(url: string): Promise<Response> {\n  let page = pages.get(url);\n  if (page === undefined) {\n    page = fetch(url);\n    pages.set(url, page);\n    void page.finally(() => pages.delete(url));\n  }\n  return page;\n}\n',
  },
  {
    name: 'A race against a promise that outlives it',
    file: 'x.ts',
    leak: 'export async function drain(stopped: Promise<void>, next: () => Promise<string | undefined>): Promise<void> {\n  for (;;) {\n    const item = await Promise.race([stopped, next()]);\n    if (item === undefined) {\n      return;\n    }\n  }\n}\n',
    clean: 'export async function drain(next: () => Promise<string | undefined>): Promise<void> {\n  for (;;) {\n    const item = await next();\n    if (item === undefined) {\n      return;\n    }\n  }\n}\n',
  },
  {
    name: 'The wrapper of the project that gives something to stop',
    file: 'x.ts',
    leak: "function watch(run: () => void): () => void {\n  const id = setInterval(run, 1000);\n  return () => clearInterval(id);\n}\nexport class Panel {\n  readonly #stop: () => void;\n  constructor(run: () => void) {\n    this.#stop = watch(run);\n    watch(run);\n  }\n  destroy(): void {\n    this.#stop();\n  }\n}\n",
    clean: "function watch(run: () => void): () => void {\n  const id = setInterval(run, 1000);\n  return () => clearInterval(id);\n}\nexport class Panel {\n  readonly #stop: () => void;\n  constructor(run: () => void) {\n    this.#stop = watch(run);\n  }\n  destroy(): void {\n    this.#stop();\n  }\n}\n",
  },
  {
    name: 'Silent on a timer that a module starts once',
    file: 'x.tsx',
    leak: effect('    setInterval(run, 1000);'),
    clean: 'setInterval(() => console.log(process.memoryUsage()), 60_000);\n',
  },
];
