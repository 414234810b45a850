/**
 * What code does to the body of a response that a variable holds.
 *
 * Whatever is not known to leave the body where it is ends the obligation: reading it, handing it on, and what is not understood. So leaks are
 * missed, and none is invented. An error that keeps the response hands it on, too: who catches it may read the body. As a `cause` nobody does.
 *
 * Example: of `response`, `response.ok` and `console.log(response)` leave the body, `response.json()` and `parse(response)` end it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { findStaticString } from '../../ast/static-string.js';
import { wrapped } from '../../ast/unwrap.js';
import { bodilessStatuses, fluentMethods, goneFlags, idleStreamEvents, type ResponseBody } from '../../catalogue/index.js';
import { findCalleeName } from '../file-index.js';
import type { Use, Variable } from '../model.js';

export interface BodyUses {
  readonly uses: readonly Use[];
  /** Tests that say that there is no body: `response.status === 204`. */
  readonly absences: readonly TSESTree.Node[];
}

/** `response`: the variable is the whole of it; `body`: it is the body. */
export type Held = 'response' | 'body';

const FLUENT: ReadonlySet<string> = new Set(fluentMethods);
const IDLE: ReadonlySet<string> = new Set(idleStreamEvents);
const GONE: ReadonlySet<string> = new Set(['bodyUsed', ...goneFlags]);
const BODILESS: ReadonlySet<unknown> = new Set(bodilessStatuses);

const PLAIN_ERROR = /^(?:(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error)$/u;

const DEPTH_LIMIT = 3;

export interface BodyQuestion {
  readonly variable: Variable;
  readonly held: Held;
  readonly response: ResponseBody;
  /** The parameter of a function of this file that an argument becomes. */
  readonly findParameter: (argument: TSESTree.Node) => Variable | undefined;
  /** How many calls lie between this variable and the one that was asked for. */
  readonly depth?: number;
}

export function collectBodyUses({ variable, held, response, findParameter, depth = 0 }: BodyQuestion): BodyUses {
  const uses: Use[] = [];
  const absences: TSESTree.Node[] = [];
  const metadata = new Set(response.metadata);

  function classify(mention: TSESTree.Node, denoted: Held): void {
    const node = wrapped(mention);
    const { parent } = node;
    if (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node) {
      classifyMember(parent, denoted);
    } else if (isTested(node, parent)) {
      uses.push({ kind: 'test', at: node });
    } else if (!isShown(parent) && !isCause(node) && !isOnlyLookedAt(node, denoted)) {
      uses.push({ kind: 'release', at: getWholeChain(node) });
    }
  }

  /** A function or an error of this file that asks for the status and nothing else. */
  function isOnlyLookedAt(node: TSESTree.Node, denoted: Held): boolean {
    const parameter = findParameter(node);
    if (parameter === undefined || depth >= DEPTH_LIMIT) {
      return false;
    }
    const inner = collectBodyUses({ variable: parameter, held: denoted, response, findParameter, depth: depth + 1 });
    return inner.uses.every(({ kind }) => kind !== 'release');
  }

  function classifyMember(member: TSESTree.MemberExpression, denoted: Held): void {
    if (member.optional) {
      uses.push({ kind: 'test', at: member.object });
    }
    const name = findPropertyName(member) ?? '';
    const { parent: call } = wrapped(member);
    if (call?.type === AST_NODE_TYPES.CallExpression && FLUENT.has(name) && name !== response.release) {
      if (/^(?:on|once|addListener|prepend\w+)$/u.test(name) && !isIdle(call)) {
        uses.push({ kind: 'release', at: call });
      } else {
        classifyResult(call, denoted);
      }
    } else if (GONE.has(name)) {
      uses.push({ kind: 'state', at: member, whenTrue: 'gone' });
    } else if (metadata.has(name) && (denoted === 'response' || response.delivery === 'return')) {
      absences.push(...collectAbsence(member));
    } else if (denoted === 'response' && name === 'body') {
      classify(member, 'body');
    } else {
      uses.push({ kind: 'release', at: member });
    }
  }

  function isIdle({ arguments: [event] }: TSESTree.CallExpression): boolean {
    return response.isIdle === true || IDLE.has(findStaticString(event) ?? '');
  }

  /** `response.on('error', fail).pipe(file)`; nothing where the statement ends. */
  function classifyResult(call: TSESTree.CallExpression, denoted: Held): void {
    if (wrapped(call).parent?.type !== AST_NODE_TYPES.ExpressionStatement) {
      classify(call, denoted);
    }
  }

  for (const { identifier } of variable.references.filter((reference) => reference.isRead())) {
    // A closure may write, and end what it writes to, as long as it lives.
    if (response.delivery === 'return' && findEnclosingFunction(identifier) !== variable.scope.variableScope.block) {
      uses.push({ kind: 'release', at: identifier });
    } else {
      classify(identifier, held);
    }
  }
  return { uses, absences };
}

/** `new Error(text, { cause: response })`: who catches an error shows its cause, and reads no body of it. */
function isCause(node: TSESTree.Node): boolean {
  const { parent: property } = node;
  const options = property?.type === AST_NODE_TYPES.Property && findKeyName(property) === 'cause' ? property.parent : undefined;
  const error = options?.parent;
  return (
    error?.type === AST_NODE_TYPES.NewExpression && error.arguments[1] === options && error.callee.type === AST_NODE_TYPES.Identifier && PLAIN_ERROR.test(error.callee.name)
  );
}

/** `response.body?.pipe(file)` means that there is a body. */
function getWholeChain(node: TSESTree.Node): TSESTree.Node {
  const call = node.parent;
  const isArgument = call?.type === AST_NODE_TYPES.CallExpression && call.callee !== node;
  return isArgument && call.parent.type === AST_NODE_TYPES.ChainExpression ? call.parent : node;
}

/** `if (response.body)`, `response.body && …`, `response.body === null`. */
function isTested(node: TSESTree.Node, parent: TSESTree.Node | undefined): boolean {
  switch (parent?.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node;
    case AST_NODE_TYPES.LogicalExpression:
      // `response.body ?? ''` hands it on.
      return parent.left === node && parent.operator === '&&';
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.BinaryExpression:
      return true;
    default:
      return false;
  }
}

function isShown(parent: TSESTree.Node | undefined): boolean {
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
      return (
        parent.callee.type === AST_NODE_TYPES.MemberExpression &&
        parent.callee.object.type === AST_NODE_TYPES.Identifier &&
        parent.callee.object.name === 'console'
      );
    case AST_NODE_TYPES.TemplateLiteral:
      return parent.parent.type !== AST_NODE_TYPES.TaggedTemplateExpression;
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.TSTypeQuery:
      return true;
    default:
      return false;
  }
}

/** `response.status === 204`. */
function collectAbsence(member: TSESTree.MemberExpression): readonly TSESTree.Node[] {
  const { parent } = wrapped(member);
  const isEquality = parent?.type === AST_NODE_TYPES.BinaryExpression && /^={2,3}$/u.test(parent.operator);
  return isEquality && [parent.left, parent.right].some((side) => side.type === AST_NODE_TYPES.Literal && BODILESS.has(side.value)) ? [parent] : [];
}

/** Calls inside a function that end every request: `request.destroy()`, `process.exit()`. */
export function isEndOfRequest(call: TSESTree.Node): boolean {
  return call.type === AST_NODE_TYPES.CallExpression && /^(?:destroy|abort|exit)$/u.test(findCalleeName(call) ?? '');
}
