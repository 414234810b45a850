/**
 * Runs the examples of the rule pages in Node and writes what was counted: `npm run proof:node [rule…]`. With names of rules it only prints; without, it writes
 * docs/data/proofs-node.json, from which `npm run generate` writes the section "Measured" of each page.
 */
import { collectPageBlocks, getProofTrend, isDriverOf, type Proof, readDrivers, ruleNames } from '../tests/support/proofs.js';
import { type Outcome, runProofs } from '../tests/support/run-proofs.js';
import { writeSource } from './source-files.js';

const TURNS = Number(process.env['TURNS'] ?? 50);
const wanted = process.argv.slice(2);
const rules = ruleNames.filter((rule) => wanted.length === 0 || wanted.includes(rule));

const outcomes = await runProofs(rules, TURNS);
const wrong = outcomes.filter((outcome) => !isProven(outcome));
for (const outcome of wanted.length > 0 ? outcomes : wrong) {
  console.log(describe(outcome));
}
console.log(`${outcomes.length} examples, ${wrong.length} not proven`);
if (wanted.length === 0 && wrong.length === 0) {
  const proofs = outcomes.map(({ code: _, ...proof }): Proof => proof);
  writeSource('docs/data/proofs-node.json', `[\n${[...proofs, ...(await collectUnrun())].map((proof) => JSON.stringify(proof)).join(',\n')}\n]\n`);
}
process.exitCode = wrong.length === 0 ? 0 : 1;

function isProven({ kind, error, turns = [], counts = [], perTurn }: Outcome): boolean {
  return error === undefined && counts.length > 0 && getProofTrend(turns, counts, perTurn) === (kind === 'leak' ? 'grows' : 'levels');
}

function describe({ rule, heading, index, kind, by, counts, error, measure, heapBytesPerTurn, code, ...rest }: Outcome): string {
  const isWrong = !isProven({ rule, heading, index, kind, counts, error, code, ...rest });
  const text = `${isWrong ? 'WRONG' : 'ok   '} ${rule} | ${heading} ${index} ${kind} ${by ?? ''}: ${measure ?? ''} ${counts?.join(', ') ?? ''} (${heapBytesPerTurn ?? 0} B)`;
  return `${text}${error === undefined ? '' : `\n${error}`}${isWrong && kind === 'after' ? `\n${code}` : ''}`;
}

/** Blocks that run nowhere, each with the reason. */
async function collectUnrun(): Promise<readonly Proof[]> {
  const lists = await Promise.all(
    ruleNames.map(async (rule) => {
      const drivers = await readDrivers(rule);
      return collectPageBlocks(rule).flatMap((block): readonly Proof[] => {
        const driver = drivers.find((candidate) => isDriverOf(candidate, block));
        const { heading, index, kind, hash } = block;
        return driver?.runsIn === 'none' ? [{ rule, heading, index, kind, hash, runsIn: 'none', reason: driver.reason ?? '' }] : [];
      });
    }),
  );
  return lists.flat();
}
