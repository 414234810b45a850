import rule from '../../../src/rules/no-leaked-listener.js';
import { typed, untyped } from '../../support/rule-testers.js';

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
        "    const onXY = () => measure();\n    window.addEventListener('x:y', onXY);\n    return () => window.removeEventListener('x:y', onXY);",
      ),
      errors: [...errors],
    },
    {
      name: 'an event that is no name',
      code: effect("    window.addEventListener('2', () => measure());"),
      output: effect(
        "    const listener = () => measure();\n    window.addEventListener('2', listener);\n    return () => window.removeEventListener('2', listener);",
      ),
      errors: [...errors],
    },
    {
      name: 'in a branch that ends the effect',
      code: effect("    if (measure) {\n      window.addEventListener('resize', () => {\n        measure();\n      });\n    }"),
      output: effect(
        "    const onResize = () => {\n      measure();\n    };\n    if (measure) {\n      window.addEventListener('resize', onResize);\n      return () => window.removeEventListener('resize', onResize);\n    }",
      ),
      errors: [...errors],
    },
    {
      name: 'in a branch, with a cleanup behind it',
      code: effect("    if (bus) {\n      window.addEventListener('resize', () => measure());\n    }\n    return () => bus.end();"),
      output: effect(
        "    const onResize = () => measure();\n    if (bus) {\n      window.addEventListener('resize', onResize);\n    }\n    return () => { bus.end(); window.removeEventListener('resize', onResize); };",
      ),
      errors: [{ messageId: 'inlineMissedByTeardown' }],
    },
    {
      name: 'a variable of the branch',
      code: effect("    if (bus) {\n      const { id } = bus;\n      window.addEventListener('resize', () => measure(id));\n    }"),
      output: null,
      errors: [{ ...errors[0], suggestions: [{ messageId: 'passSignal', output: effect(
          "    const controller = new AbortController();\n    if (bus) {\n      const { id } = bus;\n      window.addEventListener('resize', () => measure(id), { signal: controller.signal });\n      return () => controller.abort();\n    }",
        ) }] }],
    },
    {
      name: 'known limit: behind another statement of its line',
      code: effect("    measure(); window.addEventListener('resize', () => measure());"),
      output: null,
      errors: [{ ...errors[0], suggestions: [{ messageId: 'passSignal', output: effect(
          "    measure(); const controller = new AbortController(); window.addEventListener('resize', () => measure(), { signal: controller.signal });\n    return () => controller.abort();",
        ) }] }],
    },
    {
      name: 'a parameter whose type the event says',
      code: effect("    window.addEventListener('keydown', (event) => measure(event.key));"),
      output: effect(
        "    const onKeydown = (event: KeyboardEvent) => measure(event.key);\n    window.addEventListener('keydown', onKeydown);\n    return () => window.removeEventListener('keydown', onKeydown);",
      ),
      errors: [...errors],
    },
    {
      name: 'a parameter whose type only the call knows',
      code: effect("    window.addEventListener('app-change', (event) => measure(event));"),
      output: null,
      errors: [{ ...errors[0], suggestions: [{ messageId: 'passSignal', output: effect(
          "    const controller = new AbortController();\n    window.addEventListener('app-change', (event) => measure(event), { signal: controller.signal });\n    return () => controller.abort();",
        ) }] }],
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
