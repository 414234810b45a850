/**
 * Files that a pipe leaves open: `pipe()` ends what it writes to when the file ends, and does nothing about the file when the other side closes first.
 *
 * Only a file that nobody else can destroy, piped to what the function was given, as a response: then each client that goes away keeps a descriptor. It
 * is likely at most, because the other side may never close early. Example: `createReadStream(path).pipe(response);`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findKeyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { fluentMethods, readStream } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { getShortText } from '../wording.js';

export type PipeKind = 'pipeLeft';

const PASSING: ReadonlySet<string> = new Set([...fluentMethods, 'pipe']);
/** Calls of a function that look after both ends themselves. */
const CAREFUL: readonly string[] = ['destroy', 'pipeline', 'finished', 'unpipe', 'close'];

export function collectPipes(file: FileAnalysis): readonly Finding<PipeKind>[] {
  return (file.index.calls.get('pipe') ?? []).flatMap((pipe) => {
    const source = pipe.type === AST_NODE_TYPES.CallExpression && wrapped(pipe).parent?.type === AST_NODE_TYPES.ExpressionStatement ? findSource(file, pipe) : undefined;
    const [target] = pipe.arguments;
    return source === undefined || target === undefined || !isGiven(file, target) || isCareful(file, pipe) || file.multiplicity.getOfSite(pipe) === 'once'
      ? []
      : [describe(file, source, target)];
  });
}

/** The call that opens the file, at the start of the chain. */
function findSource(file: FileAnalysis, call: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const callee = unwrap(call.callee);
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  if (receiver?.type !== AST_NODE_TYPES.CallExpression) {
    return undefined;
  }
  if (file.resolver.refersTo(receiver.callee, readStream.makers)) {
    return receiver.arguments.some(isEndedElsewhere) ? undefined : receiver;
  }
  return PASSING.has(findCalleeName(receiver) ?? '') ? findSource(file, receiver) : undefined;
}

/** `{ signal }`, or the descriptor of somebody else. */
function isEndedElsewhere(argument: TSESTree.CallExpressionArgument): boolean {
  return (
    argument.type === AST_NODE_TYPES.ObjectExpression &&
    argument.properties.some((property) => property.type === AST_NODE_TYPES.SpreadElement || /^(?:signal|fd)$/u.test(findKeyName(property) ?? ''))
  );
}

/** A parameter: its life is the caller's. */
function isGiven({ index }: FileAnalysis, target: TSESTree.Node): boolean {
  const variable = target.type === AST_NODE_TYPES.Identifier ? index.findVariable(target) : undefined;
  return variable?.defs.some(({ type }) => type === TSESLint.Scope.DefinitionType.Parameter) === true;
}

function isCareful({ index }: FileAnalysis, pipe: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(pipe);
  return fn === undefined || CAREFUL.some((name) => index.calls.get(name)?.some((call) => isWithin(call, fn)));
}

function describe(file: FileAnalysis, source: TSESTree.CallExpression, target: TSESTree.Node): Finding<PipeKind> {
  return {
    kind: 'pipeLeft',
    node: source,
    certainty: 'likely',
    words: { callee: file.index.sourceCode.getText(source.callee), culprit: getShortText(file, target), release: 'pipeline' },
    remedies: [],
    write: (text) => text,
  };
}
