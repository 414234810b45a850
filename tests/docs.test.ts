import { readdirSync, readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import { type Block, collectBlocks, collectMarks, type Mark } from './support/collect-blocks.js';
import { lintText } from './support/lint-text.js';

const typedProject = new URL('fixtures/typed/', import.meta.url);
const rulePages = new URL('../docs/rules/', import.meta.url);
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const codeLanguages = ['ts', 'tsx', 'js', 'jsx', 'vue', 'svelte'];

interface Found extends Mark {
  readonly message: string;
}

/** Lints a block without and with types, and gives the reports where the two differ from what the marks say. */
function expectMarks(block: Block, rules: Partial<Linter.RulesRecord>, idOf: (message: Linter.LintMessage) => string | undefined): void {
  const projects = block.words.includes('typed') ? [typedProject] : [undefined, typedProject];
  for (const project of projects.filter((folder) => folder === undefined || isTypable(block))) {
    const filename = project === undefined ? block.filename : block.filename.endsWith('x') ? 'react.tsx' : 'file.ts';
    const found = lintText({ code: block.code, filename, rules, ...(project && { project }) }).map(
      (message): Found => ({ line: message.line, id: idOf(message), message: message.message }),
    );
    expect(found.map((report) => toText(report, block.marks)), found.map(({ message }) => message).join('\n')).toEqual(
      block.marks.map((mark) => toText(mark, block.marks)),
    );
  }
}

/** The id of a report counts only where the mark on its line names one. */
function toText({ line, id }: Mark, marks: readonly Mark[]): string {
  const named = marks.some((mark) => mark.line === line && mark.id !== undefined);
  return `line ${String(line)}${named ? `: ${String(id)}` : ''}`;
}

function isTypable({ filename }: Block): boolean {
  return /\.tsx?$/.test(filename);
}

function collectExamples(page: string, kind: 'leak' | 'clean'): readonly Block[] {
  return collectBlocks(page).filter(({ words }) => words.includes(kind));
}

describe.each(readdirSync(rulePages).filter((file) => file.endsWith('.md')))('docs/rules/%s', (file) => {
  const page = readFileSync(new URL(file, rulePages), 'utf8');
  const rule = `leaks/${file.slice(0, -'.md'.length)}`;
  const leaks = collectExamples(page, 'leak');
  const clean = collectExamples(page, 'clean');

  test('has a leak and a clean example, and no code that nothing runs', () => {
    expect(leaks.length).toBeGreaterThan(0);
    expect(clean.length).toBeGreaterThan(0);
    expect(collectIdleCode(page)).toEqual([]);
  });

  test.each(leaks)('the leak on line $line', (block) => {
    expect(block.marks.length).toBeGreaterThan(0);
    expectMarks(block, { [rule]: ['error', ...block.options] }, ({ messageId }) => messageId);
  });

  test.each(clean)('the clean code on line $line', (block) => {
    const recommended = plugin.configs.recommended.rules ?? {};
    expectMarks({ ...block, marks: [] }, { ...recommended, [rule]: ['error', ...block.options] }, ({ ruleId }) => ruleId ?? '');
  });
});

describe('README.md', () => {
  test('has no code that nothing runs', () => {
    expect(collectIdleCode(readme)).toEqual([]);
  });

  test('what it shows as leak or clean under `recommended`', () => {
    for (const block of [...collectExamples(readme, 'leak'), ...collectExamples(readme, 'clean')]) {
      expectMarks(block, plugin.configs.recommended.rules ?? {}, ({ ruleId }) => ruleId?.slice('leaks/'.length));
    }
  });
});

/** Lines of blocks of code that are neither examples nor configs; tests/e2e runs the configs. */
function collectIdleCode(page: string): readonly number[] {
  return collectBlocks(page)
    .filter(({ language, words }) => codeLanguages.includes(language) && !/\b(leak|clean|config)\b/.test(words.join(' ')))
    .map(({ line }) => line);
}

describe('the reader of pages', () => {
  test('reads languages, words, files and options', () => {
    const page = '# A\n\n```tsx leak typed file=src/x.tsx options={"report":"likely"}\nf();\n```\n\n```sh\nls\n```\n';
    expect(collectBlocks(page)).toEqual([
      {
        line: 4,
        language: 'tsx',
        words: ['leak', 'typed'],
        code: 'f();\n',
        filename: 'src/x.tsx',
        options: [{ report: 'likely' }],
        marks: [],
      },
      { line: 8, language: 'sh', words: [], code: 'ls\n', filename: 'file.sh', options: [], marks: [] },
    ]);
  });

  test('reads marks with and without an id', () => {
    expect(collectMarks('a(); // leak\nb();\nc(); // leak: leaksOnThrow\n<p>{d()}</p> {/* leak */}\n// leaks')).toEqual([
      { line: 1, id: undefined },
      { line: 3, id: 'leaksOnThrow' },
      { line: 4, id: undefined },
    ]);
  });
});
