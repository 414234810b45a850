/**
 * Each file of `programs/` carries the edges of its flow graph in a leading comment, in the form that `graph-text.ts` describes. A line
 * without an arrow is a remark. To add a test, add a file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildFlowGraph } from '../../src/analysis/flow/build.js';
import { readEdges, renderGraph } from './graph-text.js';
import { findSubject, neverReturns, parse } from './subject.js';

const PROGRAMS = new URL('programs/', import.meta.url);

describe('the flow graph of', () => {
  const names = readdirSync(PROGRAMS);

  it('at least 60 programs', () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  it.each(names)('%s', (name) => {
    const text = readFileSync(new URL(name, PROGRAMS), 'utf8');
    const expected = readEdges(findComment(text).split('\n'));
    const graph = buildFlowGraph(findSubject(parse(text, /\.[jt]sx$/u.test(name))), { neverReturns });

    expect(graph.truncated).toBe(false);
    expect(renderGraph(graph, text)).toEqual(expected);
  });
});

function findComment(text: string): string {
  const comment = /^\/\*\n(.*?)\*\/\n/su.exec(text)?.[1];
  if (comment?.includes('START ->') !== true) {
    throw new Error('The file does not start with a comment that says its edges.');
  }
  return comment;
}
