/** Objects that their own constructor has registered, and that their maker forgets. */
import { describe, expect, it } from 'vitest';
import { lintText } from '../support/lint-text.js';
import { settings } from '../support/rule-testers.js';

const project = new URL('../fixtures/typed/', import.meta.url);

function report(code: string, options: object = {}, isTyped = true): readonly string[] {
  return lintText({ code, filename: 'file.ts', rules: { 'leaks/no-leaked-disposable': ['error', options] }, settings, ...(isTyped ? { project } : {}) }).map(({ message, line }) => `${line} ${message}`);
}

const IMPORT = "import { Monitor, Once, type Signal, Watcher } from './monitors';\n";
const PAGE = 'page: { changed: Signal; closed: Signal }, update: () => void';
const MADE = 'const monitor = new Monitor({ signal: page.changed, delay: 9 });';
const LOCAL = "class Monitor { constructor(bus) { this.bus = bus; bus.on('tick', this.tick); } close() { this.bus.off('tick', this.tick); } }\n";

describe('an object that registers itself', () => {
  it('is forgotten by the end that takes listeners off it', () => {
    expect(report(`${IMPORT}export function show(${PAGE}) { ${MADE} monitor.idle.connect(update); page.closed.connect(() => { monitor.idle.disconnect(update); }); }`)).toEqual([
      '2 `monitor` is never released: what `Monitor` registers itself with on line 13 of monitors.ts keeps it. Call `monitor.dispose()` when the work is done.',
    ]);
  });

  it('is likely forgotten where no end is in sight', () => {
    const code = `${IMPORT}export function show(${PAGE}) { ${MADE} monitor.idle.connect(update); }`;
    expect(report(code)).toEqual([]);
    expect(report(code, { includeLikely: true })).toHaveLength(1);
  });

  it('is forgotten where it is with the whole process', () => {
    expect(report(`${LOCAL}export function show(update) { const monitor = new Monitor(process); monitor.last = update.name; }`, {}, false)).toEqual([expect.stringContaining('registers itself with on line 1')]);
  });

  it.each([
    ['disposed', `${MADE} monitor.idle.connect(update); page.closed.connect(() => { monitor.idle.disconnect(update); monitor.dispose(); });`],
    ['returned', `${MADE} monitor.idle.connect(update); return monitor;`],
    ['used later', `${MADE} page.closed.connect(() => { monitor.idle.connect(update); });`],
    ['with its own target', 'const page2 = { connect() {}, disconnect() {} }; const monitor = new Monitor({ signal: page2, delay: 9 }); monitor.idle.connect(update);'],
    ['a class whose end takes nothing away', 'const watcher = new Watcher(page.changed); watcher.idle.connect(update); page.closed.connect(() => { watcher.idle.disconnect(update); });'],
    ['a class that ends itself', 'const once = new Once(page.changed); once.idle.connect(update); page.closed.connect(() => { once.idle.disconnect(update); });'],
  ])('is no leak: %s', (_name, statements) => {
    expect(report(`${IMPORT}export function show(${PAGE}) { ${statements} }`, { includeLikely: true })).toEqual([]);
  });
});
