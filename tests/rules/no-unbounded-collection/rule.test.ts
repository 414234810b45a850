import rule from '../../../src/rules/no-unbounded-collection.js';
import { untyped } from '../../support/rule-testers.js';

const LOCK = (late: string): string => `
class Lock {
  constructor() { this.waiting = new Set(); }
  acquire(ms) {
    return new Promise((resolve, reject) => {
      let timer = null;
      const attempt = () => { clearTimeout(timer); this.waiting.delete(attempt); resolve(); };
      this.waiting.add(attempt);
      timer = setTimeout(${late}, ms);
    });
  }
  release() { const [first] = this.waiting; first?.(); }
}`;

untyped.run('no-unbounded-collection: a waiter that waited too long', rule, {
  valid: [LOCK('() => { this.waiting.delete(attempt); reject(new Error("late")); }'), LOCK('attempt')],
  invalid: [
    {
      code: LOCK('() => reject(new Error("late"))'),
      errors: [{ messageId: 'settlementMissed', line: 8, data: { handle: 'this.waiting', noun: '`Set`', culprit: '', line: 9, release: 'this.waiting.delete(attempt)' }, suggestions: [{ messageId: 'releaseInCleanup', output: LOCK('() => { reject(new Error("late")); this.waiting.delete(attempt); }') }] }],
    },
  ],
});

const REGIONS = (end: string): string => `
class Regions {
  offs = [];
  add(region) {
    const offZoom = this.bus.on('zoom', () => region.draw());
    const offs = [this.bus.on('scroll', () => region.draw())];
    this.offs.push(offZoom, ...offs);
    region.once('remove', () => {
      ${end}
    });
  }
  destroy() {
    this.offs.forEach((off) => off());
    this.offs = [];
  }
}`;

untyped.run('no-unbounded-collection: what an item has released', rule, {
  valid: [
    REGIONS('offZoom(); this.offs = this.offs.filter((off) => off !== offZoom);'),
    // Nothing says that the item is done with it.
    REGIONS('log(offZoom);'),
    REGIONS('offZoom();').replace("'remove'", "'draw'"),
  ],
  invalid: [
    { code: REGIONS('offZoom();'), errors: [{ messageId: 'itemKept', line: 7, data: { handle: 'this.offs', noun: 'array', culprit: 'offZoom()', line: 9, release: '' } }] },
    { code: REGIONS('offs.forEach((off) => off());'), errors: [{ messageId: 'itemKept', line: 7 }] },
    // The list of the base class.
    { code: REGIONS('offZoom();').replace('class Regions {\n  offs = [];', 'class Regions extends Plugin {'), errors: [{ messageId: 'itemKept', line: 6 }] },
  ],
});

untyped.run('no-unbounded-collection: nothing takes anything out', rule, {
  valid: [
    'const errors = []; process.on("message", (m) => { errors.push(m); if (errors.length > 100) errors.shift(); log(errors[0]); });',
    'const errors = []; process.on("message", (m) => { errors.push(m); flush(errors.splice(0)); });',
    'let errors = []; process.on("message", (m) => { errors = [...errors, m].slice(-9); log(errors[0]); });',
    // As often as others call it: likely at most.
    'const hooks = []; export function onReady(hook) { hooks.push(hook); } export const run = () => hooks.forEach((hook) => hook());',
    // For the teardown.
    'const disposables = []; process.on("message", (m) => { disposables.push(m); log(disposables[0]); });',
    // In a loop of the module.
    'const list = []; for (const file of files) list.push(file); export const get = () => list[0];',
    // A set of what is finite.
    'const seen = new Set(); process.on("message", (m) => { seen.add("started"); log(seen.has("started")); });',
  ],
  invalid: [
    {
      code: 'const errors = []; process.on("message", (m) => { errors.push(m); log(errors[0]); });',
      errors: [
        {
          messageId: 'neverShrinks',
          suggestions: [
            {
              messageId: 'dropOldest',
              output:
                'const ERRORS_LIMIT = 1000;\nconst errors = []; process.on("message", (m) => { errors.push(m); if (errors.length > ERRORS_LIMIT) errors.shift(); log(errors[0]); });',
            },
          ],
        },
      ],
    },
    { code: 'let errors = []; process.on("message", (m) => { errors = [...errors, m]; log(errors[0]); });', errors: [{ messageId: 'neverShrinks' }] },
    { code: 'const seen = new Set(); export function isNew(userId) { return !seen.has(userId) && seen.add(userId); }', errors: [{ messageId: 'neverShrinks' }] },
    { code: 'const instances = []; export class Item { constructor() { instances.push(this); } } instances.map(log);', errors: [{ messageId: 'selfRegistered' }] },
    {
      code: 'const lines = []; export function log(line) { lines.push(line); } export const print = () => lines.forEach((line) => console.log(line));',
      options: [{ includeLikely: true }],
      errors: [{ messageId: 'neverShrinks' }],
    },
  ],
});
