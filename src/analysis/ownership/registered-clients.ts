/**
 * Clients that forget an object which its own constructor has registered with something that lives longer.
 *
 * The object is kept in a variable of one call, which nothing else gets; closures only take listeners off it. What it registers with came from
 * outside that call. Who takes listeners off the object at the end and leaves the object where it is has forgotten it; without such an end it is likely.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { givesResults } from '../given-results.js';
import { getFate } from '../handle-positions.js';
import type { AcquireNode, Certainty, Obligation, Use } from '../model.js';
import { findRunner } from '../set-up.js';
import { isStartUp } from '../start-up.js';
import { endingNames } from './ending-names.js';
import { createProtocol } from './protocols.js';
import { findGivenTarget, findSelfRegistered, isSelfRemoval, type SelfRegistered } from './self-registered.js';

export interface RegisteredClient {
  readonly obligation: Obligation;
  readonly resource: SelfRegistered;
  readonly certainty: Certainty;
}

export function findRegisteredClient(file: FileAnalysis, call: AcquireNode): RegisteredClient | undefined {
  const fn = findEnclosingFunction(call);
  const protocol = createProtocol({ name: findCalleeName(call) ?? '', isConstructor: true, method: 'dispose', others: endingNames(file), isAwaited: false, isPromise: false });
  const fate = getFate(file, call, protocol);
  const isLocal = fate.kind === 'kept' && fate.place.root.kind === 'variable' && fate.place.path.length === 0 && fate.place.root.variable.scope.variableScope.block === fn;
  if (!isLocal || fate.place.isElement || file.multiplicity.getOfSite(call) === 'once' || isStartUp(file, fn)) {
    return undefined;
  }
  const uses = file.uses.collect(fate.place, protocol);
  const later = uses.filter(({ at }) => findRunner(at) !== findRunner(fn.body));
  if (uses.some(isEnd) || !later.every(({ at }) => isRemoval(at)) || givesResults(file, uses)) {
    return undefined;
  }
  const resource = findSelfRegistered(file, call);
  const certainty = resource && findCertainty(file, call, resource, later.length > 0);
  return resource && certainty && { obligation: { protocol, node: call, calleeText: file.index.sourceCode.getText(call.callee), fate }, resource, certainty };
}

function isEnd({ kind }: Use): boolean {
  return kind === 'release' || kind === 'exempt' || kind === 'handed';
}

/** `monitor.stopped.disconnect(update)`. */
function isRemoval(use: TSESTree.Node): boolean {
  for (let node = wrapped(use), { parent } = node; parent !== undefined; node = wrapped(parent), { parent } = node) {
    if (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === node) {
      return isSelfRemoval(findCalleeName(parent) ?? '');
    }
    if (parent.type !== AST_NODE_TYPES.MemberExpression || parent.object !== node) {
      return false;
    }
  }
  return false;
}

function findCertainty(file: FileAnalysis, call: AcquireNode, resource: SelfRegistered, isTakenOff: boolean): Certainty | undefined {
  const target = findGivenTarget(call, resource);
  const lifetime = target === undefined ? 'unknown' : file.lifetimes.get(target);
  switch (lifetime) {
    case 'process':
      return 'definite';
    case 'outer':
    case 'argument':
      return isTakenOff ? 'definite' : 'likely';
    case 'own':
    case 'call':
    case 'unknown':
      return undefined;
  }
}
