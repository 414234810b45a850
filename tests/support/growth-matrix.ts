import { describe, expect, test } from 'vitest';
import { lintText } from './lint-text.js';
import { settings } from './rule-testers.js';

/** A program that leaks, and its neighbour that does not. */
export interface Row {
  readonly name: string;
  /** What the one report says. */
  readonly kind: string;
  /** Reported with `includeLikely` only. */
  readonly isLikely?: boolean;
  readonly leak: string;
  readonly clean: string;
}

interface Matrix {
  readonly rule: string;
  readonly rows: readonly Row[];
  /** `ts` unless told. */
  readonly filename?: string;
  readonly project?: URL;
}

/** Runs each pair: the leak is told once, at the certainty of its row, and the neighbour never, not even as likely. */
export function testMatrix({ rule, rows, filename = 'file.ts', project }: Matrix): void {
  const report = (code: string, includeLikely: boolean): readonly string[] =>
    lintText({ code, filename, rules: { [`leaks/${rule}`]: ['error', { includeLikely }] }, settings, ...(project && { project }) }).map(({ messageId }) => messageId ?? '');

  describe.each(rows)('$name', ({ kind, isLikely = false, leak, clean }) => {
    test('leaks', () => {
      expect(report(leak, true)).toEqual([kind]);
      expect(report(leak, false)).toEqual(isLikely ? [] : [kind]);
    });

    test('is silent beside it', () => {
      expect(report(clean, true)).toEqual([]);
    });
  });
}
