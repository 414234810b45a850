import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent } from '../ast/indentation.js';
import { continuesLineAbove } from '../ast/semicolons.js';
import { isNameFree } from '../ast/unique-name.js';
import type { Edit } from './edit.js';
import { findRemovedRange } from './remove-statement.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface DeclareWithUsing {
  readonly declaration: TSESTree.VariableDeclaration;
  readonly keyword: 'await using' | 'using';
  /** The release at the end of the block, which `using` stands for from now on. */
  readonly release?: TSESTree.ExpressionStatement;
  /** The statement whose `finally` does nothing but release. */
  readonly ended?: TSESTree.TryStatement;
  /** What they give is still being read when the block ends. */
  readonly awaits: readonly TSESTree.ReturnStatement[];
}

interface Change {
  readonly range: TSESTree.Range;
  readonly text: string;
}

/** `const file = …` -> `await using file = …`, without the release that comes with it. */
export function declareWithUsing(sourceCode: Source, { declaration, keyword, release, ended, awaits }: DeclareWithUsing): Edit | undefined {
  const declared = changeKeyword(sourceCode, declaration, keyword);
  const changes: (Change | undefined)[] = [
    ...declared,
    ...(release === undefined ? [] : [toRemoval(sourceCode, release)]),
    ...(ended === undefined ? [] : [dropFinally(sourceCode, ended)]),
    ...awaits.map(({ argument }): Change | undefined => argument === null ? undefined : { range: [argument.range[0], argument.range[0]], text: 'await ' }),
  ];
  const isNested = ended !== undefined && awaits.length > 0;
  const all = changes.filter((change) => change !== undefined);
  return isNested || declared.length === 0 || all.length < changes.length
    ? undefined
    : (fixer) => all.map(({ range, text }) => fixer.replaceTextRange([...range], text));
}

function toRemoval(sourceCode: Source, statement: TSESTree.Node): Change | undefined {
  const range = findRemovedRange(sourceCode, statement);
  return range && { range, text: '' };
}

/** `const⏎file = …` -> `using⏎file` is the name `using`. */
function changeKeyword(sourceCode: Source, declaration: TSESTree.VariableDeclaration, keyword: string): readonly Change[] {
  const token = sourceCode.getFirstToken(declaration);
  const next = token && sourceCode.getTokenAfter(token);
  return token?.value === 'const' && next?.loc.start.line === token.loc.end.line ? [{ range: token.range, text: keyword }] : [];
}

/** A `try` without its `finally`: what is left is the block, where nothing catches. */
export function dropFinally(sourceCode: Source, ended: TSESTree.TryStatement): Change | undefined {
  return ended.handler === null ? unwrapBlock(sourceCode, ended) : removeFinally(sourceCode, ended);
}

/** `try { … } catch { … } finally { file.close(); }` -> the same without its last part. */
function removeFinally(sourceCode: Source, { handler, finalizer }: TSESTree.TryStatement): Change | undefined {
  if (handler === null || finalizer === null) {
    return undefined;
  }
  const range: TSESTree.Range = [handler.range[1], finalizer.range[1]];
  return hasCommentIn(sourceCode, range) ? undefined : { range, text: '' };
}

/** `try { … } finally { file.close(); }` -> the lines of its block, one level further left. */
function unwrapBlock(sourceCode: Source, statement: TSESTree.TryStatement): Change | undefined {
  const { block, parent } = statement;
  const first = block.body.length === 0 ? null : sourceCode.getTokenAfter(sourceCode.getFirstToken(block) ?? block);
  const last = sourceCode.getTokenBefore(sourceCode.getLastToken(block) ?? block);
  const before = sourceCode.getTokenBefore(statement);
  const after = sourceCode.getTokenAfter(statement);
  const isOutside = hasCommentIn(sourceCode, [statement.range[0], block.range[0]]) || hasCommentIn(sourceCode, [block.range[1], statement.range[1]]);
  if (first === null || last === null || before === null || after === null || isOutside || !mayMoveOut(sourceCode, block, parent)) {
    return undefined;
  }
  // `const file = open()⏎try {⏎  (a || b).go()` -> calls the result of `open()`.
  const isJoined = (continuesLineAbove(first.value) && before.value !== ';') || (continuesLineAbove(after.value) && last.value !== ';');
  return isJoined ? undefined : { range: statement.range, text: shiftLeft(sourceCode, block) };
}

/** `try { const size = …; } …; const size = 1;` -> two of one name. */
function mayMoveOut(sourceCode: Source, block: TSESTree.BlockStatement, parent: TSESTree.Node): boolean {
  const inner = sourceCode.scopeManager?.acquire(block);
  if (block.body.some(({ type }) => type === AST_NODE_TYPES.FunctionDeclaration || type === AST_NODE_TYPES.ClassDeclaration)) {
    return false;
  }
  const outer = inner?.upper;
  return inner === null || inner === undefined || inner.variables.every(({ name }) => outer !== null && outer !== undefined && isFreeAround(outer, inner, name, parent));
}

function isFreeAround(outer: TSESLint.Scope.Scope, inner: TSESLint.Scope.Scope, name: string, parent: TSESTree.Node): boolean {
  const others = outer.childScopes.filter((scope) => scope !== inner);
  return (
    outer.variables.every((variable) => variable.name !== name) &&
    outer.references.every(({ identifier }) => identifier.name !== name) &&
    others.every((scope) => isNameFree(scope, name)) &&
    (outer.block.type !== AST_NODE_TYPES.Program || parent.type !== AST_NODE_TYPES.Program)
  );
}

/** The text between the braces; lines that start in a template stay where they are. */
function shiftLeft(sourceCode: Source, block: TSESTree.BlockStatement): string {
  const start = block.range[0] + 1;
  const prefix = getLineIndent(sourceCode, block.parent.range[0]);
  const unit = getIndentUnit(sourceCode);
  const text = sourceCode.text.slice(start, block.range[1] - 1);
  const shifted = text.replaceAll(/(?<=\n)[\t ]+/gu, (indent, offset: number) => {
    const isInside = sourceCode.ast.tokens.some(({ range }) => range[0] < start + offset && start + offset < range[1]);
    return !isInside && indent.startsWith(prefix + unit) ? prefix + indent.slice((prefix + unit).length) : indent;
  });
  return shifted.trim();
}

function hasCommentIn(sourceCode: Source, [start, end]: TSESTree.Range): boolean {
  return sourceCode.getAllComments().some(({ range }) => range[0] >= start && range[1] <= end);
}
