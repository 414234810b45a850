import rule from '../../../src/rules/no-leaked-listener.js';
import { typed, untyped } from '../../support/rule-testers.js';

untyped.run('no-leaked-listener in functions', rule, {
  valid: [
    {
      name: 'both halves remove each other',
      code: `
        export function read(con, done) {
          const onEmpty = () => { con.off('row', onRow); done(); };
          const onRow = () => { con.off('empty', onEmpty); done(); };
          con.once('empty', onEmpty);
          con.once('row', onRow);
        }
      `,
    },
    {
      name: 'a pair of which neither removes the other',
      code: `
        export function read(con, done) {
          con.once('empty', () => done());
          con.once('row', () => done());
        }
      `,
    },
    {
      name: 'a pair on what the function made',
      code: `
        import { Connection } from './connection';
        export function read(done) {
          const con = new Connection();
          const onEmpty = () => done();
          con.once('empty', onEmpty);
          con.once('row', () => { con.off('empty', onEmpty); done(); });
        }
      `,
    },
    {
      name: 'a cleanup that removes all that its function added',
      code: `
        export function mount(target, listener) {
          const add = (name) => { target.addEventListener(name, listener); document.addEventListener(name, listener); };
          add('click');
          return () => { target.removeEventListener('click', listener); document.removeEventListener('click', listener); };
        }
      `,
    },
    {
      name: 'on() of something else',
      code: `
        export class View {
          constructor(layer) { layer.on('click', () => this.draw()); }
          dispose() { this.observer.disconnect(); }
        }
      `,
    },
    {
      name: 'likely at most: other files know how often it runs',
      code: "export function watch(list) { window.addEventListener('resize', () => list.draw()); }",
    },
  ],
  invalid: [
    {
      name: 'one half removes the other, which does not remove it',
      code: `
export function read(con, done) {
  const onEmpty = () => done();
  con.once('empty', onEmpty);
  con.once('row', () => {
    con.off('empty', onEmpty);
    done();
  });
}
`,
      errors: [
        {
          messageId: 'otherHalfStays',
          line: 5,
          suggestions: [
            {
              messageId: 'nameListener',
              output: `
export function read(con, done) {
  const onEmpty = () => { done(); con.off('row', onRow); };
  con.once('empty', onEmpty);
  const onRow = () => {
    con.off('empty', onEmpty);
    done();
  };
  con.once('row', onRow);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a cleanup that removes only those of one target',
      code: `
export function mount(target, listener) {
  const add = (name) => {
    target.addEventListener(name, listener);
    document.addEventListener(name, listener);
  };
  names.forEach(add);
  return () => {
    for (const name of names) {
      target.removeEventListener(name, listener);
    }
  };
}
`,
      errors: [{ messageId: 'missedByTeardown', line: 5 }],
    },
    {
      name: 'each click adds one',
      code: `
export function wire(button, list) {
  button.addEventListener('click', () => {
    window.addEventListener('resize', () => list.draw());
  });
}
`,
      errors: [{ messageId: 'neverRemovedByFunction', line: 4 }],
    },
    {
      name: 'only other files know how often it runs',
      code: `
export function watch(list) {
  window.addEventListener('resize', () => list.draw());
}
`,
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'neverRemovedByFunction',
          line: 3,
          suggestions: [
            {
              messageId: 'returnRemover',
              output: `
export function watch(list) {
  const onResize = () => list.draw();
  window.addEventListener('resize', onResize);
  return () => window.removeEventListener('resize', onResize);
}
`,
            },
          ],
        },
      ],
    },
  ],
});

typed.run('no-leaked-listener with types', rule, {
  valid: [
    {
      name: 'on() gives what removes the listener',
      code: `
        import { useEffect } from 'react';
        interface Bus { on(event: string, listener: () => void): () => void; }
        declare const bus: Bus;
        export function useSaved(onSaved: () => void): void {
          useEffect(() => {
            bus.on('saved', () => onSaved());
          }, [onSaved]);
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'an emitter by its type',
      code: `
import { useEffect } from 'react';
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export function useSaved(onSaved: () => void): void {
  useEffect(() => {
    bus.on('saved', onSaved);
  }, [onSaved]);
}
`,
      output: `
import { useEffect } from 'react';
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export function useSaved(onSaved: () => void): void {
  useEffect(() => {
    bus.on('saved', onSaved);
    return () => { bus.off('saved', onSaved); };
  }, [onSaved]);
}
`,
      errors: [{ messageId: 'neverRemovedByEffect', line: 7 }],
    },
  ],
});
