/**
 * What one mention of a handle, or of a container of handles, does to it.
 *
 * The table below follows the syntax upwards from the mention. A position that is not in it hands the handle over: silence.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import { fluentMethods, goneFlags, liveFlags, stateWords } from '../catalogue/index.js';
import { assertNever } from '../util/assert-never.js';
import { isBorrowingCall, isLogCall } from './borrowing-calls.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import type { LocalFunctions } from './local-functions.js';
import type { AcquireNode, Use, Variable } from './model.js';
import { classifyPart } from './part-uses.js';
import { CONTAINER_VIEWS, ELEMENT_ITERATORS, ELEMENT_READERS } from './places.js';
import { classifyName } from './names-of-handles.js';
import { findReleaseFunction, type ReleaseForms } from './release-forms.js';
import type { Taking } from './takings.js';

export interface Mentions {
  /** What is done to the handle that `node` denotes, or to the container of it. */
  readonly classify: (node: TSESTree.Node, isContainer: boolean) => readonly Use[];
  /** What is done to an object of which the place is a property. */
  readonly classifyContainer: (node: TSESTree.Node) => readonly Use[];
}

const CONTAINER_WRITERS = new Set(['push', 'unshift', 'add', 'set']);
const CONTAINER_QUERIES = new Set(['has', 'delete', 'clear', 'includes', 'indexOf', 'keys']);
const FLUENT: ReadonlySet<string> = new Set(fluentMethods);
const STATES: ReadonlyMap<string, 'live' | 'gone' | 'unknown'> = new Map([
  ...liveFlags.map((name) => [name, 'live'] as const),
  ...goneFlags.map((name) => [name, 'gone'] as const),
  ...stateWords.map((name) => [name, 'unknown'] as const),
]);
const DEPTH_LIMIT = 6;

/** What an expression denotes: the handle; a container of handles; an element of one, which is a handle or an object that holds one. */
type Denoted = 'handle' | 'container' | 'element';

export function createMentions(
  index: FileIndex,
  functions: LocalFunctions,
  forms: ReleaseForms,
  getTaking: (call: AcquireNode, position: number) => Taking,
  isRead: (node: TSESTree.Node) => boolean,
): Mentions {
  const seen = new Set<Variable>();

  function classify(mention: TSESTree.Node, denoted: Denoted, depth: number): Use[] {
    const node = wrapped(mention);
    const { parent } = node;
    if (parent === undefined || depth > DEPTH_LIMIT) {
      return [{ kind: 'handed', at: node }];
    }
    if (denoted === 'container') {
      const uses = classifyCollection(node, parent, depth);
      if (uses !== undefined) {
        return uses;
      }
    }
    if (denoted !== 'container' && isRead(node)) {
      return [{ kind: 'read', at: node }];
    }
    return classifyByStatement(node, parent) ?? classifyByExpression(node, parent, denoted, depth);
  }

  function classifyByExpression(
    node: TSESTree.Node,
    parent: TSESTree.Node,
    denoted: Denoted,
    depth: number,
  ): Use[] {
    switch (parent.type) {
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.left === node ? classifyAssignment(node, parent) : [{ kind: isLoan(parent) ? 'read' : 'handed', at: node }];
      case AST_NODE_TYPES.VariableDeclarator:
        return classifyDeclarator(node, parent, denoted, depth);
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
        return parent.callee === node
          ? [...classifyOptional(node, parent), { kind: forms.isInvoked ? 'release' : 'read', at: parent }]
          : classifyArgument(node, parent, depth);
      case AST_NODE_TYPES.MemberExpression:
        if (parent.object !== node) {
          return classifyKey(node, parent);
        }
        return [...(parent.optional ? [{ kind: 'test', at: node } as const] : []), ...classifyMember(parent, denoted, depth)];
      case AST_NODE_TYPES.ConditionalExpression:
        return parent.test === node ? [{ kind: 'test', at: node }] : classify(parent, denoted, depth + 1);
      case AST_NODE_TYPES.LogicalExpression:
        return parent.left === node && parent.operator === '&&'
          ? [{ kind: 'test', at: node }]
          : [{ kind: 'test', at: node }, ...classify(parent, denoted, depth + 1)];
      case AST_NODE_TYPES.SequenceExpression:
        return parent.expressions.at(-1) === node
          ? classify(parent, denoted, depth + 1)
          : [{ kind: 'read', at: node }];
      case AST_NODE_TYPES.AwaitExpression:
        return classify(parent, denoted, depth + 1);
      case AST_NODE_TYPES.ArrayExpression:
        return [{ kind: isDependencyList(parent) ? 'read' : 'handed', at: node }];
      case AST_NODE_TYPES.ArrayPattern:
        return [parent.parent.type === AST_NODE_TYPES.VariableDeclarator ? { kind: 'store', at: parent, value: undefined } : { kind: 'handed', at: node }];
      default:
        return [{ kind: 'handed', at: node }];
    }
  }

  /** `video.srcObject = stream`, where nothing asks the video for it. */
  function isLoan({ left }: TSESTree.AssignmentExpression): boolean {
    const name = left.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(left) : undefined;
    return name !== undefined && forms.loans.has(name) && (index.members.get(name) ?? []).every((member) => isAssigned(wrapped(member)));
  }

  /** `const alias = handle`: what is done to the alias is done to the handle. */
  function classifyDeclarator(
    node: TSESTree.Node,
    parent: TSESTree.VariableDeclarator,
    denoted: Denoted,
    depth: number,
  ): Use[] {
    if (parent.id === node) {
      return parent.init === null ? [] : [{ kind: 'store', at: parent, value: parent.init }];
    }
    const alias = parent.id.type === AST_NODE_TYPES.Identifier ? index.findVariable(parent.id) : undefined;
    if (alias === undefined) {
      return denoted === 'element' ? classifyPattern(parent.id, depth) : [{ kind: 'read', at: node }];
    }
    return classifyVariable(alias, denoted, depth);
  }

  function classifyVariable(variable: Variable, denoted: Denoted, depth: number): Use[] {
    if (seen.has(variable)) {
      return [];
    }
    seen.add(variable);
    const uses = variable.references
      .filter((reference) => reference.isRead())
      .flatMap(({ identifier }) => classify(identifier, denoted, depth + 1));
    seen.delete(variable);
    return uses;
  }

  function classifyMember(member: TSESTree.MemberExpression, denoted: Denoted, depth: number): Use[] {
    const name = findPropertyName(member) ?? '';
    const outer = wrapped(member);
    const call = outer.parent?.type === AST_NODE_TYPES.CallExpression && outer.parent.callee === outer ? outer.parent : member;
    if (forms.exemptions.has(name)) {
      return [{ kind: 'exempt', at: member }];
    }
    // `handle[kDispose]()`: which method runs is not known.
    if (forms.methods.has(name) || (name === '' && call !== member && denoted === 'handle')) {
      return [{ kind: 'release', at: getReleaseCall(call) }];
    }
    const enders = denoted === 'container' ? undefined : forms.parts.get(name);
    if (enders !== undefined) {
      return [...classifyPart({ index, functions, enders }, member)];
    }
    const state = forms.hasState ? STATES.get(name) : undefined;
    if (state !== undefined && (call === member || isPlainCall(call))) {
      return [{ kind: 'state', at: call, whenTrue: state }];
    }
    if (forms.hasState && FLUENT.has(name) && call !== member) {
      return classify(call, denoted, depth + 1);
    }
    return denoted === 'element' ? classify(member, 'handle', depth + 1) : [classifyName(index, member, name === forms.foundBy)];
  }

  function classifyArgument(node: TSESTree.Node, call: AcquireNode, depth: number): Use[] {
    const position = call.arguments.findIndex((argument) => argument === node);
    if (isRelease(call, position)) {
      return [{ kind: 'release', at: call }];
    }
    const name = findCalleeName(call) ?? '';
    const taken = classifyTaking(isBorrowingCall(call) ? 'borrows' : getTaking(call, position), node, call, depth);
    if (taken !== undefined) {
      return taken;
    }
    const isSpread = call.arguments.slice(0, position).some(({ type }) => type === AST_NODE_TYPES.SpreadElement);
    if (CONTAINER_WRITERS.has(name) || position < 0 || isSpread) {
      return [{ kind: 'handed', at: node }];
    }
    const parameter = functions.findCallee(call)?.params[position];
    const variable = parameter?.type === AST_NODE_TYPES.Identifier ? index.findVariable(parameter) : undefined;
    if (variable === undefined) {
      return [{ kind: 'handed', at: node }];
    }
    const inner = classifyVariable(variable, 'handle', depth + 1);
    const strongest = (['release', 'exempt', 'handed'] as const).find((kind) =>
      inner.some((use) => use.kind === kind),
    );
    return [{ kind: strongest ?? 'read', at: call }];
  }

  function classifyTaking(taking: Taking, node: TSESTree.Node, call: AcquireNode, depth: number): Use[] | undefined {
    switch (taking) {
      case 'owns':
        return [{ kind: 'release', at: call }];
      case 'keeps':
        return [{ kind: 'handed', at: node }];
      case 'returns':
        return [{ kind: 'read', at: node }, ...classify(call, 'handle', depth + 1)];
      case 'borrows':
        return [{ kind: 'read', at: node }];
      case 'unknown':
        return undefined;
      default:
        return assertNever(taking);
    }
  }

  function isRelease(call: AcquireNode, position: number): boolean {
    const name = findReleaseFunction(call.callee, forms);
    if (name !== undefined) {
      return forms.functions.get(name) === position;
    }
    const callee = unwrap(call.callee);
    const isBound =
      callee.type === AST_NODE_TYPES.MemberExpression &&
      /^(?:bind|call|apply)$/u.test(findPropertyName(callee) ?? '') &&
      findReleaseFunction(callee.object, forms) !== undefined;
    return isBound || call.arguments.some((argument) => findReleaseFunction(argument, forms) !== undefined);
  }

  /** A container of handles: elements come out by methods, loops and computed access, and go on as handles. */
  function classifyCollection(node: TSESTree.Node, parent: TSESTree.Node, depth: number): Use[] | undefined {
    if (parent.type === AST_NODE_TYPES.ForOfStatement && parent.right === node) {
      return classifyPattern(parent.left, depth);
    }
    if (parent.type === AST_NODE_TYPES.ForInStatement || parent.type === AST_NODE_TYPES.SpreadElement) {
      return parent.type === AST_NODE_TYPES.SpreadElement && parent.parent.type === AST_NODE_TYPES.ArrayExpression
        ? classify(parent.parent, 'container', depth + 1)
        : [{ kind: 'read', at: node }];
    }
    if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === node) {
      return classifyCollectionMember(parent, depth);
    }
    const isView =
      parent.type === AST_NODE_TYPES.CallExpression &&
      parent.arguments[0] === node &&
      CONTAINER_VIEWS.has(findCalleeName(parent) ?? '');
    return isView ? classify(parent, 'container', depth + 1) : undefined;
  }

  function classifyCollectionMember(member: TSESTree.MemberExpression, depth: number): Use[] {
    const name = findPropertyName(member);
    const outer = wrapped(member);
    const call = outer.parent?.type === AST_NODE_TYPES.CallExpression && outer.parent.callee === outer ? outer.parent : undefined;
    if (call === undefined) {
      return name === undefined || !/^(?:size|length)$/u.test(name)
        ? classify(member, 'element', depth + 1)
        : [{ kind: 'test', at: member }];
    }
    if (CONTAINER_WRITERS.has(name ?? '')) {
      const value = call.arguments.at(-1);
      return [{ kind: 'store', at: call, value: value?.type === AST_NODE_TYPES.SpreadElement ? undefined : value }];
    }
    if (CONTAINER_QUERIES.has(name ?? '')) {
      return [{ kind: 'test', at: call }];
    }
    if (ELEMENT_READERS.has(name ?? '')) {
      return classify(call, 'element', depth + 1);
    }
    return ELEMENT_ITERATORS.has(name ?? '')
      ? classifyIteration(call, depth)
      : classify(call, CONTAINER_VIEWS.has(name ?? '') ? 'container' : 'handle', depth + 1);
  }

  /** `timers.forEach(clearInterval)`, `timers.forEach((timer) => …)`. */
  function classifyIteration(call: TSESTree.CallExpression, depth: number): Use[] {
    const [callback] = call.arguments;
    if (callback !== undefined && findReleaseFunction(callback, forms) !== undefined) {
      return [{ kind: 'release', at: call }];
    }
    const fn = callback && functions.findFunction(callback);
    const [parameter] = fn?.params ?? [];
    return parameter === undefined ? [{ kind: 'handed', at: call }] : classifyPattern(parameter, depth);
  }

  function classifyPattern(pattern: TSESTree.Node, depth: number): Use[] {
    const { parent } = pattern;
    const isDeclaredByParent = isFunction(parent) || parent?.type === AST_NODE_TYPES.VariableDeclarator;
    const declaration = isDeclaredByParent ? parent : pattern;
    const variables = (index.sourceCode.scopeManager?.getDeclaredVariables(declaration) ?? []).filter(
      ({ identifiers: [identifier] }) => identifier !== undefined && isWithin(identifier, pattern),
    );
    return variables.length === 0
      ? [{ kind: 'handed', at: pattern }]
      : variables.flatMap((variable) => classifyVariable(variable, 'element', depth));
  }

  return {
    classify: (node, isContainer) => classify(node, isContainer ? 'container' : 'handle', 0),
    classifyContainer: (node) => (isHandedOver(node) ? [{ kind: 'handed', at: node }] : []),
  };
}

/** Positions that are decided by the statement around the mention. */
function classifyByStatement(node: TSESTree.Node, parent: TSESTree.Node): Use[] | undefined {
  switch (parent.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.SwitchStatement:
    case AST_NODE_TYPES.SwitchCase:
      return [{ kind: 'test', at: node }];
    case AST_NODE_TYPES.UnaryExpression:
      return [
        parent.operator === 'delete'
          ? { kind: 'store', at: parent, value: undefined }
          : { kind: 'test', at: node },
      ];
    case AST_NODE_TYPES.TemplateLiteral:
      return [{ kind: parent.parent.type === AST_NODE_TYPES.TaggedTemplateExpression ? 'handed' : 'read', at: node }];
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.UpdateExpression:
    case AST_NODE_TYPES.TSTypeQuery:
      return [{ kind: 'read', at: node }];
    default:
      return undefined;
  }
}

function isAssigned({ parent, range }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left.range[0] === range[0];
}

/** `page.isClosed()`. */
function isPlainCall(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.CallExpression && node.arguments.length === 0;
}

/** `release?.()` looks first. */
function classifyOptional(node: TSESTree.Node, call: AcquireNode): Use[] {
  return call.type === AST_NODE_TYPES.CallExpression && call.optional ? [{ kind: 'test', at: node }] : [];
}

/** `t ??= …` looks first. */
function classifyAssignment(node: TSESTree.Node, assignment: TSESTree.AssignmentExpression): Use[] {
  const isLogical = /^(?:\?\?|\|\||&&)=$/u.test(assignment.operator);
  const store: Use = { kind: 'store', at: assignment, value: assignment.right };
  return isLogical ? [{ kind: 'test', at: node }, store] : [store];
}

/** `a[t]` looks something up; `a[t] = true` remembers the handle as a key. */
function classifyKey(node: TSESTree.Node, member: TSESTree.MemberExpression): Use[] {
  const isWritten = member.parent.type === AST_NODE_TYPES.AssignmentExpression && member.parent.left === member;
  return [{ kind: isWritten ? 'handed' : 'read', at: node }];
}

/** Does an object leave the code that this analysis sees? */
function isHandedOver(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee !== node && !isLogCall(parent);
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.ExportSpecifier:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.YieldExpression:
      return true;
    case AST_NODE_TYPES.ArrayExpression:
      return !isDependencyList(parent);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node;
    case AST_NODE_TYPES.JSXExpressionContainer:
      return !isRefAttribute(parent);
    default:
      return false;
  }
}

function isRefAttribute(container: TSESTree.JSXExpressionContainer): boolean {
  return container.parent.type === AST_NODE_TYPES.JSXAttribute && container.parent.name.name === 'ref';
}

/** `useEffect(…, [timer])`. */
function isDependencyList(list: TSESTree.ArrayExpression): boolean {
  const { parent } = list;
  return (
    parent.type === AST_NODE_TYPES.CallExpression &&
    parent.arguments[0] !== list &&
    /^use[A-Z]/u.test(findCalleeName(parent) ?? '')
  );
}

/** `rows.return?.()`: what has no such method needs none. */
function getReleaseCall(node: AcquireNode | TSESTree.MemberExpression): TSESTree.Node {
  return node.type === AST_NODE_TYPES.CallExpression && node.optional ? node.parent : node;
}
