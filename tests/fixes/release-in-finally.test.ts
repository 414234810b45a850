import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { releaseInFinally } from '../../src/fixes/release-in-finally.js';
import { fixed, lines } from './harness.js';

/** From the statement that mentions `from` to the one that mentions `to`, or the same one; the release is `file.close()`. */
function output(code: string): string | undefined {
  return fixed(code, (sourceCode, find) => {
    const close = find('ExpressionStatement', 'file.close()');
    const { parent } = close;
    const isBlock = parent.type === AST_NODE_TYPES.BlockStatement || parent.type === AST_NODE_TYPES.Program;
    const list: readonly TSESTree.Statement[] = isBlock ? parent.body : [];
    const from = list.find((node) => sourceCode.getText(node).includes('from'));
    const to = list.find((node) => sourceCode.getText(node).includes('to(')) ?? from;
    if (from === undefined || to === undefined) {
      return undefined;
    }
    return releaseInFinally(sourceCode, { from, to, existingRelease: close });
  });
}

describe('releaseInFinally', () => {
  it('puts a try around the lines up to the release', () => {
    expect(
      output(lines`
        async function f() {
          const file = await open();
          // read
          const text = from(file);

          to(text); // write
          // all read
          file.close(); // done
          return 1;
        }
      `),
    ).toBe(lines`
      async function f() {
        const file = await open();
        try {
          // read
          const text = from(file);

          to(text); // write
        } finally {
          // all read
          file.close(); // done
        }
        return 1;
      }
    `);
  });

  it('takes statements between the last use and the release inside', () => {
    expect(output('from(file);\nlog();\nfile.close();\n')).toBe('try {\n  from(file);\n  log();\n} finally {\n  file.close();\n}\n');
  });

  it('keeps the text of templates, tabs and CRLF', () => {
    expect(output('{\r\n\tfrom(file, `a\r\nb`);\r\n\tfile.close();\r\n}\r\n')).toBe(
      '{\r\n\ttry {\r\n\t\tfrom(file, `a\r\nb`);\r\n\t} finally {\r\n\t\tfile.close();\r\n\t}\r\n}\r\n',
    );
  });

  it('works on one line and without semicolons', () => {
    expect(output('{ from(file); file.close() }\n')).toBe('{ try { from(file); } finally { file.close() } }\n');
    expect(output('open()\nfrom(file)\nfile.close()\n;[1].map(log)\n')).toBe(
      'open()\ntry {\n  from(file)\n} finally {\n  file.close()\n}\n;[1].map(log)\n',
    );
    expect(output('open()\n;[1].from(file)\nfile.close()\n')).toBe(
      'open()\ntry {\n  ;[1].from(file)\n} finally {\n  file.close()\n}\n',
    );
  });

  it('lets names live inside, and var outside', () => {
    expect(output('{\n  const a = from(file);\n  to(a);\n  file.close();\n}\n')).toBe(
      '{\n  try {\n    const a = from(file);\n    to(a);\n  } finally {\n    file.close();\n  }\n}\n',
    );
    expect(output('{\n  var a = from(file);\n  file.close();\n  log(a);\n}\n')).toBe(
      '{\n  try {\n    var a = from(file);\n  } finally {\n    file.close();\n  }\n  log(a);\n}\n',
    );
  });

  it('lets jumps inside stay inside, and returns of other values leave', () => {
    expect(output('{\n  for (const a of from(file)) { if (a) break; }\n  file.close();\n}\n')).toContain('finally');
    expect(output('function f() {\n  if (from(file)) return 1;\n  file.close();\n}\n')).toContain('finally');
  });

  it.each([
    ['a const is used below', '{\n  const a = from(file);\n  file.close();\n  log(a);\n}'],
    ['a destructured name is used below', '{\n  const { a } = from(file);\n  file.close();\n  log(a);\n}'],
    ['a class is used above', '{\n  const f = () => A;\n  class A { from = 1 }\n  file.close();\n}'],
    ['a function is used below', '{\n  function from() {}\n  file.close();\n  from();\n}'],
    ['a type is used below', '{\n  interface from {}\n  file.close();\n  let a: from;\n}'],
    ['it exports', 'export const from = 1;\nfile.close();'],
    ['the handle is returned', 'function f() {\n  if (from()) return file;\n  file.close();\n}'],
    ['a loop around is left', 'while (a) {\n  if (from(file)) break;\n  file.close();\n}'],
    ['a loop around is continued', 'while (a) {\n  if (from(file)) continue;\n  file.close();\n}'],
    ['a branch releases too', 'function f() {\n  if (from(file)) { file.close(  ); return; }\n  file.close();\n}'],
  ])('offers nothing where %s', (_name, code) => {
    expect(output(`${code}\n`)).toBeUndefined();
  });
});
