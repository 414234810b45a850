/** The section "Measured" of each rule page, from the figures in docs/data/proofs-*.json. */
import { existsSync, readFileSync } from 'node:fs';
import { type Proof, readProofs, ruleNames } from '../tests/support/proofs.js';
import { root, writeSource } from './source-files.js';

const BEGIN = '<!-- begin measured -->';
const END = '<!-- end measured -->';
const SECTION = new RegExp(`\\n*${BEGIN}[\\s\\S]*?${END}\\n*$`);

const PLACES: Readonly<Record<Proof['runsIn'], string>> = { node: 'Node', browser: 'Chromium', database: 'PostgreSQL', none: '' };

/** Writes the section at the end of each page; a page without figures loses it. */
export function writeMeasured(): void {
  const proofs = [...readProofs('node'), ...readProofs('browser')];
  for (const rule of ruleNames) {
    const path = `docs/rules/${rule}.md`;
    const url = new URL(path, root);
    if (existsSync(url)) {
      const page = readFileSync(url, 'utf8').replace(SECTION, '\n').trimEnd();
      writeSource(path, `${page}\n${renderMeasured(page, proofs.filter((proof) => proof.rule === rule))}`);
    }
  }
}

function renderMeasured(page: string, proofs: readonly Proof[]): string {
  const shown = proofs.filter(({ runsIn }) => runsIn !== 'none').toSorted((one, other) => getPosition(page, one) - getPosition(page, other));
  const unrun = proofs.filter(({ runsIn }) => runsIn === 'none');
  if (shown.length === 0) {
    return '';
  }
  const rows = shown.map(
    ({ block, kind, by, runsIn, measure, turns, counts }) =>
      `| ${toExample(block)} | ${by === undefined ? kind : `after \`${by}\``} | ${PLACES[runsIn]} | ${measure ?? ''} | ${turns?.join(', ') ?? ''} | ${counts?.join(', ') ?? ''} |`,
  );
  const reasons = unrun.map(({ block, reason }) => `Not run: ${toExample(block)}. ${reason ?? ''}`);
  return [
    `\n${BEGIN}`,
    '## Measured\n',
    'The examples above were run, in a process or a page of their own, with a forced collection before each count. A count says what was added after so many turns. Written by `npm run generate`.\n',
    '| Example | | Runs in | Counted | Turns | Added |',
    '|---|---|---|---|---|---|',
    ...rows,
    ...(reasons.length > 0 ? ['', ...reasons] : []),
    `${END}\n`,
  ].join('\n');
}

function toExample({ heading, index, component, resource }: Proof['block']): string {
  return heading === undefined ? (component ?? resource ?? '') : `[${heading}](#${toAnchor(heading)}), ${index ?? 1}`;
}

/** As GitHub makes it of a heading. */
export function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** Where on the page; what stands on no page comes last. */
function getPosition(page: string, { block: { heading, index = 0 } }: Proof): number {
  const position = heading === undefined ? -1 : page.indexOf(`# ${heading}\n`);
  return (position === -1 ? page.length : position) + index / 100;
}
