import { describe, expect, test } from 'vitest';
import { parseFlags, renderHelp } from '../../src/cli/flags.js';

const parse = (...parameters: readonly string[]): ReturnType<typeof parseFlags> => parseFlags(parameters, ['no-leaked-timer', 'no-leaked-handle']);

describe('what is given', () => {
  test('nothing', () => {
    expect(parse()).toMatchObject({ preset: 'recommended', format: 'stylish', rules: [], ignored: [], maxFindings: 0, usesTypes: true, fix: false, paths: [] });
  });

  test('paths, values in both forms, and switches', () => {
    expect(parse('src', '--preset=strict', '--rule', 'leaks/no-leaked-timer', '--rule', 'no-leaked-handle', '--no-types', '--max-findings', '3', '--fix', 'lib')).toMatchObject({
      preset: 'strict',
      rules: ['no-leaked-timer', 'no-leaked-handle'],
      usesTypes: false,
      maxFindings: 3,
      fix: true,
      paths: ['src', 'lib'],
    });
  });

  test.each([
    ['leaks.html', 'html'],
    ['leaks.sarif', 'sarif'],
    ['leaks.txt', 'stylish'],
  ])('the ending of %s chooses %s', (file, format) => {
    expect(parse('--output-file', file).format).toBe(format);
  });

  test('a named format is stronger than the ending', () => {
    expect(parse('-o', 'leaks.html', '-f', 'json').format).toBe('json');
  });
});

describe('what is wrong names the flag, the value, and what is allowed', () => {
  test.each([
    [['--presett', 'all'], 'Unknown flag --presett. Did you mean --preset?'],
    [['--zzzzzzzzzz'], 'Unknown flag --zzzzzzzzzz. --help lists all of them.'],
    [['--preset', 'most'], '--preset is "most"; it is one of recommended, strict, all.'],
    [['--preset', '--fix'], '--preset needs a value: one of recommended, strict, all.'],
    [['--output-file'], '--output-file needs a value: <path>.'],
    [['--max-findings', '-1'], '--max-findings needs a value: <n>.'],
    [['--max-findings=-1'], '--max-findings is "-1"; it is a whole number from 0 on.'],
    [['--fix=yes'], '--fix takes no value, and got "yes".'],
    [['--rule', 'no-leaked-timers'], '--rule is "no-leaked-timers", which is no rule. Did you mean "no-leaked-timer"?'],
    [['--format', 'json', '--format', 'html'], '--format is given more than once: json, html.'],
  ])('%j', (parameters, message) => {
    expect(() => parse(...parameters)).toThrow(message);
  });
});

test('the help names every format', () => {
  expect(renderHelp()).toMatch(/stylish, json, sarif, html, github/u);
});
