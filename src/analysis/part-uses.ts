/**
 * What code does to a part of a handle: a port of a channel, the tracks of a stream.
 *
 * The methods that the catalogue names release the handle, on the part, on one of many, in a loop over them or in a callback that gets them. A part
 * that goes where this is not followed takes the handle with it: silence.
 *
 * Example: of `stream`, `stream.getTracks().forEach((track) => track.stop())` is a release, `stream.getTracks().length` reads.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../ast/enclosing.js';
import { findPropertyName } from '../ast/static-name.js';
import { wrapped } from '../ast/unwrap.js';
import type { FileIndex } from './file-index.js';
import type { LocalFunctions } from './local-functions.js';
import type { Use } from './model.js';

interface Question {
  readonly index: FileIndex;
  readonly functions: LocalFunctions;
  /** Methods of the part that release. */
  readonly enders: ReadonlySet<string>;
}

/** Members of a list that give one of it, or another list. */
const VIEWS: ReadonlySet<string> = new Set(['at', 'concat', 'filter', 'find', 'flatMap', 'pop', 'shift', 'slice']);
const DEPTH_LIMIT = 6;

/** `member`: the part, as `channel.port1` or `stream.getTracks`. */
export function classifyPart(question: Question, member: TSESTree.MemberExpression): readonly Use[] {
  const outer = wrapped(member);
  const { parent } = outer;
  const isCalled = parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === outer;
  const uses = follow(question, isCalled ? parent : member, 0);
  // Whoever asks for the tracks to stop them has nothing to release when that fails.
  return uses.some(({ kind }) => kind === 'release') ? [{ kind: 'release', at: member }] : uses;
}

function follow(question: Question, part: TSESTree.Node, depth: number): readonly Use[] {
  const node = wrapped(part);
  const { parent } = node;
  switch (depth > DEPTH_LIMIT ? undefined : parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node ? followMember(question, parent, depth) : [{ kind: 'read', at: node }];
    case AST_NODE_TYPES.ForOfStatement:
      return [{ kind: parent !== undefined && endsWithin(question, parent) ? 'release' : 'handed', at: node }];
    case AST_NODE_TYPES.VariableDeclarator:
      return parent?.type === AST_NODE_TYPES.VariableDeclarator ? followVariable(question, parent, depth) : [];
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.IfStatement:
      return [{ kind: 'test', at: node }];
    case AST_NODE_TYPES.ExpressionStatement:
      return [{ kind: 'read', at: node }];
    default:
      return [{ kind: 'handed', at: node }];
  }
}

function followMember(question: Question, member: TSESTree.MemberExpression, depth: number): readonly Use[] {
  const name = findPropertyName(member);
  const outer = wrapped(member);
  const call = outer.parent?.type === AST_NODE_TYPES.CallExpression && outer.parent.callee === outer ? outer.parent : undefined;
  if (name !== undefined && question.enders.has(name)) {
    // `track?.stop()`: where there is no track, there is nothing to stop.
    return [{ kind: 'release', at: member.optional ? member.object : (call ?? member) }];
  }
  if (call === undefined) {
    // `stream.getTracks()[0]`.
    return member.computed ? follow(question, member, depth + 1) : [{ kind: name === 'length' ? 'test' : 'read', at: member }];
  }
  const callback = call.arguments.map((argument) => question.functions.findFunction(argument)).find((fn) => fn !== undefined);
  if (VIEWS.has(name ?? '')) {
    return follow(question, call, depth + 1);
  }
  if (callback !== undefined) {
    return [{ kind: endsWithin(question, callback) ? 'release' : 'read', at: call }];
  }
  // `getTracks().forEach(stopTrack)`.
  return [{ kind: /^(?:forEach|map|some|every)$/u.test(name ?? '') ? 'handed' : 'read', at: call }];
}

/** `const tracks = …`, `const [first, ...others] = …`. */
function followVariable(question: Question, { id }: TSESTree.VariableDeclarator, depth: number): readonly Use[] {
  const names = id.type === AST_NODE_TYPES.ArrayPattern ? id.elements.map((element) => (element?.type === AST_NODE_TYPES.RestElement ? element.argument : element)) : [id];
  return names.flatMap((name): readonly Use[] => {
    const variable = name?.type === AST_NODE_TYPES.Identifier ? question.index.findVariable(name) : undefined;
    const mentions = variable?.references.filter((reference) => reference.isRead()) ?? [];
    return variable === undefined ? [{ kind: 'handed', at: id }] : mentions.flatMap(({ identifier }) => follow(question, identifier, depth + 1));
  });
}

/** Does code inside of a node call one of the methods? */
function endsWithin({ index, enders }: Question, node: TSESTree.Node): boolean {
  return [...enders].some((name) => (index.members.get(name) ?? []).some((member) => isWithin(member, node)));
}
