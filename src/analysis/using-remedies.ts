/**
 * `using` for a handle that is kept in a constant of its block.
 *
 * Invariant: the end of the block does what the release did that stands there, or what nobody did, and nothing needs the handle after that. The
 * constant is used by the code of its own function only, in plain sight; a release goes only where it is the last thing that the block does. What
 * the disposer does is the catalogue's to say: `await using` on a write stream throws away what `end()` would have written.
 *
 * Example: `const file = await open(path); const text = await file.readFile(); await file.close(); return text;`
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement, isWithin } from '../ast/enclosing.js';
import { findParent } from '../ast/find-parent.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Remedy } from '../ast/remedy.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { Disposer } from '../catalogue/schema.js';
import type { FileAnalysis } from './file-analysis.js';
import { withLoans } from './lending.js';
import type { Obligation, Owner, Use } from './model.js';
import type { PlannedRemedy } from './planned-remedy.js';
import { getUsingSupport } from './using-support.js';

type UsingRemedy = Extract<Remedy, { readonly kind: 'declareWithUsing' }>;

/** A constant with a handle, and all that its own function does to it. */
export interface Held {
  readonly declaration: TSESTree.VariableDeclaration;
  readonly name: TSESTree.Identifier;
  readonly block: TSESTree.BlockStatement;
  readonly fn: FunctionNode;
  readonly uses: readonly Use[];
}

/** Nothing releases it: the end of the block is to, by `using` or by a `finally`. */
export function planBlockOfForgotten(file: FileAnalysis, obligation: Obligation, owner: Owner): readonly PlannedRemedy[] {
  const isUsedUp = obligation.protocol.ends === 'never' && obligation.protocol.callback === undefined && owner.kind === 'scope' && owner.role === 'plain';
  const held = isUsedUp ? findHeld(file, obligation) : undefined;
  if (held === undefined || (owner.kind === 'scope' && owner.scope !== held.fn)) {
    return [];
  }
  const { declaration, block, name } = held;
  const from = block.body[block.body.indexOf(declaration) + 1];
  const to = block.body.at(-1);
  const awaits = collectUnawaited(held);
  const wrapped: readonly PlannedRemedy[] =
    from === undefined || to === undefined || awaits === undefined || awaits.length > 0
      ? []
      : [{ remedy: { kind: 'wrapInFinally', from, to, handle: name.name }, isSafe: false }];
  return [...(awaits === undefined ? [] : plan(file, obligation, held, undefined, { awaits })), ...wrapped];
}

/** A release at the end of its block, which some ways out skip. */
export function planUsingOfSkipped(file: FileAnalysis, obligation: Obligation): readonly PlannedRemedy[] {
  const held = findHeld(file, obligation);
  const releases = held?.uses.filter(({ kind }) => kind === 'release') ?? [];
  const release = releases.length === 1 ? findStatement(releases[0]?.at ?? obligation.node) : undefined;
  const awaits = held && collectUnawaited(held);
  return held === undefined ||
    awaits === undefined ||
    release?.type !== AST_NODE_TYPES.ExpressionStatement ||
    release.parent !== held.block ||
    !isLast(release, held)
    ? []
    : plan(file, obligation, held, release.expression, { release, awaits });
}

export interface EndedByTry {
  readonly ended: TSESTree.TryStatement;
  readonly remedies: readonly PlannedRemedy[];
}

/** `try { … } finally { file.close(); }` that ends the block of the constant. */
export function findEndedByTry(file: FileAnalysis, obligation: Obligation): EndedByTry | undefined {
  const held = findHeld(file, obligation);
  const releases = held?.uses.filter(({ kind }) => kind === 'release') ?? [];
  const release = releases.length === 1 ? findStatement(releases[0]?.at ?? obligation.node) : undefined;
  const finalizer = release?.parent;
  const ended = finalizer?.parent;
  if (
    held === undefined ||
    release?.type !== AST_NODE_TYPES.ExpressionStatement ||
    finalizer?.type !== AST_NODE_TYPES.BlockStatement ||
    finalizer.body.length !== 1 ||
    ended?.type !== AST_NODE_TYPES.TryStatement ||
    ended.finalizer !== finalizer ||
    ended.parent !== held.block ||
    !isLast(ended, held)
  ) {
    return undefined;
  }
  const remedies = plan(file, obligation, held, release.expression, { ended, awaits: [] });
  return remedies.length === 0 ? undefined : { ended, remedies };
}

function plan(
  file: FileAnalysis,
  { protocol }: Obligation,
  { declaration, name, fn }: Held,
  release: TSESTree.Expression | undefined,
  rest: Pick<UsingRemedy, 'awaits' | 'ended' | 'release'>,
): readonly PlannedRemedy[] {
  const disposers = protocol.disposers ?? [];
  const disposer = disposers.find((one) => (one.kind === 'sync' || fn.async) && (release === undefined || isSame(release, one)));
  const support = disposer === undefined ? 'none' : getUsingSupport(file, name, disposer);
  if (disposer === undefined || support === 'none') {
    return [];
  }
  const keyword = disposer.kind === 'async' ? 'await using' : 'using';
  return [{ remedy: { kind: 'declareWithUsing', declaration, keyword, ...rest }, isSafe: support === 'certain' }];
}

/** `await file.close()` for `await using`, `dir.closeSync()` for `using`: waiting for a release or not is a difference. */
function isSame(release: TSESTree.Expression, { kind, release: method }: Disposer): boolean {
  const isAwaited = release.type === AST_NODE_TYPES.AwaitExpression;
  const call = unwrap(isAwaited ? release.argument : release);
  return (
    isAwaited === (kind === 'async') &&
    call.type === AST_NODE_TYPES.CallExpression &&
    call.arguments.length === 0 &&
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    findPropertyName(call.callee) === method
  );
}

export function findHeld(file: FileAnalysis, { fate, node, protocol }: Obligation): Held | undefined {
  const isHandle = protocol.family === 'handle' || protocol.family === 'disposable';
  if (!isHandle || fate.kind !== 'kept' || fate.place.root.kind !== 'variable') {
    return undefined;
  }
  const { store, place } = fate;
  const declaration = store.type === AST_NODE_TYPES.VariableDeclarator ? store.parent : undefined;
  const block = declaration?.parent;
  const fn = findEnclosingFunction(node);
  const isPlain = place.path.length === 0 && !place.isElement && declaration?.kind === 'const' && declaration.declarations.length === 1;
  if (!isPlain || fn === undefined || block?.type !== AST_NODE_TYPES.BlockStatement || store.type !== AST_NODE_TYPES.VariableDeclarator) {
    return undefined;
  }
  const uses = withLoans(file.uses.collect(place, protocol), fn);
  const isSeen = uses.every(({ kind, at }) => kind !== 'handed' && kind !== 'exempt' && kind !== 'state' && isOfFunction(at, store, fn));
  return isSeen && store.id.type === AST_NODE_TYPES.Identifier ? { declaration, name: store.id, block, fn, uses } : undefined;
}

function isOfFunction(at: TSESTree.Node, store: TSESTree.Node, fn: FunctionNode): boolean {
  return at === store || findEnclosingFunction(at) === fn;
}

/** The last statement of the block, but for a `return` of what is there already. */
export function isLast(statement: TSESTree.Statement, { block, uses }: Held): boolean {
  const rest = block.body.slice(block.body.indexOf(statement) + 1);
  const [end, ...more] = rest;
  const isQuiet = end === undefined || (end.type === AST_NODE_TYPES.ReturnStatement && isReady(end.argument));
  return isQuiet && more.length === 0 && (end === undefined || uses.every(({ at }) => !isWithin(at, end)));
}

function isReady(value: TSESTree.Expression | null): boolean {
  if (value === null) {
    return true;
  }
  const expression = unwrap(value);
  return expression.type === AST_NODE_TYPES.Identifier || expression.type === AST_NODE_TYPES.Literal;
}

/**
 * `return file.readFile()`: a promise that is still pending when the file is closed is awaited first. `undefined` where something else goes out that
 * may need the handle.
 */
function collectUnawaited({ uses, fn }: Held): readonly TSESTree.ReturnStatement[] | undefined {
  const awaits = new Set<TSESTree.ReturnStatement>();
  for (const { kind, at } of uses) {
    const statement = kind === 'read' ? findUnawaitedReturn(at) : undefined;
    if (statement === undefined) {
      continue;
    }
    const isCall = statement.argument !== null && unwrap(statement.argument).type === AST_NODE_TYPES.CallExpression;
    if (!fn.async || !isCall) {
      return undefined;
    }
    awaits.add(statement);
  }
  return [...awaits];
}

function findUnawaitedReturn(node: TSESTree.Node): TSESTree.ReturnStatement | undefined {
  for (let parent = findParent(node); parent !== undefined; parent = findParent(parent)) {
    if (parent.type === AST_NODE_TYPES.AwaitExpression || parent.type === AST_NODE_TYPES.BlockStatement) {
      return undefined;
    }
    if (parent.type === AST_NODE_TYPES.ReturnStatement) {
      return parent;
    }
  }
  return undefined;
}
