/**
 * A release of an object that the releasing expression itself makes: what was acquired is another one.
 *
 * Certain for the platform's constructors of observers and controllers, and for `matchMedia()`, which gives a new list on each call.
 *
 * Example: `matchMedia(query).addEventListener('change', update); return () => matchMedia(query).removeEventListener('change', update);`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { unwrap } from '../../ast/unwrap.js';
import { freshTargetMakers, observerConstructors } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode } from '../model.js';
import { getShortText } from '../wording.js';
import type { Mismatch } from './mismatch.js';

const RELEASES = ['removeEventListener', 'removeListener', 'disconnect', 'unobserve', 'abort'];

export function collectFreshTargets(file: FileAnalysis): readonly Mismatch[] {
  return RELEASES.flatMap((name) => file.index.calls.get(name) ?? []).flatMap((call) => {
    const callee = unwrap(call.callee);
    const maker = callee.type === AST_NODE_TYPES.MemberExpression ? findMaker(file, callee.object, call) : undefined;
    return maker === undefined
      ? []
      : [{ kind: 'freshTarget' as const, node: call, words: { maker: getShortText(file, maker), release: getShortText(file, callee) } }];
  });
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
