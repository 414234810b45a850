import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../ast/enclosing.js';
import { getIndentUnit, getLineIndent, getLineStart } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { collectNodes, collectOwnNodes } from '../ast/own-nodes.js';
import { getStatementEnd } from '../ast/semicolons.js';
import { type Edit, type Insertion, toEdit } from './edit.js';
import { indentLines } from './indent-lines.js';
import { isDirective } from './insert-statement.js';
import { collectMentionedNames, isSameCode } from './line-text.js';
import { getPlaceAbove, getPlaceBelow } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface ReleaseInFinally {
  /** The first statement after the acquire. */
  readonly from: TSESTree.Statement;
  /** The last statement that uses the handle. */
  readonly to: TSESTree.Statement;
  /** The release, or a test with nothing but the release behind it. */
  readonly existingRelease: TSESTree.ExpressionStatement | TSESTree.IfStatement;
}

/**
 * `try {` above `from`, `} finally {` above the release that stands there, `}` below it: nothing moves, so comments and order stay.
 * Statements between `to` and the release come inside as well.
 */
export function releaseInFinally(sourceCode: Source, options: ReleaseInFinally): Edit | undefined {
  const { from, existingRelease } = options;
  const window = findWindow(options);
  if (window === undefined || !window.every((statement) => mayMove(sourceCode, statement, options))) {
    return undefined;
  }
  const first = getPlaceAbove(sourceCode, from);
  const release = getPlaceAbove(sourceCode, existingRelease);
  const end = getPlaceBelow(sourceCode, existingRelease);
  if (first.isLineEdge && release.isLineEdge && end.isLineEdge) {
    return toEdit(createLines(sourceCode, first.at, release.at, end.at));
  }
  return from.loc.start.line === existingRelease.loc.end.line
    ? toEdit(createInline(sourceCode, from, existingRelease))
    : undefined;
}

/** The statements of one block from `from` up to the release. */
function findWindow({ from, to, existingRelease }: ReleaseInFinally): readonly TSESTree.Node[] | undefined {
  const { parent } = from;
  if (
    (parent.type !== AST_NODE_TYPES.BlockStatement && parent.type !== AST_NODE_TYPES.Program) ||
    to.parent !== parent ||
    existingRelease.parent !== parent
  ) {
    return undefined;
  }
  const list: readonly TSESTree.Node[] = parent.body;
  const window = list.slice(list.indexOf(from), list.indexOf(existingRelease));
  return window.length > 0 && window.includes(to) ? window : undefined;
}

function mayMove(sourceCode: Source, statement: TSESTree.Node, options: ReleaseInFinally): boolean {
  return (
    !isDirective(statement) &&
    isAllowedInBlock(statement) &&
    !isUsedOutside(sourceCode, statement, [options.from.range[0], options.existingRelease.range[0]]) &&
    !jumpsOut(sourceCode, statement, options) &&
    !releasesItself(sourceCode, statement, options.existingRelease)
  );
}

/** `export const text = read(file);` -> `try { export const …` does not parse. */
export function isAllowedInBlock({ type }: TSESTree.Node): boolean {
  return !/^(?:Import|Export|TSModule|TSImport|TSExport|TSNamespace)/u.test(type);
}

/** `const text = read(file); file.close(); return text;` -> `text` is out of scope behind the block. */
export function isUsedOutside(sourceCode: Source, statement: TSESTree.Node, [start, end]: TSESTree.Range): boolean {
  if (statement.type === AST_NODE_TYPES.VariableDeclaration && statement.kind === 'var') {
    return false;
  }
  return sourceCode.getDeclaredVariables(statement).concat(collectDeclared(sourceCode, statement)).some(({ references }) =>
    references.some(({ identifier }) => identifier.range[0] < start || identifier.range[1] > end),
  );
}

/** `getDeclaredVariables` answers for declarators, not for the declaration around them, in parsers other than TypeScript's. */
function collectDeclared(sourceCode: Source, statement: TSESTree.Node): readonly TSESLint.Scope.Variable[] {
  return statement.type === AST_NODE_TYPES.VariableDeclaration
    ? statement.declarations.flatMap((declarator) => [...sourceCode.getDeclaredVariables(declarator)])
    : [];
}

/**
 * `if (isEmpty) break;` skips the release on purpose or not; who releases then is not certain.
 * `return file;` -> `finally` closes what the caller gets.
 */
function jumpsOut(sourceCode: Source, statement: TSESTree.Node, { existingRelease }: ReleaseInFinally): boolean {
  const names = collectMentionedNames(sourceCode.getText(existingRelease));
  return collectOwnNodes(sourceCode, statement).some((node) => {
    switch (node.type) {
      case AST_NODE_TYPES.BreakStatement:
      case AST_NODE_TYPES.ContinueStatement:
        return !staysInside(node, statement);
      case AST_NODE_TYPES.ReturnStatement:
        return collectNodes(sourceCode, node).some(
          (inner) => inner.type === AST_NODE_TYPES.Identifier && names.has(inner.name),
        );
      default:
        return false;
    }
  });
}

function staysInside(
  jump: TSESTree.BreakStatement | TSESTree.ContinueStatement,
  statement: TSESTree.Node,
): boolean {
  let current: TSESTree.Node | undefined = jump.parent;
  while (current !== undefined && isWithin(current, statement)) {
    if (isTargetOf(jump, current)) {
      return true;
    }
    current = current.parent;
  }
  return false;
}

function isTargetOf(jump: TSESTree.BreakStatement | TSESTree.ContinueStatement, target: TSESTree.Node): boolean {
  if (jump.label !== null) {
    return target.type === AST_NODE_TYPES.LabeledStatement && target.label.name === jump.label.name;
  }
  return (
    /^(?:For|While|DoWhile)/u.test(target.type) ||
    (jump.type === AST_NODE_TYPES.BreakStatement && target.type === AST_NODE_TYPES.SwitchStatement)
  );
}

/** `if (bad) { file.close(); return; }` -> closed there and in `finally`. */
function releasesItself(
  sourceCode: Source,
  statement: TSESTree.Node,
  existingRelease: ReleaseInFinally['existingRelease'],
): boolean {
  const expression = findReleaseExpression(existingRelease);
  const release = expression && sourceCode.getText(expression);
  return (
    release === undefined ||
    collectNodes(sourceCode, statement).some((node) => node.type === expression?.type && isSameCode(sourceCode.getText(node), release))
  );
}

function findReleaseExpression(statement: TSESTree.Statement): TSESTree.Expression | undefined {
  switch (statement.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      return statement.expression;
    case AST_NODE_TYPES.IfStatement:
      return findReleaseExpression(statement.consequent);
    case AST_NODE_TYPES.BlockStatement:
      return statement.body[0] && findReleaseExpression(statement.body[0]);
    default:
      return undefined;
  }
}

function createLines(sourceCode: Source, first: number, release: number, end: number): Insertion[] {
  const lineBreak = getLineBreak(sourceCode);
  const outer = getLineIndent(sourceCode, first);
  const below = `${lineBreak}${outer}${getIndentUnit(sourceCode)}`;
  return [
    { at: first, text: `try {${below}` },
    ...indentLines(sourceCode, first, getLineStart(sourceCode, release) - 1),
    { at: release, text: `} finally {${below}` },
    ...indentLines(sourceCode, release, end),
    { at: end, text: `${lineBreak}${outer}}` },
  ];
}

function createInline(
  sourceCode: Source,
  from: TSESTree.Statement,
  existingRelease: ReleaseInFinally['existingRelease'],
): Insertion[] {
  return [
    { at: from.range[0], text: 'try { ' },
    { at: existingRelease.range[0], text: '} finally { ' },
    { at: getStatementEnd(sourceCode, existingRelease), text: ' }' },
  ];
}
