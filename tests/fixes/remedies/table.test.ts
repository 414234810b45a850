/**
 * Every message of the rules with what they offer for it: a fix, a suggestion, or the reason why nobody can write one. A message without any of the
 * three fails here, and so does an edit that does not parse, does not silence its report, adds another one, or adds a type error.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../../src/rules/index.js';
import { collectEdits, type Reported, subtract } from '../../support/collect-edits.js';
import { collectTypeErrors } from '../../support/type-errors.js';
import { caches, collections, memoizers } from './growth.js';
import { backpressure } from './backpressure.js';
import { disposables } from './disposables.js';
import { observers } from './handles.js';
import { queues, wholeInputs } from './inputs.js';
import { contexts, workers } from './isolation.js';
import { bufferViews, finalizers, races, scopes } from './retention.js';
import { listeners } from './listeners.js';
import { openings, throws, usings } from './openings.js';
import type { Sample, Samples } from './sample.js';
import { signals } from './signals.js';
import { streams } from './streams.js';
import { subscriptions } from './subscriptions.js';
import { teardowns } from './teardowns.js';
import { timers } from './timers.js';
import { urls } from './urls.js';

const TABLE: Readonly<Partial<Record<keyof typeof rules, Samples>>> = {
  'no-leaked-timer': timers,
  'no-leaked-observer': observers,
  'no-leaked-object-url': urls,
  'no-leaked-listener': { ...listeners, ...signals },
  'no-leaked-subscription': subscriptions,
  'require-teardown': teardowns,
  'no-leaked-handle': openings,
  'no-leaked-stream': streams,
  'no-leaked-disposable': disposables,
  'require-release-on-throw': throws,
  'prefer-using': usings,
  'no-unbounded-cache': caches,
  'no-unbounded-collection': collections,
  'no-unbounded-memoize': memoizers,
  'no-enter-with': contexts,
  'no-ignored-backpressure': backpressure,
  'prefer-streaming': wholeInputs,
  'prefer-bounded-queue': queues,
  'no-promise-race-leak': races,
  'no-finalizer-cleanup': finalizers,
  'no-retained-buffer-view': bufferViews,
  'no-retained-scope': scopes,
  'require-worker-limits': workers,
};

/** Message ids that name an edit. */
const REMEDIES: ReadonlySet<string> = new Set(
  [...readFileSync(new URL('../../../src/ast/remedy.ts', import.meta.url), 'utf8').matchAll(/\bkind: '(\w+)'/gu)].map(([, kind = '']) => kind),
);

interface Row {
  readonly name: string;
  readonly rule: string;
  readonly messageId: string;
  readonly sample: Sample;
}

const rows: readonly Row[] = Object.entries(TABLE).flatMap(([rule, samples]) =>
  Object.entries(samples).flatMap(([messageId, sample]) => ('unreached' in sample ? [] : [{ name: `${rule}/${messageId}`, rule, messageId, sample }])),
);

const known = new Map<Sample, readonly Reported[]>();

function getReport({ rule, messageId, sample }: Row): Reported {
  const reports = known.get(sample) ?? collectEdits(sample.filename ?? 'sample.ts', sample.code);
  known.set(sample, reports);
  const report = reports.find((candidate) => candidate.rule === `leaks/${rule}` && candidate.messageId === messageId);
  if (report === undefined) {
    throw new Error(`${rule} reports ${reports.map((other) => `${other.rule}/${other.messageId}`).join(', ') || 'nothing'}, and no ${messageId}.`);
  }
  return report;
}

it.each(Object.entries(TABLE))('%s: has a row for each message', (rule, samples) => {
  const messages = Object.keys(rules[rule as keyof typeof rules].meta.messages);
  expect(Object.keys(samples).toSorted()).toStrictEqual(messages.filter((id) => !REMEDIES.has(id)).toSorted());
});

describe.each(rows)('$name', (row) => {
  it('offers what the table says', () => {
    const { edits } = getReport(row);
    const offered = edits.length === 0 ? 'nothing' : edits.some(({ by }) => by === 'fix') ? 'fix' : 'suggestion';
    expect(offered).toBe(typeof row.sample.offers === 'string' ? row.sample.offers : 'nothing');
  });

  it('offers edits that silence the report and add none', () => {
    for (const { by, output, added, isSilenced } of getReport(row).edits) {
      expect({ by, output, added, isSilenced }).toStrictEqual({ by, output, added: [], isSilenced: true });
    }
  });
});

describe('types', () => {
  let errors: ReadonlyMap<string, readonly string[]>;
  const texts = new Map<string, string>();

  beforeAll(() => {
    for (const row of rows) {
      const { filename = 'sample.ts', code } = row.sample;
      if (/\.tsx?$/u.test(filename)) {
        const extension = filename.slice(filename.lastIndexOf('.'));
        texts.set(`${row.name}/before${extension}`, code);
        getReport(row).edits.forEach(({ output }, position) => texts.set(`${row.name}/after-${String(position)}${extension}`, output));
      }
    }
    errors = collectTypeErrors(texts);
  }, 180_000);

  it.each(rows)('$name: no edit adds an error', ({ name }) => {
    for (const [file, found] of errors) {
      if (file.startsWith(`${name}/after`)) {
        const before = errors.get(file.replace(/after-\d+/u, 'before')) ?? [];
        expect({ output: texts.get(file), added: subtract(found, before) }).toStrictEqual({ output: texts.get(file), added: [] });
      }
    }
  });
});
