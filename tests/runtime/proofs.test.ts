/** The examples of the rule pages leak, or do not, when they run; the figures that the pages show are those of the examples as they stand. */
import { beforeAll, describe, expect, it } from 'vitest';
import { collectPageBlocks, type Driver, type Example, isDriverOf, isProven, type Proof, readDrivers, readProofs, ruleNames } from '../support/proofs.js';
import { type Outcome, runProofs } from '../support/run-proofs.js';

const TURNS = 8;

const blocks = new Map(ruleNames.map((rule) => [rule, collectPageBlocks(rule)]));
const stored = [...readProofs('node'), ...readProofs('browser')];
let drivers: ReadonlyMap<string, readonly Driver[]> = new Map();
let outcomes: readonly Outcome[] = [];

beforeAll(async () => {
  drivers = new Map(await Promise.all(ruleNames.map(async (rule) => [rule, await readDrivers(rule)] as const)));
  outcomes = await runProofs(ruleNames, TURNS);
}, 180_000);

describe.each(ruleNames)('docs/rules/%s.md', (rule) => {
  const examples = blocks.get(rule) ?? [];

  it('has one driver for each example, and none for what is not there', () => {
    const known = drivers.get(rule) ?? [];
    const wanted = examples.map(({ heading, index }) => `${heading} ${index}`);
    expect(known.flatMap(({ heading, blocks: indexes }) => indexes.map((index) => `${heading} ${index}`)).toSorted()).toEqual(wanted.toSorted());
    expect(known.filter(({ runsIn, reason = '' }) => (runsIn === 'none') !== (reason !== ''))).toEqual([]);
  });

  it('keeps what its leaks keep, and nothing else', () => {
    const wrong = outcomes.filter((outcome) => outcome.rule === rule && !isProven(outcome));
    expect(wrong.map(({ block, kind, by, counts, error, code }) => ({ block, kind, by, counts, error, code }))).toEqual([]);
  });

  // After a change of an example or of a fix: `npm run proof:node && npm run generate`; of one that runs in a browser, see tests/browser.
  it('shows the figures of its examples as they stand', () => {
    const ofRule = stored.filter((proof) => proof.rule === rule);
    const idle = (drivers.get(rule) ?? []).filter(({ runsIn }) => runsIn === 'none');
    const run = examples.filter((example) => !idle.some((driver) => isDriverOf(driver, example)));
    expect(run.filter((example) => !ofRule.some((proof) => isOf(proof, example))).map(({ heading, index, kind, hash }) => ({ heading, index, kind, hash }))).toEqual([]);
    expect(ofRule.filter((proof) => proof.kind !== 'after' && isOfPage(proof) && !examples.some((example) => isOf(proof, example)))).toEqual([]);
    expect(ofRule.filter(({ runsIn }) => runsIn === 'node').map(toKey)).toEqual(outcomes.filter((outcome) => outcome.rule === rule).map(toKey));
  });
});

it('has only figures that prove what they are shown for', () => {
  expect(stored.filter((proof) => proof.runsIn !== 'none' && !isProven(proof))).toEqual([]);
});

function isOf({ block, kind, hash }: Proof, example: Example): boolean {
  return block.heading === example.heading && block.index === example.index && kind === example.kind && hash === example.hash;
}

function isOfPage({ block }: Proof): boolean {
  return block.heading !== undefined;
}

function toKey({ block, kind, by, hash }: Proof): string {
  return [block.heading, block.index, kind, by ?? '', hash].join(' | ');
}
