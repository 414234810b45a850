/** What an unread body is called, in the reader's words, and what would mend it. */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { findVariable } from '@typescript-eslint/utils/ast-utils';
import { findStatement } from '../../ast/enclosing.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getShortText } from '../wording.js';
import type { BodyLeak } from './bodies.js';

type Way = 'LeaveMissed' | 'EndMissed' | 'ThrowMissed' | 'NeverRead' | 'Dropped';

export type BodyKind = `body${Way}` | `stream${Way}`;

export function describeBody(file: FileAnalysis, leak: BodyLeak): Finding<BodyKind> {
  const { response, call, certainty, variable, held, exit } = leak;
  const handle = variable?.name ?? '';
  const method = held === 'response' && response.body !== undefined ? `${response.body}.${response.release}` : response.release;
  const cause = exit?.cause;
  const isAwaited = response.isAwaited && leak.fn.async;
  return {
    kind: `${response.delivery === 'return' ? 'stream' : 'body'}${getWay(leak)}`,
    node: call,
    certainty,
    words: {
      handle,
      callee: file.index.sourceCode.getText(call.callee),
      release: handle === '' ? method : `${handle}.${method}`,
      cost: response.cost,
      culprit: cause === undefined ? '' : getShortText(file, cause).replace(/^await |;$/gu, ''),
      leaver: cause?.type === AST_NODE_TYPES.ThrowStatement ? 'throw' : 'return',
      line: (cause ?? call).loc.start.line,
    },
    remedies: variable === undefined || cause === undefined || findVariable(file.index.sourceCode.getScope(cause), variable.name) === variable ? [...planDump(leak), ...planDrain(leak)] : [],
    write: (text) => `${isAwaited ? 'await ' : ''}${text}.${method}()`,
  };
}

function getWay({ variable, exit }: BodyLeak): Way {
  if (variable === undefined) {
    return 'Dropped';
  }
  if (exit === undefined) {
    return 'NeverRead';
  }
  switch (exit.cause?.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
      return 'LeaveMissed';
    default:
      return exit.kind === 'throw' ? 'ThrowMissed' : 'EndMissed';
  }
}

/** Nothing reads it anywhere: what stands below is to end with its end. */
function planDrain({ call, variable, exit, response, fn }: BodyLeak): readonly PlannedRemedy[] {
  const start = findStatement(call);
  const block = start?.parent?.type === AST_NODE_TYPES.BlockStatement ? start.parent.body : [];
  const rest = block.slice(block.findIndex((statement) => statement === start) + 1);
  const [from] = rest;
  const to = rest.at(-1);
  const isOwn = variable?.references.every((reference) => reference.from.variableScope === variable.scope.variableScope) === true;
  const isWaited = !response.isAwaited || fn.async;
  return exit === undefined && start?.type === AST_NODE_TYPES.VariableDeclaration && isOwn && isWaited && from !== undefined && to !== undefined
    ? [{ remedy: { kind: 'wrapInFinally', from, to, handle: variable.name }, isSafe: false }]
    : [];
}

/** In front of the statement that leaves, where something waits for it and no other way leaves the body. */
function planDump({ variable, exit, response, fn, isOnly }: BodyLeak): readonly PlannedRemedy[] {
  if (!isOnly || variable === undefined || exit?.cause === undefined || (response.isAwaited && !fn.async)) {
    return [];
  }
  switch (exit.cause.type) {
    case AST_NODE_TYPES.ReturnStatement:
      return exit.cause.argument === null
        ? [{ remedy: { kind: 'releaseBeforeReturn', return: exit.cause, handle: variable.name }, isSafe: false }]
        : [{ remedy: { kind: 'releaseBefore', acquire: exit.cause.argument, handle: variable.name }, isSafe: false }];
    case AST_NODE_TYPES.ThrowStatement:
      return [{ remedy: { kind: 'releaseBefore', acquire: exit.cause.argument, handle: variable.name }, isSafe: false }];
    default:
      return [];
  }
}
