/**
 * Where the story of a finding goes on after its place: where the handle is kept, the way out that forgets it, the release that is skipped.
 *
 * Nothing is decided here. A step is a node that the verdict names, or the end of the life of which the verdict speaks; what has neither has no
 * step. Direction: a step may be missing, and is never a place of which the message does not hold.
 *
 * Example: `neverReleased` of a field, in a class with `dispose() {}`, has one step: the head of `dispose()`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { assertNever } from '../util/assert-never.js';
import type { FileAnalysis } from './file-analysis.js';
import { isHandler, isRequestHandler, findHandler } from './handlers.js';
import type { Certainty, Failure, FunctionNode, Owner, Verdict } from './model.js';

export type StepKind =
  /** The handle gets its place here, later than it is acquired. */
  | 'kept'
  /** A `return` or `throw` that leaves. */
  | 'exit'
  /** What may throw. */
  | 'throws'
  /** A teardown that forgets. */
  | 'teardown'
  /** The end of the code whose life is over there. */
  | 'end'
  /** A release that does not run, or too early. */
  | 'release'
  /** The release of another one. */
  | 'sibling'
  /** The place takes another handle. */
  | 'overwritten'
  /** A wait during which the owner may end. */
  | 'wait'
  /** What begins it all over again. */
  | 'again';

export interface Step {
  readonly kind: StepKind;
  readonly at: TSESTree.SourceLocation;
}

/** What runs the code at a place, from the most to the least frequent. */
export type Site = 'request' | 'event' | 'component' | 'instance' | 'repeated' | 'call' | 'once';

export interface Trace {
  readonly certainty: Certainty;
  readonly site: Site;
  readonly steps: readonly Step[];
}

export function collectSteps(file: FileAnalysis, { obligation, failure }: Verdict): readonly Step[] {
  const { fate, node } = obligation;
  const isLater = fate.kind === 'kept' && fate.store.loc.start.line > node.loc.end.line;
  return [...(isLater ? [createStep('kept', fate.store)] : []), ...collectStepsOfFailure(file, failure)];
}

function collectStepsOfFailure(file: FileAnalysis, failure: Failure): readonly Step[] {
  switch (failure.kind) {
    case 'discarded':
      return collectEnds(file, failure.scope);
    case 'neverReleased':
      return collectEnds(file, failure.owner);
    case 'releasedOnlyBefore':
      return [createStep('release', failure.release), ...collectEnds(file, failure.owner)];
    case 'missedByTeardown':
      return [createHead(failure.teardown), ...(failure.sibling === undefined ? [] : [createStep('sibling', failure.sibling)])];
    case 'restarted':
      return [createHead(failure.teardown)];
    case 'exitMissed':
      return [failure.cause === undefined ? createEndAround(failure.release) : createStep('exit', failure.cause), createStep('release', failure.release)];
    case 'throwMissed':
      return [createStep('throws', failure.cause), createStep('release', failure.release)];
    case 'overwritten':
      return [createStep('overwritten', failure.by)];
    case 'raced':
      return [createStep('wait', failure.wait), createStep('release', failure.release)];
    case 'rearmed':
      return [createStep('again', failure.callback)];
    case 'endlessLoop':
      return [createStep('again', failure.loop)];
    default:
      return assertNever(failure);
  }
}

/** The teardown in which the release belongs; else the last line of the code that owns. */
export function collectEnds(file: FileAnalysis, owner: Owner): readonly Step[] {
  if (owner.kind === 'module') {
    return [];
  }
  const [teardown] = owner.kind === 'instance' ? file.teardowns.collectWritable(owner.classLike) : file.teardowns.collect(owner);
  if (teardown !== undefined) {
    return [createHead(teardown)];
  }
  return owner.kind === 'scope' ? [createEnd(owner.scope)] : [];
}

export function getSite(file: FileAnalysis, node: TSESTree.Node): Site {
  if (findHandler(file, node, isRequestHandler) !== undefined) {
    return 'request';
  }
  if (findHandler(file, node, isHandler) !== undefined) {
    return 'event';
  }
  return getSiteOfOwner(file, file.owners.getOfSite(node)) ?? getSiteByCount(file, node);
}

function getSiteOfOwner({ instances }: FileAnalysis, owner: Owner): Site | undefined {
  switch (owner.kind) {
    case 'instance':
      return instances.isComponent(owner.classLike) ? 'component' : 'instance';
    case 'scope':
      return owner.role === 'plain' ? undefined : 'component';
    case 'module':
      return owner.isComponent ? 'component' : undefined;
    default:
      return assertNever(owner);
  }
}

function getSiteByCount({ multiplicity }: FileAnalysis, node: TSESTree.Node): Site {
  const runs = multiplicity.getOfSite(node);
  switch (runs) {
    case 'many':
      return 'repeated';
    case 'once':
      return 'once';
    case 'exported':
    case 'unknown':
      return 'call';
    default:
      return assertNever(runs);
  }
}

export function createStep(kind: StepKind, { loc }: TSESTree.Node): Step {
  return { kind, at: { start: loc.start, end: loc.end } };
}

/** The head of a teardown, the name of a method included: its body is not what is meant. */
export function createHead(teardown: FunctionNode): Step {
  const { parent, loc, body } = teardown;
  const isMember = (parent.type === AST_NODE_TYPES.MethodDefinition || parent.type === AST_NODE_TYPES.Property) && parent.value === teardown;
  return { kind: 'teardown', at: { start: (isMember ? parent : { loc }).loc.start, end: body.loc.start } };
}

function createEnd({ loc: { end } }: TSESTree.Node): Step {
  return { kind: 'end', at: { start: { line: end.line, column: Math.max(0, end.column - 1) }, end } };
}

function createEndAround(node: TSESTree.Node): Step {
  return createEnd(findEnclosingFunction(node) ?? node);
}
