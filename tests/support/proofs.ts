/**
 * What is proven of the examples of the rule pages. Each `leak` and `clean` block has one entry in `tests/runtime/drivers`, which says where it runs, what one turn
 * does with it and what is counted; a leak whose rule offers edits is run again after each of them.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Block, collectBlocks } from './collect-blocks.js';
import { collectEdits } from './collect-edits.js';

/** Where a block runs; `'none'` has a reason. */
export type Place = 'node' | 'browser' | 'database' | 'none';

/** An entry of a file of drivers; how it runs stands in `tests/runtime/kit.mjs`. */
export interface Driver {
  readonly heading: string;
  /** Which of the blocks below the heading, from 1. */
  readonly blocks: readonly number[];
  readonly runsIn?: Place;
  /** Why it runs nowhere. */
  readonly reason?: string;
  /** What is counted. */
  readonly measure?: string;
  /** How much a turn of the leak adds; 1 without it. */
  readonly perTurn?: number;
  /** At most this many turns before the first count, for what is slow. */
  readonly most?: number;
  /** Major versions of Node in which the leak is one. */
  readonly node?: readonly number[];
  /** Edits after which the driver would need more than the edit gives, and what. */
  readonly apart?: Readonly<Record<string, string>>;
}

export interface Example {
  readonly rule: string;
  readonly heading: string;
  /** Its place among the leak and clean blocks below the heading, from 1. */
  readonly index: number;
  readonly kind: 'leak' | 'clean' | 'after';
  /** The fix or the message id of the suggestion that made it. */
  readonly by?: string;
  readonly code: string;
  readonly hash: string;
}

/** One example that was run, or why it was not, as `docs/data/proofs-*.json` has it. */
export interface Proof {
  readonly rule: string;
  /** A block of the rule's page; what stands on no page has another name. */
  readonly block: { readonly heading?: string; readonly index?: number; readonly component?: string; readonly resource?: string };
  readonly kind: Example['kind'];
  readonly by?: string;
  /** Of the code of the block; of what an edit made of it, where it ran in Node. */
  readonly hash: string;
  readonly runsIn: Place;
  readonly reason?: string;
  readonly measure?: string;
  readonly perTurn?: number;
  readonly turns?: readonly [number, number, number];
  readonly counts?: readonly [number, number, number];
  readonly heapBytesPerTurn?: number;
}

interface PageBlock extends Example {
  readonly block: Block;
}

const pages = new URL('../../docs/rules/', import.meta.url);
const data = new URL('../../docs/data/', import.meta.url);
const typedProject = new URL('../fixtures/typed/', import.meta.url);
const HEADING = /^#{2,4} (?<text>.+)$/;
/** A block whose reports need more edits than this does not come to an end. */
const MOST_EDITS = 10;

export const ruleNames: readonly string[] = readdirSync(pages)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length));

export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 12);
}

/** The leak and clean blocks of a page, in order. */
export function collectPageBlocks(rule: string): readonly PageBlock[] {
  const page = readFileSync(new URL(`${rule}.md`, pages), 'utf8');
  const blocks = collectBlocks(page);
  const headings = collectHeadings(page);
  const seen = new Map<string, number>();
  return blocks.flatMap((block): readonly PageBlock[] => {
    const kind = block.words.includes('leak') ? 'leak' : block.words.includes('clean') ? 'clean' : undefined;
    if (kind === undefined) {
      return [];
    }
    const heading = headings.findLast(({ line }) => line < block.line)?.text ?? '';
    const index = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, index);
    return [{ rule, heading, index, kind, code: block.code, hash: hashCode(block.code), block }];
  });
}

function collectHeadings(page: string): readonly { readonly line: number; readonly text: string }[] {
  let isFenced = false;
  return page.split('\n').flatMap((text, position) => {
    isFenced = /^\s*```/.test(text) ? !isFenced : isFenced;
    const match = isFenced ? null : HEADING.exec(text);
    return match === null ? [] : [{ line: position + 1, text: match.groups?.['text'] ?? '' }];
  });
}

/** What each edit that the rule offers makes of a leak. Where the block has several, each of the others is repaired, too. */
export function collectAfters({ block, ...example }: PageBlock): readonly Example[] {
  if (example.kind !== 'leak') {
    return [];
  }
  const outputs = new Map<string, string>();
  for (const by of new Set(collectOffers(example.rule, block, block.code).flatMap(({ edits }) => edits.map((edit) => edit.by)))) {
    outputs.set(by, repair(example.rule, block, by));
  }
  return [...outputs].map(([by, code]) => ({ ...example, kind: 'after', by, code, hash: hashCode(code) }));
}

function repair(rule: string, block: Block, by: string): string {
  let { code } = block;
  for (let round = 0; round < MOST_EDITS; round += 1) {
    const edits = collectOffers(rule, block, code).flatMap((report) => report.edits);
    const edit = edits.find((candidate) => candidate.by === by) ?? (round === 0 ? undefined : edits[0]);
    if (edit === undefined) {
      return code;
    }
    code = edit.output;
  }
  throw new Error(`${rule}, line ${block.line}: ${by} does not come to an end`);
}

function collectOffers(rule: string, block: Block, code: string): ReturnType<typeof collectEdits> {
  const isTyped = block.words.includes('typed');
  const filename = isTyped ? (block.filename.endsWith('x') ? 'react.tsx' : 'file.ts') : block.filename;
  return collectEdits(filename, code, isTyped ? typedProject : undefined).filter((report) => report.rule === `leaks/${rule}`);
}

export async function readDrivers(rule: string): Promise<readonly Driver[]> {
  const url = new URL(`../runtime/drivers/${rule}.mjs`, import.meta.url);
  const { default: drivers } = (await import(url.href)) as { readonly default: readonly Driver[] };
  return drivers;
}

export function isDriverOf({ heading, blocks }: Driver, example: Pick<Example, 'heading' | 'index'>): boolean {
  return heading === example.heading && blocks.includes(example.index);
}

export function readProofs(part: 'node' | 'browser'): readonly Proof[] {
  const url = new URL(`proofs-${part}.json`, data);
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as readonly Proof[]) : [];
}

/** A leak adds as much with each turn; what is clean, and what an edit made of a leak, has no more after 4N turns than before the first. */
export function isProven({ kind, turns, counts, perTurn = 1, error }: Proof & { readonly error?: string }): boolean {
  if (error !== undefined || turns === undefined || counts === undefined) {
    return false;
  }
  return counts.every((count, position) => Math.abs(count - (kind === 'leak' ? perTurn * (turns[position] ?? 0) : 0)) <= SLACK);
}

/** The last turn may still be in use. */
const SLACK = 2;
