import rule from '../../../src/rules/no-leaked-observer.js';
import { untyped } from '../../support/rule-testers.js';

const resize = { noun: 'resize observer', keeps: 'its callback and all that it captures' };

untyped.run('no-leaked-observer: ways out and effects', rule, {
  valid: [
    // Not yet armed where it leaves.
    `
      export function fill(list, isOn, tell) {
        const observer = new MutationObserver(tell);
        if (!isOn) {
          return;
        }
        observer.observe(list);
        tell();
        observer.disconnect();
      }
    `,
    `
      import { useEffect } from 'react';
      export function useSize(ref, tell) {
        useEffect(() => {
          const observer = new ResizeObserver(tell);
          if (!ref.current) {
            return;
          }
          observer.observe(ref.current);
          return () => observer.disconnect();
        }, [ref, tell]);
      }
    `,
    // Runs once for its own element.
    `
      import { useEffect, useRef } from 'react';
      export function Panel({ draw }) {
        const ref = useRef(null);
        useEffect(() => {
          const observer = new ResizeObserver(draw);
          observer.observe(ref.current);
        }, []);
        return <div ref={ref} />;
      }
    `,
    // Each run has an element of its own.
    `
      import { useEffect, useState } from 'react';
      export function Panel({ draw }) {
        const [el, setEl] = useState(null);
        useEffect(() => {
          const observer = new ResizeObserver(() => el.draw());
          observer.observe(el);
        }, [el, setEl]);
        return <div ref={setEl} />;
      }
    `,
    // What shows and hides the element.
    `
      import { useEffect, useRef } from 'react';
      export function Panel({ isOpen, draw }) {
        const ref = useRef(null);
        useEffect(() => {
          if (isOpen) {
            const observer = new ResizeObserver(() => ref.current.draw());
            observer.observe(ref.current);
          }
        }, [isOpen]);
        return isOpen && <div ref={ref} />;
      }
    `,
    // The last one stays, with its own element.
    `
      export class Panel {
        constructor() {
          this.el = document.createElement('div');
        }
        start(draw) {
          this.observer?.disconnect();
          this.observer = new ResizeObserver(draw);
          this.observer.observe(this.el);
        }
      }
    `,
  ],
  invalid: [
    {
      code: `
        export function fill(list, isOn, tell) {
          const observer = new MutationObserver(tell);
          observer.observe(list);
          if (!isOn) {
            return;
          }
          tell();
          observer.disconnect();
        }
      `,
      output: `
        export function fill(list, isOn, tell) {
          const observer = new MutationObserver(tell);
          observer.observe(list);
          if (!isOn) {
            observer.disconnect();
            return;
          }
          tell();
          observer.disconnect();
        }
      `,
      errors: [
        {
          messageId: 'leaveMissed',
          data: { handle: 'observer', leaver: 'return', line: 6, releaseLine: 9, release: 'observer.disconnect' },
          line: 3,
        },
      ],
    },
    {
      code: `
        import { useEffect, useRef } from 'react';
        export function Panel({ draw }) {
          const ref = useRef(null);
          useEffect(() => {
            const observer = new ResizeObserver(draw);
            observer.observe(ref.current);
          }, [draw]);
          return <div ref={ref} />;
        }
      `,
      output: `
        import { useEffect, useRef } from 'react';
        export function Panel({ draw }) {
          const ref = useRef(null);
          useEffect(() => {
            const observer = new ResizeObserver(draw);
            observer.observe(ref.current);
            return () => observer.disconnect();
          }, [draw]);
          return <div ref={ref} />;
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...resize, handle: 'observer', release: 'observer.disconnect', where: 'in the cleanup of the effect' }, line: 6 }],
    },
    // What a component is given outlives it.
    {
      code: `
        import { useEffect } from 'react';
        export function useSize(ref, draw) {
          useEffect(() => {
            const observer = new ResizeObserver(draw);
            observer.observe(ref.current);
          }, []);
        }
      `,
      output: `
        import { useEffect } from 'react';
        export function useSize(ref, draw) {
          useEffect(() => {
            const observer = new ResizeObserver(draw);
            observer.observe(ref.current);
            return () => observer.disconnect();
          }, []);
        }
      `,
      errors: [{ messageId: 'neverReleased', line: 5 }],
    },
    {
      code: `
        import { useEffect, useRef } from 'react';
        export function Panel({ draw }) {
          const ref = useRef(null);
          useEffect(() => {
            const observer = new ResizeObserver(draw);
            observer.observe(ref.current);
            const timer = setInterval(draw, 1000);
            return () => {
              clearInterval(timer);
            };
          }, []);
          return <div ref={ref} />;
        }
      `,
      output: `
        import { useEffect, useRef } from 'react';
        export function Panel({ draw }) {
          const ref = useRef(null);
          useEffect(() => {
            const observer = new ResizeObserver(draw);
            observer.observe(ref.current);
            const timer = setInterval(draw, 1000);
            return () => {
              clearInterval(timer);
              observer.disconnect();
            };
          }, []);
          return <div ref={ref} />;
        }
      `,
      errors: [{ messageId: 'neverReleased', line: 6 }],
    },
    // The one before stays on the same element.
    {
      code: `
        export class Panel {
          constructor() {
            this.el = document.createElement('div');
            this.el.addEventListener('click', () => {
              this.observer = new ResizeObserver(() => this.draw());
              this.observer.observe(document.body);
            });
          }
          draw() {}
          destroy() {
            this.observer.disconnect();
          }
        }
      `,
      output: `
        export class Panel {
          constructor() {
            this.el = document.createElement('div');
            this.el.addEventListener('click', () => {
              this.observer?.disconnect();
              this.observer = new ResizeObserver(() => this.draw());
              this.observer.observe(document.body);
            });
          }
          draw() {}
          destroy() {
            this.observer.disconnect();
          }
        }
      `,
      errors: [{ messageId: 'overwritten', line: 6 }],
    },
  ],
});
