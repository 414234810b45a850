import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { size } from '../../eslint.size.js';

function countReports(code: string): number {
  return new Linter().verify(code, { plugins: { size }, rules: { 'size/max-own-lines': ['error', 5] } }).length;
}

test('a function of as many lines as fit', () => {
  expect(countReports('function f() {\n1;\n2;\n3;\n}')).toBe(0);
});

test('a function of one line more', () => {
  expect(countReports('function f() {\n1;\n2;\n3;\n4;\n}')).toBe(1);
});

test('the lines of a named inner function are its own', () => {
  expect(countReports('function f() {\n1;\nfunction g() {\n2;\n3;\n}\n}')).toBe(0);
});

test('also when it stands in a callback', () => {
  expect(countReports('function f() {\ng(() => {\nfunction h() {\n2;\n}\n});\n}')).toBe(0);
});

test('the lines of a callback are those of the function around it', () => {
  expect(countReports('function f() {\n1;\ng(() => {\n2;\n});\n}')).toBe(1);
});
