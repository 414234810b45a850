/** What a late handle is called, in the reader's words. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findStatementList } from '../../ast/statement-list.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getShortText } from '../wording.js';
import { collectLateHandles, type LateHandle } from './collect.js';
import type { Delivery } from './deliveries.js';
import { getVerb } from './evidence.js';

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
    remedies: planLeave(file, delivery, closing.verb, test.node),
    write: (text) => `${text}.${verb}()`,
  };
}

/** Where nobody waits for a value, and the flag is there to be looked at. */
function planLeave(file: FileAnalysis, { store, fn, target }: Delivery, verb: string | undefined, test: TSESTree.Node): readonly PlannedRemedy[] {
  const { sourceCode } = file.index;
  const givesValue = collectOwnNodes(sourceCode, fn.body).some((node) => node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null);
  const statement = store.parent.type === AST_NODE_TYPES.ExpressionStatement ? store.parent : undefined;
  const isListed = statement !== undefined && findStatementList(statement) !== undefined;
  const isSame = target.owner !== 'this' || target.member.object.type === AST_NODE_TYPES.ThisExpression;
  return givesValue || !isListed || !isSame || verb === undefined
    ? []
    : [{ remedy: { kind: 'leaveIfEnded', after: statement, test: sourceCode.getText(test), handle: sourceCode.getText(store.left) }, isSafe: false }];
}
