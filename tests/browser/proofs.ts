/** What is proven in the browser: the blocks of the rules' pages, the components of frameworks, and what the fixes make of each leak. */
import { collectEdits } from '../support/collect-edits.js';
import { collectPageBlocks, hashCode, ruleNames } from '../support/proofs.js';
import type { Program } from './bundle.js';
import type { Driver } from './driver.js';
import { drivers } from './drivers.js';
import { components } from './frameworks.js';
import type { Measure } from './measure.js';

const typedProject = new URL('../fixtures/typed/', import.meta.url);

/** Passes of the fixes of one rule over a block, as many as ESLint makes. */
const PASSES = 10;

/** What identifies a program in the stored figures. */
export interface Label {
  readonly rule: string;
  /** The section of the rule's page, and which of its leak and clean blocks it is, from 1; or the name of what stands on no page. */
  readonly block: { readonly heading: string; readonly index: number } | { readonly component: string } | { readonly resource: string };
  readonly kind: 'leak' | 'clean' | 'after';
  /** What a leak became `after`: `fix`, or the ids of the suggestions that were applied. */
  readonly by?: string;
  /** Of the code of the block, or of the component: 12 digits of its SHA-256. */
  readonly hash: string;
}

export interface Proof {
  readonly label: Label;
  readonly program: Program;
  readonly measures: readonly Measure[];
  /** The same in words. */
  readonly counted: string;
  /** What is left for each turn, and what is left in all. */
  readonly perTurn: number;
  readonly keeps: number;
}

/** An entry of the drivers of `tests/runtime`, which says where a block runs. */
export interface Elsewhere {
  readonly heading: string;
  readonly blocks: readonly number[];
  readonly runsIn?: string;
}

interface Place {
  readonly rule: string;
  readonly heading: string;
  readonly index: number;
}

/** Everything that is proven here. */
export function collectProofs(): readonly Proof[] {
  return [...collectPageProofs(), ...collectComponentProofs()];
}

/** The blocks that a list of drivers leaves to the browser and that have no driver here. */
export function collectUndriven(rule: string, entries: readonly Elsewhere[]): readonly string[] {
  return entries.filter(({ runsIn }) => runsIn === 'browser').flatMap(({ heading, blocks }) =>
    blocks.filter((index) => findDriver({ rule, heading, index }) === undefined).map((index) => `${heading}, block ${String(index)}`),
  );
}

function findDriver({ rule, heading, index }: Place): Driver | undefined {
  return drivers.find((driver) => driver.rule === rule && driver.heading === heading && (driver.blocks?.includes(index) ?? true));
}

function collectPageProofs(): readonly Proof[] {
  return ruleNames.flatMap(collectPageBlocks).flatMap((example) => {
    const driver = findDriver(example);
    return driver === undefined ? [] : toProofs(example, driver);
  });
}

function toProofs({ rule, heading, index, kind, block, hash }: ReturnType<typeof collectPageBlocks>[number], driver: Driver): readonly Proof[] {
  const { code, filename } = block;
  const leaks = kind === 'leak';
  const label = { rule, block: { heading, index }, hash };
  const rest = { measures: driver.measures, counted: driver.counted ?? describeMeasures(driver.measures) };
  const toProgram = (text: string): Program => ({ code: text, filename, driver: driver.code, ...(driver.modules && { modules: driver.modules }) });
  const asItStands: Proof = {
    label: { ...label, kind },
    program: toProgram(code),
    ...rest,
    perTurn: leaks && driver.keeps === undefined ? block.marks.length : 0,
    keeps: leaks ? (driver.keeps ?? 0) : 0,
  };
  const repaired = leaks ? repair(rule, filename, code, block.words.includes('typed') ? typedProject : undefined) : [];
  return [asItStands, ...repaired.map(({ by, output }): Proof => ({ label: { ...label, kind: 'after', by }, program: toProgram(output), ...rest, perTurn: 0, keeps: 0 }))];
}

function collectComponentProofs(): readonly Proof[] {
  return components.flatMap(({ name, rule, measure, filename, driver, modules, leak, clean }) => {
    const toProof = (kind: Label['kind'], code: string, by?: string): Proof => ({
      label: { rule, block: { component: name }, kind, ...(by !== undefined && { by }), hash: hashCode(kind === 'after' ? leak : code) },
      program: { code, filename, driver, modules },
      measures: [measure],
      counted: describeMeasures([measure]),
      perTurn: kind === 'leak' ? 1 : 0,
      keeps: 0,
    });
    return [toProof('leak', leak), toProof('clean', clean), ...repair(rule, filename, leak).map(({ by, output }) => toProof('after', output, by))];
  });
}

const WORDS: Readonly<Record<string, string>> = { count: 'subscribers', urls: 'object URLs' };

function describeMeasures(measures: readonly Measure[]): string {
  return measures.map((measure) => WORDS[measure] ?? measure).join(' and ');
}

interface Repaired {
  readonly by: string;
  readonly output: string;
}

/** What the edits of one rule make of a text: each edit that alone silences the rule, or else the first of each report, one after the other. */
export function repair(rule: string, filename: string, code: string, project?: URL): readonly Repaired[] {
  const reports = collectOf(rule, filename, code, project);
  if (reports.length === 1) {
    return reports.flatMap(({ edits }) => edits.filter(({ isSilenced }) => isSilenced).map(({ by, output }) => ({ by, output })));
  }
  let output = code;
  const used: string[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    const left = collectOf(rule, filename, output, project);
    const edit = left.flatMap(({ edits }) => edits).find(({ isSilenced }) => isSilenced);
    if (edit === undefined) {
      // A report without an edit stays: what is left says nothing of the fixes.
      return left.length === 0 && used.length > 0 ? [{ by: [...new Set(used)].join(', '), output }] : [];
    }
    used.push(edit.by);
    output = edit.output;
  }
  return [];
}

function collectOf(rule: string, filename: string, code: string, project?: URL): ReturnType<typeof collectEdits> {
  return collectEdits(project === undefined ? filename : filename.endsWith('x') ? 'react.tsx' : 'file.ts', code, project).filter((report) => report.rule === `leaks/${rule}`);
}
