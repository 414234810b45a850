/** Whatever the program is, whoever has read it: the rules do not throw, and take a number of steps that its size allows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintWith, type Outcome, type Reader } from '../../scripts/robustness/lint.js';
import { babelReader, espreeReader, svelteReader, tolerantReader, typescriptReader, vueReader } from '../../scripts/robustness/readers.js';
import { programs } from './programs.js';
import { createTypedTextReader } from './typed-text.js';

const runs = { numRuns: 40 };

function fail(outcome: Outcome): string | undefined {
  return outcome.kind === 'thrown' || outcome.kind === 'endless' ? (outcome.error.stack ?? outcome.error.message) : undefined;
}

/** At least one of the texts has to be read: a reader that accepts nothing proves nothing. */
function expectCalm(reader: Reader, filename: string, write: (program: string) => string = (program) => program, numRuns = 40): void {
  let read = 0;
  fc.assert(
    fc.property(programs, (program) => {
      const outcome = lintWith(reader, write(program), filename);
      read += outcome.kind === 'linted' ? 1 : 0;
      expect(fail(outcome)).toBeUndefined();
    }),
    { numRuns },
  );
  expect(read).toBeGreaterThan(numRuns / 8);
}

describe('any program', () => {
  it.each([espreeReader, typescriptReader, babelReader])('of $name', (reader) => {
    expectCalm(reader, 'file.jsx');
  });

  it('with types', () => {
    // Each has a program of its own.
    expectCalm(createTypedTextReader(), 'file.tsx', undefined, 15);
  });

  it('of a Vue component', () => {
    expectCalm(vueReader, 'file.vue', (program) => `<script>\n${program}\n</script>\n<template><a @click="a = setInterval(tick, 1)">{{ a }}</a></template>`);
  });

  it('of a Svelte component', () => {
    expectCalm(svelteReader, 'file.svelte', (program) => `<script>\n${program.replaceAll('export ', '').replaceAll(/<a.*<\/a>/g, 'null')}\n</script>\n<a onclick={() => { a = setInterval(tick, 1); }}>x</a>`);
  });

  it('that breaks off anywhere', () => {
    fc.assert(
      fc.property(programs, fc.double({ min: 0, max: 1, noNaN: true }), (program, share) => {
        const text = program.slice(0, Math.floor(program.length * share));
        expect(fail(lintWith(tolerantReader, text, 'file.tsx'))).toBeUndefined();
      }),
      runs,
    );
  });

  it('that lacks a few characters', () => {
    fc.assert(
      fc.property(programs, fc.array(fc.nat(2_000), { minLength: 1, maxLength: 5 }), (program, places) => {
        const text = places.reduce((rest, place) => rest.slice(0, place) + rest.slice(place + 1), program);
        expect(fail(lintWith(tolerantReader, text, 'file.tsx'))).toBeUndefined();
      }),
      runs,
    );
  });
});
