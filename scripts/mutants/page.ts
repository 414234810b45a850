import { type Edits, type Judged, renderTable, toEdits, toRow, toRows } from './table.js';

/** The page of the documentation. */
export function renderPage(judged: readonly Judged[], packages: number): string {
  const leaks = judged.filter(({ mutant }) => mutant.isSole && mutant.doubt === undefined);
  const { mutants, strict, recommended } = toRow('leaks', '', leaks);
  return `<!-- Written by \`npm run mutants\`. -->

# Deleted releases

One release is deleted from the code of a published package, and the rules are asked: do they report exactly that resource? ${judged.length} mutants
of ${packages} pinned packages were judged without type information ([packages and figures](data/mutants.json)). Of the ${mutants} that leak for
certain, \`strict\` finds ${percent(strict, mutants)} and \`recommended\` ${percent(recommended, mutants)}.

What is deleted, and what is expected, comes from a [table of names](../scripts/mutants/pairs.ts) that shares no line with the plugin's own catalogue,
and from where the code stands. No rule is asked. Three of the reasons for doubt (observers of elements,
keys of containers, functions that a page has once) were written after the first misses had been read, and counted as leaks before:

- **leaks**: the only release in the file of something that stays for good, acquired in code that can run again.
- **depends on the owner**: subscriptions, and listeners and observers of targets that may die together with whoever listens. Many are no leak, and
  silence is right for those.
- **depends on its keys**: the removal from a map or set of the module, whose keys may be few.
- **ends by itself**: one-shot timers, frames, streams that are read to their end, and listeners that go after one event.
- **runs once**: acquired only while the module loads, or a function of the module that a page has once however often it is added.
- **another release stays**: the same thing is released somewhere else in the file too, so at most one way out misses it.

A mutant is found when a new report stands on a line where the thing is acquired; other new reports are counted as *elsewhere*.

## By what was deleted

${renderTable('Deleted', toRows(judged, ({ mutant }) => mutant.form))}

## By resource

${renderTable('Resource', toRows(judged, ({ mutant }) => mutant.resource))}

## What the edits write

The deleted text judges the fixes and suggestions of the reports. Of ${toEdits(judged).found} found mutants:

${renderEdits(toEdits(judged))}
`;
}

function renderEdits({ found, edits }: Edits): string {
  const offered = Object.values(edits).reduce((sum, count) => sum + count, 0);
  return [
    '| Best edit of the report | Mutants |',
    '|---|---|',
    `| writes the deleted release again: same verb, target and arguments | ${share(edits['same release'], found)} |`,
    `| writes the same verb for another name of the target, or other arguments | ${share(edits['same verb'], found)} |`,
    `| releases by other means: \`using\`, \`once\`, a signal, a limit | ${share(edits['other means'], found)} |`,
    `| leaves the report | ${share(edits['does not silence'], found)} |`,
    `| none is offered | ${share(found - offered, found)} |`,
  ].join('\n');
}

function share(part: number, whole: number): string {
  return `${part} (${percent(part, whole)})`;
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`;
}
