/** Shows what it would write, and writes it on the reader's word. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Paint } from '../colors.js';
import { diffLines } from '../diff.js';
import { type Change, createPlan } from './plan.js';
import { readProject } from './project.js';

interface InitWorld {
  readonly cwd: string;
  readonly write: (text: string) => unknown;
  readonly paint: Paint;
  /** `undefined` where nobody can be asked. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  readonly yes: boolean;
}

/** Did it write, or have nothing to write? */
export async function init({ cwd, write, paint, ask, yes }: InitWorld): Promise<boolean> {
  const { changes, advice } = createPlan(readProject(cwd));
  for (const change of changes) {
    write(`${renderChange(change, paint)}\n\n`);
  }
  for (const text of advice) {
    write(`${text}\n\n`);
  }
  if (changes.length === 0) {
    write('There is nothing to write.\n');
    return true;
  }
  const isWanted = yes || ((await ask?.(`Write ${changes.map(({ path }) => path).join(', ')}? [y/N] `)) ?? false);
  if (!isWanted) {
    write(ask === undefined ? 'Nothing was written: add --yes to write it.\n' : 'Nothing was written.\n');
    return false;
  }
  for (const { path, after } of changes) {
    const full = join(cwd, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, after, path.startsWith('.husky/') ? { mode: 0o755 } : {});
    write(`Written: ${path}, ${readFileSync(full).length} bytes.\n`);
  }
  return true;
}

function renderChange({ path, why, before, after }: Change, paint: Paint): string {
  const rows = diffLines(before, after).map(({ kind, text }) => {
    switch (kind) {
      case 'added':
        return paint('green', `+ ${text}`);
      case 'removed':
        return paint('red', `- ${text}`);
      case 'same':
        return `  ${text}`;
      case 'gap':
        return paint('dim', '  …');
    }
  });
  // The text before a new file is one empty line.
  const shown = before === '' ? rows.filter((row) => !row.endsWith('- ')) : rows;
  return [paint('bold', `${path}: ${why}${before === '' ? ' (new)' : ''}`), ...shown].join('\n');
}
