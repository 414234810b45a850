import rule from '../../../src/rules/no-leaked-listener.js';
import { typed, untyped } from './tester.js';

const effect = (body: string): string => `
import { useEffect } from 'react';
export function useResize(measure, bus) {
  useEffect(() => {
${body}
  }, [measure]);
}
`;

const errors = [{ messageId: 'neverRemovedByEffect' }] as const;

untyped.run('no-leaked-listener: a function without a name gets one', rule, {
  valid: [],
  invalid: [
    {
      name: 'no cleanup yet',
      code: effect("    window.addEventListener('resize', () => measure());"),
      output: effect(
        "    const onResize = () => measure();\n    window.addEventListener('resize', onResize);\n    return () => window.removeEventListener('resize', onResize);",
      ),
      errors: [...errors],
    },
    {
      name: 'capture and a name that is taken',
      code: effect("    const onResize = 1;\n    window.addEventListener('resize', function () { measure(onResize); }, true);"),
      output: effect(
        "    const onResize = 1;\n    const onResize2 = function () { measure(onResize); };\n    window.addEventListener('resize', onResize2, true);\n    return () => window.removeEventListener('resize', onResize2, true);",
      ),
      errors: [...errors],
    },
    {
      name: 'an event that is no word',
      code: effect("    window.addEventListener('x:y', () => measure());"),
      output: effect(
        "    const listener = () => measure();\n    window.addEventListener('x:y', listener);\n    return () => window.removeEventListener('x:y', listener);",
      ),
      errors: [...errors],
    },
    {
      name: 'known limit: in a block, where the cleanup would not see the name',
      code: effect("    if (measure) {\n      window.addEventListener('resize', () => measure());\n    }"),
      output: null,
      errors: [...errors],
    },
    {
      name: 'known limit: behind another statement of its line',
      code: effect("    measure(); window.addEventListener('resize', () => measure());"),
      output: null,
      errors: [...errors],
    },
    {
      name: 'known limit: a parameter whose type the call gives',
      code: effect("    window.addEventListener('resize', (event) => measure(event));"),
      output: null,
      errors: [...errors],
    },
    {
      name: 'a parameter with a type',
      code: effect("    window.addEventListener('resize', (event: Event) => measure(event));"),
      output: effect(
        "    const onResize = (event: Event) => measure(event);\n    window.addEventListener('resize', onResize);\n    return () => window.removeEventListener('resize', onResize);",
      ),
      errors: [...errors],
    },
  ],
});

untyped.run('no-leaked-listener: a cleanup that removes others', rule, {
  valid: [],
  invalid: [
    {
      code: effect(
        "    window.addEventListener('resize', measure);\n    window.addEventListener('scroll', () => measure());\n    return () => {\n      window.removeEventListener('resize', measure);\n    };",
      ),
      output: effect(
        "    window.addEventListener('resize', measure);\n    const onScroll = () => measure();\n    window.addEventListener('scroll', onScroll);\n    return () => {\n      window.removeEventListener('resize', measure);\n      window.removeEventListener('scroll', onScroll);\n    };",
      ),
      errors: [{ messageId: 'inlineMissedByTeardown' }],
    },
  ],
});

const trail = (close: string, later = ''): string => `
import { EventEmitter } from 'node:events';
export class Trail {
  constructor(private orders: EventEmitter) {
    this.orders.on('placed', this.onPlaced);
    ${later === '' ? "this.orders.on('cancelled', this.onCancelled);" : ''}
  }
  ${later}
  close(): void {
    ${close}
  }
  readonly onPlaced = (): void => { console.log(this); };
  readonly onCancelled = (): void => { console.log(this); };
}
`;

typed.run('no-leaked-listener: a teardown may end less than the whole life', rule, {
  valid: [
    trail("this.orders.off('placed', this.onPlaced); this.orders.off('cancelled', this.onCancelled);"),
  ],
  invalid: [
    {
      name: 'it removes what the same function added: a fix',
      code: trail("this.orders.off('placed', this.onPlaced);"),
      output: trail("this.orders.off('placed', this.onPlaced);\n    this.orders.off('cancelled', this.onCancelled);"),
      errors: [{ messageId: 'missedByTeardown', line: 6 }],
    },
    {
      name: 'another function adds it: a suggestion',
      code: trail("this.orders.off('placed', this.onPlaced);", "follow(): void { this.orders.on('cancelled', this.onCancelled); }"),
      output: null,
      errors: [
        {
          messageId: 'missedByTeardown',
          line: 8,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: trail(
                "this.orders.off('placed', this.onPlaced);\n    this.orders.off('cancelled', this.onCancelled);",
                "follow(): void { this.orders.on('cancelled', this.onCancelled); }",
              ),
            },
          ],
        },
      ],
    },
  ],
});
