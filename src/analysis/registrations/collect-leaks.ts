/** All listeners of a file that stay on their target when they are of no use any more. */
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { getRaisedListeners } from '../mismatches/raised-limits.js';
import { getRegistrations } from './collect.js';
import { describeListener } from './describe.js';
import { judgeRegistration } from './judge.js';
import { findLateListener } from './late.js';
import { collectLosingHalves, type HalfKind } from './once-pairs.js';
import { findUnreachedRemoval } from './unreached.js';

export function collectListeners(file: FileAnalysis): readonly Finding<HalfKind>[] {
  const registrations = getRegistrations(file).registrations.filter(({ call }) => !getRaisedListeners(file).has(call));
  const verdicts = registrations.flatMap((registration) => findLateListener(file, registration) ?? judgeRegistration(file, registration) ?? findUnreachedRemoval(file, registration) ?? []);
  return [...verdicts.map((verdict) => describeListener(file, verdict)), ...collectLosingHalves(file)];
}
