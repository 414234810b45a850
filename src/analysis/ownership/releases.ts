/**
 * Where a file ends what it made: calls of a method that ends its object for good, on something that a call of this file gave.
 *
 * Such a release is evidence for all calls of the same maker. A release of anything whose maker is not seen is none.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { endingMethodNames, leaseReleaseNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { AcquireNode } from '../model.js';
import { collectMakersOf } from './made-values.js';

export interface Release {
  readonly method: string;
  readonly call: TSESTree.CallExpression;
  /** The last name of what is released: `socket` of `this.socket`. */
  readonly handle: string;
  /** What made the released thing. */
  readonly maker: AcquireNode;
}

export const releaseMethods: readonly string[] = [...leaseReleaseNames, ...endingMethodNames];
const LEASES: ReadonlySet<string> = new Set(leaseReleaseNames);

export function isLeaseMethod(method: string): boolean {
  return LEASES.has(method);
}

export function collectReleases(file: FileAnalysis): readonly Release[] {
  return releaseMethods.flatMap((method) => (file.index.members.get(method) ?? []).flatMap((member) => collectOfMember(file, method, member)));
}

function collectOfMember(file: FileAnalysis, method: string, member: TSESTree.MemberExpression): readonly Release[] {
  const callee = wrapped(member);
  const call = callee.parent;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee !== callee || (isLeaseMethod(method) && takesLoan(call))) {
    return [];
  }
  const place = file.places.find(member.object);
  return place === undefined || place.isElement ? [] : collectMakersOf(file, place).map((maker) => ({ method, call, handle: getLastName(member.object), maker }));
}

function getLastName(node: TSESTree.Node): string {
  const expression = unwrap(node);
  if (expression.type === AST_NODE_TYPES.Identifier) {
    return expression.name;
  }
  return expression.type === AST_NODE_TYPES.MemberExpression ? (findPropertyName(expression) ?? '') : '';
}

/** `pool.release(client)` is a method of the pool; `client.release(error)` says why the client comes back. */
function takesLoan({ arguments: [argument] }: TSESTree.CallExpression): boolean {
  const isReason = argument?.type === AST_NODE_TYPES.Literal || (argument?.type === AST_NODE_TYPES.Identifier && /^(?:e|ex|err|error|is[A-Z]\w*|force|destroy)$/u.test(argument.name));
  return argument !== undefined && !isReason && argument.type !== AST_NODE_TYPES.UnaryExpression;
}
