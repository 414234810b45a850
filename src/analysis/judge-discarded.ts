/**
 * A handle that nobody can name, of a resource that does not end by itself.
 *
 * Definite where the code certainly runs again and again, or where each run keeps what that run alone created. Where only other files could
 * tell, it is likely at most; at the top level of a module it is no leak.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isInLoop } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { capturesActivation } from './captures.js';
import { findChain } from './chains.js';
import type { FileAnalysis } from './file-analysis.js';
import { isStartUp } from './start-up.js';
import type { Certainty, Obligation, Verdict } from './model.js';

export function judgeDiscarded(file: FileAnalysis, obligation: Obligation): readonly Verdict[] {
  const certainty = findCertainty(file, obligation);
  if (certainty === undefined) {
    return [];
  }
  const chain = findChain(file, obligation);
  const owner = file.owners.getOfSite(obligation.node);
  return [
    {
      obligation,
      certainty,
      failure: chain === undefined ? { kind: 'discarded', scope: owner } : { kind: 'rearmed', callback: chain, owner },
    },
  ];
}

/** How certain it is that more than a bounded number of resources stay; `undefined` when it is one for the process. */
export function findCertainty(file: FileAnalysis, obligation: Obligation): Certainty | undefined {
  const { node } = obligation;
  const chain = findChain(file, obligation);
  const count =
    chain === undefined ? file.multiplicity.getOfSite(node) : file.multiplicity.getOfFunction(chain, chain);
  switch (count) {
    case 'once':
      return undefined;
    case 'many':
      return isStarted(file, obligation) || isOfStart(file, node) ? 'likely' : 'definite';
    case 'exported': {
      const fn = findExported(file, chain ?? findEnclosingFunction(node));
      // What is on loan from a pool is missing there, whoever asks for it.
      const isOwn = fn !== undefined && !isStartUp(file, fn) && (obligation.protocol.kind === 'lease' || capturesActivation(file, node, fn));
      return isOwn ? 'definite' : 'likely';
    }
    case 'unknown':
      return 'likely';
  }
}

/** `for (let i = 0; i < cpus; i += 1) { setInterval(…); }` in a function that runs once: as many as there are processors. */
function isOfStart(file: FileAnalysis, node: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(node);
  return fn !== undefined && isInLoop(node, fn) && file.multiplicity.getOfFunction(fn) === 'once';
}

/** What `startWatchers()` opens stays as long as what it has started, wherever it is called. */
function isStarted(file: FileAnalysis, { node, protocol }: Obligation): boolean {
  const fn = findEnclosingFunction(node);
  return protocol.family === 'handle' && fn !== undefined && !isInLoop(node, fn) && isStartUp(file, fn) && file.roles.findEffect(fn) === undefined;
}

/** The function that other files call: the one that acquires, or one around it whose call runs it. */
function findExported({ exported }: FileAnalysis, inner: FunctionNode | undefined): FunctionNode | undefined {
  for (let fn = inner; fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (exported.isExported(fn)) {
      return fn;
    }
  }
  return inner;
}
