/**
 * Can the event to which a function listens come again before anything else happens?
 *
 * Certain only for events of the catalogue, found by a registration, an `on…` property or attribute, or the name of a method that such an event
 * runs (`onMouseDown`). A test of anything but the event itself may keep the second one out: silence.
 *
 * Example: `window.addEventListener('keydown', (event) => { if (event.key === 'a') start(); })` runs `start()` for as long as the key is held.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import { peerEvents, repeatingEvents } from '../catalogue/index.js';
import { findCallbackRuns } from './callback-runs.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';
import { collectGuards } from './guards.js';
import type { FunctionNode, Place } from './model.js';
import { findMemberName } from './multiplicity.js';

const REPEATING: ReadonlySet<string> = new Set(repeatingEvents);
const PEER: ReadonlySet<string> = new Set(peerEvents);
const LISTENER_NAME = /^[_#]*(?:on|handle)_?([A-Z]\w*?)(?:Event|Listener|Handler)?$/u;

/** A listener may only pass the event on: `this.onDown = (event) => this.begin(event)`. */
const DEPTH_LIMIT = 2;

/** Does a repeating event run `fn`, whatever the state, up to the node in it? */
export function isRunAgain(file: FileAnalysis, fn: FunctionNode, node: TSESTree.Node, place: Place): boolean {
  const getText = (part: TSESTree.Node): string => file.index.sourceCode.getText(part);
  const isOpen = collectGuards(node, fn, getText).every(({ test }) => isAboutEvent(file, test, fn));
  return isOpen && collectEvents(file, fn, 0).some((event) => REPEATING.has(event) || (PEER.has(event) && isOfOneOwner(place)));
}

/** A module's variable is for one worker or one page, whose only peer pairs what it sends. */
function isOfOneOwner({ root }: Place): boolean {
  return root.kind === 'instance' ? !root.isStatic : isFunction(root.variable.scope.variableScope.block);
}

function collectEvents(file: FileAnalysis, fn: FunctionNode, depth: number): readonly string[] {
  const ofName = LISTENER_NAME.exec(findMemberName(fn) ?? '')?.[1]?.toLowerCase();
  const mentions = [fn, ...(file.functions.findMentions(fn) ?? []), ...collectFieldMentions(file, fn)];
  const events = mentions.flatMap((mention) => collectEventsOfMention(file, mention, depth));
  return ofName === undefined || events.length > 0 ? events : [ofName];
}

/** `this.onDown = (event) => …` in a method: every `this.onDown`. */
function collectFieldMentions({ index }: FileAnalysis, fn: FunctionNode): readonly TSESTree.Node[] {
  const { parent } = wrapped(fn);
  const field = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left.type === AST_NODE_TYPES.MemberExpression ? parent.left : undefined;
  return field?.object.type === AST_NODE_TYPES.ThisExpression ? (index.members.get(findPropertyName(field) ?? '') ?? []) : [];
}

function collectEventsOfMention(file: FileAnalysis, mention: TSESTree.Node, depth: number): readonly string[] {
  const node = getBound(mention);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
      return unwrap(parent.callee) === node ? collectEventsOfCaller(file, parent, depth) : collectRegistered(parent);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && parent.left.type === AST_NODE_TYPES.MemberExpression ? collectOfProperty(findPropertyName(parent.left)) : [];
    case AST_NODE_TYPES.JSXExpressionContainer:
      return collectOfProperty(findAttributeName(parent.parent));
    default:
      return [];
  }
}

function findAttributeName(node: TSESTree.Node): string | undefined {
  return node.type === AST_NODE_TYPES.JSXAttribute && node.name.type === AST_NODE_TYPES.JSXIdentifier ? node.name.name : undefined;
}

/** `this.onDown.bind(this)` is `this.onDown`. */
function getBound(mention: TSESTree.Node): TSESTree.Node {
  const node = wrapped(mention);
  const member = node.parent;
  return member?.type === AST_NODE_TYPES.MemberExpression &&
    member.object === node &&
    findPropertyName(member) === 'bind' &&
    member.parent.type === AST_NODE_TYPES.CallExpression
    ? wrapped(member.parent)
    : node;
}

/** A function that does nothing but call this one passes its events on. */
function collectEventsOfCaller(file: FileAnalysis, call: TSESTree.CallExpression, depth: number): readonly string[] {
  const caller = findEnclosingFunction(call);
  const isOnly =
    caller?.body === call ||
    (caller?.body.type === AST_NODE_TYPES.BlockStatement && caller.body.body.length === 1 && call.parent.type === AST_NODE_TYPES.ExpressionStatement && call.parent.parent === caller.body);
  return caller !== undefined && isOnly && depth < DEPTH_LIMIT ? collectEvents(file, caller, depth + 1) : [];
}

function collectRegistered(call: TSESTree.CallExpression): readonly string[] {
  const [event, , options] = call.arguments;
  const isRepeated = findCallbackRuns(call) === 'per event' && (options === undefined || options.type === AST_NODE_TYPES.Literal);
  return isRepeated && findCalleeName(call) !== 'once' && event?.type === AST_NODE_TYPES.Literal ? [String(event.value)] : [];
}

/** `onmousedown`, `onMouseDown`. */
function collectOfProperty(name: string | undefined): readonly string[] {
  return name?.startsWith('on') === true ? [name.slice('on'.length).toLowerCase()] : [];
}

/** Does a test read nothing but the function's parameters? `event.repeat` says that it is a second time. */
function isAboutEvent(file: FileAnalysis, test: TSESTree.Node, fn: FunctionNode): boolean {
  let isEvent = true;
  walk(test, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.ThisExpression) {
      isEvent = false;
    } else if (node.type === AST_NODE_TYPES.Identifier) {
      isEvent &&= isPropertyName(node) ? node.name !== 'repeat' : isParameter(file, node, fn);
    }
  });
  return isEvent;
}

function isPropertyName({ parent, range }: TSESTree.Identifier): boolean {
  return parent.type === AST_NODE_TYPES.MemberExpression && !parent.computed && parent.property.range[0] === range[0];
}

function isParameter({ index }: FileAnalysis, identifier: TSESTree.Identifier, fn: FunctionNode): boolean {
  const definition = index.findVariable(identifier)?.defs[0];
  return definition?.type === TSESLint.Scope.DefinitionType.Parameter && definition.node === fn;
}
