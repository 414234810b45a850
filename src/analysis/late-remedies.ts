/** Remedies for what a component keeps until a framework ends it, and for what comes after that end. */
import { findEnclosingFunction, findStatement, isWithin } from '../ast/enclosing.js';
import type { Named } from '../ast/remedy.js';
import type { FileAnalysis } from './file-analysis.js';
import type { Failure, Obligation, Owner } from './model.js';
import type { PlannedRemedy } from './planned-remedy.js';
import { findOnlyCleanup, findRegistering } from './registrars.js';

/** A release in what the framework calls at the end. */
export function planRegistered(file: FileAnalysis, { node, fate }: Obligation, owner: Owner, named: Named): readonly PlannedRemedy[] {
  const fn = findEnclosingFunction(node);
  const root = fate.kind === 'kept' ? fate.place.root : undefined;
  const block = root?.kind === 'variable' ? root.variable.scope.block : undefined;
  const isSeenOutside = block !== undefined && fn !== undefined && !isWithin(block, fn);
  const cleanup = block === undefined ? undefined : findOnlyCleanup(file, owner, node);
  if (block !== undefined && cleanup !== undefined && isWithin(cleanup, block) && 'handle' in named) {
    return [{ remedy: { kind: 'releaseInCleanup', cleanup, handle: named.handle }, isSafe: true }];
  }
  const registering = findRegistering(file, owner, node, isSeenOutside);
  return registering === undefined ? [] : [{ remedy: { kind: 'registerRelease', acquire: node, ...registering, named, hasValue: false }, isSafe: true }];
}

type Raced = Extract<Failure, { readonly kind: 'raced' }>;

/** What comes after the wait looks whether the cleanup has run. */
export function planOfRace(file: FileAnalysis, { node }: Obligation, { wait, release }: Raced): readonly PlannedRemedy[] {
  const statement = findStatement(node);
  // `if (await load()) { … }` has no place between the two.
  if (statement === undefined || isWithin(wait, statement)) {
    return [];
  }
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const [cleanup, ...others] = file.roles.findEffect(fn) === undefined ? [] : file.teardowns.collectOfScope(fn);
    if (cleanup !== undefined) {
      const isOnly = others.length === 0 && file.teardowns.isReached(release, [cleanup]);
      return isOnly ? [{ remedy: { kind: 'guardLate', effect: fn, cleanup, acquire: node }, isSafe: false }] : [];
    }
  }
  return [];
}
