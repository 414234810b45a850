import { expect, test } from 'vitest';
import { diffLines } from '../../src/cli/diff.js';

function draw(before: string, after: string): readonly string[] {
  const signs = { same: ' ', added: '+', removed: '-', gap: '…' };
  return diffLines(before, after).map(({ kind, text }) => `${signs[kind]}${text}`);
}

test('nothing changes', () => {
  expect(draw('a\nb', 'a\nb')).toEqual([]);
});

test('a line is put in, with two around it', () => {
  expect(draw('1\n2\n3\n4\n5\n6', '1\n2\n3\nnew\n4\n5\n6')).toEqual([' 2', ' 3', '+new', ' 4', ' 5']);
});

test('two changes far apart have a gap between them', () => {
  const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  expect(draw(lines.join('\n'), ['A', ...lines.slice(1, -1), 'H'].join('\n'))).toEqual(['-a', '+A', ' b', ' c', '…', ' f', ' g', '-h', '+H']);
});

test('other line breaks are no change', () => {
  expect(draw('a\r\nb', 'a\nb')).toEqual([]);
});
