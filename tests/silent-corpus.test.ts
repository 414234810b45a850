import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import { collectCorpus } from './support/corpus.js';
import { lintText } from './support/lint-text.js';

const rules = plugin.configs.recommended.rules ?? {};

describe.each(collectCorpus('silent'))('$filename', ({ filename, code, runs }) => {
  test('says which false report it guards against', () => {
    expect(code).toMatch(/^(?:\/\/|<!--) Guards against: \S/);
  });

  test.each(runs)('is silent $types types', ({ project }) => {
    const reports = lintText({ code, filename, rules, ...(project && { project }) });
    expect(reports.map(({ line, message }) => `line ${String(line)}: ${message}`)).toEqual([]);
  });
});
