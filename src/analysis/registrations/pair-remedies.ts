/**
 * How the halves of a pair come to remove each other: the first line of each listener takes the other one away.
 *
 * Never safe: a half that is removed will not run for an event that comes later, which somebody may want. Only listeners with a name: functions of
 * the file get a line, `resolve` and `reject` become functions of their own.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findStatement } from '../../ast/enclosing.js';
import type { TextEdit } from '../../ast/remedy.js';
import { findStaticString } from '../../ast/static-string.js';
import { getUniqueName } from '../../ast/unique-name.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isTypeScript } from '../languages.js';
import type { FunctionNode } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { meansSameAt } from './hoisting.js';
import type { Registration } from './registration.js';
import { getRemovalWriter } from './removal-text.js';

interface Half {
  readonly registration: Registration;
  /** What the removal names. */
  readonly name: string;
  readonly listener: TSESTree.Identifier;
  /** The function that runs, where it stands in the file: its body takes one line more. */
  readonly fn: FunctionNode | undefined;
}

/** `isMutual`: neither of the two removes the other yet. */
export function planPair(file: FileAnalysis, winner: Registration, loser: Registration, isMutual: boolean): readonly PlannedRemedy[] {
  const first = findHalf(file, winner, true);
  const second = findHalf(file, loser, isMutual);
  const statement = [winner, loser].map(({ call }) => findStatement(call)).sort((left, right) => (left?.range[0] ?? 0) - (right?.range[0] ?? 0))[0];
  if (first === undefined || second === undefined || statement === undefined || findStatement(winner.call)?.parent !== findStatement(loser.call)?.parent) {
    return [];
  }
  const plans = (isMutual ? [[first, second] as const, [second, first] as const] : [[first, second] as const]).map(([half, other]) => planHalf(file, half, other));
  const certain = plans.filter((plan) => plan !== undefined);
  const lines = certain.flatMap(({ line }) => line ?? []);
  return certain.length < plans.length
    ? []
    : [{ remedy: { kind: 'removeEachOther', edits: certain.map(({ edit }) => edit), statement, lines }, isSafe: false }];
}

function findHalf(file: FileAnalysis, registration: Registration, isChanged: boolean): Half | undefined {
  const { listener, eventNode } = registration;
  const node = unwrap(listener.node);
  if (node.type !== AST_NODE_TYPES.Identifier) {
    return undefined;
  }
  const fn = file.functions.findFunction(node);
  const event = (eventNode && findStaticString(eventNode)) ?? '';
  if (!isChanged || fn !== undefined) {
    return { registration, name: node.name, listener: node, fn };
  }
  const base = `on${event.charAt(0).toUpperCase()}${event.slice(1)}`;
  return /^[a-z][A-Za-z]*$/u.test(event) ? { registration, name: getUniqueName(file.index.sourceCode.getScope(node), base), listener: node, fn } : undefined;
}

interface HalfPlan {
  readonly edit: TextEdit;
  /** A constant above both calls. */
  readonly line?: string;
}

function planHalf(file: FileAnalysis, { listener, fn, name }: Half, other: Half): HalfPlan | undefined {
  const removal = getRemovalWriter(file, other.registration)(other.name);
  if (fn !== undefined) {
    const edit = findEdit(file, fn, other, removal);
    return edit && { edit };
  }
  const value = new RegExp(String.raw`\bvalue\b`, 'u').test(removal) ? 'result' : 'value';
  const type = isTypeScript(file) ? `: typeof ${listener.name}` : '';
  return { edit: { node: listener, text: name }, line: `const ${name}${type} = (${value}) => { ${removal}; ${listener.name}(${value}); };` };
}

/** The removal as the first line of a function; `() => done()` gets a body. */
function findEdit(file: FileAnalysis, { body, type }: FunctionNode, { registration, listener }: Half, removal: string): TextEdit | undefined {
  const { sourceCode } = file.index;
  const parts = [listener, registration.target.node, registration.eventNode];
  const hasThis = type !== AST_NODE_TYPES.ArrowFunctionExpression && /\bthis\b/u.test(removal);
  if (hasThis || !parts.every((part) => part === undefined || meansSameAt(file, part, body))) {
    return undefined;
  }
  if (body.type !== AST_NODE_TYPES.BlockStatement) {
    return body.type === AST_NODE_TYPES.ObjectExpression ? undefined : { node: body, text: `{ ${removal}; ${sourceCode.getText(body)}; }` };
  }
  const [first] = body.body;
  return first && { node: first, text: `${removal};${getGap(file, first)}${sourceCode.getText(first)}` };
}

/** A line of its own where the first statement has one. */
function getGap(file: FileAnalysis, { loc }: TSESTree.Node): string {
  const head = file.index.sourceCode.lines[loc.start.line - 1]?.slice(0, loc.start.column) ?? '';
  return head.trim() === '' ? `\n${head}` : ' ';
}
