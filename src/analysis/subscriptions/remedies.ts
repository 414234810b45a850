/**
 * How this file ends its streams, and how it would end one more: with the notifier that the class fires already, with `takeUntilDestroyed()` where the file
 * uses it, else by keeping the subscription.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../../ast/class-node.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findKeyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import { planCreation } from '../instance-remedies.js';
import { setUpHooks } from '../framework-tables.js';
import { findLifecycle } from '../lifecycles.js';
import type { Obligation, Verdict } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { planRemedies } from '../remedies.js';
import { findNotifier, getFiring, isFiredFrom } from './notifiers.js';
import type { Site } from './sites.js';

export function planForSubscription(file: FileAnalysis, site: Site, verdict: Verdict): readonly PlannedRemedy[] {
  const isCertain = verdict.certainty === 'definite' || verdict.certainty === 'path';
  const operator = verdict.failure.kind === 'discarded' ? findOperator(file, site) : undefined;
  const remedy: readonly PlannedRemedy[] =
    operator === undefined ? [] : [{ remedy: { kind: 'endPipe', subscribe: site.call, operator: operator.text, operatorName: operator.name }, isSafe: isCertain }];
  // The runner's callback returns nothing yet: keeping its result keeps nothing.
  const others = site.result === site.call ? planRemedies(file, verdict).map((planned) => withTypeOf(file, planned, verdict.obligation)) : [];
  const rest = verdict.failure.kind === 'discarded' ? others : planRemedies(file, verdict);
  const operators = verdict.failure.kind === 'discarded' ? planOperators(file, site) : [];
  return remedy.length > 0 ? [...remedy, ...rest.map((planned) => ({ ...planned, isSafe: false }))] : [...rest, ...operators];
}

/** `private subscription?: Subscription`. */
function withTypeOf(file: FileAnalysis, planned: PlannedRemedy, obligation: Obligation): PlannedRemedy {
  const { remedy } = planned;
  if (remedy.kind !== 'releaseInTeardown' && remedy.kind !== 'createTeardown') {
    return planned;
  }
  const kept = remedy.keep;
  if (kept === undefined || !('naming' in kept) || kept.naming.typeText === undefined) {
    return planned;
  }
  const hasType = file.index.sourceCode.ast.body.some(
    (statement) =>
      statement.type === AST_NODE_TYPES.ImportDeclaration &&
      statement.source.value === 'rxjs' &&
      statement.specifiers.some(({ local }) => local.name === 'Subscription'),
  );
  const typeText = hasType ? 'Subscription' : '{ unsubscribe(): void }';
  const keep = { ...kept, naming: { ...kept.naming, acquire: obligation.node, typeText } };
  return { ...planned, remedy: { ...remedy, keep } };
}

/** Exports of Angular since `takeUntilDestroyed()` is one, too. */
const RECENT: ReadonlySet<string> = new Set(['DestroyRef', 'signal', 'computed', 'effect', 'input', 'output', 'model', 'viewChild', 'viewChildren', 'afterNextRender']);

/** Operators that end the stream itself: with the first value, where the code runs again and again, and with a view of Angular. */
function planOperators(file: FileAnalysis, { call }: Site): readonly PlannedRemedy[] {
  const owner = findThisClass(call);
  const member = findMember(file, call);
  const first: readonly PlannedRemedy[] =
    member === undefined || member === 'constructor' || setUpHooks.has(member) ? [] : [{ remedy: { kind: 'takeFirst', subscribe: call }, isSafe: false }];
  if (owner === undefined || !usesRecentAngular(file) || findLifecycle(file, file.classLikes.getOf(owner))?.implements?.from !== '@angular/core') {
    return first;
  }
  const argument = findDestroyRef(owner, call);
  const asked = argument === undefined ? { argument: 'this.destroyRef', injector: owner } : { argument };
  return [{ remedy: { kind: 'takeUntilDestroyed', subscribe: call, ...asked }, isSafe: false }, ...first];
}

/** The name of the member, or of the function, whose code subscribes. */
function findMember(file: FileAnalysis, call: TSESTree.Node): string | undefined {
  for (let fn = findEnclosingFunction(call); fn !== undefined; fn = findEnclosingFunction(fn)) {
    const name = file.classLikes.findMemberOwner(fn) === undefined ? undefined : findMemberName(fn);
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

function usesRecentAngular({ index }: FileAnalysis): boolean {
  return index.sourceCode.ast.body.some(
    (statement) =>
      statement.type === AST_NODE_TYPES.ImportDeclaration &&
      (statement.source.value === '@angular/core/rxjs-interop' ||
        (statement.source.value === '@angular/core' && statement.specifiers.some(({ local }) => RECENT.has(local.name)))),
  );
}

interface Operator {
  readonly name: string;
  readonly text: string;
}

function findOperator(file: FileAnalysis, { call }: Site): Operator | undefined {
  const owner = findThisClass(call);
  if (owner === undefined) {
    return undefined;
  }
  const notifier = findFiredNotifier(file, owner);
  if (notifier !== undefined) {
    return { name: 'takeUntil', text: `takeUntil(${notifier})` };
  }
  const isUsed = (file.index.calls.get('takeUntilDestroyed') ?? []).length > 0;
  const argument = isUsed ? findDestroyRef(owner, call) : undefined;
  return argument === undefined ? undefined : { name: 'takeUntilDestroyed', text: `takeUntilDestroyed(${argument})` };
}

/** The text of a subject that other pipes of the class wait for, and that its teardown fires. */
function findFiredNotifier(file: FileAnalysis, owner: ClassNode): string | undefined {
  for (const call of file.index.calls.get('takeUntil') ?? []) {
    const [argument] = call.arguments;
    const notifier = isWithin(call, owner) ? findNotifier(file, argument) : undefined;
    const firing = notifier === undefined || notifier.owner !== owner ? undefined : getFiring(file, notifier);
    if (notifier !== undefined && firing?.kind === 'fired' && isFiredFrom(file, notifier, firing.at)) {
      return `this.${notifier.field}`;
    }
  }
  return findUnusedNotifier(file, owner);
}

/** A subject that the teardown fires and that no pipe waits for yet. */
function findUnusedNotifier(file: FileAnalysis, owner: ClassNode): string | undefined {
  for (const member of file.index.members.get('next') ?? []) {
    const notifier = isWithin(member, owner) ? findNotifier(file, member.object) : undefined;
    const firing = notifier === undefined ? undefined : getFiring(file, notifier);
    if (
      notifier !== undefined &&
      firing?.kind === 'fired' &&
      /destroy/iu.test(notifier.field) &&
      isFiredFrom(file, notifier, firing.at)
    ) {
      return `this.${notifier.field}`;
    }
  }
  return undefined;
}

/** What `takeUntilDestroyed()` is given here: nothing where Angular knows who asks, else the class' own `DestroyRef`. */
function findDestroyRef(owner: ClassNode, call: TSESTree.CallExpression): string | undefined {
  const fn = findEnclosingFunction(call);
  if (fn === undefined || findMemberName(fn) === 'constructor') {
    return '';
  }
  const field = owner.body.body.find((member) => {
    const value = member.type === AST_NODE_TYPES.PropertyDefinition && member.value !== null ? unwrap(member.value) : undefined;
    const [token] = value?.type === AST_NODE_TYPES.CallExpression && findCalleeName(value) === 'inject' ? value.arguments : [];
    return token?.type === AST_NODE_TYPES.Identifier && token.name === 'DestroyRef';
  });
  const name = field?.type === AST_NODE_TYPES.PropertyDefinition ? findKeyName(field) : undefined;
  return name === undefined ? undefined : `this.${name}`;
}

/** A notifier that never emits: make it emit where the class ends. */
export function planFiring(file: FileAnalysis, owner: ClassNode, field: string, completed: TSESTree.Node | undefined): readonly PlannedRemedy[] {
  const handle = `this.${field}`;
  if (completed !== undefined) {
    const call = completed.parent?.parent;
    return call?.type === AST_NODE_TYPES.CallExpression && call.callee === completed.parent
      ? [{ remedy: { kind: 'releaseBefore', acquire: call, handle }, isSafe: true }]
      : [];
  }
  const classLike = file.classLikes.getOf(owner);
  const [teardown, ...others] = file.teardowns.collectWritable(classLike);
  if (teardown !== undefined) {
    return [{ remedy: { kind: 'releaseInTeardown', teardown, handle }, isSafe: others.length === 0 }];
  }
  const created = planCreation(file, classLike, handle);
  return created === undefined ? [] : [{ remedy: created, isSafe: false }];
}

/** `pipe(takeUntil(a$), switchMap(f))` -> `pipe(switchMap(f), takeUntil(a$))`. */
export function planMove(file: FileAnalysis, operator: TSESTree.CallExpression): readonly PlannedRemedy[] {
  const pipe = operator.parent;
  if (pipe.type !== AST_NODE_TYPES.CallExpression) {
    return [];
  }
  const next = pipe.arguments[pipe.arguments.indexOf(operator) + 1];
  const last = pipe.arguments.at(-1);
  const { text } = file.index.sourceCode;
  const gap = next === undefined ? '' : text.slice(operator.range[1], next.range[0]);
  // `takeUntil(a$), // why` -> the comment would stand beside another operator.
  if (next === undefined || last === undefined || !/^\s*,\s*$/u.test(gap)) {
    return [];
  }
  const moved = [
    text.slice(pipe.range[0], operator.range[0]),
    text.slice(next.range[0], last.range[1]),
    gap,
    text.slice(...operator.range),
    text.slice(last.range[1], pipe.range[1]),
  ].join('');
  return [{ remedy: { kind: 'correctText', node: pipe, text: moved }, isSafe: true }];
}
