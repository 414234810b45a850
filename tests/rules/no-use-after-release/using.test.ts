import tsParser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import rule from '../../../src/rules/no-use-after-release.js';

const settings = { leaks: { testFiles: 'report' } } as const;

new RuleTester({ settings, languageOptions: { parser: tsParser } }).run('no-use-after-release: using', rule, {
  valid: [
    `
      export function make(path: string) {
        const file = openFile(path);
        return file;
      }
    `,
    // What it gave.
    `
      export function read(path: string) {
        using file = openFile(path);
        return file.read();
      }
    `,
    // Moved out of the stack.
    `
      export function build(path: string) {
        using stack = new DisposableStack();
        const file = stack.use(openFile(path));
        const moved = stack.move();
        return { file, [Symbol.dispose]: () => moved.dispose() };
      }
    `,
    // A generator keeps its scope while others look at the value.
    `
      export function* each(paths: string[]) {
        for (const path of paths) {
          using file = openFile(path);
          yield file;
        }
      }
    `,
    // Taken away again before the scope ends.
    `
      class Reader {
        current: unknown;
        read(path: string) {
          using file = openFile(path);
          this.current = file;
          try {
            return this.parse();
          } finally {
            this.current = undefined;
          }
        }
      }
    `,
    // A variable of the same scope.
    `
      export function read(path: string) {
        using file = openFile(path);
        let current;
        current = file;
        return current.read();
      }
    `,
    // A function that stays in the scope.
    {
      code: `
        export function read(path: string) {
          using file = openFile(path);
          const next = () => file.read();
          return [next(), next()].join();
        }
      `,
    },
    // What anybody may ask afterwards.
    {
      code: `
        export function measure() {
          using timer = startTimer();
          return { getDuration: () => timer.duration, off: () => timer.off('tick') };
        }
      `,
    },
    // Known limit: nobody here knows whether what it declares fails after its end. A scoped logger still writes.
    `
      export function read(path: string) {
        using file = openFile(path);
        return () => file.read();
      }
    `,
  ],
  invalid: [
    {
      code: `
export function make(path: string) {
  using file = openFile(path);
  return file;
}
`,
      errors: [{ messageId: 'usingReturned', line: 4, column: 10, data: { handle: 'file', keyword: 'using', line: 3 } }],
    },
    {
      code: `
export async function make(path: string) {
  await using file = await openFile(path);
  return { path, file };
}
`,
      errors: [{ messageId: 'usingReturned', line: 4, data: { handle: 'file', keyword: 'await using', line: 3 } }],
    },
    {
      code: `
export function make(path: string, isOpen: boolean) {
  using file = openFile(path);
  return isOpen ? file! : undefined;
}
`,
      errors: [{ messageId: 'usingReturned', line: 4 }],
    },
    {
      code: `
class Reader {
  current: unknown;
  open(path: string) {
    using file = openFile(path);
    this.current = file;
  }
}
`,
      errors: [{ messageId: 'usingStored', line: 6, data: { handle: 'file', target: 'this.current', keyword: 'using', line: 5 } }],
    },
    {
      code: `
let current: unknown;
export function open(path: string) {
  using file = openFile(path);
  current = file;
}
`,
      errors: [{ messageId: 'usingStored', line: 5 }],
    },
    // The scope is the block, not the function.
    {
      code: `
export function read(path: string) {
  let current;
  {
    using file = openFile(path);
    current = file;
  }
  return current.read();
}
`,
      errors: [{ messageId: 'usingStored', line: 6 }],
    },
  ],
});
