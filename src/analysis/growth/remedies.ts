/**
 * What mends a container that grows.
 *
 * `--fix` may only do what changes no value: hold keys weakly that nobody can list, and drop entries of a cache that computes them again. All else is for
 * the reader to decide: a limit on what nobody computes again forgets something.
 *
 * Example: `pages.set(url, page)` behind a test that found no page gets a loop above it that makes room.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, findStatement } from '../../ast/enclosing.js';
import { unwrap } from '../../ast/unwrap.js';
import { DEFAULT_LIMIT } from '../../util/bounds.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { isTypeScript } from '../languages.js';
import { collectUses, type Container, type UseOf } from './container.js';
import type { Draft, GrowthKind, Subject } from './growth-finding.js';
import { isLog, isRefilled } from './forgettable.js';
import { type Declared, findDeclared } from './method-calls.js';
import { planPerInstance } from './per-instance.js';
import { findRemoval } from './removal-remedies.js';
import { isRegistration } from './tables.js';
import { findTransparent } from './transparent.js';
import { findWeakEdits } from './weakable.js';

/** What ends with its key, when nobody else has the key. */
const WEAKABLE: ReadonlySet<GrowthKind> = new Set(['neverShrinks', 'transientKept', 'selfRegistered', 'weakKeyKept']);

/** What a limit ends. */
const BOUNDABLE: ReadonlySet<GrowthKind> = new Set(['neverShrinks', 'staleKept']);

/** The draft with what mends it, behind what its judge has found. */
export function withRemedies(subject: Subject, draft: Draft): Draft {
  const { file, container } = subject;
  const { kind, at, certainty, remedies = [] } = draft;
  const grow = collectUses(container, 'grow').find((use) => use.at === at);
  const edits = grow !== undefined && WEAKABLE.has(kind) ? findWeakEdits(file, container) : undefined;
  if (grow === undefined || edits !== undefined) {
    return edits === undefined ? draft : { ...draft, remedies: [{ remedy: { kind: 'swapForWeak', edits }, isSafe: true }, ...remedies] };
  }
  const removal = remedies.length > 0 ? undefined : findRemoval(subject, draft, grow);
  if (removal !== undefined) {
    return { ...draft, release: removal.release, remedies: [{ remedy: removal.remedy, isSafe: false }] };
  }
  // What may be a table of what was registered is not for an edit to cut.
  const isTable = certainty === 'likely' && (container.shape === 'array' || isRegistration(file, container, grow));
  if (!BOUNDABLE.has(kind) || isTable) {
    return draft;
  }
  const perInstance = planPerInstance(file, container);
  const own = perInstance === undefined ? [] : [{ remedy: perInstance, isSafe: false }];
  return { ...draft, remedies: [...remedies, ...own, ...planBound(file, container, grow, kind)] };
}

function planBound(file: FileAnalysis, container: Container, grow: UseOf<'grow'>, kind: GrowthKind): readonly PlannedRemedy[] {
  const home = findTopStatement(container.maker);
  if (home === undefined) {
    return [];
  }
  switch (container.shape) {
    case 'map':
    case 'set':
      return planEviction(file, container, home, kind);
    case 'array':
      return isLog(container, grow) ? planShift(file, grow, home) : [];
    default:
      return [];
  }
}

/** Past a limit the oldest goes: of a cache it is computed again, of entries with an age it is too old soon; of anything else only the reader knows. */
function planEviction(file: FileAnalysis, container: Container, home: TSESTree.Node, kind: GrowthKind): readonly PlannedRemedy[] {
  const transparent = findTransparent(file, container);
  const isSafe = transparent !== undefined;
  if (!isSafe && kind !== 'staleKept' && !isRefilled(file, container)) {
    return [];
  }
  const grows = collectUses(container, 'grow').filter(({ at }) => findEnclosingFunction(at) !== undefined);
  const receivers = new Set(grows.map(({ at }) => findReceiver(file, at)));
  const [text] = receivers;
  const isOneEach = new Set(grows.map(({ at }) => findStatement(at))).size === grows.length;
  const bounded = transparent ?? (container.shape === 'map' ? findDeclared(file, container) : undefined);
  return [
    ...(bounded !== undefined && canHold(file, bounded) ? planClass(bounded, isSafe) : []),
    ...(text === undefined || receivers.size > 1 || !isOneEach
      ? []
      : [{ remedy: { kind: 'evictOldest', home, grows: grows.map(({ at }) => at), limit: DEFAULT_LIMIT, container: text }, isSafe } as const]),
  ];
}

function planClass({ maker, annotation }: Declared, isSafe: boolean): readonly PlannedRemedy[] {
  return [{ remedy: { kind: 'useBoundedClass', maker, limit: DEFAULT_LIMIT, ...(annotation === undefined ? {} : { annotation }) }, isSafe }];
}

/** A class of a package may take nothing for no entry: only keys and values that are never nothing are sure to fit. */
function canHold(file: FileAnalysis, { maker, annotation, calls }: Declared): boolean {
  const types = (annotation?.typeArguments ?? maker.typeArguments)?.params ?? [];
  if (types.length === 2) {
    return types.every((type) => isNeverNothing(file, type)) && calls.every(({ name }) => name !== 'delete');
  }
  return !isTypeScript(file) && calls.every(({ name, call }) => name !== 'set' || isMadeValue(call.arguments[1]));
}

function isNeverNothing(file: FileAnalysis, type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case AST_NODE_TYPES.TSStringKeyword:
    case AST_NODE_TYPES.TSNumberKeyword:
    case AST_NODE_TYPES.TSBooleanKeyword:
    case AST_NODE_TYPES.TSArrayType:
    case AST_NODE_TYPES.TSFunctionType:
      return true;
    case AST_NODE_TYPES.TSTypeReference:
      return (type.typeName.type === AST_NODE_TYPES.Identifier && /^(?:Promise|RegExp|Date|Error|Map|Set)$/u.test(type.typeName.name)) || file.seam.isNullable(type) === 'no';
    default:
      return file.seam.isNullable(type) === 'no';
  }
}

function isMadeValue(value: TSESTree.Node | undefined): boolean {
  const made = value && unwrap(value);
  return made?.type === AST_NODE_TYPES.NewExpression || made?.type === AST_NODE_TYPES.TemplateLiteral || made?.type === AST_NODE_TYPES.ObjectExpression;
}

/** `push` as a statement of its own; what is put in by another way stands elsewhere in the list. */
export function planShift(file: FileAnalysis, { at }: { readonly at: TSESTree.Node }, home: TSESTree.Node): readonly PlannedRemedy[] {
  const text = findReceiver(file, at);
  const isPush = at.type === AST_NODE_TYPES.CallExpression && at.callee.type === AST_NODE_TYPES.MemberExpression && file.index.sourceCode.getText(at.callee.property) === 'push';
  return text === undefined || !isPush || at.parent.type !== AST_NODE_TYPES.ExpressionStatement
    ? []
    : [{ remedy: { kind: 'dropOldest', home, grow: at, limit: DEFAULT_LIMIT, container: text }, isSafe: false }];
}

/** `this.pages` of `this.pages.set(url, page)`: names only, so that it can be written once more. */
function findReceiver({ index }: FileAnalysis, grow: TSESTree.Node): string | undefined {
  const callee = grow.type === AST_NODE_TYPES.CallExpression ? unwrap(grow.callee) : undefined;
  const receiver = callee?.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  let root: TSESTree.Node | undefined = receiver;
  while (root?.type === AST_NODE_TYPES.MemberExpression && !root.computed) {
    root = unwrap(root.object);
  }
  const isNamed = root?.type === AST_NODE_TYPES.Identifier || root?.type === AST_NODE_TYPES.ThisExpression;
  return receiver === undefined || !isNamed ? undefined : index.sourceCode.getText(receiver);
}

/** The statement of the module around a node. */
export function findTopStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && current.parent?.type !== AST_NODE_TYPES.Program) {
    current = current.parent;
  }
  return current;
}
