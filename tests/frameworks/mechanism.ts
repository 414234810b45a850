import { expect, it } from 'vitest';
import { lintText } from '../support/lint-text.js';

/** The rules that a framework's own ends matter to, as `recommended` sets them. */
const rules = {
  'leaks/no-leaked-timer': 'error',
  'leaks/no-leaked-observer': 'error',
  'leaks/no-leaked-listener': 'error',
  'leaks/no-leaked-subscription': 'error',
} as const;

export interface Mechanism {
  readonly filename: string;
  /** A program with what it leaks, each line that acquires marked with `// leak`. */
  readonly leak: string;
  /** The same program with the release where the framework runs it. */
  readonly clean: string;
}

/** One way in which a framework ends what its user acquired. */
export function mechanism(name: string, { filename, leak, clean }: Mechanism, getLint = () => lintText): void {
  it(`${name}: a leak`, () => {
    const marked = leak.split('\n').flatMap((line, position) => (line.includes('// leak') ? [position + 1] : []));
    expect(marked.length).toBeGreaterThan(0);
    expect(collectLines(getLint(), filename, leak)).toStrictEqual(marked);
  });

  it(`${name}: no leak`, () => {
    expect(collectLines(getLint(), filename, clean)).toStrictEqual([]);
  });
}

function collectLines(lint: typeof lintText, filename: string, code: string): readonly number[] {
  const messages = lint({ code, filename, rules, settings: { leaks: { testFiles: 'report' } } });
  return messages.map(({ line }) => line);
}
