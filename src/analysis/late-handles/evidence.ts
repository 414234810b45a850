/**
 * What a file says about the end of an object: which of its properties are closed where, and which flags are looked at.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../ast/is-function.js';
import { findLastName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { closerPattern, closingVerbs, endFlagPattern, endStatePattern, stateNames } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName, walk } from '../file-index.js';
import type { AcquireNode } from '../model.js';
import { findNamedFunction, findProperty } from './keys.js';

const END_FLAG = new RegExp(endFlagPattern, 'iu');
const END_STATE = new RegExp(endStatePattern, 'iu');
const CLOSER = new RegExp(closerPattern, 'iu');
const STATES: ReadonlySet<string> = new Set(stateNames);

export interface Closing {
  readonly call: AcquireNode;
  readonly closer: FunctionNode;
  readonly name: string;
  /** The method of the handle that closes it, where it is one. */
  readonly verb: string | undefined;
}

/** Calls that close the property `key`, in a function whose name says that it closes. */
export function collectClosings(file: FileAnalysis, key: string): readonly Closing[] {
  return closingVerbs.flatMap((verb) =>
    (file.index.calls.get(verb) ?? []).flatMap((call) => {
      const callee = unwrap(call.callee);
      const [argument] = call.arguments;
      const method = callee.type === AST_NODE_TYPES.MemberExpression && findProperty(callee.object)?.key === key;
      const isClosed = method || (argument !== undefined && findRoot(argument)?.key === key);
      const named = isClosed ? findNamedFunction(call) : undefined;
      return named !== undefined && CLOSER.test(named.name) ? [{ call, closer: named.fn, name: named.name, verb: method ? verb : undefined }] : [];
    }),
  );
}

/** `this.socket` of `this.socket.on('close', done)`. */
function findRoot(node: TSESTree.Node): ReturnType<typeof findProperty> {
  let current = unwrap(node);
  while (current.type === AST_NODE_TYPES.CallExpression && current.callee.type === AST_NODE_TYPES.MemberExpression) {
    current = unwrap(current.callee.object);
  }
  return findProperty(current);
}

/** A test of whether the owner has ended. */
export interface EndTest {
  readonly node: TSESTree.Node;
  /** The flag, or the comparison with a state. */
  readonly text: string;
  readonly flag: string;
}

/** Tests of `owner.closed`, or of `owner.state === State.Closed`, anywhere in the file. */
export function collectEndTests({ index }: FileAnalysis, owner: string): readonly EndTest[] {
  const tests: EndTest[] = [];
  for (const [name, members] of index.members) {
    for (const member of END_FLAG.test(name) || STATES.has(name.replace(/^_/u, '')) ? members : []) {
      if (findProperty(member)?.owner === owner) {
        const node = END_FLAG.test(name) ? findTestOfFlag(member) : findTestOfState(member);
        if (node !== undefined) {
          tests.push({ node, text: index.sourceCode.getText(node), flag: name });
        }
      }
    }
  }
  return tests;
}

function findTestOfFlag(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const node = wrapped(member);
  switch (node.parent?.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return node.parent.test === node ? member : undefined;
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return member;
    default:
      return undefined;
  }
}

/** `this.state === this.STATE.FINAL`. */
function findTestOfState(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const { parent } = wrapped(member);
  if (parent?.type !== AST_NODE_TYPES.BinaryExpression || !/^={2,3}$/u.test(parent.operator)) {
    return undefined;
  }
  const other = unwrap(parent.left) === member ? parent.right : parent.left;
  const name = other.type === AST_NODE_TYPES.Literal ? String(other.value) : findLastName(other);
  return name !== undefined && END_STATE.test(name) ? parent : undefined;
}

/** Does code between two offsets of a function speak of an end? */
export function speaksOfEnd({ index }: FileAnalysis, fn: FunctionNode, from: number): boolean {
  let isSaid = false;
  walk(fn.body, index.sourceCode.visitorKeys, (node) => {
    const name = node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.PrivateIdentifier ? node.name : undefined;
    isSaid ||= name !== undefined && node.range[0] >= from && END_FLAG.test(name);
    isSaid ||= node.type === AST_NODE_TYPES.MemberExpression && node.range[0] >= from && findTestOfState(node) !== undefined;
  });
  return isSaid;
}

export function getVerb({ verb, call }: Closing): string {
  return verb ?? findCalleeName(call) ?? 'close';
}
