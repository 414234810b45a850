/**
 * Controllers whose signal is given to a call that would end its work on an abort, and that nobody can abort: nothing else mentions them.
 *
 * Signals in an object of options are the question of the listeners' rule; here are those that are arguments themselves.
 *
 * Example: `const controller = new AbortController(); new Connector(options, controller.signal).start();`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { getShortText } from '../wording.js';

export type UnabortableKind = 'neverAbortable';

/** The platform's own, and the packages that stood in for it. */
const makers = [
  { from: 'global', name: 'AbortController' },
  ...['abort-controller', 'node-abort-controller'].flatMap((from) => ['default', 'AbortController'].map((name) => ({ from, name }))),
];

export function collectUnabortable(file: FileAnalysis): readonly Finding<UnabortableKind>[] {
  return (file.index.calls.get('AbortController') ?? []).flatMap((node) => {
    const { parent } = wrapped(node);
    const isNew = node.type === AST_NODE_TYPES.NewExpression && file.resolver.refersTo(node.callee, makers);
    const variable = isNew && parent?.type === AST_NODE_TYPES.VariableDeclarator ? file.index.findVariable(parent.id) : undefined;
    const mentions = (variable?.references ?? []).filter(({ init }) => init !== true).map(({ identifier }) => findReceiver(identifier));
    const [first] = mentions;
    return variable === undefined || first === undefined || mentions.includes(undefined) || file.multiplicity.getOfSite(node) === 'once'
      ? []
      : [describe(file, node, variable.name, first)];
  });
}

/** The call of which `controller.signal` is an argument. */
function findReceiver(identifier: TSESTree.Node): TSESTree.Node | undefined {
  const { parent: member } = wrapped(identifier);
  if (member?.type !== AST_NODE_TYPES.MemberExpression || findPropertyName(member) !== 'signal') {
    return undefined;
  }
  const { parent: call } = wrapped(member);
  const isCall = call?.type === AST_NODE_TYPES.CallExpression || call?.type === AST_NODE_TYPES.NewExpression;
  return isCall && call.callee !== member ? call : undefined;
}

function describe(file: FileAnalysis, node: TSESTree.Node, handle: string, call: TSESTree.Node): Finding<UnabortableKind> {
  return {
    kind: 'neverAbortable',
    node,
    // Whoever takes a signal may ask for one that it never needs.
    certainty: 'likely',
    words: { handle, culprit: getShortText(file, call), line: call.loc.start.line },
    remedies: [],
    write: (text) => `${text}.abort()`,
  };
}
