/**
 * A small closure that keeps a big sibling.
 *
 * All closures of one activation share its variables: an engine keeps those that any of them mentions, for as long as one of them lives. A pool that hangs a new
 * `release()` on what it lends keeps, by that closure, the parameters of the last lease that its other closures mention, while the object lies idle. Certain where
 * the closure, or a method that it calls, puts the object into a list of the pool; else likely, since an object that is not lent again goes with its closures.
 * Silent: closures that mention the parameter themselves, methods that are replaced when the object comes back, and all but such methods.
 *
 * Example: `client.release = () => this.put(client); client.query(text, (error) => item.done(error));` keeps `item` with the idle client.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { leaseMethodNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { Variable } from '../model.js';
import { collectStores } from '../stores.js';
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
  const returned = collectReturned(file, closure, lent);
  if (sibling === undefined || returned.some((variable) => isReplaced(variable, member))) {
    return undefined;
  }
  const words = { closure: getShortText(file, member), sibling: sibling.name, keeper: lent.name, method: findPropertyName(member) ?? '' };
  const certainty = returned.some((variable) => isPutBack(file, variable)) ? 'definite' : 'likely';
  return { kind: 'siblingKept', node: store, certainty, words, remedies: [], write: (handle) => handle };
}

function findParameter({ index }: FileAnalysis, identifier: TSESTree.Node, fn: FunctionNode | undefined): Variable | undefined {
  const variable = index.findVariable(identifier);
  return variable?.defs.some(({ node }) => node === fn) === true ? variable : undefined;
}

/** What the lent object is called where it comes back: in the closure, and in the method of the pool that the closure gives it to. */
function collectReturned(file: FileAnalysis, closure: FunctionNode, lent: Variable): readonly Variable[] {
  const parameters = lent.references.flatMap(({ identifier }) => {
    const call = isWithin(identifier, closure) ? identifier.parent : undefined;
    const callee = call?.type === AST_NODE_TYPES.CallExpression ? call.callee : undefined;
    if (call?.type !== AST_NODE_TYPES.CallExpression || callee?.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.ThisExpression) {
      return [];
    }
    const members = file.classLikes.findThisOwner(callee.object)?.classLike.members.get(findPropertyName(callee) ?? '') ?? [];
    const position = call.arguments.findIndex((value) => value === identifier);
    return members.flatMap(({ params }) => (params[position] === undefined ? [] : (file.index.findVariable(params[position]) ?? [])));
  });
  return [lent, ...parameters];
}

/** `this.idle.push(client)`, or an entry made with it. */
function isPutBack(file: FileAnalysis, { references }: Variable): boolean {
  return references.some(({ identifier }) => {
    const { parent } = identifier;
    const entry = parent.type === AST_NODE_TYPES.NewExpression && parent.arguments.some((value) => value === identifier) ? parent : identifier;
    return collectStores(file, entry).some(({ life, isElement }) => isElement && (life === 'instance' || life === 'process'));
  });
}

/** `client.release = refuse;` where it comes back, or a second time where it is lent. */
function isReplaced({ references }: Variable, first: TSESTree.MemberExpression): boolean {
  return references.some(({ identifier: { parent } }) => {
    const isOther = parent.type === AST_NODE_TYPES.MemberExpression && parent !== first && findPropertyName(parent) === findPropertyName(first);
    return isOther && (parent.parent.type === AST_NODE_TYPES.UnaryExpression || (parent.parent.type === AST_NODE_TYPES.AssignmentExpression && parent.parent.left === parent));
  });
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
