/** docs/leak-classes.md: each class of leaks with its rules, what was measured of their examples, and what repairs it. */
import { type Proof, readProofs } from '../tests/support/proofs.js';
import { type LeakClass, leakClasses, type Shown } from './leak-classes.js';
import { toAnchor } from './render-proofs.js';

export function renderLeakClasses(): string {
  const proofs = [...readProofs('node'), ...readProofs('browser')];
  return [
    '# Classes of leaks',
    '',
    'What the literature on long-running programs calls a leak, and what this plugin does about each. A link leads to the section of the rule with an example of the leak and of what',
    'holds nothing. The figures are those of the examples when they ran: what was added after N, 2 N and 4 N turns, before and after the repair. Written by `npm run generate`.',
    '',
    '| Class | In JavaScript and TypeScript | Rule | Added by the leak → repaired | Fix |',
    '|---|---|---|---|---|',
    ...leakClasses.map((row) => renderRow(row, proofs)),
    '',
  ].join('\n');
}

function renderRow({ name, inCode, shown, fix }: LeakClass, proofs: readonly Proof[]): string {
  const links = shown.map(({ rule, heading }) => `[${rule}](rules/${rule}.md#${toAnchor(heading)})`).join('<br>');
  return `| ${name} | ${inCode} | ${links} | ${shown.map((one) => renderProof(one, proofs)).join('<br>')} | ${fix} |`;
}

/** `[60, 120, 240 → 0, 0, 0](rules/x.md#measured)`, or why no example ran. */
function renderProof({ rule, heading }: Shown, proofs: readonly Proof[]): string {
  const own = proofs.filter((proof) => proof.rule === rule && proof.block.heading === heading);
  const leak = own.find(({ kind, counts }) => kind === 'leak' && counts !== undefined);
  const repaired = own.find(({ kind, counts }) => kind !== 'leak' && counts !== undefined);
  if (leak?.counts === undefined || repaired?.counts === undefined) {
    return own.find(({ reason }) => reason !== undefined)?.reason ?? '';
  }
  return `[${leak.counts.join(', ')} → ${repaired.counts.join(', ')}](rules/${rule}.md#measured)`;
}
