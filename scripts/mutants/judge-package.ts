import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import plugin from '../../src/index.js';
import { fetchPackage, listSources, type Pinned } from '../published.js';
import { createAsk, judge, type Preset } from './judge.js';
import { collectMutants, type Mutant } from './sites.js';
import type { Judged } from './table.js';

const presets = { strict: toPreset(plugin.configs.strict), recommended: toPreset(plugin.configs.recommended) };

/** Every mutant of a package, in the order of its files. */
export function judgePackage(pinned: Pinned): readonly Judged[] {
  const folder = fetchPackage(pinned);
  return listSources(folder, pinned.roots).flatMap((path) => judgeFile(pinned.name, relative(folder, path), readFileSync(path, 'utf8')));
}

function judgeFile(of: string, file: string, text: string): readonly Judged[] {
  const mutants = readMutants(file, text);
  if (mutants.length === 0) {
    return [];
  }
  const ask = createAsk(presets, file);
  const before = ask(text);
  return mutants.map((mutant) => ({ of, file, mutant, ...judge(ask, text, before, mutant) }));
}

/** Bundled and minified files have no author's lines, and files that do not parse have no mutants. */
function readMutants(file: string, text: string): readonly Mutant[] {
  if (text.length > 300_000 || text.split('\n').some((line) => line.length > 1_500)) {
    return [];
  }
  try {
    return collectMutants(text, !file.endsWith('.ts'));
  } catch {
    return [];
  }
}

function toPreset(config: object): Preset {
  return [config].flat();
}
