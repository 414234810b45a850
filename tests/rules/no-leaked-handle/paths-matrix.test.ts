import { describe, expect, it } from 'vitest';
import { lintText } from '../../support/lint-text.js';
import { otherPaths } from '../../support/other-path-programs.js';
import { collectFeasiblePaths, collectPaths, collectSpecialPaths, resources } from '../../support/path-programs.js';
import { expectations, judgeProgram, type Lint } from '../../support/path-verdicts.js';

const lint: Lint = (code, rules) => lintText({ code, filename: 'file.ts', rules, settings: { leaks: { testFiles: 'report' } } });

describe.each(resources)('paths of a $name', (resource) => {
  const programs = [...collectPaths(resource), ...collectSpecialPaths(resource), ...collectFeasiblePaths(resource)];

  it.each(programs)('$path', ({ path, leaky }) => {
    expect(judgeProgram(lint, leaky)).toBe(expectations[path]?.(resource));
  });

  it.each(programs)('$path: its neighbour is silent', ({ clean }) => {
    expect(judgeProgram(lint, clean)).toBe('silent');
  });
});

describe('other paths', () => {
  it.each(otherPaths)('$path', ({ leaky, told }) => {
    expect(judgeProgram(lint, leaky)).toBe(told);
  });

  it.each(otherPaths)('$path: its neighbour is silent', ({ clean }) => {
    expect(judgeProgram(lint, clean)).toBe('silent');
  });
});
