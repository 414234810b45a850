import { afterAll, beforeAll, describe, vi } from 'vitest';
import { frameworks, protocols } from '../../src/catalogue/index.js';
import type { Framework } from '../../src/catalogue/schema.js';
import { lintText } from '../support/lint-text.js';
import { mechanism as test, type Mechanism } from './mechanism.js';

/** A framework that nobody has heard of: one entry, and all rules know it. */
const sprout: Framework = {
  id: 'sprout',
  modules: ['sprout'],
  effects: [
    { name: 'whenGrown', callback: 1, cleanup: 'returned' },
    { name: 'whenWatered', callback: 0, cleanup: 'registered', registrarParameter: 0 },
  ],
  registrars: [{ name: 'whenWithered', callback: 0 }],
  classes: {
    bases: [{ from: 'sprout', name: 'Leaf' }],
    decorators: [{ from: 'sprout', name: 'Rooted' }],
    hooks: { setUp: ['onSprout'], tearDown: ['onWither'] },
  },
  singletonDecorators: [{ from: 'sprout', name: 'Soil' }],
  evidence: 'https://example.org/sprout',
};

let lint = lintText;

/** Modules are shared between the files of a worker, so those that read the catalogue are loaded again. */
beforeAll(async () => {
  vi.resetModules();
  vi.doMock('../../src/catalogue/entries.js', () => ({ protocols, frameworks: [...frameworks, sprout] }));
  ({ lintText: lint } = await import('../support/lint-text.js'));
});

afterAll(() => {
  vi.doUnmock('../../src/catalogue/entries.js');
  vi.resetModules();
});

function mechanism(name: string, programs: Mechanism): void {
  test(name, programs, () => lint);
}

describe('a made-up framework', () => {
  const effect = (end: string, mark: string): string => `
import { whenGrown } from 'sprout';
export const grow = (tick) => whenGrown('leaf', () => {
  const timer = setInterval(tick, 1000);${mark}
  const observer = new MutationObserver(tick);${mark}
  observer.observe(document.body);
  ${end}
});
`;
  mechanism('an effect', {
    filename: 'leaf.js',
    leak: effect('', ' // leak'),
    clean: effect('return () => { clearInterval(timer); observer.disconnect(); };', ''),
  });

  const registered = (end: string, mark: string): string => `
import { whenWatered, whenWithered } from 'sprout';
export const water = (tick) => whenWatered((onEnd) => {
  const timer = setInterval(tick, 1000);${mark}
  ${end}
});
`;
  mechanism('a registrar', {
    filename: 'leaf.js',
    leak: registered('', ' // leak'),
    clean: registered('whenWithered(() => clearInterval(timer));', ''),
  });

  describe.each([
    ['base class', '', 'extends Leaf'],
    ['decorator', '@Rooted()', ''],
  ])('a class by its %s', (_by, decorator, base) => {
    const program = (end: string, mark: string): string => `
import { Leaf, Rooted } from 'sprout';
${decorator}
class Clock ${base} {
  timer?: ReturnType<typeof setInterval>;
  onSprout() {
    this.timer = setInterval(() => this.tick(), 1000);${mark}
  }
  tick() {}
  ${end}
}
`;
    mechanism('its hook', {
      filename: 'leaf.ts',
      leak: program('', ' // leak'),
      clean: program('onWither() { clearInterval(this.timer); }', ''),
    });
  });

  mechanism('a singleton', {
    filename: 'leaf.ts',
    leak: `
export class Clock {
  timer = setInterval(() => this.tick(), 1000); // leak
  tick() {}
}
`,
    clean: `
import { Soil } from 'sprout';
@Soil()
export class Clock {
  timer = setInterval(() => this.tick(), 1000);
  tick() {}
}
`,
  });
});
