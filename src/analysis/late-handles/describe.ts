/** What a late handle is called, in the reader's words. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findStatementList } from '../../ast/statement-list.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { meansSameAt } from '../registrations/hoisting.js';
import { getShortText } from '../wording.js';
import { collectLateHandles, type LateHandle } from './collect.js';
import type { Delivery } from './deliveries.js';
import { type Closing, getVerb } from './evidence.js';

export type LateKind = 'lateAfterEnd';

export function collectLateFindings(file: FileAnalysis): readonly Finding<LateKind>[] {
  return collectLateHandles(file).map((late) => describeLate(file, late));
}

function describeLate(file: FileAnalysis, { delivery, closing, test, certainty }: LateHandle): Finding<LateKind> {
  const { store, source } = delivery;
  const handle = file.index.sourceCode.getText(store.left);
  const verb = getVerb(closing);
  return {
    kind: 'lateAfterEnd',
    node: source.type === AST_NODE_TYPES.CallExpression && source.range[1] > store.range[0] && source.range[0] < store.range[0] ? store : source,
    certainty,
    words: {
      handle,
      release: closing.verb === undefined ? verb : `${handle}.${verb}`,
      argument: closing.verb === undefined ? handle : '',
      flag: getShortText(file, test.node),
      culprit: closing.name,
      line: closing.call.loc.start.line,
    },
    remedies: planLeave(file, delivery, closing, test.node),
    write: (text) => (closing.verb === undefined ? `${file.index.sourceCode.getText(closing.call.callee)}(${text})` : `${text}.${verb}()`),
  };
}

/** Where nobody waits for a value, and the flag is there to be looked at. */
function planLeave(file: FileAnalysis, { store, fn, target }: Delivery, { verb, call }: Closing, test: TSESTree.Node): readonly PlannedRemedy[] {
  const { sourceCode } = file.index;
  const statement = store.parent.type === AST_NODE_TYPES.ExpressionStatement ? store.parent : undefined;
  const isListed = statement !== undefined && findStatementList(statement) !== undefined;
  const isSame = (target.owner !== 'this' || target.member.object.type === AST_NODE_TYPES.ThisExpression) && (verb !== undefined || meansSameAt(file, call.callee, fn.body));
  return givesValue(file, fn) || !isListed || !isSame
    ? []
    : [{ remedy: { kind: 'leaveIfEnded', after: findWhole(file, statement, store), test: sourceCode.getText(test), handle: sourceCode.getText(store.left) }, isSafe: false }];
}

/** Nobody reads what an error-first callback returns; `return Promise.reject(error)` is a `throw`. */
function givesValue({ index: { sourceCode } }: FileAnalysis, fn: FunctionNode): boolean {
  const isCallback = fn.parent.type === AST_NODE_TYPES.CallExpression && fn.parent.callee !== fn && !fn.async;
  return (
    !isCallback &&
    collectOwnNodes(sourceCode, fn.body).some(
      (node) => node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null && !/^Promise\.reject\(|^undefined$|^void /u.test(sourceCode.getText(node.argument)),
    )
  );
}

/** `if (isFast) this.socket = await a(); else this.socket = await b();`: what comes of both branches. */
function findWhole(file: FileAnalysis, statement: TSESTree.Statement, { left }: Delivery['store']): TSESTree.Statement {
  const branch = statement.parent.type === AST_NODE_TYPES.BlockStatement ? statement.parent : statement;
  const { parent } = branch;
  const other = parent.type === AST_NODE_TYPES.IfStatement ? (parent.consequent === branch ? parent.alternate : parent.consequent) : undefined;
  const isStoredThere =
    other !== undefined &&
    other !== null &&
    collectOwnNodes(file.index.sourceCode, other).some(
      (node) => node.type === AST_NODE_TYPES.AssignmentExpression && file.index.sourceCode.getText(node.left) === file.index.sourceCode.getText(left),
    );
  return isStoredThere && parent.type === AST_NODE_TYPES.IfStatement && findStatementList(parent) !== undefined ? parent : statement;
}
