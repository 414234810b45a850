import parser from '@typescript-eslint/parser';
import { AST_NODE_TYPES, TSESLint } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { canComplete } from '../../src/ast/can-complete.js';
import { getIndentUnit, getLineIndent, isFirstOnLine } from '../../src/ast/indentation.js';
import { getLineBreak } from '../../src/ast/line-break.js';
import { getQuote } from '../../src/ast/quotes.js';
import { getStatementEnd, needsTerminator, usesSemicolons } from '../../src/ast/semicolons.js';
import { getUniqueName } from '../../src/ast/unique-name.js';

function read(text: string): TSESLint.SourceCode {
  const parsed = parser.parseForESLint(text, { range: true, loc: true, tokens: true, comment: true });
  return new TSESLint.SourceCode({
    text,
    ast: parsed.ast,
    parserServices: parsed.services,
    scopeManager: parsed.scopeManager,
    visitorKeys: Object.fromEntries(Object.entries(parsed.visitorKeys).map(([type, keys]) => [type, keys ?? []])),
  });
}

describe('the style of a file', () => {
  it.each([
    ['two spaces', 'if (a) {\n  b();\n}\n', '  '],
    ['four spaces, with a JSDoc', '/**\n * a\n */\nif (a) {\n    b();\n    if (c) {\n        d();\n    }\n}\n', '    '],
    ['tabs', 'if (a) {\n\tb();\n}\n', '\t'],
    ['nothing indented', 'a();\n', '  '],
    ['mostly four', 'if (a) {\n    b(\n      c);\n}\nif (a) {\n    b();\n}\n', '    '],
  ])('indents by %s', (_name, code, unit) => {
    expect(getIndentUnit(read(code))).toBe(unit);
  });

  it('knows the indentation of a line, and what is first on it', () => {
    const sourceCode = read('if (a) {\n\t b();\n}\n');
    expect(getLineIndent(sourceCode, 12)).toBe('\t ');
    expect(isFirstOnLine(sourceCode, 11)).toBe(true);
    expect(isFirstOnLine(sourceCode, 12)).toBe(false);
  });

  it.each([
    ['a();\nb();\n', true],
    ['a()\nb()\n', false],
    ['a()\n;[b].c()\n', false],
    ['a(() => { b() });\n', true],
    ['for (let a = 1; a; a++) {}\nb()\n', false],
    ['', true],
  ])('reads semicolons in %j', (code, expected) => {
    expect(usesSemicolons(read(code))).toBe(expected);
  });

  it.each([
    ['import "a";\n', '"'],
    ["a('b', \"c\");\n", "'"],
    ['a(`b`, "c");\n', '"'],
    ['a();\n', "'"],
  ])('reads quotes in %j', (code, expected) => {
    expect(getQuote(read(code))).toBe(expected);
  });

  it('reads line breaks', () => {
    expect(getLineBreak(read('a();\r\n'))).toBe('\r\n');
    expect(getLineBreak(read('a();\nb();\r\n'))).toBe('\n');
    expect(getLineBreak(read('a();'))).toBe('\n');
  });
});

describe('the end of a statement', () => {
  it.each([
    ['a();', 4],
    ['a()\n;[b].c()', 3],
    ['a() // c\n;[b].c()', 3],
    ['a()', 3],
  ])('of %j', (code, expected) => {
    const sourceCode = read(code);
    const first = sourceCode.ast.body[0] ?? sourceCode.ast;
    expect(getStatementEnd(sourceCode, first)).toBe(expected);
  });

  it.each([
    ['a()', true],
    ['a();', false],
    ['if (a) b()', true],
    ['if (a) {}', false],
    ['if (a) {} else b()', true],
    ['for (;;) {}', false],
    ['x: a()', true],
    ['class A {}', false],
    ['const a = {}', true],
  ])('needs a semicolon on the line in %j', (code, expected) => {
    const sourceCode = read(code);
    expect(needsTerminator(sourceCode, sourceCode.ast.body[0] ?? sourceCode.ast)).toBe(expected);
  });
});

describe('canComplete', () => {
  it.each([
    ['a();', true],
    ['return;', false],
    ['{ a(); throw b; }', false],
    ['if (a) return;', true],
    ['if (a) return; else throw b;', false],
    ['try { return; } catch {}', true],
    ['try { return; } catch { throw a; }', false],
    ['try {} finally { return; }', false],
    ['while (true) {}', false],
    ['for (;;) {}', false],
    ['while (true) { if (a) break; }', true],
    ['while (a) {}', true],
  ])('of %j', (code, expected) => {
    const sourceCode = read(`function f() { ${code} }`);
    const fn = sourceCode.ast.body[0];
    const statement = fn?.type === AST_NODE_TYPES.FunctionDeclaration ? fn.body.body[0] : undefined;
    expect(canComplete(sourceCode, statement ?? sourceCode.ast)).toBe(expected);
  });
});

describe('getUniqueName', () => {
  it.each([
    ['a();', 'id'],
    ['let id;', 'id2'],
    ['log(id);', 'id2'],
    ['let id, id2;', 'id3'],
    ['{ let id; }', 'id2'],
    ['() => { id; };', 'id2'],
    ['a.id; b = { id: 1 };', 'id'],
    ['let a: id;', 'id2'],
  ])('in %j', (code, expected) => {
    const sourceCode = read(`export {};\n${code}`);
    const scope = sourceCode.getScope(sourceCode.ast.body[0] ?? sourceCode.ast);
    expect(getUniqueName(scope, 'id')).toBe(expected);
  });
});
