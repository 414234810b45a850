/**
 * Objects that somebody is meant to dispose of, made where code runs again, and let go so that nobody can.
 *
 * Two ways: the object is only the receiver of a call whose result goes on (`return new Field(tracker).render(props)`), or it is kept in a constant
 * of one call, which nothing else gets; in the body of a component closures may use it, since each render makes another one.
 *
 * That somebody is meant to says the body of its `dispose()`, where the project writes it, or a flag `isDisposed` beside it. What that releases
 * may be no more than memory of its own, and so this is likely at most. An object that disposes of itself is none, nor is one whose parts go on to
 * where nobody looks, unless each turn of a loop makes one. Missed: what factories make.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isInLoop } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { findPropertyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import { emitterNamePattern, fluentMethods } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { givesResults } from '../given-results.js';
import { getFate } from '../handle-positions.js';
import { isUsedLater } from '../judge-local.js';
import type { FunctionNode, Obligation, Place } from '../model.js';
import { isStartUp } from '../start-up.js';
import { endingNames } from './ending-names.js';
import { isOwed } from './owed-disposal.js';
import { createProtocol } from './protocols.js';
import { releaseMethods } from './releases.js';

export interface Abandoned {
  readonly kind: 'abandoned' | 'abandonedInChain';
  readonly obligation: Obligation;
  /** The method that is all that is called on it. */
  readonly method: string;
  /** Nothing needs it when its block ends. */
  readonly isUsedUp: boolean;
}

const EMITTER = new RegExp(emitterNamePattern, 'u');

/** Methods that give the object back, end it, or begin something that goes on by itself. */
const GOING_ON: ReadonlySet<string> = new Set([...releaseMethods, ...fluentMethods, 'then', 'catch', 'finally', 'build', 'create', 'init', 'open', 'register', 'run', 'start', 'launch', 'show']);

export function collectAbandoned(file: FileAnalysis, makers: readonly TSESTree.NewExpression[]): readonly Abandoned[] {
  return makers.flatMap((call) => {
    const name = findCalleeName(call) ?? '';
    const fn = findEnclosingFunction(call);
    const isRepeated = fn !== undefined && !hasOwnParts(file, call) && file.multiplicity.getOfSite(call) !== 'once' && !isStartUp(file, fn);
    const found = isRepeated && !EMITTER.test(name) ? (findInChain(file, call, name) ?? findInConstant(file, call, name, fn)) : undefined;
    return found !== undefined && isOwed(file, call) ? [found] : [];
  });
}

/** `const bus = new Bus(); new Monitor({ bus })`: all that could keep it goes with it. */
function hasOwnParts(file: FileAnalysis, call: TSESTree.NewExpression): boolean {
  const given = call.arguments.flatMap(toParts);
  const names = given.filter((node) => node.type === AST_NODE_TYPES.Identifier);
  return names.length > 0 && names.every((name) => isMadeBeside(file, name, call));
}

function toParts(argument: TSESTree.CallExpressionArgument): readonly TSESTree.Node[] {
  return argument.type === AST_NODE_TYPES.ObjectExpression
    ? argument.properties.map((property) => (property.type === AST_NODE_TYPES.Property ? property.value : property))
    : [argument];
}

function isMadeBeside(file: FileAnalysis, name: TSESTree.Identifier, call: TSESTree.NewExpression): boolean {
  const definition = file.index.findVariable(name)?.defs[0]?.node;
  const init = definition?.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : undefined;
  const isObject = init?.type === AST_NODE_TYPES.ObjectExpression || init?.type === AST_NODE_TYPES.NewExpression;
  return isObject && findEnclosingFunction(init) === findEnclosingFunction(call);
}

/** `new Field(tracker).render(props)`, whose value is used. */
function findInChain(file: FileAnalysis, call: TSESTree.NewExpression, name: string): Abandoned | undefined {
  const node = wrapped(call);
  const member = findParent(node);
  const callee = member?.type === AST_NODE_TYPES.MemberExpression && member.object === node ? wrapped(member) : undefined;
  const outer = callee && findParent(callee);
  const method = member?.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(member) : undefined;
  if (outer?.type !== AST_NODE_TYPES.CallExpression || outer.callee !== callee || method === undefined || GOING_ON.has(method)) {
    return undefined;
  }
  const isUsed = wrapped(outer).parent?.type !== AST_NODE_TYPES.ExpressionStatement;
  const isOther = file.seam.hasMember(outer, 'dispose') === 'no' && file.seam.isPromiseLike(outer) === 'no';
  const obligation = toObligation(file, call, name);
  return isUsed && isOther ? { kind: 'abandonedInChain', obligation, method, isUsedUp: false } : undefined;
}

function findInConstant(file: FileAnalysis, call: TSESTree.NewExpression, name: string, fn: FunctionNode): Abandoned | undefined {
  const obligation = toObligation(file, call, name);
  const { fate, protocol } = obligation;
  if (fate.kind !== 'kept' || !isOwnConstant(fate.place, fn)) {
    return undefined;
  }
  const owner = file.owners.getOfPlace(fate.place);
  const isRendered = owner.kind === 'scope' && owner.role === 'component';
  const uses = file.uses.collect(fate.place, protocol).filter(({ at }) => !isRendered || !isProp(at));
  const isElsewhere = uses.some(({ kind }) => kind === 'release' || kind === 'exempt' || kind === 'handed') || givesResults(file, uses.filter(({ at }) => findEnclosingFunction(at) === fn));
  const isPart = uses.some(({ kind, at }) => kind === 'read' && isPartGiven(at));
  const isForgotten = isRendered || (!isUsedLater(obligation, uses, fn) && (isInLoop(call, fn) || !isPart));
  return isElsewhere || !isForgotten ? undefined : { kind: 'abandoned', obligation, method: '', isUsedUp: !isRendered && !isPart };
}

/** `<Row save={delayed} />` lends it: the next render gives the child another one. */
function isProp(at: TSESTree.Node): boolean {
  const { parent } = wrapped(at);
  return parent?.type === AST_NODE_TYPES.JSXExpressionContainer && parent.parent.type === AST_NODE_TYPES.JSXAttribute;
}

function isOwnConstant({ root, path, isElement }: Place, fn: FunctionNode): boolean {
  return root.kind === 'variable' && path.length === 0 && !isElement && root.variable.scope.variableScope.block === fn;
}

/** `tabs.insert(widget.title)`, `host.title = widget.title`. */
function isPartGiven(at: TSESTree.Node): boolean {
  for (let node = wrapped(at), { parent } = node; parent !== undefined; node = wrapped(parent), { parent } = node) {
    if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === node) {
      continue;
    }
    const isCalled = parent.type === AST_NODE_TYPES.CallExpression && parent.callee === node;
    const isTarget = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === node;
    const isValue = parent.type === AST_NODE_TYPES.ExpressionStatement || parent.type === AST_NODE_TYPES.AwaitExpression;
    return !isCalled && !isTarget && !isValue;
  }
  return false;
}

function toObligation(file: FileAnalysis, node: TSESTree.NewExpression, name: string): Obligation {
  const protocol = createProtocol({ name, isConstructor: true, method: 'dispose', others: endingNames(file), isAwaited: false, isPromise: false });
  return { protocol, node, calleeText: file.index.sourceCode.getText(node.callee), fate: getFate(file, node, protocol) };
}
