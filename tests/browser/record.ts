/** The figures of the proofs, as they are stored for the pages. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Label } from './proofs.js';

const path = new URL('../../docs/data/proofs-browser.json', import.meta.url);

/** What one program left. */
export interface Figures extends Label {
  readonly runsIn: 'browser' | 'database';
  readonly turns: readonly number[];
  readonly counts: readonly number[];
  readonly measure: string;
  /** Differs from run to run: no other run has to find the same. */
  readonly heapBytesPerTurn: number;
}

const isUpdating = process.env['UPDATE_PROOFS'] === 'true';

/** Where the stored figures of a part differ from those just measured, but for the heap. With `--update` they are replaced. */
export function compareWithStored(part: Figures['runsIn'], figures: readonly Figures[]): { readonly stored: readonly object[]; readonly measured: readonly object[] } {
  const all = JSON.parse(readFileSync(path, 'utf8')) as readonly Figures[];
  if (isUpdating) {
    const order = ['browser', 'database'];
    const next = [...all.filter(({ runsIn }) => runsIn !== part), ...figures].sort((one, other) => order.indexOf(one.runsIn) - order.indexOf(other.runsIn));
    writeFileSync(path, `[\n${next.map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]\n`);
    return { stored: [], measured: [] };
  }
  return { stored: all.filter(({ runsIn }) => runsIn === part).map(withoutHeap), measured: figures.map(withoutHeap) };
}

function withoutHeap({ heapBytesPerTurn: _, ...rest }: Figures): object {
  return rest;
}
