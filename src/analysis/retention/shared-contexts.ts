/**
 * A small closure that keeps a big sibling.
 *
 * All closures of one activation share its variables: an engine keeps those that any of them mentions, for as long as one of them lives. A pool that hangs a new
 * `release()` on what it lends keeps, by that closure, the parameters of the last lease that its other closures mention, while the object lies idle. Likely: the
 * next lease replaces them, so that it is one lease for each object. Silent: closures that mention the parameter themselves, and all but such methods.
 *
 * Example: `client.release = () => this.put(client); client.query(text, (error) => item.done(error));` keeps `item` with the idle client.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { leaseMethodNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { Variable } from '../model.js';
import { getShortText } from '../wording.js';

export type SharedContextKind = 'siblingKept';

export function collectSharedContexts(file: FileAnalysis): readonly Finding<SharedContextKind>[] {
  return leaseMethodNames.flatMap((name) => file.index.members.get(name) ?? []).flatMap((member) => judge(file, member) ?? []);
}

function judge(file: FileAnalysis, member: TSESTree.MemberExpression): Finding<SharedContextKind> | undefined {
  const store = member.parent;
  const closure = store.type === AST_NODE_TYPES.AssignmentExpression && store.left === member ? unwrap(store.right) : undefined;
  const fn = findEnclosingFunction(member);
  const lent = member.object.type === AST_NODE_TYPES.Identifier ? findParameter(file, member.object, fn) : undefined;
  if (closure === undefined || fn === undefined || lent === undefined || !isFunction(closure)) {
    return undefined;
  }
  const sibling = collectParameters(file, fn).find((variable) => variable !== lent && isKeptBySibling(variable, fn, closure));
  if (sibling === undefined) {
    return undefined;
  }
  const words = { closure: getShortText(file, member), sibling: sibling.name, keeper: lent.name, method: findPropertyName(member) ?? '' };
  return { kind: 'siblingKept', node: store, certainty: 'likely', words, remedies: [], write: (handle) => handle };
}

function findParameter({ index }: FileAnalysis, identifier: TSESTree.Node, fn: FunctionNode | undefined): Variable | undefined {
  const variable = index.findVariable(identifier);
  return variable?.defs.some(({ node }) => node === fn) === true ? variable : undefined;
}

function collectParameters({ index }: FileAnalysis, fn: FunctionNode): readonly Variable[] {
  return fn.params.flatMap((parameter) => index.findVariable(parameter) ?? []);
}

/** Another closure of the activation mentions it, this one does not. */
function isKeptBySibling({ references }: Variable, fn: FunctionNode, closure: TSESTree.Node): boolean {
  const closures = references.map(({ identifier }) => findClosure(identifier, fn));
  return closures.some((other) => other !== undefined) && closures.every((other) => other !== closure);
}

/** The outermost function of the activation around a mention. */
function findClosure(mention: TSESTree.Node, fn: FunctionNode): FunctionNode | undefined {
  let outermost: FunctionNode | undefined;
  for (let current = findEnclosingFunction(mention); current !== undefined && current !== fn; current = findEnclosingFunction(current)) {
    outermost = current;
  }
  return outermost;
}
