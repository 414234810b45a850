/**
 * A clear function of the platform that is given nothing, or the id of another kind of timer.
 *
 * Timeouts and intervals share their ids in browsers, so only frames and idle callbacks are told apart from them. Certain where every value that
 * the file stores in the place is of the other kind.
 *
 * Example: `const frame = requestAnimationFrame(draw); return () => clearTimeout(frame);`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { idFunctions } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { AcquireNode, Place } from '../model.js';
import { findDefinition } from '../variable-definitions.js';
import { isEmptyValue } from './conditions.js';
import { findOnlyKept } from './kept-acquires.js';
import type { Mismatch } from './mismatch.js';

export function collectWrongClears(file: FileAnalysis): readonly Mismatch[] {
  return idFunctions.flatMap(({ acquire, release }) =>
    release
      .flatMap((name) => file.index.calls.get(name) ?? [])
      .filter((call) => isGlobal(file, call))
      .flatMap((call) => (call.arguments.length === 0 ? [toEmpty(file, call, acquire)] : collectOther(file, call, acquire))),
  );
}

function toEmpty(file: FileAnalysis, call: AcquireNode, acquires: readonly string[]): Mismatch {
  const callee = findCalleeName(call) ?? '';
  const started = acquires.flatMap((name) => file.index.calls.get(name) ?? []).filter((candidate) => isGlobal(file, candidate));
  const kept = findOnlyKept(file, started, call);
  const words = { callee, noun: callee === 'cancelAnimationFrame' ? 'frame' : 'timer', expected: kept?.name ?? '' };
  return kept === undefined || call.type !== AST_NODE_TYPES.CallExpression
    ? { kind: 'clearsNothing', node: call, words }
    : { kind: 'clearsNothing', node: call, acquire: kept.acquire, words, remedy: { kind: 'passArgument', call, index: 0, text: kept.name }, isSafe: true };
}

function collectOther(file: FileAnalysis, call: AcquireNode, acquires: readonly string[]): readonly Mismatch[] {
  const [id] = call.arguments;
  const makers = id === undefined ? undefined : collectMakers(file, id);
  const [maker, ...others] = new Set(makers);
  if (maker === undefined || others.length > 0 || acquires.includes(maker)) {
    return [];
  }
  const kind = idFunctions.find(({ acquire }) => acquire.includes(maker));
  const expected = kind?.release[kind.acquire.indexOf(maker)];
  const callee = unwrap(call.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
  if (expected === undefined) {
    return [];
  }
  return [
    {
      kind: 'otherClear',
      node: call,
      words: { callee: findCalleeName(call) ?? '', handle: id === undefined ? '' : file.index.sourceCode.getText(id), maker, expected },
      remedy: { kind: 'correctText', node: name, text: expected },
      isSafe: true,
    },
  ];
}

/** The functions whose ids a place holds; `undefined` where it may hold anything else. */
function collectMakers(file: FileAnalysis, id: TSESTree.Node): readonly string[] | undefined {
  const expression = unwrap(id);
  const values = expression.type === AST_NODE_TYPES.Identifier ? collectOfVariable(file, expression) : collectOfMember(file, expression);
  const makers = values?.filter((value) => !isEmptyValue(value)).map((value) => findMaker(file, value));
  return makers?.every((maker) => maker !== undefined) === true ? makers : undefined;
}

function collectOfVariable(file: FileAnalysis, id: TSESTree.Identifier): readonly TSESTree.Node[] | undefined {
  const variable = file.index.findVariable(id);
  const [definition, ...others] = variable?.defs ?? [];
  if (variable === undefined || definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || others.length > 0 || definition.node.id !== definition.name) {
    return undefined;
  }
  const writes = variable.references.filter((reference) => reference.isWrite());
  const values = writes.map(({ writeExpr, identifier }) => (isPlainWrite(identifier) ? writeExpr : undefined));
  return values.every((value) => value !== undefined && value !== null) ? values : undefined;
}

/** `this.frame`, `frameRef.current`: every store to the same text in the file counts. */
function collectOfMember(file: FileAnalysis, member: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const name = member.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(member) : undefined;
  const place = file.places.find(member);
  if (member.type !== AST_NODE_TYPES.MemberExpression || name === undefined || place === undefined || place.isElement || !isOwned(place.root) || isFilledAtOnce(place.root, name)) {
    return undefined;
  }
  const text = file.index.sourceCode.getText(member);
  const stores = (file.index.members.get(name) ?? []).flatMap(({ parent, ...mention }) =>
    parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left.range[0] === mention.range[0] && parent.operator === '=' ? [parent] : [],
  );
  return stores.every(({ left }) => file.index.sourceCode.getText(left) === text) ? stores.map(({ right }) => right) : undefined;
}

/** A parameter's property may be filled by whoever passed it. */
function isOwned(root: Place['root']): boolean {
  return root.kind === 'instance' || root.variable.defs.every(({ type }) => type !== TSESLint.Scope.DefinitionType.Parameter);
}

/** `const timer = { id: setInterval(tick) }`: the first value stands in the object, and is no store. */
function isFilledAtOnce(root: Place['root'], name: string): boolean {
  const value = root.kind === 'variable' ? findDefinition(root.variable) : undefined;
  const object = value && unwrap(value);
  return (
    object?.type === AST_NODE_TYPES.ObjectExpression &&
    object.properties.some((property) => property.type !== AST_NODE_TYPES.Property || (findKeyName(property) === name && !isEmptyValue(property.value)))
  );
}

function isPlainWrite({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.VariableDeclarator || (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.operator === '=');
}

function findMaker(file: FileAnalysis, value: TSESTree.Node): string | undefined {
  const call = unwrap(value);
  const name = call.type === AST_NODE_TYPES.CallExpression && isGlobal(file, call) ? findCalleeName(call) : undefined;
  return idFunctions.some(({ acquire }) => acquire.includes(name ?? '')) ? name : undefined;
}

function isGlobal(file: FileAnalysis, call: AcquireNode): boolean {
  return file.resolver.refersTo(call.callee, [{ from: 'global', name: findCalleeName(call) ?? '' }]);
}
