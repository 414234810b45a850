import rule from '../../../src/rules/no-leaked-observer.js';
import { untyped } from '../../support/rule-testers.js';

const resize = { noun: 'resize observer', keeps: 'its callback and all that it captures' };

untyped.run('no-leaked-observer: what the observed element dies with', rule, {
  valid: [
    // Armed by nobody.
    `
      export class Theme {
        constructor(apply) {
          this.observer = new MutationObserver(apply);
        }
      }
    `,
    // The instance's own element.
    `
      export class Panel {
        constructor(draw) {
          this.el = document.createElement('div');
          this.observer = new ResizeObserver(draw);
          this.observer.observe(this.el);
        }
      }
    `,
    // An own element, each run anew.
    `
      export function makePanel(draw) {
        const el = document.createElement('div');
        new ResizeObserver(draw).observe(el);
        return el;
      }
    `,
    // Once for the page.
    `
      const observer = new MutationObserver(() => document.title);
      observer.observe(document.body);
    `,
    // Somebody gives it: likely at most.
    `
      export function follow(el, draw) {
        const observer = new ResizeObserver(draw);
        observer.observe(el);
      }
    `,
    // Its own callback ends it.
    `
      export function whenReady(tell) {
        new MutationObserver((records, self) => {
          if (document.body.dataset.ready) {
            self.disconnect();
            tell();
          }
        }).observe(document.body, { attributes: true });
      }
    `,
    `
      export function whenReady(tell) {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          tell();
        });
        observer.observe(document.body, { attributes: true });
      }
    `,
    // It goes to somebody who may end it.
    `
      export class Theme {
        start(apply) {
          const observer = new MutationObserver(apply);
          observer.observe(document.body);
          this.keep(observer);
        }
      }
    `,
    // Another class of the same name.
    `
      import { ResizeObserver } from './fakes.js';
      export class Theme {
        start(apply) {
          this.observer = new ResizeObserver(apply);
          this.observer.observe(document.body);
        }
      }
    `,
    // Who observes unobserves.
    `
      export class Sizes {
        constructor(tell) {
          this.seen = new Map();
          this.observer = new ResizeObserver(tell);
        }
        follow(el) {
          this.observer.observe(el);
          return () => this.observer.unobserve(el);
        }
        destroy() {
          this.seen.clear();
        }
      }
    `,
  ],
  invalid: [
    {
      code: `
        export class Theme {
          constructor(apply) {
            this.observer = new MutationObserver(apply);
            this.observer.observe(document.body);
          }
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: {
            handle: 'this.observer',
            noun: 'mutation observer',
            keeps: 'its callback and all that it captures',
            release: 'this.observer.disconnect',
            where: 'in `dispose()`',
          },
          line: 4,
          suggestions: [
            {
              messageId: 'createTeardown',
              data: { release: 'this.observer.disconnect' },
              output: `
        export class Theme {
          constructor(apply) {
            this.observer = new MutationObserver(apply);
            this.observer.observe(document.body);
          }

          dispose(): void {
            this.observer.disconnect();
          }
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        export function makePanel(draw) {
          const el = document.createElement('div');
          new ResizeObserver(() => draw(el)).observe(document.body);
          return el;
        }
      `,
      errors: [{ messageId: 'discardedByFunction', data: { callee: 'ResizeObserver', scope: '`makePanel()`' }, line: 4 }],
    },
    {
      code: `
        export class Metrics {
          start() {
            this.observer = new PerformanceObserver((list) => this.add(list));
            this.observer.observe({ type: 'longtask' });
          }
          add() {}
          stop() {
            this.list = [];
          }
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          line: 4,
          suggestions: [
            {
              messageId: 'createTeardown',
              output: `
        export class Metrics {
          start() {
            this.observer = new PerformanceObserver((list) => this.add(list));
            this.observer.observe({ type: 'longtask' });
          }
          add() {}
          stop() {
            this.list = [];
          }

          dispose(): void {
            this.observer?.disconnect();
          }
        }
      `,
            },
          ],
        },
      ],
    },
    // Only its siblings are released.
    {
      code: `
        export class Panel {
          constructor(draw) {
            this.el = document.createElement('div');
            this.observer = new ResizeObserver(draw);
            this.observer.observe(this.el);
            this.timer = setInterval(draw, 1000);
          }
          destroy() {
            clearInterval(this.timer);
          }
        }
      `,
      output: `
        export class Panel {
          constructor(draw) {
            this.el = document.createElement('div');
            this.observer = new ResizeObserver(draw);
            this.observer.observe(this.el);
            this.timer = setInterval(draw, 1000);
          }
          destroy() {
            clearInterval(this.timer);
            this.observer.disconnect();
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...resize, handle: 'this.observer', release: 'this.observer.disconnect', where: 'in `destroy()`' }, line: 5 }],
    },
    // What only callers know.
    {
      code: `
        export function follow(el, draw) {
          const observer = new ResizeObserver(draw);
          observer.observe(el);
        }
      `,
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'neverReleased',
          line: 3,
          suggestions: [
            {
              messageId: 'returnStop',
              output: `
        export function follow(el, draw) {
          const observer = new ResizeObserver(draw);
          observer.observe(el);
          return () => observer.disconnect();
        }
      `,
            },
          ],
        },
      ],
    },
  ],
});
