import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, expect, it } from 'vitest';
import { protocols } from '../../src/catalogue/index.js';
import { collectPageBlocks, hashCode } from '../support/proofs.js';
import { type DatabaseDriver, databaseDrivers } from './databases.js';
import { type Label, repair } from './proofs.js';
import { compareWithStored, type Figures } from './record.js';

const TURNS = 20;
/** More than a pool of ordinary size has clients. */
const REQUESTS = 25;
const POOL_SIZE = 10;
/** Milliseconds for all programs of one run. */
const PATIENCE = 200_000;

interface Trial {
  readonly label: Label;
  readonly code: string;
  readonly driver: DatabaseDriver;
}

interface Outcome {
  readonly counts: readonly number[];
  readonly heapBytesPerTurn: number;
  readonly answered: number;
}

const folder = mkdtempSync(join(tmpdir(), 'databases-'));
symlinkSync(fileURLToPath(new URL('node_modules/', import.meta.url)), join(folder, 'node_modules'), 'junction');
const child = join(folder, 'child.mjs');
copyFileSync(new URL('databases-child.mjs', import.meta.url), child);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const trials = databaseDrivers.flatMap((driver) => collectTrials(driver));

it('counts what each program leaves at the engine or in the pool', () => {
  const outcomes = run(trials.map(({ code, driver }) => ({ code, driver: driver.code, measure: driver.measure })), TURNS);
  const figures = trials.map(({ label, driver }, position): Figures => ({
    ...label,
    runsIn: 'database',
    turns: [1, 2, 4].map((factor) => factor * TURNS),
    counts: outcomes[position]?.counts ?? [],
    measure: driver.measure,
    heapBytesPerTurn: outcomes[position]?.heapBytesPerTurn ?? 0,
  }));
  expect(figures.map(({ block, kind, by, counts }) => ({ block, kind, by, counts }))).toEqual(
    trials.map(({ label: { block, kind, by } }) => ({ block, kind, by, counts: [1, 2, 4].map((factor) => (kind === 'leak' ? factor * TURNS : 0)) })),
  );
  const { stored, measured } = compareWithStored('database', figures);
  expect(measured).toEqual(stored);
}, PATIENCE);

it('has a pool that answers no more when its clients do not come back, and all requests when they do', () => {
  const ofPools = trials.filter(({ driver }) => driver.measure === 'leases' && 'heading' in driver.of);
  const outcomes = run(ofPools.map(({ code, driver }) => ({ code, driver: driver.code, measure: 'answered' })), REQUESTS);
  expect(ofPools.map(({ label }, position) => [label.kind, outcomes[position]?.answered])).toEqual(
    ofPools.map(({ label: { kind } }) => [kind, kind === 'leak' ? POOL_SIZE : REQUESTS]),
  );
}, PATIENCE);

function collectTrials(driver: DatabaseDriver): readonly Trial[] {
  const { rule, of: subject } = driver;
  const toTrials = (block: Label['block'], kind: 'leak' | 'clean', code: string): readonly Trial[] => {
    const label = { rule, block, hash: hashCode(code) };
    const repaired = kind === 'leak' ? repair(rule, 'file.ts', code) : [];
    return [
      { label: { ...label, kind }, code, driver },
      ...repaired.map(({ by, output }): Trial => ({ label: { ...label, kind: 'after', by }, code: output, driver })),
    ];
  };
  if ('heading' in subject) {
    const { heading, blocks } = subject;
    const examples = collectPageBlocks(rule).filter((example) => example.heading === heading && blocks.includes(example.index));
    expect(examples.map(({ index }) => index)).toEqual(blocks);
    return examples.flatMap(({ index, block }) => toTrials({ heading, index }, block.words.includes('leak') ? 'leak' : 'clean', block.code));
  }
  if ('component' in subject) {
    const { component, leak, clean } = subject;
    return [...toTrials({ component }, 'leak', leak), ...toTrials({ component }, 'clean', clean)];
  }
  const { resource } = subject;
  const examples = protocols.find(({ id }) => id === resource)?.examples;
  expect(examples, resource).toBeDefined();
  return [...toTrials({ resource }, 'leak', examples?.leak ?? ''), ...toTrials({ resource }, 'clean', examples?.clean ?? '')];
}

interface Run {
  readonly code: string;
  readonly driver: string;
  readonly measure: string;
}

function run(runs: readonly Run[], turns: number): readonly Outcome[] {
  const base = mkdtempSync(join(folder, 'run-'));
  const programs = runs.map(({ code, driver, measure }, position) => {
    const place = join(base, String(position));
    mkdirSync(place);
    writeFileSync(join(place, 'block.mjs'), toJavaScript(code));
    writeFileSync(join(place, 'program.mjs'), driver);
    return { path: join(place, 'program.mjs'), measure };
  });
  const output = execFileSync(process.execPath, ['--expose-gc', child, JSON.stringify(programs), String(turns)], { encoding: 'utf8', timeout: PATIENCE });
  return JSON.parse(output) as readonly Outcome[];
}

function toJavaScript(code: string): string {
  return ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText;
}
