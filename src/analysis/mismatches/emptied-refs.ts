/**
 * A cleanup of a React effect that asks a ref for its element.
 *
 * On unmount React has emptied the ref by then, so that what stands under a test of it never runs, and what is called on it reaches nothing. Only
 * `useEffect` of React itself counts, and only refs that certainly hold an element.
 *
 * Example: `return () => { if (ref.current) observer.disconnect(); }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import type { Remedy } from '../../ast/remedy.js';
import { findStatementList } from '../../ast/statement-list.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { elementListenerRemovers } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { FunctionNode, Variable } from '../model.js';
import { getShortText } from '../wording.js';
import { findAcquire } from './acquires.js';
import { collectEffects, collectReturned, type EffectCall } from './cleanups.js';
import { findAbsenceTest, isLeave } from './conditions.js';
import { findElementRef } from './element-refs.js';
import type { Mismatch } from './mismatch.js';
import { isReleaseName } from './releases.js';

/** What one cleanup reads of elements' refs. */
interface Reads {
  readonly cleanup: FunctionNode;
  readonly nodes: readonly TSESTree.Node[];
  /** Each read of `ref.current`, or of a constant with it, by its node. */
  readonly refs: ReadonlyMap<TSESTree.Node, Variable>;
}

export function collectEmptiedRefs(file: FileAnalysis): readonly Mismatch[] {
  return collectEffects(file)
    .filter((effect) => isPassiveEffect(file, effect))
    .flatMap((effect) =>
      collectReturned(file, effect.callback).flatMap((value) => {
        const cleanup = file.functions.findFunction(value);
        return cleanup === undefined ? [] : collectOfCleanup(file, effect, readRefs(file, cleanup));
      }),
    );
}

/** Preact runs cleanups before it empties refs, and so does React those of layout effects. */
function isPassiveEffect(file: FileAnalysis, { call, callback }: EffectCall): boolean {
  const symbol = file.resolver.resolve(call.callee);
  return findCalleeName(call) === 'useEffect' && !callback.async && symbol.kind === 'symbol' && symbol.from === 'react';
}

function readRefs(file: FileAnalysis, cleanup: FunctionNode): Reads {
  const nodes = collectOwnNodes(file.index.sourceCode, cleanup.body);
  const refs = new Map<TSESTree.Node, Variable>();
  for (const node of nodes) {
    const direct = node.type === AST_NODE_TYPES.MemberExpression ? findElementRef(file, node) : undefined;
    const ref = direct ?? (node.type === AST_NODE_TYPES.Identifier ? findOfConstant(file, node, cleanup) : undefined);
    if (ref !== undefined) {
      refs.set(node, ref);
    }
  }
  return { cleanup, nodes, refs };
}

/** `const element = ref.current;` in the cleanup reads as late as the ref itself. */
function findOfConstant(file: FileAnalysis, node: TSESTree.Identifier, cleanup: FunctionNode): Variable | undefined {
  const [definition] = file.index.findVariable(node)?.defs ?? [];
  const declarator = definition?.node;
  const isOwn = declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.id !== node && isWithin(declarator, cleanup.body);
  return isOwn && declarator.id === definition?.name && declarator.init !== null ? findElementRef(file, declarator.init) : undefined;
}

function collectOfCleanup(file: FileAnalysis, effect: EffectCall, reads: Reads): readonly Mismatch[] {
  if (reads.refs.size === 0) {
    return [];
  }
  const guarded = reads.nodes.flatMap((node) => collectGuarded(file, effect, node, reads));
  const found = guarded.length > 0 ? guarded : collectLate(file, effect, reads);
  return found.slice(0, 1);
}

interface Guard {
  readonly test: TSESTree.Node;
  readonly guarded: readonly TSESTree.Node[];
  readonly remedy: Remedy;
}

/** `if (ref.current) observer.disconnect();`, `if (!ref.current) return;` in front of it, `ref.current && observer.disconnect()`. */
function findGuard(node: TSESTree.Node): Guard | undefined {
  if (node.type === AST_NODE_TYPES.IfStatement && node.alternate === null) {
    const absence = findAbsenceTest(node.test);
    if (absence === undefined) {
      return undefined;
    }
    const list = findStatementList(node) ?? [];
    const guarded = isLeave(node.consequent) ? list.slice(list.indexOf(node) + 1) : [node.consequent];
    return isLeave(node.consequent) === absence.whenTrue ? { test: absence.subject, guarded, remedy: { kind: 'dropTest', statement: node } } : undefined;
  }
  if (node.type !== AST_NODE_TYPES.LogicalExpression || node.operator !== '&&') {
    return undefined;
  }
  return { test: unwrap(node.left), guarded: [node.right], remedy: { kind: 'replaceBy', node, by: node.right } };
}

function collectGuarded(file: FileAnalysis, effect: EffectCall, node: TSESTree.Node, reads: Reads): readonly Mismatch[] {
  const guard = findGuard(node);
  const ref = guard && reads.refs.get(guard.test);
  if (guard === undefined || ref === undefined) {
    return [];
  }
  const body = guard.guarded.flatMap((part) => collectOwnNodes(file.index.sourceCode, part));
  const release = body.find(isRelease);
  // A release that needs the element is kept from failing by the test.
  if (release === undefined || body.some((part) => reads.refs.has(part))) {
    return [];
  }
  return [
    {
      kind: 'guardedByElement',
      node: findAcquire(file, effect.callback, release) ?? node,
      words: { ref: ref.name, release: getShortText(file, release), line: release.loc.start.line },
      remedy: guard.remedy,
      isSafe: true,
    },
  ];
}

/** `observer.unobserve(ref.current)`, `ref.current?.removeEventListener(…)`. */
function collectLate(file: FileAnalysis, effect: EffectCall, reads: Reads): readonly Mismatch[] {
  // `observer.disconnect()` beside it ends all that it observes.
  if (reads.nodes.some((node) => node.type === AST_NODE_TYPES.CallExpression && findCalleeName(node) === 'disconnect')) {
    return [];
  }
  return reads.nodes.filter(isRelease).flatMap((node) => {
    const late = findLate(node, reads);
    const ref = late && reads.refs.get(late.read);
    if (late === undefined || ref === undefined) {
      return [];
    }
    const isAcquired = collectOwnNodes(file.index.sourceCode, effect.callback.body).some((part) => findElementRef(file, part) === ref);
    return [
      {
        kind: 'releasedOnElement' as const,
        node: findAcquire(file, effect.callback, node) ?? node,
        certainty: late.certainty,
        words: { ref: ref.name, release: getShortText(file, node), line: node.loc.start.line },
        remedy: { kind: 'holdElement' as const, effect: effect.callback, cleanup: reads.cleanup, ref: ref.name },
        isSafe: isAcquired,
      },
    ];
  });
}

/** What a listener of the element itself keeps dies with the element; what an observer keeps does not. */
function findLate(call: TSESTree.CallExpression, { refs }: Reads): { readonly read: TSESTree.Node; readonly certainty: 'definite' | 'likely' } | undefined {
  const callee = unwrap(call.callee);
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  if (receiver !== undefined && refs.has(receiver)) {
    return elementListenerRemovers.includes(findCalleeName(call) ?? '') ? { read: receiver, certainty: 'likely' } : undefined;
  }
  const argument = call.arguments.map(unwrap).find((candidate) => refs.has(candidate));
  return argument && { read: argument, certainty: 'definite' };
}

function isRelease(node: TSESTree.Node): node is TSESTree.CallExpression {
  const callee = node.type === AST_NODE_TYPES.CallExpression ? unwrap(node.callee) : undefined;
  if (callee?.type === AST_NODE_TYPES.MemberExpression) {
    return isReleaseName(findPropertyName(callee) ?? '');
  }
  return callee?.type === AST_NODE_TYPES.Identifier && isReleaseName(callee.name);
}
