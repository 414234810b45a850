/**
 * Does a call release, by its name?
 *
 * A release ends an obligation, so it is recognised generously: by the last name of the callee, whatever the receiver. A wrong answer here
 * can only silence a report.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import { protocols } from '../catalogue/index.js';
import type { Family, Protocol } from '../catalogue/schema.js';
import { weakMemo } from '../util/weak-memo.js';

export interface ReleaseForms {
  /** Functions that take the handle, with the index of its argument. */
  readonly functions: ReadonlyMap<string, number>;
  /** Methods of the handle. */
  readonly methods: ReadonlySet<string>;
  /** What the handle holds, with the methods of that which release. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Properties of other objects that only use the handle. */
  readonly loans: ReadonlySet<string>;
  /** The property by which others find what the handle stands for. */
  readonly foundBy: string | undefined;
  /** Methods of the handle that end the obligation without a release. */
  readonly exemptions: ReadonlySet<string>;
  /** True when calling the handle releases. */
  readonly isInvoked: boolean;
  /** The method of the handle before which there is no obligation. */
  readonly arming: string | undefined;
  /** True when the handle is an object or a number that says itself whether it is open. */
  readonly hasState: boolean;
}

/** Families of objects, which may say themselves whether they are open. */
const STATEFUL: ReadonlySet<Family> = new Set<Family>(['handle', 'stream', 'disposable']);

export const getReleaseForms: (protocol: Protocol) => ReleaseForms = weakMemo((protocol: Protocol) => {
  const functions = new Map<string, number>();
  const methods = new Set<string>();
  const parts = new Map<string, ReadonlySet<string>>();
  let isInvoked = false;
  for (const release of protocol.release) {
    if ('call' in release) {
      functions.set(getLastName(release.call.name), release.argument);
    } else if ('method' in release) {
      methods.add(release.method);
    } else if ('invoke' in release) {
      isInvoked = true;
    } else if ('part' in release) {
      parts.set(release.part, new Set([...(parts.get(release.part) ?? []), release.by]));
    }
  }
  const exemptions = new Set<string>();
  for (const exempt of protocol.exempt ?? []) {
    if ('chained' in exempt) {
      exemptions.add(exempt.chained);
    }
  }
  const loans = new Set(protocol.lentTo);
  return { functions, methods, parts, loans, exemptions, isInvoked, foundBy: protocol.foundBy, arming: protocol.armedBy?.method, hasState: STATEFUL.has(protocol.family) };
});

/** The names of all functions that release something of a family. */
export function getReleaseFunctions(family: Family): ReadonlySet<string> {
  return new Set(protocols.filter((protocol) => protocol.family === family).flatMap((protocol) => [...getReleaseForms(protocol).functions.keys()]));
}

/** The name of the release function that an expression denotes: `clearInterval`, `window.clearInterval`. */
export function findReleaseFunction(node: TSESTree.Node, forms: ReleaseForms): string | undefined {
  const expression = unwrap(node);
  let name: string | undefined;
  if (expression.type === AST_NODE_TYPES.Identifier) {
    name = expression.name;
  } else if (expression.type === AST_NODE_TYPES.MemberExpression) {
    name = findPropertyName(expression);
  }
  return name !== undefined && forms.functions.has(name) ? name : undefined;
}

export function getLastName(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}
