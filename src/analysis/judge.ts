/**
 * The verdict on an obligation.
 *
 * Invariant: no verdict without a visible owner, a visible place and code that certainly runs often enough to matter. Order of the questions,
 * cheapest first: is the handle gone at once; is it kept in the activation of its own function (paths); is it kept longer (teardown)?
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast/unwrap.js';
import { assertNever } from '../util/assert-never.js';
import type { FileAnalysis } from './file-analysis.js';
import { isEndless, judgeChain } from './chains.js';
import { endsProgram } from './deadlines.js';
import { findCalleeName } from './file-index.js';
import { findAcquirer } from './handle-positions.js';
import { judgeArmed } from './judge-armed.js';
import { judgeDiscarded } from './judge-discarded.js';
import { judgeKept } from './judge-kept.js';
import { judgeLocal } from './judge-local.js';
import { judgeLoop } from './judge-loop.js';
import { judgeRestart } from './judge-restart.js';
import { limitMinor } from './judge-minor.js';
import { limitOutside, mayEndOutside } from './judge-outside.js';
import { judgeText } from './judge-text.js';
import type { FunctionNode, Obligation, Place, Verdict } from './model.js';
import { ELEMENT_READERS } from './places.js';
import { getReleaseForms } from './release-forms.js';

export function judge(file: FileAnalysis, obligation: Obligation): readonly Verdict[] {
  const { protocol } = obligation;
  if (protocol.ends === 'iterated') {
    return judgeLoop(file, obligation);
  }
  if (endsProgram(file, obligation)) {
    return [];
  }
  const read = protocol.isText === true ? judgeText(file, obligation) : undefined;
  const verdicts = limitMinor(file, obligation, limitOutside(file, obligation, read ?? judgeFate(file, obligation)));
  return protocol.armedBy === undefined ? verdicts : judgeArmed(file, obligation, verdicts);
}

function judgeFate(file: FileAnalysis, obligation: Obligation): readonly Verdict[] {
  const { fate, protocol } = obligation;
  switch (fate.kind) {
    case 'discarded':
      return judgeDropped(file, obligation);
    case 'kept':
      if (isPropertyOfOther(fate.place) || isUnnamedField(fate.place)) {
        return [];
      }
      if (!isLocal(file, obligation)) {
        return protocol.handle === 'receiver' ? [] : judgeKept(file, obligation, fate.place);
      }
      return isPropertyOfResult(fate.place) ? [] : judgeLocal(file, obligation, fate.place);
    case 'returned':
      return isCleanupOfEffect(file, obligation, fate.from) ? judgeDropped(file, obligation) : judgeChain(file, obligation);
    case 'exempt':
    case 'optedOut':
    case 'argument':
    case 'unknown':
      return [];
    default:
      return assertNever(fate);
  }
}

function judgeDropped(file: FileAnalysis, obligation: Obligation): readonly Verdict[] {
  return isEndless(file, obligation) || isForgotten(file, obligation) ? judgeDiscarded(file, obligation) : judgeRestart(file, obligation);
}

/** What its class drops, although the end of the class releases other things. */
function isForgotten(file: FileAnalysis, obligation: Obligation): boolean {
  const owner = file.owners.getOfSite(obligation.node);
  return mayEndOutside(obligation) && owner.kind === 'instance' && file.teardowns.collectFinal(owner).some((teardown) => file.teardowns.findSibling(teardown) !== undefined);
}

/** `useEffect(() => setInterval(…))` gives the id for a cleanup, which it is not. */
function isCleanupOfEffect(file: FileAnalysis, { protocol }: Obligation, from: FunctionNode): boolean {
  return file.roles.findEffect(from) !== undefined && !getReleaseForms(protocol).isInvoked && !releasesLast(file, protocol, from);
}

/** `createMemo((last) => { URL.revokeObjectURL(last); return URL.createObjectURL(blob()); })`: each run releases what the one before gave. */
function releasesLast({ index, places, uses }: FileAnalysis, protocol: Obligation['protocol'], { params: [last] }: FunctionNode): boolean {
  const variable = last === undefined ? undefined : index.findVariable(last);
  const [mention] = variable?.references ?? [];
  const place = mention && places.find(mention.identifier);
  return place !== undefined && uses.collect(place, protocol).some(({ kind }) => kind === 'release');
}

/** What a parameter refers to belongs to the caller; what a variable looks up, to whoever keeps it. */
function isPropertyOfOther({ root, path, isElement }: Place): boolean {
  if (root.kind !== 'variable' || (path.length === 0 && !isElement)) {
    return false;
  }
  const { defs, references } = root.variable;
  return (
    defs.some(({ type }) => type === TSESLint.Scope.DefinitionType.Parameter) ||
    references.some(({ writeExpr, identifier }) => writeExpr !== null && writeExpr !== undefined && (identifier.parent.type === AST_NODE_TYPES.Property || isLookedUp(writeExpr)))
  );
}

/** `const state = getState(); state.timer = …`: a call may give what it keeps, and the activation that called it owns nothing. */
function isPropertyOfResult({ root, path, isElement }: Place): boolean {
  const isProperty = root.kind === 'variable' && (path.length > 0 || isElement);
  return (
    isProperty &&
    root.variable.references.some(
      ({ writeExpr }) => writeExpr !== null && writeExpr !== undefined && unwrap(writeExpr).type === AST_NODE_TYPES.CallExpression,
    )
  );
}

/** `entries.get(key)`, `this`, `host.entry`, and one of them with a default. */
function isLookedUp(value: TSESTree.Node): boolean {
  const expression = unwrap(value);
  switch (expression.type) {
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.MemberExpression:
      return true;
    case AST_NODE_TYPES.AssignmentExpression:
      return isLookedUp(expression.left);
    case AST_NODE_TYPES.LogicalExpression:
      return isLookedUp(expression.left) || isLookedUp(expression.right);
    case AST_NODE_TYPES.ConditionalExpression:
      return isLookedUp(expression.consequent) || isLookedUp(expression.alternate);
    case AST_NODE_TYPES.CallExpression:
      return expression.callee.type === AST_NODE_TYPES.MemberExpression && ELEMENT_READERS.has(findCalleeName(expression) ?? '');
    default:
      return false;
  }
}

/** `this[name] = …`: any other access to the instance may name it. */
function isUnnamedField({ root, path }: Place): boolean {
  return root.kind === 'instance' && path.length === 0;
}

/** Is the handle kept in a variable of the very activation that acquires it? */
function isLocal(file: FileAnalysis, obligation: Obligation): boolean {
  const { fate } = obligation;
  if (fate.kind !== 'kept' || fate.place.root.kind !== 'variable') {
    return false;
  }
  const { variableScope } = fate.place.root.variable.scope;
  return variableScope.block === findAcquirer(file, obligation);
}
