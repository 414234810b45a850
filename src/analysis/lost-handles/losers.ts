/**
 * Handles that are lost when another promise of the same `Promise.all` rejects: the error is all that it gives then.
 *
 * Only an operand that is itself the call that acquires counts, or the callback that gives one for each element, and only beside another call that may
 * reject. Example: `const [a, b] = await Promise.all([open(x), open(y)])` leaves the file of `x` open if `y` is missing.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { findJointWait, isAll } from '../joint-waits.js';
import type { Obligation } from '../model.js';
import { getReleaseText } from '../release-text.js';
import { getShortText } from '../wording.js';

export type LoserKind = 'lostByRejection';

interface Loser {
  readonly call: TSESTree.CallExpression;
  /** What may reject. */
  readonly culprit: TSESTree.Node;
}

export function collectLosers(file: FileAnalysis, obligations: readonly Obligation[]): readonly Finding<LoserKind>[] {
  const told = new Set<TSESTree.Node>();
  return obligations.flatMap((obligation) => {
    const loser = isPromised(obligation) && file.multiplicity.getOfSite(obligation.node) !== 'once' ? findLoser(obligation.node) : undefined;
    if (loser === undefined || told.has(loser.call)) {
      return [];
    }
    told.add(loser.call);
    return [describe(file, obligation, loser)];
  });
}

function isPromised({ protocol }: Obligation): boolean {
  return protocol.handle === 'promise' && (protocol.kind === 'lease' || (protocol.family === 'handle' && protocol.ends === 'never'));
}

function findLoser(node: TSESTree.Node): Loser | undefined {
  const joint = findJointWait(node);
  if (joint === undefined) {
    return findMapped(node);
  }
  const culprit = joint.operands.find((operand) => operand !== wrapped(node) && operand.type === AST_NODE_TYPES.CallExpression && !isCaught(operand));
  return culprit && { call: joint.call, culprit };
}

/** `load(url).catch(report)` gives something whatever happens. */
function isCaught(call: TSESTree.CallExpression): boolean {
  return findCalleeName(call) === 'catch';
}

/** `Promise.all(paths.map((path) => open(path)))`. */
function findMapped(node: TSESTree.Node): Loser | undefined {
  const callback = findGiver(wrapped(node));
  const map = callback?.parent;
  if (map?.type !== AST_NODE_TYPES.CallExpression || findCalleeName(map) !== 'map' || map.arguments[0] !== callback) {
    return undefined;
  }
  const { parent: call } = wrapped(map);
  return call?.type === AST_NODE_TYPES.CallExpression && call.arguments[0] === map && isAll(call) ? { call, culprit: node } : undefined;
}

/** The function that does nothing but give this value. */
function findGiver(node: TSESTree.Node): FunctionNode | undefined {
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.AwaitExpression) {
    return findGiver(parent);
  }
  return parent !== undefined && isFunction(parent) && parent.body === node ? parent : undefined;
}

function describe(file: FileAnalysis, obligation: Obligation, { culprit }: Loser): Finding<LoserKind> {
  const { protocol, node, calleeText } = obligation;
  const release = getReleaseText(file, obligation);
  return {
    kind: 'lostByRejection',
    node,
    certainty: protocol.kind === 'lease' ? 'path' : 'throw',
    words: { callee: calleeText, noun: protocol.noun, culprit: getShortText(file, culprit), line: culprit.loc.start.line, release: release.getCallee('') },
    remedies: [],
    write: release.write,
  };
}
