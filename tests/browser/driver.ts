/** What runs a block, and what several blocks are run by. */
import type { Measure } from './measure.js';

export interface Driver {
  readonly rule: string;
  /** Of the section that the block stands in. */
  readonly heading: string;
  /** Which of the section's leak and clean blocks, from 1; all of them where nothing is said. */
  readonly blocks?: readonly number[];
  readonly measures: readonly Measure[];
  /** What a reader is told that was counted, where the names of the measures say too little. */
  readonly counted?: string;
  /** What a leak of the section keeps in all, where it is not one for each mark and turn: a variable that holds the last one. */
  readonly keeps?: number;
  readonly modules?: Readonly<Record<string, string>>;
  readonly code: string;
}

/** Shows a component and takes it away. */
export const shownBy = (framework: string, name: string, properties = '{}'): string => `
import { show } from 'page/${framework}';
import ${name === 'default' ? 'Component' : `{ ${name} as Component }`} from 'block';
export async function turn() {
  const shown = await show(Component, ${properties});
  await shown.hide();
}
`;

/** A component of Angular takes providers where others take properties. */
export const angular = (name: string): string => shownBy('angular', name, '[]');
