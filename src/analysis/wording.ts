/** The reader's own words for what a verdict is about. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { assertNever } from '../util/assert-never.js';
import type { FileAnalysis } from './file-analysis.js';
import { describePlace } from './fates.js';
import { findLifecycle } from './lifecycles.js';
import type { Obligation, Owner } from './model.js';
import { findMemberName } from './multiplicity.js';

const LONGEST = 40;

/** `this.timer`, `timerRef.current`, or the place's name where the handle is one of many. */
export function getHandleText(file: FileAnalysis, { fate }: Obligation): string {
  if (fate.kind !== 'kept') {
    return '';
  }
  const { store, place } = fate;
  const { sourceCode } = file.index;
  const written = store.type === AST_NODE_TYPES.AssignmentExpression && !place.isElement ? sourceCode.getText(store.left) : undefined;
  // `self.timer` is `this.timer` where the release belongs.
  if (written !== undefined && (place.root.kind !== 'instance' || /\bthis\b/u.test(written))) {
    return written;
  }
  return describePlace(place).replace('[]', '');
}

/** The handle as the line that keeps it names it: `self.timer` inside a function with another `this`. */
export function getTextAtStore(file: FileAnalysis, obligation: Obligation): string {
  const { fate } = obligation;
  return fate.kind === 'kept' && fate.store.type === AST_NODE_TYPES.AssignmentExpression && !fate.place.isElement
    ? file.index.sourceCode.getText(fate.store.left)
    : getHandleText(file, obligation);
}

/** The name of a function, or of the one around it: ``the function on line 3`` where there is none. */
export function getFunctionText(file: FileAnalysis, node: TSESTree.Node): string {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const name = findName(file, fn);
    if (name !== undefined) {
      return `\`${name}()\``;
    }
  }
  return 'this code';
}

export function findName(file: FileAnalysis, fn: FunctionNode): string | undefined {
  return fn.id?.name ?? findMemberName(fn) ?? file.functions.findBinding(fn)?.name;
}

/** The source text of a node on one line, shortened. */
export function getShortText(file: FileAnalysis, node: TSESTree.Node): string {
  const text = file.index.sourceCode.getText(node).replaceAll(/\s+/gu, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Where the release belongs: "in `dispose()`". */
export function getReleasePlace(file: FileAnalysis, owner: Owner): string {
  switch (owner.kind) {
    case 'instance': {
      const [final] = file.teardowns.collectWritable(owner.classLike);
      const name = (final && findMemberName(final)) ?? findLifecycle(file, owner.classLike)?.tearDown[0] ?? 'dispose';
      return `in \`${name}()\``;
    }
    case 'scope':
      return getScopePlace(owner);
    case 'module':
      return owner.isComponent ? 'when the component is unmounted' : 'when it is no longer needed';
    default:
      return assertNever(owner);
  }
}

function getScopePlace({ role }: Extract<Owner, { readonly kind: 'scope' }>): string {
  switch (role) {
    case 'effect':
      return 'in the cleanup of the effect';
    case 'component':
      return 'when the component is unmounted';
    case 'plain':
      return 'when it is no longer needed';
    default:
      return assertNever(role);
  }
}
