import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectEdits } from '../support/collect-edits.js';
import { bundle } from './bundle.js';
import { components } from './frameworks.js';
import { type Lab, openLab, TURNS } from './measure.js';
import { collectProofs, collectUndriven, type Elsewhere, type Label, type Proof } from './proofs.js';
import { compareWithStored, type Figures } from './record.js';

const runtimeDrivers = new URL('../runtime/drivers/', import.meta.url);
const proofs = collectProofs();
const figures: (Figures | undefined)[] = proofs.map(() => undefined);

/** Browsers that stand idle. */
const idle: Lab[] = [];
let labs: readonly Lab[] = [];

beforeAll(async () => {
  const files = await bundle(proofs.map(({ program }) => program));
  labs = await Promise.all([openLab(files), openLab(files)]);
  idle.push(...labs);
});

afterAll(async () => {
  await Promise.all(labs.map((lab) => lab.close()));
});

describe.concurrent('after 1, 2 and 4 times the turns', () => {
  it.each(proofs.map((proof, position) => ({ name: describeLabel(proof.label), proof, position })))('$name', async ({ proof, position }) => {
    const figure = await prove(proof, position);
    figures[position] = figure;
    expect(figure.counts).toEqual([1, 2, 4].map((factor) => proof.keeps + factor * TURNS * proof.perTurn));
  });
});

async function prove({ label, measures, counted, keeps }: Proof, position: number): Promise<Figures> {
  const lab = idle.pop();
  if (lab === undefined) {
    throw new Error('More tests at once than browsers.');
  }
  try {
    const { counts, heapBytesPerTurn } = await lab.measure({ path: `/program-${String(position)}.js`, measures, warms: keeps === 0 });
    return { ...label, runsIn: 'browser', turns: [1, 2, 4].map((factor) => factor * TURNS), counts, measure: counted, heapBytesPerTurn };
  } finally {
    idle.push(lab);
  }
}

function describeLabel({ rule, block, kind, by }: Label): string {
  const place = 'heading' in block ? `${block.heading}, block ${String(block.index)}` : Object.values(block).join();
  return `${rule}: ${place}: ${kind}${by === undefined ? '' : ` ${by}`}`;
}

it('finds the stored figures', () => {
  const { stored, measured } = compareWithStored('browser', figures.filter((figure) => figure !== undefined));
  expect(measured).toEqual(stored);
});

it.each(readdirSync(runtimeDrivers))('runs what %s leaves to a browser', async (file) => {
  const { default: entries } = (await import(new URL(file, runtimeDrivers).href)) as { default: readonly Elsewhere[] };
  expect(collectUndriven(file.slice(0, -'.mjs'.length), entries)).toEqual([]);
});

it.each(components)('the rules say the same of $name', ({ rule, filename, leak, clean }) => {
  expect(collectEdits(filename, leak).map((report) => report.rule)).toEqual([`leaks/${rule}`]);
  expect(collectEdits(filename, clean)).toEqual([]);
});
