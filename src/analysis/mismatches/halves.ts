/**
 * The two halves of a registration, compared part by part, where one undoes the other at all.
 *
 * Both halves that name one constant variable name one target, wherever its value came from.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isReassigned } from '../places.js';
import { compare, type Comparison, getParts } from '../registrations/pairing.js';
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

function isSameConstant(file: FileAnalysis, left: TSESTree.Node, right: TSESTree.Node): boolean {
  const [first, second] = [unwrap(left), unwrap(right)].map((node) => (node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node) : undefined));
  return first !== undefined && first === second && first.defs.length > 0 && !isReassigned(first);
}
