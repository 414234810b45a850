/**
 * Variables of the module whose value grows: texts that are only appended to, and errors of which each holds the last one as its cause.
 *
 * A text is copied wherever it goes, so that only writes to the variable can shorten it. The chunks of a stream end with it: a text of those is
 * left alone.
 *
 * Example: `let log = ''; process.on('message', (m) => { log += m; })`; `last = new Error('failed', { cause: last })`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { isNothing } from '../../ast/is-nothing.js';
import { findKeyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName, walk } from '../file-index.js';
import type { Finding } from '../finding.js';
import type { Certainty, Variable } from '../model.js';
import { getRate } from './life.js';

type AccumulatorKind = 'textGrows' | 'causeGrows';

export function collectAccumulators(file: FileAnalysis): readonly Finding<AccumulatorKind>[] {
  const { sourceCode } = file.index;
  const variables = new Set<Variable>();
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    const variable = node.type === AST_NODE_TYPES.VariableDeclarator && node.id.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(node.id) : undefined;
    if (variable !== undefined && !isFunction(variable.scope.variableScope.block)) {
      variables.add(variable);
    }
  });
  const isOpen = !file.roles.isComponentFile && !sourceCode.text.startsWith('#!');
  return isOpen ? [...variables].flatMap((variable) => [...judgeText(file, variable), ...judgeCause(file, variable)]) : [];
}

interface Write {
  readonly node: TSESTree.AssignmentExpression;
  readonly certainty: Certainty;
}

function judgeText(file: FileAnalysis, variable: Variable): readonly Finding<AccumulatorKind>[] {
  const definition = variable.defs[0]?.node;
  const isText = definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null && isTextual(definition.init);
  const writes = isText && !file.exported.isVariableExported(variable) ? collectWrites(variable) : [];
  if (writes.length === 0 || !writes.every((write) => isAppending(write, variable.name)) || isMeasured(variable)) {
    return [];
  }
  return toFinding(file, variable, 'textGrows', writes.filter((write) => !isOfStream(write)));
}

/** The text of which `write` makes a longer one. */
function isAppending({ operator, right }: TSESTree.AssignmentExpression, name: string): boolean {
  const value = unwrap(right);
  const [first] = value.type === AST_NODE_TYPES.TemplateLiteral && value.quasis[0]?.value.raw === '' ? value.expressions : [];
  const start = value.type === AST_NODE_TYPES.BinaryExpression && value.operator === '+' ? value.left : first;
  return operator === '+=' || (operator === '=' && start?.type === AST_NODE_TYPES.Identifier && start.name === name);
}

function isTextual(node: TSESTree.Node): boolean {
  return (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string') || node.type === AST_NODE_TYPES.TemplateLiteral;
}

/** `if (log.length > MAX)`. */
function isMeasured({ references }: Variable): boolean {
  return references.some(({ identifier: { parent } }) => parent.type === AST_NODE_TYPES.MemberExpression && findCalleeOrProperty(parent) === 'length');
}

function findCalleeOrProperty({ property }: TSESTree.MemberExpression): string | undefined {
  return property.type === AST_NODE_TYPES.Identifier ? property.name : undefined;
}

/** `stream.on('data', (chunk) => { text += chunk; })`. */
function isOfStream(write: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(write);
  const call = fn === undefined ? undefined : wrapped(fn).parent;
  const event = call?.type === AST_NODE_TYPES.CallExpression ? call.arguments[0] : undefined;
  return event?.type === AST_NODE_TYPES.Literal && /^(?:data|readable|line)$/u.test(String(event.value));
}

function collectWrites({ references }: Variable): readonly TSESTree.AssignmentExpression[] {
  return references.flatMap((reference) => {
    const { parent } = reference.identifier;
    return reference.isWrite() && reference.init !== true && parent.type === AST_NODE_TYPES.AssignmentExpression ? [parent] : [];
  });
}

/** Each failure holds the one before it; nothing begins a new chain. */
function judgeCause(file: FileAnalysis, variable: Variable): readonly Finding<AccumulatorKind>[] {
  const writes = file.exported.isVariableExported(variable) ? [] : collectWrites(variable);
  const chained = writes.filter(({ right }) => hasCause(right, variable.name));
  return chained.length > 0 && chained.length === writes.length ? toFinding(file, variable, 'causeGrows', chained) : [];
}

/** `new Error(text, { cause: last })`. */
function hasCause(value: TSESTree.Node, name: string): boolean {
  const made = unwrap(value);
  const options = made.type === AST_NODE_TYPES.NewExpression && /Error$/u.test(findCalleeName(made) ?? '') ? made.arguments[1] : undefined;
  return (
    options?.type === AST_NODE_TYPES.ObjectExpression &&
    options.properties.some((property) => {
      const cause = property.type === AST_NODE_TYPES.Property && findKeyName(property) === 'cause' ? unwrap(property.value) : undefined;
      return cause?.type === AST_NODE_TYPES.Identifier && !isNothing(cause) && cause.name === name;
    })
  );
}

function toFinding(file: FileAnalysis, variable: Variable, kind: AccumulatorKind, writes: readonly TSESTree.AssignmentExpression[]): readonly Finding<AccumulatorKind>[] {
  const found = writes.flatMap((node): readonly Write[] => {
    const rate = getRate(file, node);
    // Who calls an exported function how often is not seen; a chain of causes is one whoever calls.
    return rate === 'once' ? [] : [{ node, certainty: rate === 'many' || kind === 'causeGrows' ? 'definite' : 'likely' }];
  });
  const best = found.find(({ certainty }) => certainty === 'definite') ?? found[0];
  const words = { handle: variable.name, noun: 'text', culprit: '', line: 0, release: '' };
  return best === undefined ? [] : [{ kind, node: best.node, certainty: best.certainty, words, remedies: [], write: () => '' }];
}
