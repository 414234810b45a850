/**
 * How often a piece of code runs in one process.
 *
 * `'once'` and `'many'` are certain under the conventions that the catalogue lists; whatever depends on callers that are not seen is
 * `'exported'` or `'unknown'`.
 *
 * Example: a handler passed to `addEventListener` runs `'many'` times; a function that the module calls once at its top level runs `'once'`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isInLoop, isWithin } from '../ast/enclosing.js';
import { findParent } from '../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import { findKeyName, findPropertyName } from '../ast/static-name.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import {
  idFunctions,
  maybeTeardownNames,
  releaseVerbPattern,
  repeatedEventProperties,
  serviceNamePattern,
  setUpNames,
  teardownNames,
} from '../catalogue/index.js';
import { findCallbackRuns } from './callback-runs.js';
import type { ClassLikes } from './class-likes.js';
import type { Exports } from './exports.js';
import type { Instances } from './instances.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import { isLatched } from './latches.js';
import type { LocalFunctions } from './local-functions.js';
import type { AcquireNode, ClassLike, Multiplicity } from './model.js';
import type { Roles } from './roles.js';
import { isOfPage } from './root-views.js';
import { isStartUpName } from './start-up-names.js';

export interface MultiplicityQuestions {
  /** How often the code at a node runs. */
  readonly getOfSite: (node: TSESTree.Node) => Multiplicity;
  /** How often a function runs, calls from within `ignored` not counted: those that re-arm. */
  readonly getOfFunction: (fn: FunctionNode, ignored?: FunctionNode) => Multiplicity;
}

const REPEATED: ReadonlySet<string> = new Set(repeatedEventProperties);
const ENDS: ReadonlySet<string> = new Set([...teardownNames, ...maybeTeardownNames]);
const SERVICE = new RegExp(serviceNamePattern, 'u');
const RELEASE_VERB = new RegExp(releaseVerbPattern, 'iu');
const SET_UP: ReadonlySet<string> = new Set(setUpNames);
const LOOPS: ReadonlySet<string> = new Set([AST_NODE_TYPES.WhileStatement, AST_NODE_TYPES.DoWhileStatement, AST_NODE_TYPES.ForStatement, AST_NODE_TYPES.ForOfStatement]);
const TIMER_ENDS: ReadonlySet<string> = new Set(idFunctions.flatMap(({ release }) => release));

interface Parts {
  readonly index: FileIndex;
  readonly classLikes: ClassLikes;
  readonly functions: LocalFunctions;
  readonly roles: Roles;
  readonly exported: Exports;
  readonly getInstances: () => Instances;
}

export function createMultiplicity(parts: Parts): MultiplicityQuestions {
  const { index, classLikes, functions, roles, exported, getInstances } = parts;
  const active = new Set<FunctionNode>();

  function getOfSite(node: TSESTree.Node): Multiplicity {
    const fn = findEnclosingFunction(node);
    if (fn !== undefined && isInLoop(node, fn)) {
      return isInLoopOverList(node, fn) && getOfFunction(fn) === 'once' ? 'unknown' : 'many';
    }
    const field = findInstanceField(node, fn);
    if (field !== undefined) {
      return field.static ? 'once' : countSetUp(classLikes.getOf(field.parent.parent));
    }
    if (fn === undefined) {
      return roles.isComponentFile ? countViews() : 'once';
    }
    return isLatched(index, node, fn) ? 'unknown' : getOfFunction(fn);
  }

  function countViews(): Multiplicity {
    return roles.isRootComponent ? 'unknown' : 'many';
  }

  function getOfFunction(fn: FunctionNode, ignored?: FunctionNode): Multiplicity {
    if (active.has(fn)) {
      return 'unknown';
    }
    active.add(fn);
    try {
      return count(fn, ignored);
    } finally {
      active.delete(fn);
    }
  }

  function count(fn: FunctionNode, ignored: FunctionNode | undefined): Multiplicity {
    if (roles.getRole(fn) !== 'plain') {
      return isOfPage(fn, index.sourceCode) ? 'unknown' : countViews();
    }
    const asMember = countMember(fn);
    if (asMember !== undefined) {
      return asMember;
    }
    const { parent } = wrapped(fn);
    if (parent?.type === AST_NODE_TYPES.CallExpression || parent?.type === AST_NODE_TYPES.NewExpression) {
      const asCallback = countCallback(fn, parent);
      if (asCallback !== undefined) {
        return asCallback;
      }
    }
    return countMentions(fn, ignored);
  }

  function countMember(fn: FunctionNode): Multiplicity | undefined {
    const owner = classLikes.findMemberOwner(fn);
    if (owner === undefined) {
      return undefined;
    }
    const instances = getInstances().count(owner);
    const isConstructor =
      fn.parent.type === AST_NODE_TYPES.MethodDefinition && fn.parent.kind === 'constructor';
    if (fn.parent.type === AST_NODE_TYPES.MethodDefinition && fn.parent.static) {
      return 'unknown';
    }
    const name = findMemberName(fn) ?? '';
    if (isConstructor || SET_UP.has(name) || isStartUpName(name)) {
      return isConstructor || instances === 'many' ? countSetUp(owner) : 'unknown';
    }
    return instances === 'many' ? instances : 'unknown';
  }

  /** How often instances are made; an exported `ThemeManager` without any end is most often the only one of its program. */
  function countSetUp(owner: ClassLike): Multiplicity {
    const instances = getInstances();
    return instances.isAssumed(owner) && SERVICE.test(owner.name ?? '') && !hasEnd(owner) ? 'unknown' : instances.count(owner);
  }

  /** A function written where it is used: called at once, or given to a call. */
  function countCallback(fn: FunctionNode, call: AcquireNode): Multiplicity | undefined {
    if (unwrap(call.callee) === fn) {
      return getOfSite(call);
    }
    return countRuns(call) ?? (functions.findBinding(fn) === undefined ? 'unknown' : undefined);
  }

  /** How often a call makes the function run that it gets as an argument. */
  function countRuns(call: AcquireNode): Multiplicity | undefined {
    switch (findCallbackRuns(call)) {
      case 'once':
        return getOfSite(call);
      case 'per element':
        return isInModule(call) || isListed(call) ? getOfSite(call) : 'many';
      case 'per event':
        return 'many';
      default:
        return undefined;
    }
  }

  function countMentions(fn: FunctionNode, ignored: FunctionNode | undefined): Multiplicity {
    if (exported.isExported(fn)) {
      return 'exported';
    }
    const mentions = (functions.findMentions(fn) ?? []).filter(
      (mention) => ignored === undefined || !isWithin(mention, ignored),
    );
    if (mentions.length === 0) {
      return isEventAttribute(fn) ? 'many' : countEventProperty(fn);
    }
    const counts = mentions.map((mention) => countMention(mention));
    if (counts.includes('many')) {
      return 'many';
    }
    const [only] = counts;
    return counts.length === 1 && only !== undefined ? only : 'unknown';
  }

  /** How often one mention of a function's name makes it run. */
  function countMention(mention: TSESTree.Node): Multiplicity {
    const node = wrapped(mention);
    const { parent } = node;
    if (parent === undefined) {
      return 'unknown';
    }
    if (parent.type === AST_NODE_TYPES.CallExpression || parent.type === AST_NODE_TYPES.NewExpression) {
      if (parent.callee === node) {
        return isLastTurn(parent) ? 'unknown' : getOfSite(parent);
      }
      return countRuns(parent) ?? 'unknown';
    }
    return isEventAttribute(node) ? 'many' : countEventProperty(node);
  }

  /** `button.onclick = save` runs `save` for each event. */
  function countEventProperty(listener: TSESTree.Node): Multiplicity {
    const node = wrapped(listener);
    const { parent } = node;
    const isSet = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node;
    const name = isSet && parent.left.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(parent.left) : undefined;
    return name !== undefined && REPEATED.has(name) ? 'many' : 'unknown';
  }

  return { getOfSite, getOfFunction };
}

/** A class whose instances end is one that has them come and go. */
function hasEnd({ members }: ClassLike): boolean {
  return [...members.keys()].some((name) => ENDS.has(name) || RELEASE_VERB.test(name));
}

/** `for (const event of events) { … }`, in no loop that goes on until something happens: as often as the list is long. */
function isInLoopOverList(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current = findParent(node); current !== undefined && current !== fn; current = findParent(current)) {
    const isList = current.type === AST_NODE_TYPES.ForInStatement || (current.type === AST_NODE_TYPES.ForOfStatement && !current.await);
    if (!isList && LOOPS.has(current.type)) {
      return false;
    }
  }
  return true;
}

/** `['exit', 'SIGINT'].forEach(…)`: as often as the list is long. */
function isListed({ callee }: AcquireNode): boolean {
  return callee.type === AST_NODE_TYPES.MemberExpression && unwrap(callee.object).type === AST_NODE_TYPES.ArrayExpression;
}

/** `setInterval(() => { if (isReady()) { clearInterval(wait); start(); } })`: the callback runs what follows once. */
function isLastTurn(call: TSESTree.Node): boolean {
  for (let node = call, parent = findParent(call); parent !== undefined && !isFunction(parent); node = parent, parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.BlockStatement && parent.body.some((statement) => statement.range[1] <= node.range[0] && isClear(statement))) {
      return true;
    }
  }
  return false;
}

function isClear(statement: TSESTree.Node): boolean {
  const call = statement.type === AST_NODE_TYPES.ExpressionStatement ? unwrap(statement.expression) : undefined;
  return call?.type === AST_NODE_TYPES.CallExpression && TIMER_ENDS.has(findCalleeName(call) ?? '');
}

/** At the top level, in a loop over a loop too: `roots.forEach((root) => root.folders.forEach((folder) => watch(folder)))`. */
function isInModule(node: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(node);
  const call = fn === undefined ? undefined : wrapped(fn).parent;
  return fn === undefined || (call?.type === AST_NODE_TYPES.CallExpression && findCallbackRuns(call) === 'per element' && isInModule(call));
}

/** `onClick={start}`. */
export function isEventAttribute(node: TSESTree.Node): boolean {
  const container = wrapped(node).parent;
  return (
    container?.type === AST_NODE_TYPES.JSXExpressionContainer &&
    container.parent.type === AST_NODE_TYPES.JSXAttribute &&
    container.parent.name.type === AST_NODE_TYPES.JSXIdentifier &&
    /^on[A-Z]/u.test(container.parent.name.name)
  );
}

function findInstanceField(
  node: TSESTree.Node,
  boundary: FunctionNode | undefined,
): TSESTree.PropertyDefinition | undefined {
  let child = node;
  for (let current = findParent(node); current !== undefined && current !== boundary; current = findParent(current)) {
    if (current.type === AST_NODE_TYPES.PropertyDefinition && current.value === child) {
      return current;
    }
    child = current;
  }
  return undefined;
}

/** The name of the member that a function is, if it is one: `Poller.prototype.start = function () {}` makes one, too. */
export function findMemberName(fn: FunctionNode): string | undefined {
  const { parent } = fn;
  if (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left.type === AST_NODE_TYPES.MemberExpression) {
    const name = findPropertyName(parent.left);
    return name === 'exports' ? undefined : name;
  }
  return parent.type === AST_NODE_TYPES.MethodDefinition ||
    parent.type === AST_NODE_TYPES.PropertyDefinition ||
    parent.type === AST_NODE_TYPES.Property
    ? findKeyName(parent)
    : undefined;
}
