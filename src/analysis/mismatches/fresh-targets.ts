/**
 * A release of an object that the releasing expression itself makes: what was acquired is another one.
 *
 * Certain for the platform's constructors of observers and controllers, and for `matchMedia()`, which gives a new list on each call.
 *
 * Example: `matchMedia(query).addEventListener('change', update); return () => matchMedia(query).removeEventListener('change', update);`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement, isWithin } from '../../ast/enclosing.js';
import type { Remedy } from '../../ast/remedy.js';
import { getUniqueName } from '../../ast/unique-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { freshTargetMakers, freshTargetReleases, observerConstructors } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { AcquireNode } from '../model.js';
import { getShortText } from '../wording.js';
import { findOnlyKept } from './kept-acquires.js';
import type { Mismatch } from './mismatch.js';
import { getOutermost } from './outermost.js';

export function collectFreshTargets(file: FileAnalysis): readonly Mismatch[] {
  return freshTargetReleases.flatMap((name) => file.index.calls.get(name) ?? []).flatMap((call) => {
    const callee = unwrap(call.callee);
    const maker = callee.type === AST_NODE_TYPES.MemberExpression ? findMaker(file, callee.object, call) : undefined;
    return maker === undefined ? [] : [toMismatch(file, call, maker)];
  });
}

function toMismatch(file: FileAnalysis, release: AcquireNode, maker: AcquireNode): Mismatch {
  const words = { maker: getShortText(file, maker), release: getShortText(file, release.callee) };
  const name = findCalleeName(maker) ?? '';
  const others = (file.index.calls.get(name) ?? []).filter((candidate) => candidate !== maker && candidate.type === maker.type);
  const kept = findOnlyKept(file, others, release);
  const isInPlace = isWithin(maker, release);
  if (kept !== undefined) {
    const remedy = isInPlace ? { remedy: { kind: 'correctText' as const, node: maker, text: kept.name }, isSafe: true } : {};
    return { kind: 'freshTarget', node: release, acquire: kept.acquire, words: { ...words, expected: kept.name }, ...remedy };
  }
  const remedy = isInPlace ? findShared(file, maker, others) : undefined;
  return { kind: 'freshTarget', node: release, words, ...(remedy === undefined ? {} : { remedy, isSafe: true }) };
}

/** `matchMedia(query)` in both halves becomes a constant above the first. */
function findShared(file: FileAnalysis, maker: AcquireNode, others: readonly AcquireNode[]): Remedy | undefined {
  const text = file.index.sourceCode.getText(maker);
  const [first, ...more] = others.filter((other) => file.index.sourceCode.getText(other) === text && getOutermost(other) === getOutermost(maker));
  const statement = first && findStatement(first);
  const block = statement?.parent;
  if (first === undefined || statement === undefined || more.length > 0 || block?.type !== AST_NODE_TYPES.BlockStatement || !isWithin(maker, block) || first.range[0] > maker.range[0]) {
    return undefined;
  }
  const name = getUniqueName(file.index.sourceCode.getScope(statement), 'list');
  return { kind: 'shareTarget', edits: [first, maker].map((node) => ({ node, text: name })), statement, lines: [`const ${name} = ${text};`] };
}

/** The expression that makes the receiver anew, at the release or in a constant that only the release uses. */
function findMaker(file: FileAnalysis, object: TSESTree.Node, release: AcquireNode): AcquireNode | undefined {
  const receiver = unwrap(object);
  if (receiver.type === AST_NODE_TYPES.NewExpression) {
    return file.resolver.refersTo(receiver.callee, observerConstructors) ? receiver : undefined;
  }
  if (receiver.type === AST_NODE_TYPES.CallExpression) {
    return file.resolver.refersTo(receiver.callee, freshTargetMakers) ? receiver : undefined;
  }
  const variable = receiver.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(receiver) : undefined;
  const mentions = variable?.references.filter(({ init }) => init !== true) ?? [];
  const resolved = file.resolver.resolve(receiver);
  const made = resolved.kind === 'local' && resolved.definition !== undefined ? unwrap(resolved.definition) : undefined;
  const isOwn = made?.type === AST_NODE_TYPES.CallExpression && findEnclosingFunction(made) !== undefined && findEnclosingFunction(made) === findEnclosingFunction(release);
  return isOwn && mentions.length === 1 && file.resolver.refersTo(made.callee, freshTargetMakers) ? made : undefined;
}
