/**
 * The two halves of a registration, compared part by part, where one undoes the other at all.
 *
 * Both halves that name one constant variable name one target, wherever its value came from.
 */
import type { FileAnalysis } from '../file-analysis.js';
import { compare, type Comparison, getParts, isSameConstant } from '../registrations/pairing.js';
import type { Match, Registration, Removal } from '../registrations/registration.js';

/** `undefined` where the removal undoes another verb. */
export function compareHalves(file: FileAnalysis, registration: Registration, removal: Removal): Comparison | undefined {
  const isCounterpart = registration.protocol.release.some((release) => 'mirror' in release && release.mirror === removal.verb);
  if (removal.kind !== 'mirror' || !isCounterpart) {
    return undefined;
  }
  const comparison = compare(file, registration, removal);
  return isSameConstant(file, registration.target.node, removal.target.node) ? { ...comparison, target: 'exact' } : comparison;
}

/** The weakest part decides. */
export function matchHalves(file: FileAnalysis, registration: Registration, removal: Removal): Match {
  const comparison = compareHalves(file, registration, removal);
  const parts = comparison === undefined ? [] : getParts(comparison);
  if (comparison === undefined || parts.includes('never')) {
    return 'never';
  }
  return parts.includes('possible') ? 'possible' : 'exact';
}
