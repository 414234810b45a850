/**
 * Runs the examples of the rule pages in Node and writes what was counted: `npm run proof:node [rule…]`. Writes docs/data/proofs-node.json, of the pages that were
 * named or of all, from which `npm run generate` writes the section "Measured" of each page. A page with an example that is not proven keeps its figures.
 */
import { collectPageBlocks, isDriverOf, isProven, type Proof, readDrivers, readProofs, ruleNames } from '../tests/support/proofs.js';
import { type Outcome, runProofs } from '../tests/support/run-proofs.js';
import { writeSource } from './source-files.js';

const TURNS = Number(process.env['TURNS'] ?? 25);
const wanted = process.argv.slice(2);
const rules = ruleNames.filter((rule) => wanted.length === 0 || wanted.includes(rule));

const outcomes = await runProofs(rules, TURNS);
const wrong = outcomes.filter((outcome) => !isProven(outcome));
for (const outcome of wanted.length > 0 ? outcomes : wrong) {
  console.log(describe(outcome));
}
console.log(`${outcomes.length} examples, ${wrong.length} not proven`);
const replaced = rules.filter((rule) => !wrong.some((outcome) => outcome.rule === rule));
const next = [...readProofs('node').filter(({ rule }) => !replaced.includes(rule)), ...(await collectFigures(replaced))];
const lines = ruleNames.flatMap((rule) => next.filter((proof) => proof.rule === rule)).map((proof) => `  ${JSON.stringify(proof)}`);
writeSource('docs/data/proofs-node.json', `[\n${lines.join(',\n')}\n]\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;

function describe(outcome: Outcome): string {
  const { rule, block, kind, by, counts, error, measure, heapBytesPerTurn, code } = outcome;
  const isRight = isProven(outcome);
  const place = `${rule} | ${block.heading ?? ''} ${block.index ?? 0} ${kind} ${by ?? ''}`;
  const text = `${isRight ? 'ok   ' : 'WRONG'} ${place}: ${measure ?? ''} ${counts?.join(', ') ?? ''} (${heapBytesPerTurn ?? 0} B)`;
  return `${text}${error === undefined ? '' : `\n${error}`}${!isRight && kind === 'after' ? `\n${code}` : ''}`;
}

/** What was counted, and of the blocks that run nowhere, why. */
async function collectFigures(names: readonly string[]): Promise<readonly Proof[]> {
  const counted = outcomes.filter(({ rule }) => names.includes(rule)).map(({ code: _, ...proof }): Proof => proof);
  const unrun = await Promise.all(names.map(collectUnrun));
  return [...counted, ...unrun.flat()];
}

async function collectUnrun(rule: string): Promise<readonly Proof[]> {
  const drivers = await readDrivers(rule);
  return collectPageBlocks(rule).flatMap((block): readonly Proof[] => {
    const driver = drivers.find((candidate) => isDriverOf(candidate, block));
    const { heading, index, kind, hash } = block;
    return driver?.runsIn === 'none' ? [{ rule, block: { heading, index }, kind, hash, runsIn: 'none', reason: driver.reason ?? '' }] : [];
  });
}
