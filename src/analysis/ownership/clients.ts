/**
 * Resources of the project that their clients forget: the class opens something, and what the client keeps is never ended.
 *
 * A client keeps the resource in a variable of one call, which nothing else gets, or in a field of a class that ends other things, or whose base
 * ends its own. Anything that goes where nobody looks has no verdict. The report stands at the client and names the line that opens.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { wrapped } from '../../ast/unwrap.js';
import { acquiringVerbs } from '../../catalogue/index.js';
import { endingNames } from './ending-names.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { givesResults } from '../given-results.js';
import { getFate } from '../handle-positions.js';
import { mayBeInherited } from '../inherited.js';
import { isUsedLater } from '../judge-local.js';
import type { AcquireNode, Certainty, FunctionNode, Obligation, Place, Use } from '../model.js';
import { isStartUp } from '../start-up.js';
import { getMade } from './made-values.js';
import { createProtocol } from './protocols.js';
import { findRegisteredClient } from './registered-clients.js';
import { findResourceClass, mayBeResource, type ResourceClass } from './resource-classes.js';

export interface ForgottenClient {
  readonly kind: 'wrapperNeverReleased' | 'wrapperMissed' | 'wrapperListens';
  readonly obligation: Obligation;
  readonly resource: ResourceClass;
  readonly certainty: Certainty;
  /** The teardown that forgets the field. */
  readonly teardown: FunctionNode | undefined;
}

const PLAIN = /^(?:Map|Set|WeakMap|WeakSet|Array|Object|Promise|Date|RegExp|URL|URLSearchParams|Proxy|Headers|Blob|File|FormData|\w*Error|\w+Event|\w+Array)$/u;
const MAKER = new RegExp(`^(?:[A-Z]|_*(?:${acquiringVerbs.join('|')})(?:$|[A-Z_]))`, 'u');

/** The calls that may make a resource: all constructions, and with types what is called like a maker. */
export function collectMakers(file: FileAnalysis): readonly AcquireNode[] {
  const calls = [...file.index.calls].flatMap(([name, nodes]) => (MAKER.test(name) && !PLAIN.test(name) ? nodes : []));
  return calls.filter((call) => call.type === AST_NODE_TYPES.NewExpression || file.seam.isTyped);
}

export function collectForgottenClients(file: FileAnalysis, makers: readonly AcquireNode[]): readonly ForgottenClient[] {
  return makers.flatMap((call) => [...judgeClient(file, call), ...judgeRegistered(file, call)].slice(0, 1));
}

function judgeRegistered(file: FileAnalysis, call: AcquireNode): readonly ForgottenClient[] {
  const client = call.type === AST_NODE_TYPES.NewExpression ? findRegisteredClient(file, call) : undefined;
  return client === undefined ? [] : [{ ...client, kind: 'wrapperListens', teardown: undefined }];
}

function judgeClient(file: FileAnalysis, call: AcquireNode): readonly ForgottenClient[] {
  const isPromise = getMade(call) !== call;
  const protocol = createProtocol({ name: findCalleeName(call) ?? '', isConstructor: call.type === AST_NODE_TYPES.NewExpression, method: 'close', others: endingNames(file), isAwaited: false, isPromise });
  const fate = getFate(file, call, protocol);
  if (fate.kind !== 'kept' || fate.place.isElement || file.multiplicity.getOfSite(call) === 'once') {
    return [];
  }
  if (!mayBeResource(file, call)) {
    return [];
  }
  const obligation: Obligation = { protocol, node: call, calleeText: file.index.sourceCode.getText(call.callee), fate };
  const uses = file.uses.collect(fate.place, protocol);
  const isField = fate.place.root.kind === 'instance';
  if (uses.some((use) => use.kind === 'release' || use.kind === 'exempt' || (use.kind === 'handed' && !(isField && isShown(use.at))))) {
    return [];
  }
  return !isField ? judgeLocal(file, obligation, fate.place, uses) : judgeField(file, obligation, fate.place, uses);
}

/** `return this.link`, `resolve(this.link)`: a field that a getter shows stays the field of its class. */
function isShown(at: TSESTree.Node): boolean {
  const { parent } = wrapped(at);
  const isResolved = parent?.type === AST_NODE_TYPES.CallExpression && parent.callee.type === AST_NODE_TYPES.Identifier && parent.callee.name === 'resolve';
  return isResolved || parent?.type === AST_NODE_TYPES.ReturnStatement || parent?.type === AST_NODE_TYPES.ArrowFunctionExpression;
}

function judgeLocal(file: FileAnalysis, obligation: Obligation, place: Place, uses: readonly Use[]): readonly ForgottenClient[] {
  const fn = findEnclosingFunction(obligation.node);
  const isLocal = place.root.kind === 'variable' && place.path.length === 0 && fn !== undefined && place.root.variable.scope.variableScope.block === fn;
  if (!isLocal || isStartUp(file, fn) || isUsedLater(obligation, uses, fn) || givesResults(file, uses)) {
    return [];
  }
  const resource = findOpen(file, obligation, uses);
  return resource === undefined ? [] : [{ kind: 'wrapperNeverReleased', obligation, resource, certainty: 'definite', teardown: undefined }];
}

function judgeField(file: FileAnalysis, obligation: Obligation, place: Place, uses: readonly Use[]): readonly ForgottenClient[] {
  const { root, path } = place;
  if (root.kind !== 'instance' || root.isStatic || path.length !== 1 || mayBeInherited(file, place) || file.instances.count(root.classLike) === 'once') {
    return [];
  }
  const [teardown] = file.teardowns.collectFinal({ kind: 'instance', classLike: root.classLike });
  const isEnder = teardown !== undefined && file.teardowns.findSibling(teardown) !== undefined;
  const resource = isEnder || isClass(root.classLike.node) ? findOpen(file, obligation, uses) : undefined;
  if (resource === undefined) {
    return [];
  }
  const inherits = isClass(root.classLike.node) && file.seam.inheritsMember(root.classLike.node, resource.method) === 'yes';
  return isEnder || inherits ? [{ kind: 'wrapperMissed', obligation, resource, certainty: 'definite', teardown }] : [];
}

/** The resource that is open: by its making, or by a method that the client calls. */
function findOpen(file: FileAnalysis, { node }: Obligation, uses: readonly Use[]): ResourceClass | undefined {
  const resource = findResourceClass(file, node);
  const isOpen = resource !== undefined && (resource.openers.size === 0 || uses.some(({ at }) => resource.openers.has(findCalledMethod(at) ?? '')));
  return isOpen ? resource : undefined;
}

/** `connect` of `link.connect(…)`. */
function findCalledMethod(at: TSESTree.Node): string | undefined {
  if (at.type === AST_NODE_TYPES.CallExpression) {
    return findCalleeName(at);
  }
  const call = at.type === AST_NODE_TYPES.MemberExpression ? wrapped(at).parent : undefined;
  return call?.type === AST_NODE_TYPES.CallExpression && call.callee === wrapped(at) ? findCalleeName(call) : undefined;
}
