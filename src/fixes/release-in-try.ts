import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineIndent } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { insertAbove, prependTo } from './insert-statement.js';
import { withoutTerminator } from './line-text.js';
import { removeStatement } from './remove-statement.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface ReleaseInTry {
  readonly tried: TSESTree.TryStatement;
  readonly handle: string;
  readonly release: string;
  /** The release that the one in the `finally` stands for. */
  readonly removed?: TSESTree.ExpressionStatement;
  /** What is declared inside the `try`, and has to be seen in its `finally`. */
  readonly hoisted?: { readonly declaration: TSESTree.VariableDeclaration; readonly typeText?: string };
}

/** The release in the `finally` of a `try` that is there already; what the `try` declares is declared above it. */
export function releaseInTry(sourceCode: Source, { tried, handle, release, removed, hoisted }: ReleaseInTry): Edit | undefined {
  const text = hoisted === undefined ? release : toNullSafe(release, handle);
  const released = tried.finalizer === null ? addFinally(sourceCode, tried, text) : toEdit(prependTo(sourceCode, tried.finalizer, text));
  const edits = [
    released,
    ...(removed === undefined ? [] : [removeStatement(sourceCode, removed)]),
    ...(hoisted === undefined ? [] : [hoist(sourceCode, tried, handle, hoisted)]),
  ];
  return combine(...edits);
}

/** `file.close()` -> `file?.close()`; `closeSync(fd)` -> `if (fd !== undefined) closeSync(fd)`; `clearTimeout()` takes nothing, too. */
function toNullSafe(release: string, handle: string): string {
  const call = withoutTerminator(release);
  const method = call.replace(new RegExp(`^(?<wait>await )?${handle.replaceAll('$', String.raw`\$`)}\\.`, 'u'), `$<wait>${handle.replaceAll('$', '$$$$')}?.`);
  if (method !== call || call.includes('?.') || /^(?:\w+\.)?clear(?:Timeout|Interval|Immediate)\(/u.test(call)) {
    return method;
  }
  return `if (${handle} !== undefined) ${call}`;
}

function addFinally(sourceCode: Source, { handler, block }: TSESTree.TryStatement, release: string): Edit | undefined {
  const last = handler ?? block;
  const lineBreak = getLineBreak(sourceCode);
  const brace = sourceCode.getLastToken(last);
  if (brace === null) {
    return undefined;
  }
  const outer = getLineIndent(sourceCode, brace.range[0]);
  const inner = `${lineBreak}${outer}${getIndentUnit(sourceCode)}`;
  return toEdit([{ at: brace.range[1], text: ` finally {${inner}${withoutTerminator(release)}${usesSemicolons(sourceCode) ? ';' : ''}${lineBreak}${outer}}` }]);
}

/** `try { const timer = start(); … }` -> `let timer; try { timer = start(); … }`. */
function hoist(
  sourceCode: Source,
  tried: TSESTree.TryStatement,
  handle: string,
  { declaration, typeText }: NonNullable<ReleaseInTry['hoisted']>,
): Edit | undefined {
  const [declarator] = declaration.declarations;
  const { id, init } = declarator;
  const sign = init && sourceCode.getTokenBefore(init, ({ value }) => value === '=');
  if (id.type !== AST_NODE_TYPES.Identifier || !sign || hasComment(sourceCode, declaration, sign)) {
    return undefined;
  }
  const annotation = id.typeAnnotation;
  const written = annotation ? sourceCode.getText(annotation.typeAnnotation) : typeText;
  const type = written === undefined ? '' : `: ${written} | undefined`;
  const declared = toEdit(insertAbove(sourceCode, tried, `let ${handle}${type}`));
  return combine(declared, (fixer) => fixer.replaceTextRange([declaration.range[0], sign.range[0]], `${handle} `));
}

/** `const /* of the page *\/ timer = start()` -> a comment without its place. */
function hasComment(sourceCode: Source, declaration: TSESTree.Node, sign: TSESTree.Token): boolean {
  return sourceCode.getCommentsInside(declaration).some(({ range }) => range[1] <= sign.range[0]);
}
