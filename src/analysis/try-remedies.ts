/**
 * A release that belongs in the `finally` of a `try` that is there already.
 *
 * Two shapes: `const file = open(); try { …; file.close(); } catch { … }`, whose release moves, and `try { const timer = setTimeout(…); …;
 * clearTimeout(timer); } catch { … }`, whose variable has to be declared above the `try` first. Suggestions both: what follows the release inside the
 * `try` runs before it from then on.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findVariable } from '@typescript-eslint/utils/ast-utils';
import { findEnclosingFunction, findStatement, isWithin } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import { findStatementList } from '../ast/statement-list.js';
import { idFunctions } from '../catalogue/index.js';
import type { Remedy } from '../ast/remedy.js';
import type { FileAnalysis } from './file-analysis.js';
import { isTypeScript } from './languages.js';
import type { Obligation, Use, Variable } from './model.js';
import { getNaming } from './naming.js';
import type { PlannedRemedy } from './planned-remedy.js';
import { isReassigned } from './places.js';

type Hoisted = Extract<Remedy, { readonly kind: 'releaseInFinally'; readonly tried: TSESTree.TryStatement }>['hoisted'];

/** Releases that may run twice. */
const CLEARING: ReadonlySet<string> = new Set(idFunctions.flatMap(({ release }) => release));

export function planInTry(file: FileAnalysis, obligation: Obligation): readonly PlannedRemedy[] {
  const { fate, protocol } = obligation;
  const variable = fate.kind === 'kept' && fate.place.root.kind === 'variable' && fate.place.path.length === 0 && !fate.place.isElement ? fate.place.root.variable : undefined;
  if (fate.kind !== 'kept' || variable === undefined || fate.store.type !== AST_NODE_TYPES.VariableDeclarator || isReassigned(variable)) {
    return [];
  }
  const releases = file.uses.collect(fate.place, protocol).filter(({ kind }) => kind === 'release');
  const { parent: declaration } = fate.store;
  const isAlone = declaration.declarations.length === 1 && fate.store.id.type === AST_NODE_TYPES.Identifier;
  if (!isAlone || !isOfOneFunction(variable)) {
    return [];
  }
  return [...planMove(file, variable, declaration, releases), ...planHoist(file, obligation, variable, declaration, releases)];
}

function isOfOneFunction({ references, scope }: Variable): boolean {
  return references.every(({ from }) => from.variableScope === scope.variableScope);
}

/** The release stands in the block of a `try` beside the acquire. */
function planMove(file: FileAnalysis, { name }: Variable, declaration: TSESTree.Node, releases: readonly Use[]): readonly PlannedRemedy[] {
  const [release, ...others] = releases.map(({ at }) => findStatement(at));
  const tried = release?.parent?.parent;
  return release?.type === AST_NODE_TYPES.ExpressionStatement &&
    others.length === 0 &&
    tried?.type === AST_NODE_TYPES.TryStatement &&
    tried.block === release.parent &&
    tried.parent === declaration.parent &&
    tried.range[0] > declaration.range[1] &&
    !waitsInHandler(file, tried)
    ? [{ remedy: { kind: 'releaseInFinally', tried, handle: name, removed: release }, isSafe: false }]
    : [];
}

/** `catch { await written; }` may wait for what only the release lets go on: a `finally` comes behind it. */
function waitsInHandler({ index: { sourceCode } }: FileAnalysis, { handler }: TSESTree.TryStatement): boolean {
  return handler !== null && /\bawait\b/u.test(sourceCode.getText(handler));
}

/** The acquire stands in the block of a `try`. */
function planHoist(
  file: FileAnalysis,
  obligation: Obligation,
  variable: Variable,
  declaration: TSESTree.VariableDeclaration,
  releases: readonly Use[],
): readonly PlannedRemedy[] {
  const tried = findTry(declaration);
  const isFree = tried !== undefined && findStatementList(tried) !== undefined && findVariable(file.index.sourceCode.getScope(tried), variable.name) === null;
  const isKept = obligation.protocol.release.some((release) => 'call' in release && CLEARING.has(release.call.name));
  const statements = releases.map(({ at }) => findStatement(at));
  const [release] = statements;
  const isMovable = release?.type === AST_NODE_TYPES.ExpressionStatement && release.parent === declaration.parent && statements.length === 1;
  if (tried === undefined || !isFree || releases.length === 0 || (!isKept && !isMovable) || !statements.every((statement) => statement !== undefined && isWithin(statement, tried))) {
    return [];
  }
  const removed = !isKept && isMovable ? { removed: release } : {};
  return [{ remedy: { kind: 'releaseInFinally', tried, handle: variable.name, ...removed, hoisted: getHoisted(file, obligation, declaration) }, isSafe: false }];
}

function getHoisted(file: FileAnalysis, obligation: Obligation, declaration: TSESTree.VariableDeclaration): NonNullable<Hoisted> {
  const { protocol, calleeText } = obligation;
  const isPlain = (protocol.handle ?? 'return') === 'return' && /^[\w$.]+$/u.test(calleeText) && isTypeScript(file);
  const { typeText } = getNaming(file, obligation);
  return { declaration, ...(isPlain && typeText !== undefined ? { typeText } : {}) };
}

/** The innermost `try` in whose block the declaration stands, with no loop in between: a loop makes one handle each turn. */
function findTry(declaration: TSESTree.Node): TSESTree.TryStatement | undefined {
  for (let node = declaration, { parent } = declaration; parent !== undefined; node = parent, { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.TryStatement) {
      return parent.block === node && findEnclosingFunction(parent) !== undefined ? parent : undefined;
    }
    if (isFunction(parent) || /^(?:For|While|DoWhile|Switch|Labeled)/u.test(parent.type)) {
      return undefined;
    }
  }
  return undefined;
}
