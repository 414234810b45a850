/** Programs that grow with a number: what a generator, a bundler or a patient person writes. */
export interface Shape {
  readonly name: string;
  /** A program whose size is proportional to `count`. */
  readonly write: (count: number) => string;
}

const repeat = (count: number, write: (index: number) => string, glue = '\n'): string => Array.from({ length: count }, (_, index) => write(index)).join(glue);
const nest = (count: number, open: string, inner: string, close: string): string => open.repeat(count) + inner + close.repeat(count);

/** Many of one thing, side by side. */
export const wide: readonly Shape[] = [
  {
    name: 'functions with a timer each',
    write: (count) => repeat(count, (index) => `export function f${index}(tick) { const id = setInterval(tick, 1); if (tick.a) return; clearInterval(id); }`),
  },
  {
    name: 'timers in one function',
    write: (count) => `export function f(tick) {\n${repeat(count, (index) => `const t${index} = setInterval(tick, 1);`)}\n${repeat(count, (index) => `clearInterval(t${index});`)}\n}`,
  },
  {
    name: 'timers in one function that only half ends',
    write: (count) => `export function f(tick) {\n${repeat(count, (index) => `const t${index} = setInterval(tick, 1);${index % 2 ? ` clearInterval(t${index});` : ''}`)}\n}`,
  },
  {
    name: 'timers in one place',
    write: (count) => `let t; export function f(tick) {\n${repeat(count, () => 't = setInterval(tick, 1);')}\nclearInterval(t); }`,
  },
  {
    name: 'uses of one timer',
    write: (count) => `export function f(tick, use) { const t = setInterval(tick, 1);\n${repeat(count, () => 'use(t);')}\nclearInterval(t); }`,
  },
  {
    name: 'branches after a timer',
    write: (count) => `export function f(tick, use) { const t = setInterval(tick, 1);\n${repeat(count, (index) => `if (use.a${index}) { use(${index}); }`)}\nclearInterval(t); }`,
  },
  {
    name: 'early returns after a timer',
    write: (count) => `export function f(tick, use) { const t = setInterval(tick, 1);\n${repeat(count, (index) => `if (use.a${index}) { return; }`)}\nclearInterval(t); }`,
  },
  {
    name: 'methods of a class, each with a field',
    write: (count) =>
      `export class A {\n${repeat(count, (index) => `m${index}() { this.t${index} = setInterval(this.m${index}, 1); }`)}\n destroy() {\n${repeat(count, (index) => (index % 2 ? `clearInterval(this.t${index});` : ''))}\n} }`,
  },
  {
    name: 'classes with a socket and listeners',
    write: (count) =>
      `import net from 'node:net';\n${repeat(
        count,
        (index) =>
          `export class C${index} { constructor(bus) { this.bus = bus; this.socket = net.connect(1); bus.on('x', this.go); window.addEventListener('y', this.go); } destroy() { this.bus.off('x', this.go); } }`,
      )}`,
  },
  {
    name: 'listeners of one target',
    write: (count) =>
      `export function f(go) {\n${repeat(count, (index) => `window.addEventListener('e${index}', go);`)}\n${repeat(count, (index) => (index % 2 ? `window.removeEventListener('e${index}', go);` : ''))}\n}`,
  },
  {
    name: 'listeners of one emitter, one event',
    write: (count) => `export class A { constructor(bus) {\n${repeat(count, (index) => `bus.on('x', this.a${index});`)}\n} end(bus) {\n${repeat(count, (index) => `bus.off('x', this.a${index});`)}\n} }`,
  },
  {
    name: 'containers of the module',
    write: (count) => repeat(count, (index) => `const m${index} = new Map(); export function put${index}(key, value) { m${index}.set(key, value); return m${index}.get(key); }`),
  },
  {
    name: 'growths of one container',
    write: (count) => `const m = new Map();\n${repeat(count, (index) => `export function put${index}(key, value) { m.set(key, value); }`)}`,
  },
  {
    name: 'growths and removals of one list',
    write: (count) => `const list = [];\n${repeat(count, (index) => `export function put${index}(value) { list.push(value); } export function drop${index}() { return list.find(x => x.a); }`)}`,
  },
  {
    name: 'effects of one component',
    write: (count) => `import { useEffect } from 'react'; export function View({ source }) {\n${repeat(count, (index) => `useEffect(() => { const t = setInterval(source.a${index}, 1); source.on('x', t); }, []);`)}\nreturn null; }`,
  },
  {
    name: 'functions that call the next one',
    write: (count) => `import fs from 'node:fs';\n${repeat(count, (index) => `function end${index}(h) { end${index + 1}(h); }`)}\nfunction end${count}(h) { fs.closeSync(h); }\nexport function f(path) { const h = fs.openSync(path); end0(h); }`,
  },
  {
    name: 'functions that open through the next one',
    write: (count) => `import fs from 'node:fs';\n${repeat(count, (index) => `function open${index}(p) { return open${index + 1}(p); }`)}\nfunction open${count}(p) { return fs.openSync(p); }\nexport function f(path) { const h = open0(path); path.use(h); }`,
  },
  {
    name: 'callers of one function that opens',
    write: (count) => `import fs from 'node:fs';\nfunction open(p) { return fs.openSync(p); }\n${repeat(count, (index) => `export function f${index}(path) { const h = open(path); path.use(); fs.closeSync(h); }`)}`,
  },
  {
    name: 'names that stand for the one before',
    write: (count) => `import fs from 'node:fs'; export function f(path) { const h0 = fs.openSync(path);\n${repeat(count, (index) => `const h${index + 1} = h${index};`)}\nfs.closeSync(h${count}); }`,
  },
  {
    name: 'try statements, one after the other',
    write: (count) => `import fs from 'node:fs'; export async function f(path) {\n${repeat(count, (index) => `const h${index} = await fs.promises.open(path); try { await h${index}.read(); } finally { await h${index}.close(); }`)}\n}`,
  },
  {
    name: 'cases of a switch',
    write: (count) => `export function f(kind, tick) { const t = setInterval(tick, 1); switch (kind) {\n${repeat(count, (index) => `case ${index}: ${index % 3 ? 'tick(); break;' : 'return;'}`)}\n} clearInterval(t); }`,
  },
  {
    name: 'then after then',
    write: (count) => `import fs from 'node:fs'; export function f(path) { return fs.promises.open(path)${repeat(count, (index) => `.then((x) => x.a${index})`)}; }`,
  },
  {
    name: 'pipes, one after the other',
    write: (count) => `import fs from 'node:fs'; export function f(path, make) { fs.createReadStream(path)${repeat(count, () => '.pipe(make())')}; }`,
  },
  {
    name: 'subscriptions of one class',
    write: (count) => `import { Subject } from 'rxjs'; export class A { ngOnInit() {\n${repeat(count, (index) => `this.s${index} = this.source${index}$.subscribe((x) => { this.x = x; });`)}\n} ngOnDestroy() { this.s0.unsubscribe(); } }`,
  },
  {
    name: 'elements of an array',
    write: (count) => `export const list = [${repeat(count, (index) => `{ at: ${index}, run: () => setTimeout(() => {}, ${index}) }`, ',\n')}];`,
  },
  {
    name: 'properties of an object that open',
    write: (count) => `export const table = {\n${repeat(count, (index) => `open${index}() { this.t = new Worker('w'); return URL.createObjectURL(this.b${index}); },`)}\n};`,
  },
  {
    name: 'controllers and their signals',
    write: (count) => `export function f(url) {\n${repeat(count, (index) => `const c${index} = new AbortController(); window.addEventListener('x', url, { signal: c${index}.signal }); ${index % 2 ? `c${index}.abort();` : ''}`)}\n}`,
  },
  {
    name: 'races and readers',
    write: (count) =>
      `export async function f(stream, forever) {\n${repeat(count, (index) => `{ const r = stream.getReader(); await Promise.race([r.read(), forever, new Promise((go) => setTimeout(go, ${index}))]); r.releaseLock(); }`)}\n}`,
  },
  {
    name: 'exported starts with a stop',
    write: (count) => repeat(count, (index) => `let t${index}; export function start${index}() { t${index} = setInterval(start${index}, 1); } export function stop${index}() { clearInterval(t${index}); }`),
  },
  {
    name: 'promises that are queued',
    write: (count) => `export class Q { constructor() { this.list = []; }\n${repeat(count, (index) => `async add${index}(job) { this.list.push(job); await job(); }`)}\n}`,
  },
];

/** One thing in another, many times. */
export const deep: readonly Shape[] = [
  { name: 'blocks', write: (count) => `export function f(tick) { const t = setInterval(tick, 1); ${nest(count, '{', 'tick();', '}')} clearInterval(t); }` },
  { name: 'branches', write: (count) => `export function f(tick) { const t = setInterval(tick, 1); ${nest(count, 'if (tick()) {', 'return;', '}')} clearInterval(t); }` },
  {
    name: 'else after else',
    write: (count) => `export function f(tick) { const t = setInterval(tick, 1); ${repeat(count, (index) => `if (tick.a${index}) { tick(); }`, ' else ')} else { return; } clearInterval(t); }`,
  },
  { name: 'loops', write: (count) => `export function f(tick) { const t = setInterval(tick, 1); ${nest(count, 'while (tick()) {', 'break;', '}')} clearInterval(t); }` },
  { name: 'functions', write: (count) => `export ${nest(count, 'function f(tick) { ', 'setInterval(tick, 1);', ' }')}` },
  { name: 'arrows', write: (count) => `export const f = ${nest(count, '() => ', 'setInterval(f, 1)', '')};` },
  { name: 'arrows with timers', write: (count) => `export const f = ${repeat(count, (index) => `() => { const t${index} = setInterval(f, 1); return `, '')} 1 ${'; }'.repeat(count)};` },
  {
    name: 'callbacks',
    write: (count) => `export function f(on) { ${repeat(count, (index) => `on.on('a${index}', () => { `, '')} setInterval(on, 1); ${'});'.repeat(count)} }`,
  },
  { name: 'classes', write: (count) => `export ${nest(count, 'class A { m() { this.t = setInterval(() => {}, 1); return ', '1', '; } }')};` },
  { name: 'try in try', write: (count) => `export function f(tick) { const t = setInterval(tick, 1); ${nest(count, 'try {', 'tick();', '} finally { tick(); }')} clearInterval(t); }` },
  { name: 'try in finally', write: (count) => `export function f(tick) { const t = setInterval(tick, 1); ${nest(count, 'try { tick(); } finally {', 'tick();', '}')} clearInterval(t); }` },
  { name: 'additions', write: (count) => `export const f = (tick) => { const t = setInterval(tick, 1); tick(${repeat(count, (index) => `a${index}`, ' + ')}); clearInterval(t); };` },
  { name: 'choices', write: (count) => `export const f = (tick) => { const t = ${repeat(count, (index) => `tick.a${index} ? tick`, ' : ')} : setInterval(tick, 1); clearInterval(t); };` },
  { name: 'or after or', write: (count) => `export const f = (tick) => { const t = setInterval(tick, 1); if (${repeat(count, (index) => `tick.a${index}`, ' || ')}) { return; } clearInterval(t); };` },
  { name: 'parentheses and commas', write: (count) => `export const f = (tick) => { const t = ${nest(count, '(tick(), ', 'setInterval(tick, 1)', ')')}; clearInterval(t); };` },
  { name: 'calls in calls', write: (count) => `export const f = (tick) => { const t = ${nest(count, 'tick(', 'setInterval(tick, 1)', ')')}; clearInterval(t); };` },
  { name: 'members', write: (count) => `export const f = (tick) => { const t = setInterval(tick, 1); tick${'.a'.repeat(count)}; clearInterval(t); };` },
  { name: 'calls of calls', write: (count) => `export const f = (tick) => { const t = setInterval(tick, 1); tick${'.a(t)'.repeat(count)}; };` },
  { name: 'listeners, chained', write: (count) => `export const f = (bus) => { bus${repeat(count, (index) => `.on('a${index}', () => { setInterval(bus, 1); })`, '')}; };` },
  { name: 'arrays', write: (count) => `export const f = (tick) => { const t = ${nest(count, '[', 'setInterval(tick, 1)', ']')}; clearInterval(t); };` },
  { name: 'objects', write: (count) => `export const f = (tick) => ${nest(count, '({ a: ', 'setInterval(tick, 1)', '})')};` },
  { name: 'patterns', write: (count) => `export const f = (tick) => { const ${nest(count, '{ a: ', 't', '}')} = setInterval(tick, 1); clearInterval(t); };` },
  { name: 'templates', write: (count) => `export const f = (tick) => ${nest(count, '`${', 'setInterval(tick, 1)', '}`')};` },
  { name: 'awaits', write: (count) => `export const f = async (tick) => { const t = ${nest(count, 'await ', 'setInterval(tick, 1)', '')}; clearInterval(t); };` },
  { name: 'assignments', write: (count) => `export function f(tick) { ${repeat(count, (index) => `this.a${index} = `, '')} setInterval(tick, 1); }` },
  { name: 'elements', write: (count) => `export const F = ({ tick }) => ${nest(count, '<a b={() => setInterval(tick, 1)}>', 'x', '</a>')};` },
];
