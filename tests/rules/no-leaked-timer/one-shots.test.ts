import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const timeout = { noun: 'timeout', keeps: 'its callback and all that it captures', release: 'clearTimeout' };

/** A field that other code cancels, and the last teardown forgets. */
const player = (run: string, delay: string, teardown: string): string => `
  export class Player {
    stall() {
      this.timer = setTimeout(() => { ${run} }, ${delay});
    }
    resume() {
      clearTimeout(this.timer);
    }
    dispose() {
      ${teardown}
    }
  }
`;

untyped.run('no-leaked-timer: one-shots that other code cancels', rule, {
  valid: [
    // Over before it matters.
    player('this.host.reload();', '500', "this.host.removeEventListener('play', this.resume);"),
    // Its late run does nothing that anybody sees.
    player('this.isStalled = true;', 'this.delay', "this.host.removeEventListener('play', this.resume);"),
    // The teardown releases nothing, so it proves nothing.
    player('this.host.reload();', '3000', 'this.isStalled = false;'),
    // The callback looks for itself.
    player('if (!this.isGone) this.host.reload();', '3000', "this.isGone = true; this.host.removeEventListener('play', this.resume);"),
    // It runs the teardown, by itself or in one step.
    player('this.dispose();', '3000', "this.host.removeEventListener('play', this.resume);"),
    `
      export class Player {
        stall() {
          this.timer = setTimeout(() => this.giveUp(), 3000);
        }
        giveUp() {
          this.host.warn();
          this.dispose();
        }
        resume() {
          clearTimeout(this.timer);
        }
        dispose() {
          this.host.removeEventListener('play', this.resume);
        }
      }
    `,
    // A debounce: only the next one cancels it.
    `
      export class Player {
        seek() {
          this.#forget();
          this.timer = setTimeout(() => this.host.reload(), 3000);
        }
        #forget() {
          clearTimeout(this.timer);
        }
        dispose() {
          this.host.removeEventListener('play', this.seek);
        }
      }
    `,
  ],
  invalid: [
    {
      code: player('this.host.reload();', '3000', "this.host.removeEventListener('play', this.resume);"),
      errors: [
        {
          messageId: 'missedByTeardown',
          data: { ...timeout, handle: 'this.timer', argument: 'this.timer', culprit: '`dispose()`', line: 9 },
          line: 4,
          // No fix: `reload()` may be wanted although the player is gone.
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              data: timeout,
              output: player(
                'this.host.reload();',
                '3000',
                "this.host.removeEventListener('play', this.resume);\n      clearTimeout(this.timer);",
              ),
            },
          ],
        },
      ],
    },
    // It only sets a field, after a long time.
    {
      code: player('this.isStalled = true;', '15000', "this.host.removeEventListener('play', this.resume);"),
      errors: [
        {
          messageId: 'missedByTeardown',
          line: 4,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: player(
                'this.isStalled = true;',
                '15000',
                "this.host.removeEventListener('play', this.resume);\n      clearTimeout(this.timer);",
              ),
            },
          ],
        },
      ],
    },
    // The teardown is registered, and a listener cancels.
    {
      code: `
        export class Renderer {
          constructor(canvas, layers) {
            this._register(listen(canvas, 'lost', () => {
              this.timer = setTimeout(() => this.onLost.fire(), 3000);
            }));
            this._register(listen(canvas, 'restored', () => clearTimeout(this.timer)));
            this._register(toDisposable(() => {
              layers.dispose();
            }));
          }
        }
      `,
      errors: [
        {
          messageId: 'missedByTeardown', data: { ...timeout, handle: 'this.timer', argument: 'this.timer', culprit: 'the cleanup', line: 8 },
          line: 5,
          suggestions: [{ messageId: 'releaseInCleanup', data: timeout, output: `
        export class Renderer {
          constructor(canvas, layers) {
            this._register(listen(canvas, 'lost', () => {
              this.timer = setTimeout(() => this.onLost.fire(), 3000);
            }));
            this._register(listen(canvas, 'restored', () => clearTimeout(this.timer)));
            this._register(toDisposable(() => {
              layers.dispose();
              clearTimeout(this.timer);
            }));
          }
        }
      ` }],
        },
      ],
    },
    // The callback closes only on some ways, and a table of states cancels.
    {
      code: `
        import { EventEmitter } from 'node:events';
        export class Link extends EventEmitter {
          arm(delay) {
            this.disarm();
            this.timer = setTimeout(() => this.giveUp(), delay);
          }
          disarm() {
            clearTimeout(this.timer);
          }
          giveUp() {
            this.dispatch('timeout');
          }
          dispatch(event) {
            if (this.state.has(event)) {
              this.state.run(event);
            } else {
              this.close();
            }
          }
          close() {
            clearTimeout(this.pinger);
          }
        }
        Link.prototype.STATES = {
          ready: {
            done() {
              this.disarm();
            },
          },
        };
      `,
      errors: [
        {
          messageId: 'missedByTeardown',
          data: { ...timeout, handle: 'this.timer', argument: 'this.timer', culprit: '`close()`', line: 21 },
          line: 6,
          suggestions: [{ messageId: 'releaseInTeardown', output: `
        import { EventEmitter } from 'node:events';
        export class Link extends EventEmitter {
          arm(delay) {
            this.disarm();
            this.timer = setTimeout(() => this.giveUp(), delay);
          }
          disarm() {
            clearTimeout(this.timer);
          }
          giveUp() {
            this.dispatch('timeout');
          }
          dispatch(event) {
            if (this.state.has(event)) {
              this.state.run(event);
            } else {
              this.close();
            }
          }
          close() {
            clearTimeout(this.pinger);
            clearTimeout(this.timer);
          }
        }
        Link.prototype.STATES = {
          ready: {
            done() {
              this.disarm();
            },
          },
        };
      ` }],
        },
      ],
    },
    // A ref that one effect clears when it pauses, and no cleanup clears.
    {
      code: `
        import { useCallback, useEffect, useRef } from 'react';
        export function Toast({ viewport, duration, onClose }) {
          const timer = useRef(0);
          const start = useCallback(() => {
            window.clearTimeout(timer.current);
            timer.current = window.setTimeout(onClose, duration);
          }, [duration, onClose]);
          useEffect(() => {
            const pause = () => window.clearTimeout(timer.current);
            viewport.addEventListener('pause', pause);
            return () => viewport.removeEventListener('pause', pause);
          }, [viewport]);
          return <li onClick={start} />;
        }
      `,
      errors: [
        {
          messageId: 'missedByTeardown',
          data: { ...timeout, handle: 'timer.current', argument: 'timer.current', release: 'window.clearTimeout', culprit: 'the cleanup', line: 12 },
          line: 7,
          suggestions: [
            {
              messageId: 'addEffect',
              output: `
        import { useCallback, useEffect, useRef } from 'react';
        export function Toast({ viewport, duration, onClose }) {
          const timer = useRef(0);
          const start = useCallback(() => {
            window.clearTimeout(timer.current);
            timer.current = window.setTimeout(onClose, duration);
          }, [duration, onClose]);
          useEffect(() => {
            const pause = () => window.clearTimeout(timer.current);
            viewport.addEventListener('pause', pause);
            return () => viewport.removeEventListener('pause', pause);
          }, [viewport]);
          useEffect(() => () => window.clearTimeout(timer.current), []);
          return <li onClick={start} />;
        }
      `,
            },
          ],
        },
      ],
    },
  ],
});
