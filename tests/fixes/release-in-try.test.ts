import { describe, expect, it } from 'vitest';
import { releaseInTry } from '../../src/fixes/release-in-try.js';
import { fixed, lines } from './harness.js';

/** The first `try` gets `release` in its `finally`; the declaration of `file` moves above it where `isHoisted`, and `file.close()` goes. */
function output(code: string, release: string, isHoisted: boolean): string | undefined {
  let passes = 0;
  return fixed(code, (sourceCode, find) => {
    passes += 1;
    if (passes > 1) {
      return undefined;
    }
    const removed = code.includes('file.close();') ? { removed: find('ExpressionStatement', 'file.close()') } : {};
    const hoisted = isHoisted ? { hoisted: { declaration: find('VariableDeclaration', 'const file'), typeText: 'File' } } : {};
    return releaseInTry(sourceCode, { tried: find('TryStatement'), handle: 'file', release, ...removed, ...hoisted });
  });
}

describe('releaseInTry', () => {
  it('moves the release behind the catch', () => {
    const code = lines`
      function f() {
        const file = open();
        try {
          read(file); // all of it
          file.close();
          done();
        } catch {
          fail();
        }
      }
    `;
    expect(output(code, 'file.close()', false)).toBe(lines`
      function f() {
        const file = open();
        try {
          read(file); // all of it
          done();
        } catch {
          fail();
        } finally {
          file.close();
        }
      }
    `);
  });

  it('puts it above what the finally does already', () => {
    const code = lines`
      function f() {
        const file = open();
        try {
          read(file);
          file.close();
        } finally {
          // always
          done();
        }
      }
    `;
    expect(output(code, 'file.close()', false)).toContain('finally {\n    file.close();\n    // always\n    done();');
  });

  it('declares above what only the try could see', () => {
    const code = lines`
      async function f() {
        // read it
        try {
          const file = await open();
          read(file);
        } catch {
          fail();
        }
      }
    `;
    expect(output(code, 'await file.close()', true)).toBe(lines`
      async function f() {
        let file: File | undefined;
        // read it
        try {
          file = await open();
          read(file);
        } catch {
          fail();
        } finally {
          await file?.close();
        }
      }
    `);
  });

  it.each([
    ['takes nothing where there is none', 'closeSync(file)', 'if (file !== undefined) closeSync(file);'],
    ['asks for nothing where nothing is fine', 'window.clearTimeout(file)', 'window.clearTimeout(file);'],
  ])('%s', (_name, release, expected) => {
    expect(output('function f() {\n  try {\n    const file = open();\n    read(file);\n  } catch {}\n}\n', release, true)).toContain(expected);
  });

  it('keeps the type that is written there', () => {
    expect(output('function f() {\n  try {\n    const file: Log = open();\n    read(file);\n  } catch {}\n}\n', 'file.close()', true)).toContain('let file: Log | undefined;');
  });

  it.each([
    ['a comment inside the declaration', 'function f() {\n  try {\n    const file /* log */ = open();\n    read(file);\n  } catch {}\n}\n', true],
    ['a comment that explains the release', 'function f() {\n  try {\n    read(file);\n    // all read\n    file.close();\n  } catch {}\n}\n', false],
  ])('offers nothing for %s', (_name, code, isHoisted) => {
    expect(output(code, 'file.close()', isHoisted)).toBeUndefined();
  });
});
