import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const interval = { handle: 'this.timer', argument: 'this.timer', noun: 'interval', release: 'clearInterval' };

/** A drag that another event ends. */
const drag = (event: string, start: string, register = 'this.onStart'): string => `
  export class Drag {
    constructor(box, step) {
      this.box = box;
      this.step = step;
      this.onStart = (event) => this.begin(event);
      this.onEnd = () => clearInterval(this.timer);
      box.addEventListener('${event}', ${register});
      box.ownerDocument.addEventListener('mouseup', this.onEnd);
    }
    begin(event) {
      ${start}
    }
    destroy() {
      this.box.removeEventListener('${event}', this.onStart);
      clearInterval(this.timer);
    }
  }
`;

/** A peer that says when to start, and when to stop. */
const session = (event: string, start: string): string => `
  export function serve(socket, ping) {
    let timer;
    socket.on('${event}', (packet) => {
      if (packet.type === 'probe') {
        ${start}
      } else {
        clearInterval(timer);
      }
    });
    socket.on('close', () => clearInterval(timer));
  }
`;

untyped.run('no-leaked-timer: an event that comes again before the one that stops', rule, {
  valid: [
    // Cleared or tested first.
    drag('mousedown', 'clearInterval(this.timer); this.timer = setInterval(this.step, 50);'),
    drag('mousedown', 'if (this.timer) return; this.timer = setInterval(this.step, 50);'),
    drag('mousedown', 'this.timer ??= setInterval(this.step, 50);'),
    drag('mousedown', 'this.onEnd(); this.timer = setInterval(this.step, 50);').replace('this.onEnd();', 'this.destroy();'),
    // A state keeps the second one out.
    drag('mousedown', 'if (this.isDown) return; this.isDown = true; this.timer = setInterval(this.step, 50);'),
    drag('keydown', 'if (!event.repeat) this.timer = setInterval(this.step, 50);'),
    // Events that come in turns.
    drag('mouseenter', 'this.timer = setInterval(this.step, 50);'),
    drag('click', 'this.timer = setInterval(this.step, 50);'),
    // Only the first one counts.
    drag('mousedown', 'this.timer = setInterval(this.step, 50);', 'this.onStart, { once: true }'),
    // Something else runs before the set-up.
    drag('mousedown', 'this.timer = setInterval(this.step, 50);', '(event) => { this.reset(); this.begin(event); }'),
    session('packet', 'clearInterval(timer); timer = setInterval(ping, 50);'),
    session('open', 'timer = setInterval(ping, 50);'),
    // One worker, one page: it pairs its own messages.
    `
      let timer;
      self.addEventListener('message', ({ data }) => {
        if (data === 'start') {
          timer = setInterval(() => self.postMessage('tick'), 50);
        } else {
          clearInterval(timer);
        }
      });
    `,
  ],
  invalid: [
    {
      code: drag('mousedown', 'this.timer = setInterval(this.step, 50);'),
      output: drag('mousedown', 'clearInterval(this.timer);\n      this.timer = setInterval(this.step, 50);'),
      errors: [{ messageId: 'overwritten', data: interval, line: 12 }],
    },
    {
      code: drag('mousedown', 'if (event.button !== 0) return; this.timer = setInterval(this.step, 50);'),
      output: drag('mousedown', 'if (event.button !== 0) return; clearInterval(this.timer); this.timer = setInterval(this.step, 50);'),
      errors: [{ messageId: 'overwritten', line: 12 }],
    },
    {
      code: drag('touchstart', 'this.timer = setInterval(this.step, 50);', 'this.begin.bind(this)'),
      output: drag('touchstart', 'clearInterval(this.timer);\n      this.timer = setInterval(this.step, 50);', 'this.begin.bind(this)'),
      errors: [{ messageId: 'overwritten', line: 12 }],
    },
    {
      code: session('packet', 'timer = setInterval(ping, 50);'),
      output: session('packet', 'clearInterval(timer);\n        timer = setInterval(ping, 50);'),
      errors: [{ messageId: 'overwritten', line: 6 }],
    },
    // By the name of the method, where somebody else registers it.
    {
      code: `
        export class Drag {
          onMouseDown() {
            this.timer = setInterval(() => this.step(), 50);
          }
          onMouseUp() {
            clearInterval(this.timer);
          }
        }
      `,
      output: `
        export class Drag {
          onMouseDown() {
            clearInterval(this.timer);
            this.timer = setInterval(() => this.step(), 50);
          }
          onMouseUp() {
            clearInterval(this.timer);
          }
        }
      `,
      errors: [{ messageId: 'overwritten', line: 4 }],
    },
    {
      code: `
        import { useRef } from 'react';
        export function Hold({ step }) {
          const timer = useRef(0);
          return (
            <button
              onKeyDown={() => { timer.current = setInterval(step, 50); }}
              onKeyUp={() => clearInterval(timer.current)}
            />
          );
        }
      `,
      output: `
        import { useRef } from 'react';
        export function Hold({ step }) {
          const timer = useRef(0);
          return (
            <button
              onKeyDown={() => { clearInterval(timer.current); timer.current = setInterval(step, 50); }}
              onKeyUp={() => clearInterval(timer.current)}
            />
          );
        }
      `,
      errors: [{ messageId: 'overwritten', line: 7 }],
    },
  ],
});
