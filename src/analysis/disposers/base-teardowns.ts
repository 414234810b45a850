/**
 * Teardowns that hide the one of the base class and never call it.
 *
 * Certain where the base stands in this file and releases something, where its framework says that it has to be called, and where the class itself
 * gives removers to its base. A base of another file that only types tell of is likely. A body without statements is a decision, and so is any other
 * release that is called through `super` or a prototype: silence.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../../ast/class-node.js';
import { isWithin } from '../../ast/enclosing.js';
import { findKeyName } from '../../ast/static-name.js';
import { disposableBasePattern, finalTeardownNames } from '../../catalogue/index.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { tearDownHooks } from '../framework-tables.js';
import { findLifecycle } from '../lifecycles.js';
import { getParts } from '../mismatches/parts.js';
import type { Certainty } from '../model.js';
import { getShortText } from '../wording.js';
import { findClass } from './disposer-types.js';
import { collectProfiles } from './profile.js';

interface Override {
  readonly owner: ClassNode;
  readonly base: TSESTree.Expression;
  readonly name: string;
  readonly method: TSESTree.MethodDefinition;
  readonly body: TSESTree.BlockStatement;
}

const FINAL: ReadonlySet<string> = new Set(finalTeardownNames);
const BASE = new RegExp(disposableBasePattern, 'u');
const DEPTH_LIMIT = 8;

export function collectHidingTeardowns(file: FileAnalysis): readonly Finding<'superMissed'>[] {
  return getParts(file).classes.flatMap(collectOverrides).flatMap((override) => {
    const certainty = callsBase(file, override) ? undefined : findCertainty(file, override);
    return certainty === undefined ? [] : [toFinding(file, override, certainty)];
  });
}

function collectOverrides(owner: ClassNode): readonly Override[] {
  const { superClass: base } = owner;
  if (base === null) {
    return [];
  }
  return owner.body.body.flatMap((method): readonly Override[] => {
    if (method.type !== AST_NODE_TYPES.MethodDefinition || method.kind !== 'method' || method.static) {
      return [];
    }
    const name = findKeyName(method);
    // A body without statements is a decision; an overload has none.
    const body: TSESTree.BlockStatement | null = method.value.body;
    const isTeardown = name !== undefined && (FINAL.has(name) || tearDownHooks.has(name));
    return isTeardown && body !== null && body.body.length > 0 && !isRefusal(body) ? [{ owner, base, name, method, body }] : [];
  });
}

/** `dispose() { throw new Error('not supported'); }`, `shutdown() { return Promise.reject(new Error('not supported')); }` */
function isRefusal({ body: [first] }: TSESTree.BlockStatement): boolean {
  const result = first?.type === AST_NODE_TYPES.ReturnStatement && first.argument !== null ? unwrap(first.argument) : undefined;
  const isRejection = result?.type === AST_NODE_TYPES.CallExpression && /^(?:reject|resolve)$/u.test(findCalleeName(result) ?? '');
  return isRejection || first?.type === AST_NODE_TYPES.ThrowStatement;
}

/** `super.dispose()` anywhere in the class, another `super.…` in the method, or `Base.prototype.dispose.call(this)`. */
function callsBase({ index }: FileAnalysis, { owner, name, body }: Override): boolean {
  const ofName = (index.members.get(name) ?? []).some(
    ({ object, range }) =>
      owner.range[0] <= range[0] &&
      range[1] <= owner.range[1] &&
      (object.type === AST_NODE_TYPES.Super || (object.type === AST_NODE_TYPES.MemberExpression && object.property.type === AST_NODE_TYPES.Identifier && object.property.name === 'prototype')),
  );
  return ofName || /\b_?super\b/u.test(index.sourceCode.getText(body)) || index.dynamicMembers.some((member) => member.object.type === AST_NODE_TYPES.Super && isWithin(member, owner));
}

function findCertainty(file: FileAnalysis, override: Override): Certainty | undefined {
  const { owner, base, name } = override;
  const local = findClass(file, base);
  if (local !== undefined) {
    return releases(file, local, name, 0) || givesToBase(file, owner, base) ? 'definite' : undefined;
  }
  const hooks = findLifecycle(file, file.classLikes.getOf(owner));
  if (hooks?.tearDown.includes(name) === true) {
    return hooks.callsSuper === true ? 'definite' : undefined;
  }
  if (name === 'dispose' && givesToBase(file, owner, base)) {
    return 'definite';
  }
  return file.seam.inheritsMember(owner, name) === 'yes' ? 'likely' : undefined;
}

/** Does the method of this class, or of its bases in this file, release something? */
function releases(file: FileAnalysis, owner: ClassNode, name: string, depth: number): boolean {
  const [own] = file.classLikes.getOf(owner).members.get(name) ?? [];
  if (own !== undefined) {
    return own.body.type === AST_NODE_TYPES.BlockStatement && file.teardowns.findSibling(own) !== undefined;
  }
  const base = owner.superClass === null || depth > DEPTH_LIMIT ? undefined : findClass(file, owner.superClass);
  return base !== undefined && releases(file, base, name, depth + 1);
}

/** Does the class call a method of a base that keeps removers: `this._register(…)`? */
function givesToBase(file: FileAnalysis, owner: ClassNode, base: TSESTree.Expression): boolean {
  if (!BASE.test(file.index.sourceCode.getText(base))) {
    return false;
  }
  const { members } = file.classLikes.getOf(owner);
  const profile = collectProfiles(file).find((candidate) => candidate.owner === owner);
  return (
    profile?.entries.some(({ keeping }) => {
      const callee = keeping?.call?.callee;
      const isOfThis = callee?.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.ThisExpression;
      return isOfThis && callee.property.type === AST_NODE_TYPES.Identifier && !members.has(callee.property.name);
    }) === true
  );
}

function toFinding(file: FileAnalysis, { base, name, method }: Override, certainty: Certainty): Finding<'superMissed'> {
  const teardown = file.functions.findFunction(method.value);
  return {
    kind: 'superMissed',
    node: method.key,
    certainty,
    words: { name, base: getShortText(file, base), release: `super.${name}`, handle: 'super', argument: '', line: method.loc.start.line },
    remedies: teardown === undefined || name.startsWith('[') ? [] : [{ remedy: { kind: 'releaseInTeardown', teardown, handle: 'super' }, isSafe: false }],
    write: (text) => `${teardown?.async === true ? 'await ' : ''}${text}.${name}()`,
  };
}
