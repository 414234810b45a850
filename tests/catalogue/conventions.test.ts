import { describe, expect, it } from 'vitest';
import * as conventions from '../../src/catalogue/conventions.js';

const { pairedNames, ...lists } = conventions;

describe('conventional names', () => {
  it.each(Object.entries(lists))('%s has names, each once', (_name, names) => {
    expect(names.length).toBeGreaterThan(0);
    expect(names).toStrictEqual([...new Set(names)]);
    expect(names.filter((name) => name.trim() !== name || name === '')).toStrictEqual([]);
  });

  it('pair a set-up with a teardown', () => {
    const tearDowns = [...lists.teardownNames, ...lists.maybeTeardownNames];
    for (const [setUp, tearDown] of pairedNames) {
      expect(lists.setUpNames).toContain(setUp);
      expect(tearDowns).toContain(tearDown);
    }
  });

  it('are certain or not, but not both', () => {
    expect(lists.teardownNames.filter((name) => lists.maybeTeardownNames.includes(name))).toStrictEqual([]);
  });

  it('give each callback one answer', () => {
    const many = [...lists.iterationNames, ...lists.registrationNames];
    expect(lists.onceNames.filter((name) => many.includes(name))).toStrictEqual([]);
    expect(lists.iterationNames.filter((name) => lists.registrationNames.includes(name))).toStrictEqual([]);
  });

  it.each(['connect', 'listen'])('do not say that the callback of %s runs many times', (name) => {
    expect([...lists.iterationNames, ...lists.registrationNames]).not.toContain(name);
  });
});
