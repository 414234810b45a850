import { describe, expect, it } from 'vitest';
import { otherPaths } from '../../support/other-path-programs.js';
import { collectFeasiblePaths, collectPaths, collectSpecialPaths, resources } from '../../support/path-programs.js';
import { expectations, judgeProgram } from '../../support/path-verdicts.js';
import { createTypedPrograms } from '../../support/typed-programs.js';

const matrix = resources.map((resource) => ({
  resource,
  name: resource.name,
  programs: [...collectPaths(resource), ...collectSpecialPaths(resource), ...collectFeasiblePaths(resource)],
}));
const codes = [...matrix.flatMap(({ programs }) => programs), ...otherPaths].flatMap(({ leaky, clean }) => [leaky, clean]);
const { lint, collectErrors } = createTypedPrograms(codes);

it('the programs compile', () => {
  expect(codes.flatMap((code) => collectErrors(code).map((error) => `${error}: ${code}`))).toStrictEqual([]);
});

describe.each(matrix)('paths of a $name, with types', ({ resource, programs }) => {
  it.each(programs)('$path', ({ path, leaky }) => {
    expect(judgeProgram(lint, leaky)).toBe(expectations[path]?.(resource));
  });

  it.each(programs)('$path: its neighbour is silent', ({ clean }) => {
    expect(judgeProgram(lint, clean)).toBe('silent');
  });
});

describe('other paths, with types', () => {
  it.each(otherPaths)('$path', ({ leaky, told }) => {
    expect(judgeProgram(lint, leaky)).toBe(told);
  });

  it.each(otherPaths)('$path: its neighbour is silent', ({ clean }) => {
    expect(judgeProgram(lint, clean)).toBe('silent');
  });
});
