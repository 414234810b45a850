import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import { collectCorpus } from './support/corpus.js';
import { lintText } from './support/lint-text.js';

const rules = plugin.configs.recommended.rules ?? {};
const MARK = /^\s*(?:\/\/|<!--|\{?\/\*) leak(?<typed> typed)?: (?<rule>[a-z-]+)/;

/** `'12: no-leaked-timer'` for each mark: the line below it, and the rule that reports there. */
function collectExpected(code: string, isTyped: boolean): readonly string[] {
  return code.split('\n').flatMap((text, index) => {
    const { typed, rule } = MARK.exec(text)?.groups ?? {};
    return rule === undefined || (typed !== undefined && !isTyped) ? [] : [`${String(index + 2)}: ${rule}`];
  });
}

describe.each(collectCorpus('leaks'))('$filename', ({ filename, code, runs }) => {
  test('has a mark', () => {
    expect(collectExpected(code, true).length).toBeGreaterThan(0);
  });

  test.each(runs)('is reported as marked $types types', ({ types, project }) => {
    const reports = lintText({ code, filename, rules, ...(project && { project }) });
    expect(reports.map(({ line, ruleId }) => `${String(line)}: ${String(ruleId).slice('leaks/'.length)}`)).toEqual(
      collectExpected(code, types === 'with'),
    );
  });
});
