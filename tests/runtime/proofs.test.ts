/** The examples of the rule pages leak, or do not, when they run; the figures that the pages show are those of the examples as they stand. */
import { beforeAll, describe, expect, it } from 'vitest';
import { collectPageBlocks, type Driver, type Example, isDriverOf, isProven, type Proof, readDrivers, readProofs, ruleNames } from '../support/proofs.js';
import { type Outcome, runProofs } from '../support/run-proofs.js';

const TURNS = 6;
/** For a machine that does much else. */
const MOST_MILLISECONDS = 300_000;

const blocks = new Map(ruleNames.map((rule) => [rule, collectPageBlocks(rule)]));
const stored = [...readProofs('node'), ...readProofs('browser')];
let drivers: ReadonlyMap<string, readonly Driver[]> = new Map();
const running = new Map<string, Promise<readonly Outcome[]>>();

beforeAll(async () => {
  drivers = new Map(await Promise.all(ruleNames.map(async (rule) => [rule, await readDrivers(rule)] as const)));
});

/** What the examples of a page leave; they run once. */
function run(rule: string): Promise<readonly Outcome[]> {
  const outcomes = running.get(rule) ?? runProofs([rule], TURNS);
  running.set(rule, outcomes);
  return outcomes;
}

describe.each(ruleNames)('docs/rules/%s.md', (rule) => {
  const examples = blocks.get(rule) ?? [];

  it('has one driver for each example, and none for what is not there', () => {
    const known = drivers.get(rule) ?? [];
    const wanted = examples.map(({ heading, index }) => `${heading} ${index}`);
    expect(known.flatMap(({ heading, blocks: indexes }) => indexes.map((index) => `${heading} ${index}`)).toSorted()).toEqual(wanted.toSorted());
    expect(known.filter(({ runsIn, reason = '' }) => (runsIn === 'none') !== (reason !== ''))).toEqual([]);
  });

  it('keeps what its leaks keep, and nothing else', async () => {
    const wrong = (await run(rule)).filter((outcome) => !isProven(outcome));
    expect(wrong.map(({ block, kind, by, counts, error, code }) => ({ block, kind, by, counts, error, code }))).toEqual([]);
  }, MOST_MILLISECONDS);

  // After a change of an example or of a fix: `npm run proof:node && npm run generate`; of one that runs in a browser, see tests/browser.
  it('shows the figures of its examples as they stand', async () => {
    const ofRule = stored.filter((proof) => proof.rule === rule);
    const idle = (drivers.get(rule) ?? []).filter(({ runsIn }) => runsIn === 'none');
    const wanted = examples.filter((example) => !idle.some((driver) => isDriverOf(driver, example)));
    expect(wanted.filter((example) => !ofRule.some((proof) => isOf(proof, example))).map(({ heading, index, kind, hash }) => ({ heading, index, kind, hash }))).toEqual([]);
    expect(ofRule.filter((proof) => proof.kind !== 'after' && isOfPage(proof) && !examples.some((example) => isOf(proof, example)))).toEqual([]);
    expect(ofRule.filter(({ runsIn }) => runsIn === 'node').map(toKey)).toEqual((await run(rule)).map(toKey));
  }, MOST_MILLISECONDS);
});

it('has only figures that prove what they are shown for', () => {
  expect(stored.filter((proof) => proof.runsIn === 'node' && !isProven(proof))).toEqual([]);
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
