/**
 * Is a teardown the end of what a function acquires, or can the instance start again without acquiring it?
 *
 * `dispose()` ends for good. `stop()` and `disconnectedCallback()` end what their partners `start()` and `connectedCallback()` acquire: those run
 * again. They do not end what the constructor acquires, which would be missing after the next start.
 */
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { irreversibleTeardownNames, pairedNames, reversibleHooks } from '../catalogue/index.js';
import type { FileAnalysis } from './file-analysis.js';
import { setUpHooks, tearDownHooks } from './framework-tables.js';
import type { Obligation } from './model.js';
import { findMemberName } from './multiplicity.js';

const IRREVERSIBLE: ReadonlySet<string> = new Set(irreversibleTeardownNames);
const REVERSIBLE_HOOKS: ReadonlySet<string> = new Set(reversibleHooks);

export function endsForGood(file: FileAnalysis, obligation: Obligation, teardown: FunctionNode): boolean {
  const name = findMemberName(teardown);
  return name !== undefined && endsForGoodBy(file, obligation, name);
}

/** The same for a teardown of this name. */
export function endsForGoodBy(file: FileAnalysis, obligation: Obligation, name: string): boolean {
  if (isEndOfAll(name)) {
    return true;
  }
  const member = findSetUpMember(file, obligation);
  if (REVERSIBLE_HOOKS.has(name)) {
    return member !== undefined && setUpHooks.has(member);
  }
  return pairedNames.some(([setUp, end]) => setUp === member && end === name);
}

/** Is an instance never used again after a member of this name? */
export function isEndOfAll(name: string): boolean {
  return !REVERSIBLE_HOOKS.has(name) && (tearDownHooks.has(name) || IRREVERSIBLE.has(name));
}

/** The name of the member whose run acquires. */
function findSetUpMember(file: FileAnalysis, { node }: Obligation): string | undefined {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (file.classLikes.findMemberOwner(fn) !== undefined) {
      return findMemberName(fn);
    }
  }
  return undefined;
}
