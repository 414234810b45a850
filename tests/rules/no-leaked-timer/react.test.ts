import { lines } from '../../fixes/harness.js';
import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

const interval = { noun: 'interval', keeps: 'its callback and all that it captures', release: 'clearInterval' };
const inEffect = 'in the cleanup of the effect';
const onUnmount = 'when the component is unmounted';

untyped.run('no-leaked-timer: effects of React', rule, {
  valid: [
    `
      import { useEffect } from 'react';
      export function Clock({ tick }) {
        useEffect(() => {
          const timer = setInterval(tick, 1000);
          return () => clearInterval(timer);
        }, [tick]);
        return <time />;
      }
    `,
    `
      import { useEffect, useRef } from 'react';
      export function Clock({ tick }) {
        const timer = useRef(null);
        useEffect(() => {
          timer.current = setInterval(tick, 1000);
          return () => clearInterval(timer.current);
        }, [tick]);
        return <time />;
      }
    `,
    // Another effect cleans up.
    `
      import { useEffect, useRef } from 'react';
      export function Clock({ tick }) {
        const timer = useRef();
        const start = () => {
          clearInterval(timer.current);
          timer.current = setInterval(tick, 1000);
        };
        useEffect(() => () => clearInterval(timer.current), []);
        return <button onClick={start} />;
      }
    `,
    // A ref that somebody else gets.
    `
      import { useEffect, useRef } from 'react';
      export function Clock({ tick }) {
        const timer = useRef();
        useCleanup(timer);
        useEffect(() => {
          timer.current = setInterval(tick, 1000);
        }, [tick]);
        return <time />;
      }
    `,
    // State.
    `
      import { useEffect, useState } from 'react';
      export function Clock({ tick }) {
        const [timer, setTimer] = useState();
        useEffect(() => () => clearInterval(timer), [timer]);
        return <button onClick={() => setTimer(setInterval(tick, 1000))} />;
      }
    `,
    // A one-shot.
    `
      import { useEffect } from 'react';
      export function Hint({ hide }) {
        useEffect(() => {
          setTimeout(hide, 1000);
        }, [hide]);
        return <p />;
      }
    `,
    `
      import { useEffect } from 'react';
      export function Clock({ tick }) {
        useEffect(() => {
          const controller = new AbortController();
          const timer = setInterval(tick, 1000);
          controller.signal.addEventListener('abort', () => clearInterval(timer));
          return () => controller.abort();
        }, [tick]);
        return <time />;
      }
    `,
    // Only on some runs, and then with a cleanup.
    `
      import { useEffect } from 'react';
      export function Clock({ tick, isOn }) {
        useEffect(() => {
          if (!isOn) return;
          const timer = setInterval(tick, 1000);
          return () => clearInterval(timer);
        }, [tick, isOn]);
        return <time />;
      }
    `,
  ],
  invalid: [
    {
      code: lines`
        import { useEffect } from 'react';
        export function Clock({ tick }) {
          useEffect(() => {
            setInterval(tick, 1000);
          }, [tick]);
          return <time />;
        }
      `,
      output: lines`
        import { useEffect } from 'react';
        export function Clock({ tick }) {
          useEffect(() => {
            const interval = setInterval(tick, 1000);
            return () => clearInterval(interval);
          }, [tick]);
          return <time />;
        }
      `,
      errors: [{ messageId: 'discardedByEffect', data: { callee: 'setInterval', release: 'clearInterval' }, line: 4 }],
    },
    // The effect returns the id, which React does not call.
    {
      code: lines`
        import { useEffect } from 'react';
        export function Clock({ tick }) {
          useEffect(() => setInterval(tick, 1000), [tick]);
          return <time />;
        }
      `,
      output: lines`
        import { useEffect } from 'react';
        export function Clock({ tick }) {
          useEffect(() => {
            const interval = setInterval(tick, 1000);
            return () => clearInterval(interval);
          }, [tick]);
          return <time />;
        }
      `,
      errors: [{ messageId: 'discardedByEffect', data: { callee: 'setInterval', release: 'clearInterval' }, line: 3 }],
    },
    {
      code: lines`
        import { useLayoutEffect } from 'react';
        export function Clock({ tick }) {
          useLayoutEffect(() => {
            const timer = window.setInterval(tick, 1000);
            console.log(timer);
          }, [tick]);
          return <time />;
        }
      `,
      output: lines`
        import { useLayoutEffect } from 'react';
        export function Clock({ tick }) {
          useLayoutEffect(() => {
            const timer = window.setInterval(tick, 1000);
            console.log(timer);
            return () => window.clearInterval(timer);
          }, [tick]);
          return <time />;
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, handle: 'timer', argument: 'timer', release: 'window.clearInterval', where: inEffect },
          line: 4,
        },
      ],
    },
    // There is a cleanup, of something else.
    {
      code: lines`
        import { useEffect } from 'react';
        export function Clock({ tick, onScroll }) {
          useEffect(() => {
            const timer = setInterval(tick, 1000);
            window.addEventListener('scroll', onScroll);
            return () => window.removeEventListener('scroll', onScroll);
          }, [tick, onScroll]);
          return <time />;
        }
      `,
      output: lines`
        import { useEffect } from 'react';
        export function Clock({ tick, onScroll }) {
          useEffect(() => {
            const timer = setInterval(tick, 1000);
            window.addEventListener('scroll', onScroll);
            return () => { window.removeEventListener('scroll', onScroll); clearInterval(timer); };
          }, [tick, onScroll]);
          return <time />;
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, handle: 'timer', argument: 'timer', where: inEffect }, line: 4 }],
    },
    // A ref.
    {
      code: lines`
        import { useEffect, useRef } from 'react';
        export function Clock({ tick }) {
          const timer = useRef();
          useEffect(() => {
            timer.current = setInterval(tick, 1000);
          }, [tick]);
          return <time />;
        }
      `,
      output: lines`
        import { useEffect, useRef } from 'react';
        export function Clock({ tick }) {
          const timer = useRef();
          useEffect(() => {
            timer.current = setInterval(tick, 1000);
            return () => clearInterval(timer.current);
          }, [tick]);
          return <time />;
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, handle: 'timer.current', argument: 'timer.current', where: onUnmount }, line: 5 }],
    },
    // Cleared before each run, and never at the end.
    {
      code: lines`
        import { useEffect, useRef } from 'react';
        export function Clock({ tick }) {
          const timer = useRef();
          useEffect(() => {
            clearInterval(timer.current);
            timer.current = setInterval(tick, 1000);
          }, [tick]);
          return <time />;
        }
      `,
      output: lines`
        import { useEffect, useRef } from 'react';
        export function Clock({ tick }) {
          const timer = useRef();
          useEffect(() => {
            clearInterval(timer.current);
            timer.current = setInterval(tick, 1000);
            return () => clearInterval(timer.current);
          }, [tick]);
          return <time />;
        }
      `,
      errors: [
        {
          messageId: 'releasedOnlyBefore',
          data: { handle: 'timer.current', argument: 'timer.current', releaseLine: 5, noun: 'interval', release: 'clearInterval', where: onUnmount },
          line: 6,
        },
      ],
    },
    // A handler.
    {
      code: `
        export function Clock({ tick }) {
          const start = () => {
            setInterval(tick, 1000);
          };
          return <button onClick={start} />;
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`start()`' },
          line: 4,
          suggestions: null,
        },
      ],
    },
    {
      code: `
        export function Clock({ tick }) {
          return <button onClick={() => setInterval(tick, 1000)} />;
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`Clock()`' },
          line: 3,
          suggestions: null,
        },
      ],
    },
    // Each render starts one.
    {
      code: `
        export function Clock({ tick }) {
          setInterval(tick, 1000);
          return <time />;
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { callee: 'setInterval', release: 'clearInterval', scope: '`Clock()`' },
          line: 3,
          suggestions: null,
        },
      ],
    },
    // A custom hook.
    {
      code: lines`
        import { useEffect } from 'react';
        export function useTick(tick, ms) {
          useEffect(() => {
            const id = setInterval(() => tick(), ms);
          }, [tick, ms]);
        }
      `,
      output: lines`
        import { useEffect } from 'react';
        export function useTick(tick, ms) {
          useEffect(() => {
            const id = setInterval(() => tick(), ms);
            return () => clearInterval(id);
          }, [tick, ms]);
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...interval, handle: 'id', argument: 'id', where: inEffect }, line: 4 }],
    },
    // After an await an effect has no cleanup: no fix.
    {
      code: `
        import { useEffect } from 'react';
        export function Clock({ tick, load }) {
          useEffect(() => {
            const run = async () => {
              await load();
              setInterval(tick, 1000);
            };
            run();
          }, [tick, load]);
          return <time />;
        }
      `,
      errors: [{ messageId: 'discardedByEffect', data: { callee: 'setInterval', release: 'clearInterval' }, line: 7, suggestions: null }],
    },
    // A chain of frames in an effect: the newest id is kept.
    {
      code: lines`
        import { useEffect } from 'react';
        export function Scene({ paint }) {
          useEffect(() => {
            const draw = () => {
              paint();
              requestAnimationFrame(draw);
            };
            requestAnimationFrame(draw);
          }, [paint]);
          return <canvas />;
        }
      `,
      output: lines`
        import { useEffect } from 'react';
        export function Scene({ paint }) {
          useEffect(() => {
            let frame: ReturnType<typeof requestAnimationFrame>;
            const draw = () => {
              paint();
              frame = requestAnimationFrame(draw);
            };
            frame = requestAnimationFrame(draw);
            return () => cancelAnimationFrame(frame);
          }, [paint]);
          return <canvas />;
        }
      `,
      errors: [
        {
          messageId: 'rearmed',
          data: { culprit: '`draw()`', callee: 'requestAnimationFrame', release: 'cancelAnimationFrame', where: inEffect },
          line: 6,
        },
      ],
    },
  ],
});

untyped.run('no-leaked-timer: class components of React', rule, {
  valid: [
    `
      import { Component } from 'react';
      export class Clock extends Component {
        componentDidMount() {
          this.timer = setInterval(() => this.tick(), 1000);
        }
        componentWillUnmount() {
          clearInterval(this.timer);
        }
      }
    `,
  ],
  invalid: [
    {
      code: lines`
        import React from 'react';
        export class Clock extends React.Component {
          componentDidMount() {
            this.timer = setInterval(() => this.tick(), 1000);
          }
        }
      `,
      output: lines`
        import React from 'react';
        export class Clock extends React.Component {
          componentDidMount() {
            this.timer = setInterval(() => this.tick(), 1000);
          }

          componentWillUnmount(): void {
            clearInterval(this.timer);
          }
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...interval, handle: 'this.timer', argument: 'this.timer', where: 'in `componentWillUnmount()`' },
          line: 4,
        },
      ],
    },
    {
      code: lines`
        import { Component } from 'react';
        export class Clock extends Component {
          componentDidMount() {
            this.timer = setInterval(() => this.tick(), 1000);
          }
          componentWillUnmount() {
            this.source.close();
          }
        }
      `,
      output: lines`
        import { Component } from 'react';
        export class Clock extends Component {
          componentDidMount() {
            this.timer = setInterval(() => this.tick(), 1000);
          }
          componentWillUnmount() {
            this.source.close();
            clearInterval(this.timer);
          }
        }
      `,
      errors: [
        { messageId: 'neverReleased', data: { ...interval, handle: 'this.timer', argument: 'this.timer', where: 'in `componentWillUnmount()`' }, line: 4 },
      ],
    },
  ],
});

untyped.run('no-leaked-timer: an id in state', rule, {
  valid: [
    `
      import { useEffect, useState } from 'react';
      export function Clock({ tick }) {
        const [timer, setTimer] = useState();
        useEffect(() => {
          setTimer(setInterval(tick, 1000));
        }, [tick]);
        return <button onClick={() => clearInterval(timer)} />;
      }
    `,
    `
      import { useEffect, useState } from 'react';
      export function Clock({ tick, Stop }) {
        const [timer, setTimer] = useState();
        useEffect(() => {
          setTimer(setInterval(tick, 1000));
        }, [tick]);
        return <Stop timer={timer} />;
      }
    `,
    // Its first value.
    `
      import { useEffect, useState } from 'react';
      export function Clock({ tick }) {
        const [timer] = useState(() => setInterval(tick, 1000));
        useEffect(() => () => clearInterval(timer), [timer]);
        return <time />;
      }
    `,
    `
      import { useState } from 'react';
      export function Clock({ tick }) {
        const [timer] = useState(() => setInterval(tick, 1000));
        return <Stop timer={timer} />;
      }
    `,
    `
      import { useState } from 'react';
      export function Clock({ tick }) {
        const clock = useState(() => setInterval(tick, 1000));
        return <Stop clock={clock} />;
      }
    `,
    // An update reads the state.
    `
      import { useEffect, useState } from 'react';
      export function Clock({ tick }) {
        const [timer, setTimer] = useState();
        useEffect(() => {
          setTimer(setInterval(tick, 1000));
          return () => setTimer((id) => clearInterval(id));
        }, [tick]);
        return <time>{timer ? 'on' : 'off'}</time>;
      }
    `,
    `
      import { useEffect, useState } from 'react';
      export function Clock({ tick, Stop }) {
        const [timer, setTimer] = useState();
        useEffect(() => {
          setTimer(setInterval(tick, 1000));
        }, [tick]);
        return <Stop setTimer={setTimer}>{timer ? 'on' : 'off'}</Stop>;
      }
    `,
  ],
  invalid: [
    {
      code: `
        import { useEffect, useState } from 'react';
        export function Clock({ tick }) {
          const [timer, setTimer] = useState();
          useEffect(() => {
            setTimer(setInterval(tick, 1000));
          }, [tick]);
          return <time>{timer ? 'on' : 'off'}</time>;
        }
      `,
      errors: [
        { messageId: 'neverReleased', data: { ...interval, handle: 'timer', argument: 'timer', where: onUnmount }, line: 6, suggestions: null },
      ],
    },
    {
      code: `
        import { useState } from 'react';
        export function Clock({ tick }) {
          const [timer] = useState(() => setInterval(tick, 1000));
          return <time>{timer ? 'on' : 'off'}</time>;
        }
      `,
      errors: [
        { messageId: 'neverReleased', data: { ...interval, handle: 'timer', argument: 'timer', where: onUnmount }, line: 4, suggestions: null },
      ],
    },
  ],
});
