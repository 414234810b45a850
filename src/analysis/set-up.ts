/**
 * The function that arms a resource, and whether a release belongs to it.
 *
 * Callbacks that run at once or as a later step of the same work (a promise's executor, `then`) are part of the function around them. A release
 * in a helper that only this function calls is part of it, too: `arm() { this.disarm(); this.t = setTimeout(…) }` is a debounce.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { unwrap } from '../ast/unwrap.js';
import { findCallbackRuns } from './callback-runs.js';
import type { FileAnalysis } from './file-analysis.js';
import { findMemberName } from './multiplicity.js';

/** The function whose run evaluates a node. */
export function findRunner(node: TSESTree.Node): FunctionNode | undefined {
  let fn = findEnclosingFunction(node);
  while (fn !== undefined && isStepOfOuter(fn)) {
    fn = findEnclosingFunction(fn);
  }
  return fn;
}

function isStepOfOuter(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type !== AST_NODE_TYPES.CallExpression && parent.type !== AST_NODE_TYPES.NewExpression) {
    return false;
  }
  const runs = findCallbackRuns(parent);
  return unwrap(parent.callee) === fn || runs === 'once' || runs === 'per element';
}

/** Does some other code than the set-up itself run this release? */
export function isReleasedElsewhere(file: FileAnalysis, setUp: FunctionNode, release: TSESTree.Node): boolean {
  const runner = findRunner(release);
  if (runner === undefined || runner === setUp) {
    return runner === undefined;
  }
  const mentions = [...(file.functions.findMentions(runner) ?? []), ...collectBorrowed(file, runner)];
  return mentions.length === 0 || mentions.some((mention) => !isWithin(mention, setUp));
}

/** `this.disarm` in a table of functions that get the instance as their `this`: `const states = { ready() { this.disarm(); } }`. */
function collectBorrowed({ classLikes, index }: FileAnalysis, fn: FunctionNode): readonly TSESTree.Node[] {
  const name = findMemberName(fn);
  return (name === undefined ? [] : (index.members.get(name) ?? [])).filter(({ object }) => {
    const owner = object.type === AST_NODE_TYPES.ThisExpression ? classLikes.findThisOwner(object)?.classLike : undefined;
    return owner?.kind === 'object' && !owner.members.has(name ?? '');
  });
}
