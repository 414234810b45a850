/**
 * Where a URL of a blob is of no use any more, in the code that made it: below the click that downloads it, below the worker that has started from it,
 * and in the handler that runs when an element has loaded it.
 *
 * Suggestions all: only a run tells whether the browser has read the blob by then. What loads later and says nothing gets no remedy.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findStatement, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Named } from '../ast/remedy.js';
import { findStatementList } from '../ast/statement-list.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';
import type { Obligation } from './model.js';
import type { PlannedRemedy } from './planned-remedy.js';
import { findReceiver, getValue } from './texts.js';
import { getHandleText } from './wording.js';

const STARTED: ReadonlySet<string> = new Set(['Worker', 'SharedWorker']);
const LOADED: ReadonlySet<string> = new Set(['onload', 'onloadeddata', 'onloadedmetadata', 'oncanplay']);

export function planOfText(file: FileAnalysis, obligation: Obligation): readonly PlannedRemedy[] {
  const start = findStatement(obligation.node);
  const list = start && findStatementList(start);
  const named = start && findNamed(file, obligation, start);
  // An error between the two goes on behind the `catch`.
  const isTried = start?.parent?.parent?.type === AST_NODE_TYPES.TryStatement && start.parent.parent.handler !== null;
  if (start === undefined || list === undefined || named === undefined || isTried) {
    return [];
  }
  const later = list.slice(list.findIndex((statement) => statement === start));
  const end = later.findLast((statement) => isDownload(statement) || startsWorker(file, obligation, statement));
  if (end !== undefined) {
    return [{ remedy: { kind: 'releaseAfter', statement: end, acquire: obligation.node, named }, isSafe: false }];
  }
  const cleanup = 'handle' in named ? findLoadHandler(file, obligation, list) : undefined;
  return cleanup === undefined || !('handle' in named) ? [] : [{ remedy: { kind: 'releaseInCleanup', cleanup, handle: named.handle }, isSafe: false }];
}

/** The constant that holds it, the property from which it can be read back, or a constant to come. */
function findNamed(file: FileAnalysis, obligation: Obligation, start: TSESTree.Node): Named | undefined {
  const { node, fate } = obligation;
  if (fate.kind === 'kept') {
    return fate.place.root.kind === 'variable' ? { handle: getHandleText(file, obligation) } : undefined;
  }
  const { parent } = getValue(node);
  if (parent?.type === AST_NODE_TYPES.AssignmentExpression) {
    const receiver = findReceiver(parent);
    return receiver?.type === AST_NODE_TYPES.Identifier ? { handle: file.index.sourceCode.getText(unwrap(parent.left)) } : undefined;
  }
  const isArgument = parent?.type === AST_NODE_TYPES.CallExpression || parent?.type === AST_NODE_TYPES.NewExpression;
  return isArgument && node.type === AST_NODE_TYPES.CallExpression && !isSometimes(file, start)
    ? { hoisting: { acquire: node, listener: node, base: 'url', parameterTypes: [] } }
    : undefined;
}

/** `player?.load(…)`, `isOpen && load(…)`: a constant above would be made on all ways. */
function isSometimes({ index }: FileAnalysis, statement: TSESTree.Node): boolean {
  return /\?|&&|\|\|/u.test(index.sourceCode.getText(statement));
}

/** `link.click();` */
function isDownload(statement: TSESTree.Node): boolean {
  const call = statement.type === AST_NODE_TYPES.ExpressionStatement ? unwrap(statement.expression) : undefined;
  return call?.type === AST_NODE_TYPES.CallExpression && call.arguments.length === 0 && findCalleeName(call) === 'click';
}

/** `this.worker = new Worker(url);` */
function startsWorker(file: FileAnalysis, { node, fate }: Obligation, statement: TSESTree.Node): boolean {
  const variable = fate.kind === 'kept' && fate.place.root.kind === 'variable' ? fate.place.root.variable : undefined;
  let isFound = false;
  // What it returns goes before anything can follow it.
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement && statement.type !== AST_NODE_TYPES.VariableDeclaration) {
    return false;
  }
  walk(statement, file.index.sourceCode.visitorKeys, (inner) => {
    if (inner.type === AST_NODE_TYPES.NewExpression && STARTED.has(findCalleeName(inner) ?? '')) {
      const [url] = inner.arguments;
      isFound ||= url !== undefined && (isWithin(node, url) || (url.type === AST_NODE_TYPES.Identifier && variable !== undefined && file.index.findVariable(url) === variable));
    }
  });
  return isFound;
}

/** `img.onload = () => { … };` of the element that gets the URL. */
function findLoadHandler(file: FileAnalysis, { node, fate }: Obligation, list: readonly TSESTree.Node[]): FunctionNode | undefined {
  const { parent } = getValue(node);
  const readers = parent?.type === AST_NODE_TYPES.AssignmentExpression ? [parent] : [];
  const variable = fate.kind === 'kept' && fate.place.root.kind === 'variable' ? fate.place.root.variable : undefined;
  const uses = variable?.references.map(({ identifier }) => identifier.parent) ?? [];
  const receivers = [...readers, ...uses].flatMap((use) => (use.type === AST_NODE_TYPES.AssignmentExpression ? (findReceiver(use) ?? []) : []));
  for (const statement of list) {
    const assignment = statement.type === AST_NODE_TYPES.ExpressionStatement ? unwrap(statement.expression) : undefined;
    const member = assignment?.type === AST_NODE_TYPES.AssignmentExpression ? unwrap(assignment.left) : undefined;
    if (assignment?.type === AST_NODE_TYPES.AssignmentExpression && member?.type === AST_NODE_TYPES.MemberExpression && LOADED.has(findPropertyName(member) ?? '')) {
      const isOfReceiver = receivers.some((receiver) => file.index.sourceCode.getText(receiver) === file.index.sourceCode.getText(member.object));
      return isOfReceiver ? file.functions.findFunction(assignment.right) : undefined;
    }
  }
  return undefined;
}
