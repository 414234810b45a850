/**
 * Loops that follow a feed of something from outside, started by an instance and left by nobody.
 *
 * `for await (const event of client.events())` in a function that nobody awaits goes on as long as the client, and with it the instance. Only its iterator
 * could end it, and that has no name outside of the loop. Silent: loops that a `return`, a `break` or a `throw` leaves, calls that take a signal, and
 * classes whose end releases nothing.
 *
 * Example: `start() { void (async () => { for await (const e of this.client.events()) { this.draw(e); } })(); }` beside `stop() { clearInterval(this.t); }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { feedNames } from '../../catalogue/index.js';
import { isReassigned } from '../places.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { Finding } from '../finding.js';
import { canLeave } from '../judge-loop.js';
import type { FunctionNode } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { getShortText } from '../wording.js';

export type FeedKind = 'feedNeverLeft';

const FEEDS: ReadonlySet<string> = new Set(feedNames);

/** What such a file contains. */
export const feedGate = /\bfor\s+await\b/u;

export function collectFeeds(file: FileAnalysis): readonly Finding<FeedKind>[] {
  const loops: TSESTree.ForOfStatement[] = [];
  walk(file.index.sourceCode.ast, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) {
      loops.push(node);
    }
  });
  return loops.flatMap((loop) => {
    const feed = findFeed(file, loop);
    const teardown = feed && findTeardown(file, loop);
    return feed === undefined || teardown === undefined || canLeave(file, loop) ? [] : [toFinding(file, loop, feed, teardown)];
  });
}

/** The call that makes the iterator, where the loop alone has it. */
function findFeed(file: FileAnalysis, { right }: TSESTree.ForOfStatement): TSESTree.CallExpression | undefined {
  const source = unwrap(right);
  const call = findMaker(file, source.type === AST_NODE_TYPES.AwaitExpression ? unwrap(source.argument) : source);
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression) {
    return undefined;
  }
  const takesSignal = /\bsignal\b/iu.test(call.arguments.map((argument) => file.index.sourceCode.getText(argument)).join(' '));
  const lifetime = file.lifetimes.get(call.callee.object);
  const isOuter = lifetime === 'outer' || lifetime === 'argument' || lifetime === 'process';
  return FEEDS.has(findPropertyName(call.callee) ?? '') && isOuter && !takesSignal ? call : undefined;
}

function findMaker(file: FileAnalysis, right: TSESTree.Node): TSESTree.Node | undefined {
  if (right.type !== AST_NODE_TYPES.Identifier) {
    return right;
  }
  const variable = file.index.findVariable(right);
  const definition = variable?.defs[0]?.node;
  const isOnlyHere = variable !== undefined && !isReassigned(variable) && variable.references.every(({ identifier, init }) => init === true || identifier === right);
  return isOnlyHere && definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null ? unwrap(definition.init) : undefined;
}

/** What ends the instance that starts the loop on the side, and releases other things. */
function findTeardown(file: FileAnalysis, loop: TSESTree.ForOfStatement): FunctionNode | undefined {
  const fn = findEnclosingFunction(loop);
  const call = fn && wrapped(fn).parent;
  const isStarted = call?.type === AST_NODE_TYPES.CallExpression && unwrap(call.callee) === fn && isOnTheSide(call);
  const owner = isStarted ? file.owners.getOfSite(loop) : undefined;
  return owner?.kind === 'instance' && file.instances.count(owner.classLike) === 'many'
    ? file.teardowns.collectWritable(owner.classLike).find((teardown) => file.teardowns.findSibling(teardown) !== undefined)
    : undefined;
}

/** `(async () => …)();`, with `void` before it or `.catch(…)` after it. */
function isOnTheSide(call: TSESTree.Node): boolean {
  const node = wrapped(call);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === 'void';
    case AST_NODE_TYPES.MemberExpression:
      return parent.parent.type === AST_NODE_TYPES.CallExpression && /^(?:catch|finally)$/u.test(findPropertyName(parent) ?? '') && isOnTheSide(parent.parent);
    default:
      return false;
  }
}

function toFinding(file: FileAnalysis, loop: TSESTree.ForOfStatement, feed: TSESTree.CallExpression, teardown: FunctionNode): Finding<FeedKind> {
  const words = { source: getShortText(file, feed), where: `\`${findMemberName(teardown) ?? 'dispose'}()\`` };
  return { kind: 'feedNeverLeft', node: loop.right, certainty: 'definite', words, remedies: [], write: (handle) => `${handle}.return()` };
}
