/**
 * Channels of a realtime server, and the listeners of a session, by their shape: the client that they belong to is nearly always made in another file.
 *
 * A channel is `client.channel('room').on('postgres_changes', …).subscribe()`, in one chain or by the name of the channel; it is owed its end once it is
 * subscribed to. A session gives its remover inside `data.subscription`, so that it is lost where nobody reads what comes back.
 *
 * Missed: channels that listen to events which only their author knows.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { realtimeChannel, realtimeEvents, sessionListener } from '../../catalogue/index.js';
import type { Protocol } from '../../catalogue/schema.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Fate, Obligation } from '../model.js';
import { getReleaseForms } from '../release-forms.js';

/** The one call that ends all channels of a client. */
const ENDS_ALL = 'removeAllChannels';

export function collectChannels(file: FileAnalysis): readonly Obligation[] {
  const channels = file.index.calls.has(ENDS_ALL) ? [] : (file.index.calls.get('channel') ?? []);
  return [
    ...channels.flatMap((call) => (call.type === AST_NODE_TYPES.CallExpression ? (findChannel(file, call) ?? []) : [])),
    ...(file.index.calls.get('onAuthStateChange') ?? []).flatMap((call) => (call.type === AST_NODE_TYPES.CallExpression ? (findSession(file, call) ?? []) : [])),
  ];
}

function findChannel(file: FileAnalysis, call: TSESTree.CallExpression): Obligation | undefined {
  const chain = collectChain(call);
  const last = chain.at(-1) ?? call;
  const fate = file.fates.get(last, getReleaseForms(realtimeChannel));
  const later = fate.kind === 'kept' && fate.place.root.kind === 'variable' ? fate.place.root.variable.references.flatMap(({ identifier }) => collectChain(identifier)) : [];
  const links = [...chain, ...later];
  const isRealtime = links.some(listensToServer) && links.some((link) => findCalleeName(link) === 'subscribe');
  return isRealtime ? toObligation(file, last, realtimeChannel, fate) : undefined;
}

/** The calls that go on from a value: `.on(…)`, `.subscribe()`. */
function collectChain(value: TSESTree.Node): readonly TSESTree.CallExpression[] {
  const node = wrapped(value);
  const member = node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node ? wrapped(node.parent) : undefined;
  const call = member?.parent?.type === AST_NODE_TYPES.CallExpression && member.parent.callee === member ? member.parent : undefined;
  return call === undefined || !/^(?:on|subscribe)$/u.test(findCalleeName(call) ?? '') ? [] : [call, ...collectChain(call)];
}

function listensToServer(link: TSESTree.CallExpression): boolean {
  const [event] = link.arguments;
  return findCalleeName(link) === 'on' && event?.type === AST_NODE_TYPES.Literal && realtimeEvents.includes(String(event.value));
}

/** `client.auth.onAuthStateChange(f)` whose result nobody reads. */
function findSession(file: FileAnalysis, call: TSESTree.CallExpression): Obligation | undefined {
  const callee = unwrap(call.callee);
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  const isSession = receiver?.type === AST_NODE_TYPES.MemberExpression && findPropertyName(receiver) === 'auth';
  const fate = isSession ? findSessionFate(file, call) : undefined;
  return fate && toObligation(file, call, sessionListener, fate);
}

function findSessionFate(file: FileAnalysis, call: TSESTree.CallExpression): Fate | undefined {
  const { parent } = wrapped(call);
  if (parent?.type === AST_NODE_TYPES.ExpressionStatement) {
    return { kind: 'discarded', statement: parent };
  }
  const variables = parent?.type === AST_NODE_TYPES.VariableDeclarator ? (file.index.sourceCode.scopeManager?.getDeclaredVariables(parent) ?? []) : [];
  const isUnread = variables.length > 0 && variables.every(({ references }) => references.every((reference) => !reference.isRead()));
  return parent !== undefined && isUnread ? { kind: 'discarded', statement: parent } : undefined;
}

function toObligation({ index }: FileAnalysis, node: TSESTree.CallExpression, protocol: Protocol, fate: Fate): Obligation {
  return { protocol, node, fate, calleeText: index.sourceCode.getText(node.callee).replaceAll(/\s+/gu, ' ').slice(-60) };
}
