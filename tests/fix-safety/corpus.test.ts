/** Every edit that is offered for the leak corpus parses, silences its report, adds none, keeps the comments, and all fixes together come to an end in any order of rules. */
import { describe, expect, it } from 'vitest';
import { judgeEdits } from '../../scripts/fix-safety/judge.js';
import { collectCorpus } from '../support/corpus.js';

const files = collectCorpus('leaks').filter(({ filename }) => /\.[cm]?[jt]sx?$/.test(filename));

describe('edits', () => {
  it.each(files)('of $filename are safe', ({ filename, code }) => {
    expect(judgeEdits(code, filename).flaws).toEqual([]);
  });

  it('are offered', () => {
    const judged = files.map(({ filename, code }) => judgeEdits(code, filename));
    expect(judged.reduce((sum, { fixes }) => sum + fixes, 0)).toBeGreaterThan(10);
    expect(judged.reduce((sum, { suggestions }) => sum + suggestions, 0)).toBeGreaterThan(10);
  });
});
