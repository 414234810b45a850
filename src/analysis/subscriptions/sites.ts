/**
 * Which calls of `subscribe()` subscribe to a stream.
 *
 * The method's name proves nothing: the receiver is an observable by its type, its text is a pipe or a creator of RxJS, or its name ends in `$`; a member
 * of something injected counts in files that import RxJS or Angular. A type that is known and no observable ends the question.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import { runnerNames, streamModules, streamUserModules } from '../../catalogue/index.js';
import type { SymbolRef } from '../../catalogue/schema.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { isOfNamedType } from './origins.js';

export interface Site {
  readonly call: TSESTree.CallExpression;
  /** The stream. */
  readonly receiver: TSESTree.Expression;
  /** The outermost call that gives the subscription back: `zone.run(() => x$.subscribe())`. */
  readonly result: TSESTree.CallExpression;
  /** Is it one of RxJS for sure, whose result is an object and no function? */
  readonly isCertain: boolean;
  /** Is it no stream that is subscribed to, but a client that gives a subscription: `connection.subscribe(subject)`? */
  readonly isOfClient: boolean;
}

const OBSERVABLES: readonly SymbolRef[] = [
  { from: 'rxjs', name: 'Observable' },
  { from: 'rxjs', name: 'Subscribable' },
];
const RUNNERS: ReadonlySet<string> = new Set(runnerNames);

export function collectSites(file: FileAnalysis): readonly Site[] {
  const isOfStreams = importsStreams(file);
  return (file.index.calls.get('subscribe') ?? []).flatMap((call): readonly Site[] => {
    const callee = unwrap(call.callee);
    if (call.type !== AST_NODE_TYPES.CallExpression || callee.type !== AST_NODE_TYPES.MemberExpression) {
      return [];
    }
    const receiver = callee.object;
    const answer = file.seam.isOfType(receiver, OBSERVABLES);
    const isCertain = answer === 'yes' || hasPipe(file, receiver);
    const isStream = answer !== 'no' && (isCertain || isNamedStream(receiver) || (isOfStreams && isLikeStream(file, call, receiver)));
    const isKept = !isStream && isKeptAsSubscription(file, call);
    return isStream || isKept ? [{ call, receiver, result: findResult(call), isCertain, isOfClient: isKept }] : [];
  });
}

function importsStreams(file: FileAnalysis): boolean {
  return file.index.sourceCode.ast.body.some(
    (statement) => statement.type === AST_NODE_TYPES.ImportDeclaration && (streamUserModules.includes(statement.source.value) || statement.source.value.startsWith('rxjs/')),
  );
}

function hasPipe(file: FileAnalysis, receiver: TSESTree.Expression): boolean {
  const expression = unwrap(receiver);
  if (expression.type !== AST_NODE_TYPES.CallExpression) {
    return false;
  }
  const symbol = file.resolver.resolve(expression.callee);
  return findCalleeName(expression) === 'pipe' || (symbol.kind === 'symbol' && streamModules.includes(symbol.from));
}

/** `price$`, `this.price$`. */
function isNamedStream(receiver: TSESTree.Expression): boolean {
  const expression = unwrap(receiver);
  if (expression.type === AST_NODE_TYPES.MemberExpression) {
    return findPropertyName(expression)?.endsWith('$') === true;
  }
  return expression.type === AST_NODE_TYPES.Identifier && expression.name.length > 1 && expression.name.endsWith('$');
}

/**
 * In a file of streams: `this.subscribe()` is the class' own method, `this.socketService.subscribe(this)` is the service's, and a stream is subscribed to
 * with a function or an observer.
 */
function isLikeStream(file: FileAnalysis, { arguments: [first] }: TSESTree.CallExpression, receiver: TSESTree.Expression): boolean {
  const { type } = unwrap(receiver);
  const isOwn = type === AST_NODE_TYPES.ThisExpression || type === AST_NODE_TYPES.Super;
  const isObserver = first !== undefined && first.type !== AST_NODE_TYPES.ThisExpression && first.type !== AST_NODE_TYPES.Literal;
  return !isOwn && isObserver && !isOfNamedType(file, receiver);
}

/** `private sub: Subscription` takes it. */
function isKeptAsSubscription(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const { parent } = wrapped(call);
  const place = parent?.type === AST_NODE_TYPES.AssignmentExpression ? file.places.find(parent.left) : undefined;
  if (place?.root.kind !== 'instance' || place.root.classLike.node.type !== AST_NODE_TYPES.ClassDeclaration) {
    return false;
  }
  const [name, ...rest] = place.path;
  const field = place.root.classLike.node.body.body.find(
    (member) => member.type === AST_NODE_TYPES.PropertyDefinition && 'name' in member.key && member.key.name === name,
  );
  const annotation = field?.type === AST_NODE_TYPES.PropertyDefinition ? field.typeAnnotation : undefined;
  return rest.length === 0 && (annotation ? /\bSubscription\b/u.test(file.index.sourceCode.getText(annotation)) : false);
}

function findResult(call: TSESTree.CallExpression): TSESTree.CallExpression {
  let node: TSESTree.Node = wrapped(call);
  if (node.parent?.type === AST_NODE_TYPES.ReturnStatement && node.parent.parent.type === AST_NODE_TYPES.BlockStatement) {
    node = node.parent.parent;
  }
  const fn = node.parent;
  const isBody = fn !== undefined && isFunction(fn) && fn.body === node && !fn.async && !fn.generator;
  const runner = isBody ? wrapped(fn).parent : undefined;
  const isRun = runner?.type === AST_NODE_TYPES.CallExpression && runner.arguments.some((argument) => argument === fn) && RUNNERS.has(findCalleeName(runner) ?? '');
  return isRun ? findResult(runner) : call;
}
