/**
 * Caches of which an entry can go at any time without changing a value: each read that finds nothing computes and stores again.
 *
 * Proven for a container that only `get`, `set` and `has` mention: each `set` stands where a test of the same key found nothing, each other read in
 * that same code, and the value is computed again as it was (see recomputed.ts). What is one of a kind, or lets go of something, is none. Direction:
 * all that is not understood is no transparent cache.
 *
 * Example: `let page = pages.get(url); if (page === undefined) { page = render(url); pages.set(url, page); } return page;`
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { isNothing } from '../../ast/is-nothing.js';
import { collectNodes, collectOwnNodes } from '../../ast/own-nodes.js';
import { findStatementList } from '../../ast/statement-list.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Container } from './container.js';
import { getFunctionName } from './ends.js';
import { getLastNameOf, isSameKey } from './evidence.js';
import { isMadeOfKey } from './key-parts.js';
import { type Declared, findDeclared, isResultDropped, type MethodCall } from './method-calls.js';
import { isIdentityName, isRecomputed } from './recomputed.js';

/** The declaration of a cache that may lose any entry; `undefined` where that may change something. */
export function findTransparent(file: FileAnalysis, container: Container): Declared | undefined {
  const declared = container.shape === 'map' && !isIdentityName(getLastNameOf(container)) ? findDeclared(file, container) : undefined;
  const calls = declared?.calls ?? [];
  const sets = calls.filter(({ name }) => name === 'set');
  const lookups = calls.filter(({ name }) => name === 'get' || name === 'has');
  if (sets.length === 0 || sets.length + lookups.length < calls.length || !sets.every((set) => isFilled(file, set, lookups))) {
    return undefined;
  }
  return lookups.every((lookup) => sets.some((set) => isOfSame(file, lookup, set))) ? declared : undefined;
}

/** In the same code, of the same key. */
function isOfSame(file: FileAnalysis, left: MethodCall, right: MethodCall): boolean {
  return isSameKey(file, left.key, right.key) && findEnclosingFunction(left.call) === findEnclosingFunction(right.call);
}

/** Is a value stored only where there was none, one that is computed again as it was, and read only there? */
function isFilled(file: FileAnalysis, set: MethodCall, lookups: readonly MethodCall[]): boolean {
  const fn = findEnclosingFunction(set.call);
  const value = set.call.arguments[1];
  const own = lookups.filter((lookup) => isOfSame(file, lookup, set));
  if (fn === undefined || value === undefined || !isResultDropped(set.call) || !isFixedKey(file, set.key) || isIdentityName(getFunctionName(file, fn) ?? '')) {
    return false;
  }
  const tests = own.filter((lookup) => isAbsentAt(file, set.call, fn, lookup));
  const isLookup = (node: TSESTree.Node): boolean => own.some(({ call }) => call === node);
  const others = own.filter((lookup) => !tests.includes(lookup));
  return tests.length > 0 && others.every((lookup) => isReadInPlace(file, lookup, set, fn)) && isRecomputed(file, value, isLookup) && isMadeOfKey(file, value, set.key);
}

/** Is each name in the key the same at the test and at the growth? */
function isFixedKey(file: FileAnalysis, key: TSESTree.Node): boolean {
  return collectNodes(file.index.sourceCode, key).every((node) => {
    const variable = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node) : undefined;
    const isCall = node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.UpdateExpression || node.type === AST_NODE_TYPES.AssignmentExpression;
    return !isCall && (variable === undefined || variable.references.every((reference) => !reference.isWrite() || reference.init === true));
  });
}

/** Is the code at a node reached only when the lookup found nothing? */
function isAbsentAt(file: FileAnalysis, node: TSESTree.Node, fn: FunctionNode, lookup: MethodCall): boolean {
  let child = node;
  for (let parent = findParent(node); parent !== undefined && child !== fn; parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.IfStatement && child !== parent.test && tells(file, parent.test, lookup, child === parent.consequent ? 'absent' : 'present')) {
      return true;
    }
    if (parent.type === AST_NODE_TYPES.LogicalExpression && parent.operator === '&&' && child === parent.right && tells(file, parent.left, lookup, 'absent')) {
      return true;
    }
    const list = child.type === AST_NODE_TYPES.BlockStatement ? undefined : findStatementList(child);
    const before = list?.filter(({ range }) => range[1] <= node.range[0]) ?? [];
    if (before.some((statement) => statement.type === AST_NODE_TYPES.IfStatement && leaves(statement.consequent) && tells(file, statement.test, lookup, 'present'))) {
      return true;
    }
    child = parent;
  }
  return false;
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === AST_NODE_TYPES.BlockStatement ? statement.body.at(-1) : statement;
  return last?.type === AST_NODE_TYPES.ReturnStatement || last?.type === AST_NODE_TYPES.ThrowStatement;
}

type Told = 'absent' | 'present';

/** `'absent'`: where the test holds, there is nothing. `'present'`: where it does not hold, there is nothing. */
function tells(file: FileAnalysis, test: TSESTree.Node, lookup: MethodCall, told: Told): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === '!' && tells(file, node.argument, lookup, told === 'absent' ? 'present' : 'absent');
    case AST_NODE_TYPES.LogicalExpression: {
      const isJoined = (node.operator === '&&' && told === 'absent') || (node.operator === '||' && told === 'present');
      return isJoined && (tells(file, node.left, lookup, told) || tells(file, node.right, lookup, told));
    }
    case AST_NODE_TYPES.BinaryExpression:
      return tellsByComparison(file, node, lookup, told);
    case AST_NODE_TYPES.CallExpression:
      return node === lookup.call && told === 'present';
    case AST_NODE_TYPES.Identifier:
      return told === 'present' && isLookupVariable(file, node, lookup);
    default:
      return false;
  }
}

/** `hit === undefined`, `undefined == hit`, `typeof hit !== 'undefined'`. */
function tellsByComparison(file: FileAnalysis, { operator, left, right }: TSESTree.BinaryExpression, lookup: MethodCall, told: Told): boolean {
  if (!/^[!=]==?$/u.test(operator) || operator.startsWith('!') === (told === 'absent')) {
    return false;
  }
  const isUndefined = (node: TSESTree.Node): boolean => isNothing(node) || (node.type === AST_NODE_TYPES.Literal && node.value === 'undefined');
  const subject = isUndefined(right) ? left : isUndefined(left) ? right : undefined;
  const value = subject && unwrap(subject);
  const asked = value?.type === AST_NODE_TYPES.UnaryExpression && value.operator === 'typeof' ? unwrap(value.argument) : value;
  return lookup.name === 'get' && asked !== undefined && (asked === lookup.call || isLookupVariable(file, asked, lookup));
}

/** A variable that holds what the lookup found, and nothing else until here. */
function isLookupVariable(file: FileAnalysis, node: TSESTree.Node, lookup: MethodCall): boolean {
  const variable = node.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node) : undefined;
  const declarator = wrapped(lookup.call).parent;
  if (variable === undefined || declarator?.type !== AST_NODE_TYPES.VariableDeclarator || file.index.findVariable(declarator.id) !== variable) {
    return false;
  }
  return variable.references.every((reference) => !reference.isWrite() || reference.init === true || reference.identifier.range[0] > node.range[0]);
}

/**
 * A read beside the test: the only statement of a branch where the entry is there, or directly behind the one that stores it. Where the code waits in between, the
 * entry may have gone.
 */
function isReadInPlace(file: FileAnalysis, lookup: MethodCall, set: MethodCall, fn: FunctionNode): boolean {
  const waits = collectOwnNodes(file.index.sourceCode, fn).some(({ type }) => type === AST_NODE_TYPES.AwaitExpression || type === AST_NODE_TYPES.YieldExpression);
  const statement = waits || lookup.name === 'has' ? undefined : findInnermostStatement(lookup.call);
  return statement !== undefined && (isBehindStore(statement, set) || isInPresentBranch(file, statement, lookup, set));
}

/** `return …` of `if (…) return …`, not the `if`. */
function findInnermostStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && !current.type.endsWith('Statement') && current.type !== AST_NODE_TYPES.VariableDeclaration) {
    current = findParent(current);
  }
  return current;
}

function isBehindStore(statement: TSESTree.Node, { call }: MethodCall): boolean {
  const list = findStatementList(statement) ?? [];
  const previous = list[list.findIndex((candidate) => candidate === statement) - 1];
  return previous !== undefined && isWithin(call, previous) && !isFunction(previous);
}

function isInPresentBranch(file: FileAnalysis, statement: TSESTree.Node, lookup: MethodCall, set: MethodCall): boolean {
  const block = statement.parent?.type === AST_NODE_TYPES.BlockStatement && statement.parent.body.length === 1 ? statement.parent : statement;
  const branch = block.parent;
  return (
    branch?.type === AST_NODE_TYPES.IfStatement &&
    branch.consequent === block &&
    collectOwnNodes(file.index.sourceCode, branch.test).some(
      (node) => node.type === AST_NODE_TYPES.CallExpression && isSameKey(file, node.arguments[0], set.key) && tells(file, branch.test, { ...lookup, name: 'has', call: node }, 'present'),
    )
  );
}
