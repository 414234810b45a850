/**
 * Every edit that is offered for the leak corpus, for the leaks of the pages and for clean programs of the silent corpus without one release: it parses, silences its
 * report, adds none, keeps the comments and adds no error of types; all fixes together come to an end in any order of rules.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits, type Asked, judgeTypes } from '../../scripts/fix-safety/judge.js';
import { mutate } from '../../scripts/mutants/judge.js';
import { collectMutants } from '../../scripts/mutants/sites.js';
import { collectBlocks } from '../support/collect-blocks.js';
import { collectCorpus } from '../support/corpus.js';

const pages = new URL('../../docs/rules/', import.meta.url);
const MUTANTS = 48;

/** Programs in whose like an edit once broke something, each in a few lines of its own. */
const once: readonly Asked[] = [
  {
    filename: 'other-this.js',
    text: `export const frames = {
  ready() {
    const player = this;
    player.view = new Embed({
      events: {
        onChange(event) {
          player.update();
          if (event.isPlaying) {
            player.timers.playing = setInterval(() => player.update(), 50);
          }
        },
      },
    });
  },
};
`,
  },
  {
    filename: 'null-field.ts',
    text: `export class Loop {
  private interval: number | null = null;
  private frame?: number;
  start(tick: () => void): void {
    this.interval = self.setInterval(tick, 100);
  }
  paint(draw: () => void): void {
    this.frame = requestAnimationFrame(() => { draw(); this.paint(draw); });
  }
  destroy(): void {
    this.end();
  }
  private end(): void {}
}
`,
  },
  {
    filename: 'ways-out.js',
    text: `export async function open(session, wait) {
  const timeout = setTimeout(() => session.close(), wait);
  const result = await session.read();
  if (result.done) {
    clearTimeout(timeout);
    return;
  }
  const first = await result.value.read();
  if (first.done) {
    return;
  }
  session.start(first);
}
`,
  },
];


function collectFiles(half: 'leaks' | 'silent'): readonly Asked[] {
  return collectCorpus(half)
    .filter(({ filename }) => /\.[cm]?[jt]sx?$/.test(filename))
    .map(({ filename, code: text }) => ({ filename, text }));
}

function collectExamples(): readonly Asked[] {
  return readdirSync(pages).flatMap((page) =>
    collectBlocks(readFileSync(new URL(page, pages), 'utf8'))
      .filter(({ words, filename }) => words.includes('leak') && /\.[jt]sx?$/.test(filename))
      .map(({ code: text, filename, line }) => ({ text, filename: `${page}-${String(line)}-${filename.split('/').at(-1) ?? ''}` })),
  );
}

/** Of the programs that release something, as many as are spread over all of them. */
function collectOwnMutants(): readonly Asked[] {
  const all = collectFiles('silent').flatMap((whole) =>
    collectMutants(whole.text, whole.filename.endsWith('x'))
      .filter(({ isSole }) => isSole)
      .map((mutant) => ({ whole, mutant })),
  );
  const step = Math.max(1, Math.floor(all.length / MUTANTS));
  return all
    .filter((_, position) => position % step === 0)
    .map(({ whole, mutant }) => ({ text: mutate(whole.text, mutant), filename: whole.filename, known: new Set(applyEdits(whole).judged.places) }));
}

const kinds = [
  { of: 'programs that an edit once broke', texts: once, fixes: 1, suggestions: 1 },
  { of: 'the leak corpus', texts: collectFiles('leaks'), fixes: 10, suggestions: 10 },
  { of: 'the leaks of the pages', texts: collectExamples(), fixes: 5, suggestions: 20 },
  { of: 'deleted releases', texts: collectOwnMutants(), fixes: 1, suggestions: 5 },
] as const;

describe.each(kinds)('the edits of $of', ({ texts, fixes, suggestions }) => {
  it('are safe', () => {
    const judged = judgeTypes(texts.map(applyEdits)).map((one, position) => ({ filename: texts[position]?.filename, ...one }));
    expect(judged.filter(({ flaws }) => flaws.length > 0).map(({ filename, flaws }) => ({ filename, flaws }))).toEqual([]);
    expect(judged.reduce((sum, one) => sum + one.fixes, 0)).toBeGreaterThanOrEqual(fixes);
    expect(judged.reduce((sum, one) => sum + one.suggestions, 0)).toBeGreaterThanOrEqual(suggestions);
  });
});
