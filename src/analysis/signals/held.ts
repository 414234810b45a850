/**
 * Does an abort listener end something that lives on after the work? Then the signal is that thing's life, and the listener is no leftover.
 *
 * Direction of the approximation: whatever the listener closes and the work gives away, stores, or got from its caller may live on.
 *
 * Example: `signal.addEventListener('abort', () => server.close())` beside `resolve(server)` is the server's release.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getMemberRoot } from '../../ast/member-root.js';
import { isWithin } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { endingVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { FunctionNode, Variable } from '../model.js';
import type { AbortListener } from './abort-listeners.js';
import { collectResults, mentions, type Settling } from './settlers.js';

/** `'mayLive'`: only the caller knows whether it lives on. */
export type Holding = 'livesOn' | 'mayLive' | 'nothing';

/** Processes are over when they are killed; what they gave is no part of them. */
const OVER: ReadonlySet<string> = new Set(['kill', 'terminate']);
const ENDING: ReadonlySet<string> = new Set(endingVerbs);

interface Ended {
  readonly verb: string;
  readonly object: TSESTree.Node;
}

/** What the listener holds of a work that starts in `fn`. */
export function getHolding(file: FileAnalysis, listener: AbortListener, fn: FunctionNode, settling: Settling | undefined): Holding {
  const holdings = collectEnded(file, listener).map((ended) => getOfEnded(file, ended, fn, settling));
  return (['livesOn', 'mayLive'] as const).find((holding) => holdings.includes(holding)) ?? 'nothing';
}

/** What the listener's function, and those that it calls, end by a method. */
function collectEnded(file: FileAnalysis, { fn }: AbortListener): readonly Ended[] {
  return [...ENDING].flatMap((verb) =>
    (file.index.members.get(verb) ?? []).flatMap((member) => {
      const { parent } = wrapped(member);
      const isCalled = parent?.type === AST_NODE_TYPES.CallExpression && unwrap(parent.callee) === member;
      return isCalled && file.teardowns.isReached(member, [fn]) ? [{ verb, object: unwrap(member.object) }] : [];
    }),
  );
}

function getOfEnded(file: FileAnalysis, { verb, object }: Ended, fn: FunctionNode, settling: Settling | undefined): Holding {
  const root = getMemberRoot(object);
  const variable = root.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(root) : undefined;
  if (variable === undefined || !isMadeIn(variable, fn)) {
    return 'mayLive';
  }
  const results = settling === undefined ? [] : collectResults(settling);
  if (results.some((result) => mentions(file, result, variable)) || escapes(variable)) {
    return 'livesOn';
  }
  return !OVER.has(verb) && results.some(isObject) ? 'mayLive' : 'nothing';
}

function isObject({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.Identifier || type === AST_NODE_TYPES.ObjectExpression || type === AST_NODE_TYPES.NewExpression;
}

/** Declared by the work, and no parameter of the function that does it. */
function isMadeIn({ defs: [definition], scope }: Variable, fn: FunctionNode): boolean {
  const { block } = scope.variableScope;
  return definition?.node.type === AST_NODE_TYPES.VariableDeclarator && isFunction(block) && (isWithin(block, fn) || isWithin(fn, block));
}

/** Returned, stored in something, or thrown. */
export function escapes({ references }: Variable): boolean {
  return references.some(({ identifier }) => {
    const node = wrapped(identifier);
    const { parent } = node;
    switch (parent?.type) {
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.ArrowFunctionExpression:
      case AST_NODE_TYPES.YieldExpression:
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.SpreadElement:
        return true;
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.right === node && unwrap(parent.left).type !== AST_NODE_TYPES.Identifier;
      case AST_NODE_TYPES.CallExpression:
        return parent.callee !== node && isStore(parent);
      default:
        return false;
    }
  });
}

/** `this.sockets.add(socket)`. */
function isStore({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee);
  return member.type === AST_NODE_TYPES.MemberExpression && /^(?:push|add|set|unshift)$/u.test(findPropertyName(member) ?? '');
}
