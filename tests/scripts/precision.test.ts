/** The findings in pinned packages are all read, and enough of them are true. */
import { describe, expect, it } from 'vitest';
import { readJudged, toKey } from '../../scripts/precision/findings.js';
import { packages } from '../../scripts/precision/packages.js';
import { ruleNames } from '../support/proofs.js';

const judged = readJudged();

describe('findings in pinned packages', () => {
  it('come from a dozen packages and more', () => {
    expect(packages.length).toBeGreaterThanOrEqual(12);
    expect(judged.filter((finding) => !packages.some(({ name }) => name === finding.package))).toEqual([]);
    expect(judged.filter(({ rule }) => !ruleNames.includes(rule))).toEqual([]);
  });

  it('have an opinion and a reason each, once', () => {
    expect(judged.filter(({ opinion, reason }) => opinion === 'unread' || reason === '').map(toKey)).toEqual([]);
    expect(new Set(judged.map(toKey)).size).toBe(judged.length);
  });

  it('are nine of ten true', () => {
    const yes = judged.filter(({ opinion }) => opinion === 'true').length;
    const no = judged.filter(({ opinion }) => opinion === 'false').length;
    expect(yes / (yes + no)).toBeGreaterThanOrEqual(0.9);
  });
});
