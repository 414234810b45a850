/**
 * Lists of one call that a loop takes the first entry of, and adds to, in each turn.
 *
 * `shift()` of a long list moves all the rest of it: a walk over n nodes moves up to n * n entries. Likely at most, since only the caller knows how long
 * the list gets. Silent: lists of which the code asks anything but their length, loops that wait, and lists that outlive the call, where an index would
 * keep what is behind it.
 *
 * Example: `while (open.length > 0) { const node = open.shift(); open.push(...node.children); }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findParent } from '../../ast/find-parent.js';
import { isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findPropertyName } from '../../ast/static-name.js';
import { getUniqueName } from '../../ast/unique-name.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { AcquireNode, Variable } from '../model.js';
import { isReassigned } from '../places.js';
import type { PlannedRemedy } from '../planned-remedy.js';

export type ShiftKind = 'shiftedInLoop';

type Loop = TSESTree.WhileStatement | TSESTree.ForStatement;

interface Walk {
  readonly take: AcquireNode;
  readonly list: Variable;
  readonly declaration: TSESTree.VariableDeclaration;
  readonly loop: Loop;
  /** `open.length` in the test of the loop. */
  readonly length: TSESTree.MemberExpression;
}

export function collectShifted(file: FileAnalysis): readonly Finding<ShiftKind>[] {
  return (file.index.calls.get('shift') ?? []).flatMap((take) => {
    const walk = findWalk(file, take);
    return walk === undefined
      ? []
      : [{ kind: 'shiftedInLoop', node: take, certainty: 'likely', words: { queue: walk.list.name, line: walk.loop.loc.start.line }, remedies: planIndex(file, walk), write: (handle: string) => handle }];
  });
}

function findWalk(file: FileAnalysis, take: AcquireNode): Walk | undefined {
  const receiver = take.callee.type === AST_NODE_TYPES.MemberExpression && !take.callee.optional ? take.callee.object : undefined;
  const list = receiver?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(receiver) : undefined;
  const declaration = list === undefined || isReassigned(list) ? undefined : findDeclaration(list);
  const loop = findLoop(take);
  if (list === undefined || declaration === undefined || loop === undefined || isWithin(declaration, loop)) {
    return undefined;
  }
  const fn = findEnclosingFunction(declaration);
  const length = findLength(list, take, loop);
  const isOneCall = fn !== undefined && fn === findEnclosingFunction(take);
  return length === undefined || !isOneCall || waits(file, loop) ? undefined : { take, list, declaration, loop, length };
}

/** `const open = [root];`, a statement of its own. */
function findDeclaration({ defs: [definition, ...others] }: Variable): TSESTree.VariableDeclaration | undefined {
  const declarator = definition?.node;
  if (others.length > 0 || declarator?.type !== AST_NODE_TYPES.VariableDeclarator || declarator.init?.type !== AST_NODE_TYPES.ArrayExpression) {
    return undefined;
  }
  const { parent } = declarator;
  const isStatement = parent.parent.type === AST_NODE_TYPES.BlockStatement && parent.declarations.length === 1;
  return declarator.id.type === AST_NODE_TYPES.Identifier && isStatement ? parent : undefined;
}

/** The innermost loop, if its test comes first: then each turn has an entry to take. */
function findLoop(take: TSESTree.Node): Loop | undefined {
  for (let node = findParent(take); node !== undefined && !isFunction(node); node = findParent(node)) {
    switch (node.type) {
      case AST_NODE_TYPES.WhileStatement:
      case AST_NODE_TYPES.ForStatement:
        return isWithin(take, node.body) ? node : undefined;
      case AST_NODE_TYPES.DoWhileStatement:
      case AST_NODE_TYPES.ForOfStatement:
      case AST_NODE_TYPES.ForInStatement:
        return undefined;
      default:
    }
  }
  return undefined;
}

/** The length in the test, where nothing else is asked of the list than one `shift()` and what `push()` adds, in the loop too. */
function findLength({ references }: Variable, take: AcquireNode, { test, body }: Loop): TSESTree.MemberExpression | undefined {
  const members = references.filter(({ init }) => init !== true).map(({ identifier: { parent } }) => (parent.type === AST_NODE_TYPES.MemberExpression && !parent.computed && !parent.optional ? parent : undefined));
  const lengths = members.filter((member) => member !== undefined && findPropertyName(member) === 'length');
  const pushes = members.filter((member) => member !== undefined && isPush(member));
  const [length] = lengths;
  const isAllSeen = members.every((member) => member !== undefined && (member === take.callee || lengths.includes(member) || pushes.includes(member)));
  const isRefilled = pushes.some((push) => push !== undefined && isWithin(push, body));
  return isAllSeen && isRefilled && lengths.length === 1 && length !== undefined && test && isWithin(length, test) && isTested(length, test) ? length : undefined;
}

/** What `push()` gives back counts what was taken, too. */
function isPush(member: TSESTree.MemberExpression): boolean {
  const call = member.parent;
  const isCall = findPropertyName(member) === 'push' && call.type === AST_NODE_TYPES.CallExpression && call.callee === member;
  return isCall && (call.parent.type === AST_NODE_TYPES.ExpressionStatement || (call.parent.type === AST_NODE_TYPES.ArrowFunctionExpression && call.parent.body === call));
}

/** `open.length`, `open.length > 0`, alone or with more conditions. */
function isTested(length: TSESTree.MemberExpression, test: TSESTree.Node): boolean {
  let node: TSESTree.Node = getComparison(length) ?? length;
  while (node !== test) {
    const parent: TSESTree.Node | undefined = findParent(node);
    if (parent?.type !== AST_NODE_TYPES.LogicalExpression || parent.operator !== '&&') {
      return false;
    }
    node = parent;
  }
  return true;
}

/** `open.length > 0`, `open.length !== 0`, `open.length >= 1`. */
function getComparison({ parent }: TSESTree.MemberExpression): TSESTree.BinaryExpression | undefined {
  const isOfSome = parent.type === AST_NODE_TYPES.BinaryExpression && parent.right.type === AST_NODE_TYPES.Literal && /^(?:>0|!==?0|>=1)$/u.test(`${parent.operator}${parent.right.raw}`);
  return isOfSome ? parent : undefined;
}

/** Beside a wait, what moves in memory does not count. */
function waits({ index: { sourceCode } }: FileAnalysis, loop: Loop): boolean {
  return collectOwnNodes(sourceCode, loop.body).some((node) => node.type === AST_NODE_TYPES.AwaitExpression || node.type === AST_NODE_TYPES.YieldExpression || (node.type === AST_NODE_TYPES.ForOfStatement && node.await));
}

/** `let head = 0;` above the list, and `open[head++]` for `open.shift()`. */
function planIndex({ index: { sourceCode } }: FileAnalysis, { take, list: { name, scope }, declaration, length }: Walk): readonly PlannedRemedy[] {
  const head = getUniqueName(scope, 'head');
  const edits = [
    { node: take, text: `${name}[${head}++]` },
    { node: getComparison(length) ?? length, text: `${head} < ${name}.length` },
  ];
  const isPlain = edits.every(({ node }) => sourceCode.getCommentsInside(node).length === 0);
  return isPlain ? [{ remedy: { kind: 'moveHead', edits, statement: declaration, lines: [`let ${head} = 0`] }, isSafe: false }] : [];
}
