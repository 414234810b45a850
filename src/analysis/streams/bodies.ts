/**
 * Bodies of responses that nobody reads on some way out.
 *
 * A connection is free again only when the body has been read, cancelled or dumped. The classic leak is the early `return` or `throw` on a bad
 * status. What reads the body, hands it on, or is not understood ends the obligation; an explicit way out that misses all of them is reported.
 * What a fetch leaves the collector ends at last: likely at most.
 *
 * Example: in `const { statusCode, body } = await request(url); if (statusCode !== 200) throw new Error(); return body.json();` the `throw` leaves.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { findKeyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import { fetchBody, incomingBody, objectBody, readStream, type ResponseBody, streamBranch, undiciBody, writeStream } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { walk } from '../file-index.js';
import type { Certainty, Use, Variable } from '../model.js';
import type { LiveExit } from '../place-flow.js';
import { getLastName } from '../release-forms.js';
import { isServerFile } from '../server-files.js';
import { collectBodyUses, type Held, isEndOfRequest } from './body-uses.js';
import { findGivenParameter } from './given-parameters.js';

export interface BodyLeak {
  readonly response: ResponseBody;
  readonly call: TSESTree.CallExpression;
  readonly fn: FunctionNode;
  readonly certainty: Certainty;
  /** `undefined` where the code gives the body no name. */
  readonly variable: Variable | undefined;
  readonly held: Held;
  /** The way out; `undefined` where nothing reads the body on any. */
  readonly exit: LiveExit | undefined;
  /** Is it the only way out that leaves the body, and is the body unread on every way there? What has been read is locked: to cancel it throws. */
  readonly isOnly: boolean;
}

interface Delivery {
  readonly response: ResponseBody;
  readonly call: TSESTree.CallExpression;
  readonly fn: FunctionNode;
  /** After which the body is there; `undefined` for a parameter. */
  readonly from: TSESTree.Node | undefined;
  readonly variable: Variable | undefined;
  readonly held: Held;
}

/** A file that exports something is more than a script that runs to its end, which closes what it has opened. */
const EXPORTING = /\bexports?\b/u;

export function collectBodies(file: FileAnalysis): readonly BodyLeak[] {
  const isServer = isServerFile(file.index.sourceCode);
  return [undiciBody, objectBody, fetchBody, incomingBody, readStream, writeStream, streamBranch].flatMap((response) =>
    [...new Set(response.makers.map(({ name }) => getLastName(name)))].flatMap((name) =>
      (file.index.calls.get(name) ?? []).flatMap((call) => {
        const isMaker = call.type === AST_NODE_TYPES.CallExpression && makes(file, call, response);
        const isAsked = isMaker && !isBodiless(call) && (isServer || !response.isCollected) && file.multiplicity.getOfSite(call) !== 'once';
        return isAsked ? collectDeliveries(file, call, response).flatMap((delivery) => judgeDelivery(file, delivery)) : [];
      }),
    ),
  );
}

function makes(file: FileAnalysis, { callee }: TSESTree.CallExpression, { makers, clients }: ResponseBody): boolean {
  return (
    file.resolver.refersTo(callee, makers) ||
    (callee.type === AST_NODE_TYPES.MemberExpression && clients.length > 0 && file.seam.isOfType(callee.object, clients) === 'yes')
  );
}

/** `{ method: 'HEAD' }`; `{ signal }`, which ends the body as well; the descriptor of somebody else. */
function isBodiless({ arguments: args }: TSESTree.CallExpression): boolean {
  return args.some(
    (argument) =>
      argument.type === AST_NODE_TYPES.ObjectExpression &&
      argument.properties.some((property) => {
        const name = property.type === AST_NODE_TYPES.Property ? findKeyName(property) : undefined;
        const value = property.type === AST_NODE_TYPES.Property && property.value.type === AST_NODE_TYPES.Literal ? property.value.value : undefined;
        return name === 'signal' || name === 'fd' || name === 'autoClose' || (name === 'method' && value === 'HEAD');
      }),
  );
}

function collectDeliveries(file: FileAnalysis, call: TSESTree.CallExpression, response: ResponseBody): readonly Delivery[] {
  const fn = findEnclosingFunction(call);
  const { parent } = wrapped(call);
  const id = parent?.type === AST_NODE_TYPES.VariableDeclarator ? parent.id : undefined;
  if (response.isSplit !== true || fn === undefined || id?.type !== AST_NODE_TYPES.ArrayPattern) {
    const delivery = response.isSplit === true ? undefined : findDelivery(file, call, response);
    return delivery === undefined ? [] : [delivery];
  }
  return id.elements.flatMap((element) => {
    const held = element === null ? undefined : findHeld(file, element, response);
    return held === undefined ? [] : [{ response, call, fn, from: call, ...held }];
  });
}

function findDelivery(file: FileAnalysis, call: TSESTree.CallExpression, response: ResponseBody): Delivery | undefined {
  if (response.delivery === 'callback') {
    const callback = call.arguments.at(-1);
    const fn = callback && file.functions.findFunction(callback);
    return fn === undefined || fn !== callback ? undefined : findParameter(file, call, response, fn);
  }
  if (response.delivery === 'return') {
    return findGiven(file, call, response, call);
  }
  const { parent } = wrapped(call);
  if (parent?.type === AST_NODE_TYPES.AwaitExpression) {
    return findGiven(file, call, response, parent);
  }
  const then = parent?.type === AST_NODE_TYPES.MemberExpression ? parent.parent : undefined;
  const isThen = then?.type === AST_NODE_TYPES.CallExpression && parent?.type === AST_NODE_TYPES.MemberExpression && parent.property.type === AST_NODE_TYPES.Identifier && parent.property.name === 'then';
  const [callback] = isThen ? then.arguments : [];
  const fn = callback && file.functions.findFunction(callback);
  return fn === undefined || fn !== callback ? undefined : findParameter(file, call, response, fn);
}

/** The response that a callback gets. */
function findParameter(file: FileAnalysis, call: TSESTree.CallExpression, response: ResponseBody, fn: FunctionNode): Delivery | undefined {
  const [parameter] = fn.params;
  const base = { response, call, fn, from: undefined };
  if (parameter === undefined) {
    return { ...base, variable: undefined, held: 'response' };
  }
  const held = findHeld(file, parameter, response);
  return held && { ...base, ...held };
}

/** The variable that takes what a call gives, or what was waited for. */
function findGiven(file: FileAnalysis, call: TSESTree.CallExpression, response: ResponseBody, from: TSESTree.Expression): Delivery | undefined {
  const fn = findEnclosingFunction(call);
  const { parent } = wrapped(from);
  if (fn === undefined) {
    return undefined;
  }
  const base = { response, call, fn, from };
  switch (parent?.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      return { ...base, variable: undefined, held: 'response' };
    case AST_NODE_TYPES.VariableDeclarator:
    case AST_NODE_TYPES.AssignmentExpression: {
      const held = findHeld(file, parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.id : parent.left, response);
      const isOwn = held?.variable === undefined || held.variable.scope.variableScope.block === fn;
      return held && isOwn ? { ...base, ...held } : undefined;
    }
    default:
      return undefined;
  }
}

/** The variable that takes the response or its body; no variable where a pattern leaves the body out. */
function findHeld(file: FileAnalysis, target: TSESTree.Node, { body, metadata }: ResponseBody): Pick<Delivery, 'variable' | 'held'> | undefined {
  if (target.type === AST_NODE_TYPES.Identifier) {
    const variable = file.index.findVariable(target);
    return variable && { variable, held: 'response' };
  }
  if (target.type !== AST_NODE_TYPES.ObjectPattern || body === undefined) {
    return undefined;
  }
  const names = target.properties.map((property) => (property.type === AST_NODE_TYPES.Property ? findKeyName(property) : undefined));
  const property = target.properties[names.indexOf(body)];
  if (property === undefined) {
    return names.every((name) => name !== undefined && metadata.includes(name)) ? { variable: undefined, held: 'body' } : undefined;
  }
  const variable = property.type === AST_NODE_TYPES.Property ? file.index.findVariable(property.value) : undefined;
  return variable && { variable, held: 'body' };
}

function judgeDelivery(file: FileAnalysis, delivery: Delivery): readonly BodyLeak[] {
  const { response, variable, held, fn, from } = delivery;
  const certainty: Certainty = response.isCollected || response.isSplit === true ? 'likely' : 'path';
  const { uses, absences } = variable === undefined ? { uses: [], absences: [] } : collectBodyUses({ variable, held, response, findParameter: (argument) => findGivenParameter(file, argument) });
  const ends = collectEnds(file, fn);
  const flow = file.flows.solve({
    owner: fn,
    acquire: from,
    uses: [...uses, ...ends],
    failures: absences,
    endsIfThrown: (node) => node.type !== AST_NODE_TYPES.ThrowStatement && !(node.type === AST_NODE_TYPES.AwaitExpression && node !== from),
  });
  const exits = (flow?.liveExits ?? []).filter((exit) => (from !== undefined && response.isSplit !== true) || exit.kind === 'return');
  const exit = exits.find(isExplicit) ?? exits.find(({ kind }) => kind === 'return') ?? exits[0];
  if (exit === undefined) {
    return [];
  }
  const isRead = uses.some(({ kind }) => kind === 'release');
  const isExpected = exit.kind === 'return' || isExplicit(exit);
  return isExpected || isRead
    ? [{ ...delivery, certainty: !isRead && isOfProgram(file, delivery) ? 'likely' : isExpected ? certainty : response.isCollected ? 'likely' : 'throw', exit: isRead ? exit : undefined, isOnly: exits.length === 1 && (exit.cause === undefined || flow?.isAlwaysLiveBefore(exit.cause) === true) }]
    : [];
}

function isOfProgram({ index, multiplicity }: FileAnalysis, { response, fn }: Delivery): boolean {
  return response.delivery === 'return' && !EXPORTING.test(index.sourceCode.text) && multiplicity.getOfFunction(fn) === 'unknown';
}

function isExplicit({ cause }: LiveExit): boolean {
  return cause?.type === AST_NODE_TYPES.ReturnStatement || cause?.type === AST_NODE_TYPES.ThrowStatement;
}

/** What ends the request, and the body with it. */
function collectEnds(file: FileAnalysis, fn: FunctionNode): readonly Use[] {
  const ends: Use[] = [];
  walk(fn.body, file.index.sourceCode.visitorKeys, (node) => {
    if (isEndOfRequest(node)) {
      ends.push({ kind: 'release', at: node });
    }
  });
  return ends;
}
