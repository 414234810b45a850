/**
 * Requests, components and nodes in a variable of the module.
 *
 * A variable of the module, or a static field, lives as long as the process. What belongs to one request, to one component or to the page as it is now stays
 * there after its end, with all that it leads to, and is seen by the next one. Certain for the parameters of a request handler and for a component's `this`;
 * likely for the node of an event. Silent: what is set to nothing anywhere, what the same function puts back, and containers, which other rules watch.
 *
 * Example: `let current; app.use((req, res, next) => { current = req; next(); });` keeps the last request, and shows it to whoever asks during the next.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { isNothing } from '../../ast/is-nothing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { eventNodeNames, exchangeParameters } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { isHandler, isRequestHandler } from '../handlers.js';
import { findLifecycle } from '../lifecycles.js';
import type { Certainty, Variable } from '../model.js';
import { isEventAttribute } from '../multiplicity.js';
import { getFunctionText, getShortText } from '../wording.js';

export type ScopeKind = 'requestKept' | 'componentKept' | 'nodeKept';

const NODES: ReadonlySet<string> = new Set(eventNodeNames);
const EXCHANGE: ReadonlySet<string> = new Set(exchangeParameters.flat());

export interface Write {
  readonly node: TSESTree.Node;
  readonly value: TSESTree.Node;
}

export function collectKeptScopes(file: FileAnalysis): readonly Finding<ScopeKind>[] {
  if (file.roles.isComponentFile) {
    return [];
  }
  const variables = collectModuleVariables(file).map((variable) => collectWrites(variable));
  return [...variables, ...collectStatics(file)].flatMap((writes) => judge(file, writes));
}

export function collectModuleVariables({ index: { sourceCode } }: FileAnalysis): readonly Variable[] {
  const scopes = sourceCode.scopeManager?.scopes.filter(({ type }) => type === TSESLint.Scope.ScopeType.module || type === TSESLint.Scope.ScopeType.global) ?? [];
  return scopes.flatMap(({ variables }) => variables).filter(({ defs: [definition] }) => definition?.type === TSESLint.Scope.DefinitionType.Variable);
}

export function collectWrites({ references }: Variable): readonly Write[] {
  return references.flatMap((reference) => {
    const value = reference.writeExpr;
    return reference.isWrite() && reference.init !== true && value ? [{ node: reference.identifier, value }] : [];
  });
}

/** The writes to each static field: `Panel.current = …`. */
function collectStatics(file: FileAnalysis): readonly (readonly Write[])[] {
  const fields = new Map<string, Write[]>();
  for (const member of [...file.index.members.values()].flat()) {
    const { parent } = member;
    const isWritten = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member && /^[A-Z]/u.test(member.object.type === AST_NODE_TYPES.Identifier ? member.object.name : '');
    const place = isWritten ? file.places.find(member) : undefined;
    if (isWritten && place !== undefined && !place.isElement && isOfModule(file, member.object)) {
      const key = file.index.sourceCode.getText(member);
      fields.set(key, [...(fields.get(key) ?? []), { node: member, value: parent.right }]);
    }
  }
  return [...fields.values()];
}

/** A class of this file, or one that it imports. */
function isOfModule({ index }: FileAnalysis, object: TSESTree.Node): boolean {
  const block = index.findVariable(object)?.scope.variableScope.block;
  return block !== undefined && !isFunction(block);
}

function judge(file: FileAnalysis, writes: readonly Write[]): readonly Finding<ScopeKind>[] {
  const functions = writes.map(({ node }) => findEnclosingFunction(node));
  const isPutBack = new Set(functions).size < functions.length;
  if (isPutBack || writes.some(({ value }) => isEmptying(unwrap(value)))) {
    return [];
  }
  return writes.flatMap((write) => {
    const kept = findKept(file, unwrap(write.value));
    return kept === undefined ? [] : [toFinding(file, write, kept)];
  });
}

/** `null`, `undefined`, `{}`, `''`. */
function isEmptying(value: TSESTree.Node): boolean {
  return isNothing(value) || value.type === AST_NODE_TYPES.Literal || (value.type === AST_NODE_TYPES.ObjectExpression && value.properties.length === 0);
}

interface Kept {
  readonly kind: ScopeKind;
  readonly certainty: Certainty;
}

function findKept(file: FileAnalysis, value: TSESTree.Node): Kept | undefined {
  switch (value.type) {
    case AST_NODE_TYPES.Identifier:
      return isOfRequest(file, value) ? { kind: 'requestKept', certainty: 'definite' } : undefined;
    case AST_NODE_TYPES.ThisExpression:
      return isComponent(file, value) ? { kind: 'componentKept', certainty: 'definite' } : undefined;
    case AST_NODE_TYPES.MemberExpression:
      return NODES.has(findPropertyName(value) ?? '') && isOfEvent(file, value.object) ? { kind: 'nodeKept', certainty: 'likely' } : undefined;
    default:
      return undefined;
  }
}

/** `req`, `res` or `ctx` of the handler of a request; not `next`, nor an object of the handler's own. */
function isOfRequest(file: FileAnalysis, value: TSESTree.Identifier): boolean {
  const variable = file.index.findVariable(value);
  const fn = variable?.defs[0]?.node;
  return variable !== undefined && fn !== undefined && isFunction(fn) && variable.name !== 'next' && EXCHANGE.has(variable.name) && fn.params.length > 1 && isRequestHandler(file, fn);
}

/** Does a framework make and end instances of the class? */
function isComponent(file: FileAnalysis, value: TSESTree.ThisExpression): boolean {
  const owner = file.classLikes.findThisOwner(value);
  return owner !== undefined && !owner.isStatic && owner.classLike.kind === 'class' && findLifecycle(file, owner.classLike) !== undefined;
}

/** The parameter of a listener. */
function isOfEvent(file: FileAnalysis, value: TSESTree.Node): boolean {
  const fn = value.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(value)?.defs[0]?.node : undefined;
  return fn !== undefined && isFunction(fn) && (isHandler(file, fn) || isEventAttribute(fn));
}

function toFinding(file: FileAnalysis, { node, value }: Write, { kind, certainty }: Kept): Finding<ScopeKind> {
  const words = { value: getShortText(file, value), keeper: getShortText(file, node), scope: getFunctionText(file, node) };
  return { kind, node, certainty, words, remedies: [], write: (handle) => handle };
}
