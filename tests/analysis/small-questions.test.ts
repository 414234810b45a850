/** Questions that one table answers: delays, what throws, test files. */
import { describe, expect, it } from 'vitest';
import { isShort } from '../../src/analysis/delays.js';
import { isTestFile } from '../../src/analysis/test-files.js';
import { createThrowing } from '../../src/analysis/throwing.js';
import { ask, getObligation } from './subject.js';

describe('isShort', () => {
  it.each([
    ['/* here */ setTimeout(g);', true],
    ['/* here */ setTimeout(g, 0);', true],
    ['/* here */ setTimeout(g, 999);', true],
    ['/* here */ setTimeout(g, 1000);', false],
    ['/* here */ setTimeout(g, 1_000);', false],
    ['/* here */ setTimeout(g, 5 * 100);', true],
    ['/* here */ setTimeout(g, 60 * 60 * 1000);', false],
    ['/* here */ setTimeout(g, 100 + 100);', false],
    ['/* here */ setTimeout(g, ms);', false],
    ['/* here */ setTimeout(g, "5");', false],
    ['/* here */ setTimeout(g, -1);', false],
    ['const ms = 100; /* here */ setTimeout(g, ms);', true],
    ['const ms = 5000; /* here */ setTimeout(g, ms);', false],
    ['let ms = 100; ms = 5000; /* here */ setTimeout(g, ms);', false],
    ['const s = 2, ms = 10 * s; /* here */ setTimeout(g, ms);', true],
    ['const { ms } = { ms: 100 }; /* here */ setTimeout(g, ms);', false],
    ['/* here */ setTimeout(g, 100 as number);', true],
    ['/* here */ requestAnimationFrame(g);', true],
    ['/* here */ requestIdleCallback(g, { timeout: 5000 });', true],
  ])('%s', (code, expected) => {
    expect(ask(code, (subject) => isShort(subject.file.index, getObligation(subject)))).toBe(expected);
  });

  it('constants in a circle', () => {
    const code = 'const a = 1 * b, b = 1 * a; /* here */ setTimeout(g, a);';

    expect(ask(code, (subject) => isShort(subject.file.index, getObligation(subject)))).toBe(false);
  });
});

describe('what may throw', () => {
  it.each([
    ['async () => { /* here */ await a(); };', true],
    ['function* f() { /* here */ yield a; }', true],
    ['if (a) /* here: ThrowStatement */ throw b;', true],
    ['/* here */ a();', false],
    ['/* here */ JSON.parse(a);', true],
    ['/* here */ JSON.stringify(a);', false],
    ['/* here */ parse(a);', false],
    ['/* here */ signal.throwIfAborted();', true],
    ['function fail() { throw a; } /* here */ fail();', true],
    ['function fail() { if (b) { throw a; } } /* here */ fail();', true],
    ['async function fail() { throw a; } /* here */ fail();', false],
    ['function fine() { return a; } /* here */ fine();', false],
    ['class P { fail() { throw a; } m() { /* here */ this.fail(); } }', true],
    ['/* here */ new P();', false],
    ['try { /* here */ a(); } catch {}', true],
    ['try { /* here */ new P(); } catch {}', true],
    ['try { /* here: MemberExpression */ a.b; } catch {}', false],
    ['try { /* here */ a(); } finally {}', false],
    ['try { b(); } catch { /* here */ a(); }', false],
    ['try { try { b(); } catch { /* here */ a(); } } catch {}', true],
    ['try { run(() => { /* here */ a(); }); } catch {}', false],
    ['/* here: ForOfStatement */ for (const a of b) {}', false],
    ['async () => { /* here: ForOfStatement */ for await (const a of b) {} };', true],
  ])('%s', (code, expected) => {
    expect(ask(code, ({ file, node }) => createThrowing(file.isThrower)(node))).toBe(expected);
  });

  it('known limit: what a function inside throws counts for the function', () => {
    const code = 'function fine() { run(() => { throw a; }); } /* here */ fine();';

    expect(ask(code, ({ file, node }) => createThrowing(file.isThrower)(node))).toBe(true);
  });
});

describe('isTestFile', () => {
  it.each([
    ['/project/src/a.ts', false],
    ['/project/src/a.test.ts', true],
    ['/project/src/a.spec.tsx', true],
    ['/project/src/a-test.js', true],
    ['/project/src/a_spec.rb.js', false],
    ['/project/src/test.ts', false],
    ['/project/src/latest.ts', false],
    ['/project/src/contest/a.ts', false],
    ['/project/src/a.test.helper.ts', false],
    ['/project/test/a.ts', true],
    ['/project/tests/deep/a.ts', true],
    ['/project/packages/b/__tests__/a.ts', true],
    ['/project/packages/b/__mocks__/a.ts', true],
    ['/project/cypress/a.ts', true],
    ['/project/src/a.stories.tsx', true],
    ['/project/src/Test/a.ts', false],
    ['/home/test/a.ts', true],
    ['C:\\project\\tests\\a.ts', true],
  ])('%s', (filename, expected) => {
    expect(isTestFile(filename, '/project')).toBe(expected);
  });

  it('a project in a folder of tests', () => {
    expect(isTestFile('/home/tests/project/src/a.ts', '/home/tests/project')).toBe(false);
  });
});
