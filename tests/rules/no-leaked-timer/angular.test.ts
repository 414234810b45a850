import { lines } from '../../fixes/harness.js';
import rule from '../../../src/rules/no-leaked-timer.js';
import { typed, untyped } from '../../support/rule-testers.js';

const interval = {
  handle: 'this.timer', argument: 'this.timer',
  noun: 'interval',
  keeps: 'its callback and all that it captures',
  release: 'clearInterval',
};

untyped.run('no-leaked-timer: Angular', rule, {
  valid: [
    `
      import { Component, type OnDestroy } from '@angular/core';
      @Component({ template: '' })
      export class Clock implements OnDestroy {
        private timer?: number;
        ngOnInit(): void {
          this.timer = setInterval(() => this.tick(), 1000);
        }
        ngOnDestroy(): void {
          clearInterval(this.timer);
        }
      }
    `,
    `
      import { Component, DestroyRef, inject } from '@angular/core';
      @Component({ template: '' })
      export class Clock {
        constructor() {
          const timer = setInterval(() => this.tick(), 1000);
          inject(DestroyRef).onDestroy(() => clearInterval(timer));
        }
      }
    `,
    `
      import { Injectable } from '@angular/core';
      @Injectable({ providedIn: 'root' })
      export class Clock {
        constructor() {
          setInterval(() => this.tick(), 1000);
        }
      }
    `,
  ],
  invalid: [
    {
      code: lines`
        import { Component } from '@angular/core';
        @Component({ template: '' })
        export class Clock {
          private timer?: number;

          ngOnInit(): void {
            this.timer = setInterval(() => this.tick(), 1000);
          }
        }
      `,
      output: lines`
        import { Component, OnDestroy } from '@angular/core';
        @Component({ template: '' })
        export class Clock implements OnDestroy {
          private timer?: number;

          ngOnInit(): void {
            this.timer = setInterval(() => this.tick(), 1000);
          }

          ngOnDestroy(): void {
            clearInterval(this.timer);
          }
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, where: 'in `ngOnDestroy()`' },
          line: 7,
        },
      ],
    },
    {
      code: lines`
        import { Directive, type OnDestroy } from '@angular/core';
        @Directive({ selector: '[clock]' })
        export class Clock implements OnDestroy {
          ngOnInit(): void {
            setInterval(() => this.tick(), 1000);
          }

          ngOnDestroy(): void {
            this.source.close();
          }
        }
      `,
      output: lines`
        import { Directive, type OnDestroy } from '@angular/core';
        @Directive({ selector: '[clock]' })
        export class Clock implements OnDestroy {
          private interval?: ReturnType<typeof setInterval>;

          ngOnInit(): void {
            this.interval = setInterval(() => this.tick(), 1000);
          }

          ngOnDestroy(): void {
            this.source.close();
            clearInterval(this.interval);
          }
        }
      `,
      errors: [
        {
          messageId: 'discardedByInstance',
          data: { callee: 'setInterval', release: 'clearInterval', where: 'in `ngOnDestroy()`' },
          line: 5,
        },
      ],
    },
    {
      code: lines`
        import { Component, DestroyRef, inject } from '@angular/core';
        @Component({ template: '' })
        export class Clock {
          constructor() {
            const timer = setInterval(() => this.tick(), 1000);
            inject(DestroyRef).onDestroy(() => this.source.close());
          }
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, handle: 'timer', argument: 'timer', where: 'in `ngOnDestroy()`' }, line: 5, suggestions: null }],
    },
  ],
});

typed.run('no-leaked-timer: custom elements', rule, {
  valid: [
    `
      class Clock extends HTMLElement {
        timer?: number;
        connectedCallback(): void {
          this.timer = window.setInterval(() => this.render(), 1000);
        }
        disconnectedCallback(): void {
          window.clearInterval(this.timer);
        }
        render(): void {}
      }
      customElements.define('x-clock', Clock);
    `,
    // Elsewhere, an element that nobody defines is unknown.
    `
      class Clock extends HTMLElement {
        timer?: number;
        tick(): void {
          this.timer = window.setTimeout(() => this.remove(), 1000);
        }
      }
      customElements.define('x-clock', Clock);
    `,
  ],
  invalid: [
    {
      code: lines`
        class Clock extends HTMLElement {
          timer?: number;
          connectedCallback(): void {
            this.timer = window.setInterval(() => this.render(), 1000);
          }
          render(): void {}
        }
        customElements.define('x-clock', Clock);
      `,
      output: lines`
        class Clock extends HTMLElement {
          timer?: number;
          connectedCallback(): void {
            this.timer = window.setInterval(() => this.render(), 1000);
          }
          render(): void {}

          disconnectedCallback(): void {
            window.clearInterval(this.timer);
          }
        }
        customElements.define('x-clock', Clock);
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, release: 'window.clearInterval', where: 'in `disconnectedCallback()`' },
          line: 4,
        },
      ],
    },
    // Moved in the document, an element is disconnected and connected again.
    {
      code: lines`
        export class Clock extends HTMLElement {
          observer = new ResizeObserver(() => this.render());
          connectedCallback(): void {
            this.observer.observe(this);
            setInterval(() => this.render(), 1000);
          }
          disconnectedCallback(): void {
            this.observer.disconnect();
          }
          render(): void {}
        }
      `,
      output: lines`
        export class Clock extends HTMLElement {
          observer = new ResizeObserver(() => this.render());
          private interval?: ReturnType<typeof setInterval>;
          connectedCallback(): void {
            this.observer.observe(this);
            this.interval = setInterval(() => this.render(), 1000);
          }
          disconnectedCallback(): void {
            this.observer.disconnect();
            clearInterval(this.interval);
          }
          render(): void {}
        }
      `,
      errors: [
        {
          messageId: 'discardedByInstance',
          data: { callee: 'setInterval', release: 'clearInterval', where: 'in `disconnectedCallback()`' },
          line: 5,
        },
      ],
    },
  ],
});
