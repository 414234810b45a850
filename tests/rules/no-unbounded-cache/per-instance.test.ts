import rule from '../../../src/rules/no-unbounded-cache.js';
import { lines } from '../../fixes/harness.js';
import { untyped } from '../../support/rule-testers.js';

/** A decorator of methods in the form that TypeScript had first. */
const DECORATOR = (maker: string, head: string, ...use: readonly string[]): string => lines`
  export function memoized(target: object, name: string, descriptor: PropertyDescriptor): void {
    const original = descriptor.value;
    ${maker}
    descriptor.value = ${head} {
      ${use.join('\n      ')}
    };
  }
`;

const USE = ['const key = JSON.stringify(args);', 'if (!results.has(key)) results.set(key, original.apply(this, args));', 'return results.get(key);'];

untyped.run('no-unbounded-cache: one container for each instance', rule, {
  valid: [
    // Held weakly already.
    DECORATOR('const byOwner = new WeakMap<object, Map<string, unknown>>();', 'function (...args: unknown[])', 'const results = byOwner.get(this) ?? new Map<string, unknown>();', 'byOwner.set(this, results);', ...USE),
  ],
  invalid: [
    {
      code: DECORATOR('const results = new Map<string, unknown>();', 'function (...args: unknown[])', ...USE),
      errors: [
        {
          messageId: 'neverShrinks',
          suggestions: [
            {
              messageId: 'keepPerInstance',
              output: DECORATOR(
                'const resultsByOwner = new WeakMap<object, Map<string, unknown>>();',
                'function (...args: unknown[])',
                'const results = resultsByOwner.get(this) ?? new Map<string, unknown>();',
                'resultsByOwner.set(this, results);',
                ...USE,
              ),
            },
          ],
        },
      ],
    },
  ],
});
