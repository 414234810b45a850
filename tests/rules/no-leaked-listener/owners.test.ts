import rule from '../../../src/rules/no-leaked-listener.js';
import { untyped } from '../../support/rule-testers.js';

untyped.run('no-leaked-listener in effects', rule, {
  valid: [
    {
      name: 'the cleanup removes it',
      code: `
        import { useEffect } from 'react';
        export function useResize(onResize) {
          useEffect(() => {
            window.addEventListener('resize', onResize);
            return () => window.removeEventListener('resize', onResize);
          }, [onResize]);
        }
      `,
    },
    {
      name: 'it comes once',
      code: `
        import { useEffect } from 'react';
        export function useResize(onResize) {
          useEffect(() => {
            window.addEventListener('resize', onResize, { once: true });
          }, [onResize]);
        }
      `,
    },
    {
      name: 'a signal ends it',
      code: `
        import { useEffect } from 'react';
        export function useResize(onResize, signal) {
          useEffect(() => {
            window.addEventListener('resize', onResize, { signal });
          }, [onResize]);
        }
      `,
    },
    {
      name: 'options that may say both',
      code: `
        import { useEffect } from 'react';
        export function useResize(onResize, options) {
          useEffect(() => {
            window.addEventListener('resize', onResize, options);
          }, [onResize]);
        }
      `,
    },
    {
      name: 'an element of the effect',
      code: `
        import { useEffect } from 'react';
        export function useResize(onResize) {
          useEffect(() => {
            document.createElement('div').addEventListener('resize', onResize);
          }, [onResize]);
        }
      `,
    },
    {
      name: 'a function of the module, which window has once at most',
      code: `
        import { useEffect } from 'react';
        function onResize() { layOut(); }
        export function useResize() {
          useEffect(() => {
            window.addEventListener('resize', onResize);
          }, []);
        }
      `,
    },
    {
      name: 'a drag that ends itself',
      code: `
        import { useEffect } from 'react';
        export function useDrag(onMove) {
          useEffect(() => {
            const onUp = () => {
              document.removeEventListener('mousemove', onMove);
              document.removeEventListener('mouseup', onUp);
            };
            document.addEventListener('mousemove', onMove);
            document.addEventListener('mouseup', onUp);
          }, [onMove]);
        }
      `,
    },
    {
      name: 'a table of listeners that a loop removes',
      code: `
        import { useEffect } from 'react';
        export function useAll(onMove) {
          useEffect(() => {
            const list = [[window, 'resize', onMove]];
            window.addEventListener('resize', onMove);
            return () => list.forEach(([target, event, listener]) => target.removeEventListener(event, listener));
          }, [onMove]);
        }
      `,
    },
    {
      name: 'a removal with the wrong option is told by another rule',
      code: `
        import { useEffect } from 'react';
        export function useResize(onResize) {
          useEffect(() => {
            window.addEventListener('resize', onResize, true);
            return () => window.removeEventListener('resize', onResize);
          }, [onResize]);
        }
      `,
    },
    {
      name: 'so is one that adds again',
      code: `
        import { useEffect } from 'react';
        export function useResize(onResize) {
          useEffect(() => {
            window.addEventListener('resize', onResize);
            return () => window.addEventListener('resize', onResize);
          }, [onResize]);
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'no cleanup',
      code: `
import { useEffect } from 'react';
export function useResize(onResize) {
  useEffect(() => {
    window.addEventListener('resize', onResize);
  }, [onResize]);
}
`,
      output: `
import { useEffect } from 'react';
export function useResize(onResize) {
  useEffect(() => {
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, [onResize]);
}
`,
      errors: [{ messageId: 'neverRemovedByEffect', line: 5 }],
    },
    {
      name: 'a cleanup of something else, and a capturing listener',
      code: `
import { useEffect } from 'react';
export function useResize(onResize) {
  useEffect(() => {
    const timer = setInterval(onResize, 100);
    window.addEventListener('resize', onResize, { passive: true, capture: true });
    return () => clearInterval(timer);
  }, [onResize]);
}
`,
      output: `
import { useEffect } from 'react';
export function useResize(onResize) {
  useEffect(() => {
    const timer = setInterval(onResize, 100);
    window.addEventListener('resize', onResize, { passive: true, capture: true });
    return () => { clearInterval(timer); window.removeEventListener('resize', onResize, { capture: true }); };
  }, [onResize]);
}
`,
      errors: [{ messageId: 'missedByTeardown', line: 6 }],
    },
    {
      name: 'options that say that it comes more than once',
      code: `
import { useEffect } from 'react';
export function useResize(onResize) {
  useEffect(() => {
    window.addEventListener('resize', () => onResize(), { once: false });
  }, [onResize]);
}
`,
      output: `
import { useEffect } from 'react';
export function useResize(onResize) {
  useEffect(() => {
    const onResize2 = () => onResize();
    window.addEventListener('resize', onResize2, { once: false });
    return () => window.removeEventListener('resize', onResize2);
  }, [onResize]);
}
`,
      errors: [{ messageId: 'neverRemovedByEffect', line: 5 }],
    },
  ],
});

untyped.run('no-leaked-listener in classes', rule, {
  valid: [
    {
      name: 'the teardown removes it',
      code: `
        export class Menu {
          open() { document.addEventListener('click', this.onClick); window.addEventListener('blur', this.onBlur); }
          destroy() { document.removeEventListener('click', this.onClick); window.removeEventListener('blur', this.onBlur); }
          onClick = () => this.close();
          onBlur = () => this.close();
        }
      `,
    },
    {
      name: 'another method removes it',
      code: `
        export class Menu {
          open() { document.addEventListener('click', this.onClick); window.addEventListener('blur', this.onBlur); }
          close() { window.removeEventListener('blur', this.onBlur); }
          destroy() { document.removeEventListener('click', this.onClick); }
          onClick = () => this.close();
          onBlur = () => this.close();
        }
      `,
    },
    {
      name: 'bound once, in the constructor',
      code: `
        export class Menu {
          constructor() { this.onBlur = this.onBlur.bind(this); }
          open() { document.addEventListener('click', this.onClick); window.addEventListener('blur', this.onBlur); }
          destroy() { document.removeEventListener('click', this.onClick); window.removeEventListener('blur', this.onBlur); }
          onClick = () => this.close();
          onBlur() { this.close(); }
        }
      `,
    },
    {
      name: 'an element of its own',
      code: `
        export class Menu {
          root = document.createElement('div');
          open() { document.addEventListener('click', this.onClick); this.root.addEventListener('blur', () => this.close()); }
          destroy() { document.removeEventListener('click', this.onClick); }
          onClick = () => this.close();
        }
      `,
    },
    {
      name: 'the only instance',
      code: `
        class Menu {
          open() { document.addEventListener('click', this.onClick); window.addEventListener('blur', this.onBlur); }
          destroy() { document.removeEventListener('click', this.onClick); }
          onClick = () => this.close();
          onBlur = () => this.close();
        }
        export const menu = new Menu();
      `,
    },
    {
      name: 'a target that was given, of which nothing else is removed',
      code: `
        export class Reader {
          constructor(input) { this.input = input; input.on('data', () => this.flush()); document.addEventListener('click', this.onClick); }
          dispose() { document.removeEventListener('click', this.onClick); }
          onClick = () => this.close();
        }
      `,
    },
    {
      name: 'a target that is ended',
      code: `
        export class Reader {
          constructor(input) { this.input = input; input.on('data', this.onData); input.on('end', () => this.flush()); }
          dispose() { this.input.off('data', this.onData); this.input.destroy(); }
          onData = () => this.flush();
        }
      `,
    },
    {
      name: 'no listener at all: a result that is used',
      code: `
        export class Reader {
          constructor(input) { this.input = input; input.on('data', this.onData); this.stop = input.on('end', () => this.flush()); }
          dispose() { this.input.off('data', this.onData); this.stop(); }
          onData = () => this.flush();
        }
      `,
    },
    {
      name: 'a process that starts: nothing else ends',
      code: `
        export function main() {
          process.on('uncaughtException', (error) => report(error));
        }
      `,
    },
    {
      name: 'the module is there once',
      code: "window.addEventListener('resize', () => layOut());",
    },
    {
      name: 'known limit: two targets of one name of which only one is kept',
      code: `
        export class Reader {
          constructor(input) { this.input = input.socket; input.on('data', this.onData); input.on('end', this.onEnd); }
          dispose() { this.input.off('data', this.onData); this.input.off('end', this.onEnd); }
          onData = () => this.flush();
          onEnd = () => this.flush();
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'the teardown forgets one',
      code: `
export class Menu {
  open() {
    document.addEventListener('click', this.onClick);
    window.addEventListener('blur', this.onBlur);
  }
  destroy() {
    document.removeEventListener('click', this.onClick);
  }
  onClick = () => this.close();
  onBlur = () => this.close();
}
`,
      output: `
export class Menu {
  open() {
    document.addEventListener('click', this.onClick);
    window.addEventListener('blur', this.onBlur);
  }
  destroy() {
    document.removeEventListener('click', this.onClick);
    window.removeEventListener('blur', this.onBlur);
  }
  onClick = () => this.close();
  onBlur = () => this.close();
}
`,
      errors: [{ messageId: 'missedByTeardown', line: 5 }],
    },
    {
      name: 'nothing can remove it',
      code: `
export class Menu {
  open() {
    document.addEventListener('click', this.onClick);
    window.addEventListener('blur', () => this.close());
  }
  destroy() {
    document.removeEventListener('click', this.onClick);
  }
  onClick = () => this.close();
}
`,
      errors: [
        {
          messageId: 'inlineMissedByTeardown',
          line: 5,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: `
export class Menu {
  private readonly onBlur = () => this.close();

  open() {
    document.addEventListener('click', this.onClick);
    window.addEventListener('blur', this.onBlur);
  }
  destroy() {
    document.removeEventListener('click', this.onClick);
    window.removeEventListener('blur', this.onBlur);
  }
  onClick = () => this.close();
}
`,
            },
            {
              messageId: 'passSignal',
              output: `
export class Menu {
  private readonly controller = new AbortController();

  open() {
    document.addEventListener('click', this.onClick);
    window.addEventListener('blur', () => this.close(), { signal: this.controller.signal });
  }
  destroy() {
    document.removeEventListener('click', this.onClick);
    this.controller.abort();
  }
  onClick = () => this.close();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a target that was given, of which others are removed',
      code: `
export class Reader {
  constructor(input) {
    this.input = input;
    this.input.on('data', this.onData).on('end', this.onEnd);
  }
  dispose() {
    this.input.off('data', this.onData);
  }
  onData = () => this.flush();
  onEnd = () => this.flush();
}
`,
      output: `
export class Reader {
  constructor(input) {
    this.input = input;
    this.input.on('data', this.onData).on('end', this.onEnd);
  }
  dispose() {
    this.input.off('data', this.onData);
    this.input.off('end', this.onEnd);
  }
  onData = () => this.flush();
  onEnd = () => this.flush();
}
`,
      errors: [{ messageId: 'missedByTeardown', line: 5 }],
    },
    {
      name: 'added while everything else is removed',
      code: `
export class Writer {
  constructor(output) {
    this.output = output;
    this.output.on('error', this.onError);
  }
  close() {
    this.output.off('error', this.onError);
    this.output.on('error', this.ignore);
  }
  onError = () => this.close();
  ignore = () => {};
}
`,
      errors: [{ messageId: 'addedInTeardown', line: 9 }],
    },
  ],
});
