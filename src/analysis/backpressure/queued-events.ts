/**
 * Events that wait in a list for a loop.
 *
 * `on()` of `node:events` makes an iterator that puts each event into a list of its own until the loop comes for it, and stops no source unless it is told at
 * which length. A loop that waits in each turn while a stream brings data, or a reader lines, ends with the rest of the input in that list. Certain for the events by which
 * streams and readers bring what they read. Silent: events of other kinds, which may be rare, loops that do not wait, limits, options that come from elsewhere, and
 * what somebody types.
 *
 * Example: `for await (const [line] of on(reader, 'line')) { await save(line); }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName } from '../../ast/static-name.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import { eventQueues, inputEvents } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { AcquireNode } from '../model.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getShortText } from '../wording.js';

export type QueuedEventKind = 'eventsQueued';

const LIMITS: ReadonlySet<string> = new Set(['highWaterMark', 'highWatermark']);
const EVENTS: ReadonlySet<string> = new Set(inputEvents);

export function collectQueuedEvents(file: FileAnalysis): readonly Finding<QueuedEventKind>[] {
  return (file.index.calls.get('on') ?? []).flatMap((call) => judge(file, call) ?? []);
}

function judge(file: FileAnalysis, call: AcquireNode): Finding<QueuedEventKind> | undefined {
  const loop = call.parent;
  const [source, event, options] = call.arguments;
  if (loop.type !== AST_NODE_TYPES.ForOfStatement || !loop.await || source === undefined || event?.type !== AST_NODE_TYPES.Literal || !EVENTS.has(String(event.value))) {
    return undefined;
  }
  const isFast = waits(file, loop.body) && !isLimited(options) && !isTyped(file, source) && file.resolver.refersTo(call.callee, eventQueues);
  if (!isFast) {
    return undefined;
  }
  const words = { source: getShortText(file, source), event: String(event.value), waiting: 'the source', other: 'loop' };
  return { kind: 'eventsQueued', node: call, certainty: 'definite', words, remedies: planIteration(file, loop, source, String(event.value)), write: (handle) => handle };
}

/** `for await (const line of reader)` for `for await (const [line] of on(reader, 'line'))`: streams and readers have iterators that stop their source. */
function planIteration({ index: { sourceCode } }: FileAnalysis, loop: TSESTree.ForOfStatement, source: TSESTree.Node, event: string): readonly PlannedRemedy[] {
  const pattern = loop.left.type === AST_NODE_TYPES.VariableDeclaration ? loop.left.declarations[0].id : undefined;
  const [only, ...others] = pattern?.type === AST_NODE_TYPES.ArrayPattern ? pattern.elements : [];
  if (pattern === undefined || only?.type !== AST_NODE_TYPES.Identifier || others.length > 0 || (event !== 'data' && event !== 'line')) {
    return [];
  }
  const { text } = sourceCode;
  const head = text.slice(loop.range[0], pattern.range[0]);
  const between = text.slice(pattern.range[1], loop.right.range[0]).replace(/^\s*:[^=]*?(?=\bof\b)/u, ' ');
  const written = `${head}${only.name}${between}${sourceCode.getText(source)}${text.slice(loop.right.range[1], loop.range[1])}`;
  return [{ remedy: { kind: 'correctText', node: loop, text: written }, isSafe: false }];
}

function waits({ index: { sourceCode } }: FileAnalysis, body: TSESTree.Node): boolean {
  return collectOwnNodes(sourceCode, body).some((node) => node.type === AST_NODE_TYPES.AwaitExpression || (node.type === AST_NODE_TYPES.ForOfStatement && node.await));
}

/** Options in sight without a length limit nothing; others may. */
function isLimited(options: TSESTree.Node | undefined): boolean {
  const value = options && unwrap(options);
  return value !== undefined && (value.type !== AST_NODE_TYPES.ObjectExpression || value.properties.some((property) => property.type !== AST_NODE_TYPES.Property || LIMITS.has(findKeyName(property) ?? '')));
}

/** What somebody types is slow. */
function isTyped({ index }: FileAnalysis, source: TSESTree.Node): boolean {
  const definition = source.type === AST_NODE_TYPES.Identifier ? index.findVariable(source)?.defs[0]?.node : undefined;
  return /\bstdin\b/u.test(index.sourceCode.getText(definition ?? source));
}
