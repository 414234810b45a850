/** What the findings on removers have in common: their words, and the edits that follow a sibling. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { FunctionNode } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getShortText } from '../wording.js';
import { type Entry, getKeeperText, type Profile, runsOnceInLife } from './profile.js';
import type { Sibling } from './siblings.js';

export type Words = Readonly<Record<string, string | number>>;

export function getWords(file: FileAnalysis, { site, field }: Entry, method: string): Words {
  const handle = field === undefined ? '' : `this.${field.name}`;
  return {
    callee: file.index.sourceCode.getText(site.call.callee).replaceAll(/\s+/gu, ' ').slice(-60),
    handle,
    release: method === '' ? handle : `${handle}.${method}`,
    argument: '',
    line: site.call.loc.start.line,
  };
}

/** The words that a sibling brings. */
export function getSiblingWords(file: FileAnalysis, sibling: Sibling): Words {
  const keeper = sibling.kind === 'kept' ? sibling.keeping.call : undefined;
  return {
    sibling: sibling.kind === 'released' ? `this.${sibling.field}` : getShortText(file, getCallee(sibling.node)),
    line: (sibling.kind === 'released' ? sibling.release : sibling.node).loc.start.line,
    keeper: keeper === undefined ? '' : getKeeperText(file, keeper),
  };
}

function getCallee(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.NewExpression ? node.callee : node;
}

/** The same keeper around the remover: `this._register(new Emitter())`. */
export function planKeeper(file: FileAnalysis, { owner }: Profile, { site, field }: Entry, sibling: Sibling): readonly PlannedRemedy[] {
  const keeping = sibling.kind === 'kept' ? sibling.keeping : undefined;
  const call = keeping?.call;
  const node = wrapped(site.call);
  const isStatement = node.parent?.type === AST_NODE_TYPES.ExpressionStatement;
  if (call === undefined || keeping === undefined || (!isStatement && !keeping.givesBack) || !isAlike(file, site.call, sibling.node)) {
    return [];
  }
  const text = getKeeperText(file, call);
  if (!isReachable(file, call, owner) || (isInField(node) && !isThereBefore(owner, call, node))) {
    return [];
  }
  // What runs again would give the keeper one more each time.
  const isOnce = field === undefined ? isStatement : runsOnceInLife(site.call);
  return [{ remedy: { kind: 'wrapInCall', node: site.call, callee: text }, isSafe: isOnce }];
}

/** What keeps objects takes no functions. */
function isAlike(file: FileAnalysis, left: TSESTree.Node, right: TSESTree.Node): boolean {
  return (file.seam.isCallable(left) === 'yes') === (file.seam.isCallable(right) === 'yes');
}

/** `disposables.push` of a local variable means something else, or nothing, in another function. */
function isReachable(file: FileAnalysis, call: TSESTree.CallExpression, owner: TSESTree.Node): boolean {
  const callee = unwrap(call.callee);
  const object = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  const root = object?.type === AST_NODE_TYPES.MemberExpression ? unwrap(object.object) : object;
  return root?.type === AST_NODE_TYPES.ThisExpression && findThisClass(call) === owner && !file.index.sourceCode.getText(callee).includes('?.');
}

function isInField(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.PropertyDefinition;
}

/** Fields are filled in their order: a container that stands below is not there yet. */
function isThereBefore(owner: Profile['owner'], { callee }: TSESTree.CallExpression, node: TSESTree.Node): boolean {
  const target = unwrap(callee);
  const container = target.type === AST_NODE_TYPES.MemberExpression ? unwrap(target.object) : undefined;
  if (container?.type !== AST_NODE_TYPES.MemberExpression) {
    return true;
  }
  const name = container.property.type === AST_NODE_TYPES.Identifier ? container.property.name : '';
  return owner.body.body.some(
    (member) =>
      member.type === AST_NODE_TYPES.PropertyDefinition &&
      member.key.type === AST_NODE_TYPES.Identifier &&
      member.key.name === name &&
      member.value !== null &&
      member.range[1] <= node.range[0],
  );
}

/** One more line in the teardown, beside the sibling's where there is one. */
export function planTeardown(teardown: FunctionNode | undefined, handle: string, after: TSESTree.Node | undefined, isSafe: boolean): readonly PlannedRemedy[] {
  if (teardown === undefined || findMemberName(teardown) === undefined) {
    return [];
  }
  const beside = after !== undefined && isWithin(after, teardown) && findEnclosingFunction(after) === teardown ? { after } : {};
  return [{ remedy: { kind: 'releaseInTeardown', teardown, handle, ...beside }, isSafe }];
}
