/**
 * `try { … } finally { b.close(); a.close(); }` over constants of one block, which a `DisposableStack` could end.
 *
 * Invariant: the `finally` releases each of them once, in the reverse order of their declarations, and does nothing else; every version of Node that the
 * package supports has the class. Where `using` alone can do it for one of two, the stack does both all the same, since the order has to stay.
 *
 * Example: `const file = openSync(path); const port = connect(80); try { … } finally { port.destroy(); closeSync(file); }`
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FileAnalysis } from './file-analysis.js';
import type { Finding } from './finding.js';
import type { Obligation } from './model.js';
import { findHeld, type Held, isLast } from './using-remedies.js';
import { hasDisposableStack } from './using-support.js';

interface Ended {
  readonly obligation: Obligation;
  readonly held: Held;
  readonly ended: TSESTree.TryStatement;
  readonly release: TSESTree.ExpressionStatement;
}

export function collectPreferredStacks(file: FileAnalysis, obligations: readonly Obligation[]): readonly Finding<'preferStack'>[] {
  const byTry = new Map<TSESTree.TryStatement, Ended[]>();
  for (const obligation of obligations) {
    const found = findEnded(file, obligation);
    if (found !== undefined) {
      byTry.set(found.ended, [...(byTry.get(found.ended) ?? []), found]);
    }
  }
  return [...byTry].flatMap(([ended, all]) => toFinding(file, ended, all));
}

function findEnded(file: FileAnalysis, obligation: Obligation): Ended | undefined {
  const held = findHeld(file, obligation);
  const releases = held?.uses.filter(({ kind }) => kind === 'release') ?? [];
  const at = releases.length === 1 ? releases[0]?.at : undefined;
  const call = at?.parent?.type === AST_NODE_TYPES.AwaitExpression ? at.parent : at;
  const release = call?.parent;
  const finalizer = release?.parent;
  const ended = finalizer?.parent;
  const isFound =
    release?.type === AST_NODE_TYPES.ExpressionStatement &&
    ended?.type === AST_NODE_TYPES.TryStatement &&
    ended.finalizer === finalizer &&
    ended.parent === held?.block &&
    isLast(ended, held);
  return isFound ? { obligation, held, ended, release } : undefined;
}

function toFinding(file: FileAnalysis, ended: TSESTree.TryStatement, all: readonly Ended[]): readonly Finding<'preferStack'>[] {
  const sorted = [...all].sort((left, right) => left.held.declaration.range[0] - right.held.declaration.range[0]);
  const last = sorted.at(-1);
  const body = ended.finalizer?.body ?? [];
  const isMirrored = sorted.length === body.length && sorted.every(({ release }, index) => release === body[body.length - 1 - index]);
  if (last === undefined || sorted.length < 2 || !isMirrored || !hasDisposableStack(file)) {
    return [];
  }
  const stack = sorted.some(({ release }) => release.expression.type === AST_NODE_TYPES.AwaitExpression) ? 'AsyncDisposableStack' : 'DisposableStack';
  return [
    {
      kind: 'preferStack',
      node: last.obligation.node,
      certainty: 'definite',
      words: { handle: sorted.map(({ held }) => held.name.name).join('`, `'), stack, line: ended.finalizer?.loc.start.line ?? 0 },
      remedies: [
        { remedy: { kind: 'collectInStack', stack, ended, handles: sorted.map(({ held, release }) => ({ declaration: held.declaration, release: release.expression })) }, isSafe: false },
      ],
      write: (text) => text,
    },
  ];
}
