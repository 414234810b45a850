/**
 * Which findings of a file of tests are told.
 *
 * What a test leaks ends with its process, so that such files are left alone unless the settings say otherwise. A hook that prepares each test runs again and
 * again in one process, and its counterpart exists: with `'hooks'`, only what such a hook acquires itself is told. What a test or a helper makes is not.
 *
 * Example: `beforeEach(() => { server = createServer().listen(0); });` in a file without an `afterEach()` that closes it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import { setUpHooks } from '../catalogue/index.js';
import { findCalleeName } from './file-index.js';
import type { Finding } from './finding.js';
import type { FunctionNode } from './model.js';

const SET_UP: ReadonlySet<string> = new Set(setUpHooks);

/** The hook before each test, or before all of them, whose own code a node is. */
export function findSetUpHook(node: TSESTree.Node): FunctionNode | undefined {
  const fn = findEnclosingFunction(node);
  const call = fn === undefined ? undefined : wrapped(fn).parent;
  const isHook = call?.type === AST_NODE_TYPES.CallExpression && call.callee !== fn && SET_UP.has(findCalleeName(call) ?? '');
  return isHook ? fn : undefined;
}

/** What nobody ever releases. Where one hook releases and another does not, the runner's order of hooks decides. */
const NEVER = /^(?:never|discarded|spy)/u;

/** Does a hook before tests acquire it itself, and nothing release it? What peers of a server open in a callback ends with them. */
export function isOfSetUpHook({ node, kind, words }: Finding): boolean {
  if (!NEVER.test(kind) || findSetUpHook(node) === undefined || (node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression)) {
    return false;
  }
  const callbacks = node.arguments.map((value) => unwrap(value)).filter((value) => isFunction(value));
  return !callbacks.some(({ params }) => params.some((parameter) => parameter.type === AST_NODE_TYPES.Identifier && parameter.name === words['handle']));
}
