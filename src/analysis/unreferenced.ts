/**
 * Timers that no longer hold the process: `this.timer.unref()`.
 *
 * That lets the process exit and nothing more: while the process runs, the timer keeps its callback, and the callback its instance. A timer of the
 * process as a whole is fine like that; one of an instance keeps each instance that was ever made. Direction: only callbacks that show `this` count,
 * only what nothing releases, and where merely other files make the instances it is likely at most.
 *
 * Example: `this.timer = setInterval(() => this.sweep(), 60_000); this.timer.unref();` in a class with a `close()` that forgets the timer.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { mentionsThis } from '../ast/mentions-this.js';
import { findCallback } from './callbacks.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Obligation, Owner, Use, Verdict } from './model.js';

/** Does the timer keep an instance, although it does not hold the process? */
export function keepsInstance(file: FileAnalysis, obligation: Obligation, owner: Owner, uses: readonly Use[]): boolean {
  const { family, ends } = obligation.protocol;
  const isForgotten = family === 'timer' && ends === 'never' && uses.every(({ kind }) => kind !== 'release');
  return isForgotten && owner.kind === 'instance' && capturesThis(file, obligation);
}

export function limitUnreferenced(file: FileAnalysis, owner: Owner, verdicts: readonly Verdict[]): readonly Verdict[] {
  const isCertain = isMadeHere(file, owner) || file.teardowns.collectFinal(owner).some((final) => file.teardowns.findSibling(final) !== undefined);
  return verdicts
    .filter(({ failure: { kind } }) => kind === 'neverReleased' || kind === 'missedByTeardown')
    .map((verdict) => (isCertain ? verdict : { ...verdict, certainty: 'likely' }));
}

/** Does this file itself make many instances? */
function isMadeHere({ instances }: FileAnalysis, owner: Owner): boolean {
  return owner.kind === 'instance' && instances.count(owner.classLike) === 'many' && !instances.isAssumed(owner.classLike);
}

/** `() => this.sweep()`, `this.sweep.bind(this)`; a method that is only named is not bound to anything. */
function capturesThis(file: FileAnalysis, obligation: Obligation): boolean {
  const { node, protocol } = obligation;
  const argument = protocol.callback === undefined ? undefined : node.arguments[protocol.callback];
  const callback = argument?.type === AST_NODE_TYPES.CallExpression ? argument : findCallback(file, obligation);
  return callback !== undefined && callback.type !== AST_NODE_TYPES.FunctionExpression && callback.type !== AST_NODE_TYPES.FunctionDeclaration && mentionsThis(file.index.sourceCode, callback);
}
