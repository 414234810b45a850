import { describe, expect, it } from 'vitest';
import { releaseBefore } from '../../src/fixes/release-before.js';
import { releaseBeforeReturn } from '../../src/fixes/release-before-return.js';
import { fixed, type Language, lines } from './harness.js';

function output(code: string, language: Language = 'ts'): string | undefined {
  return fixed(
    code,
    (sourceCode, find) =>
      releaseBefore(sourceCode, { statement: find('CallExpression', 'start('), release: 'clearInterval(this.t)' }),
    language,
  );
}

describe('releaseBefore', () => {
  it('stands above the statement and its comments', () => {
    expect(output('log(); // log\n\n// again\n/* now */ this.t = start();\n')).toBe(
      'log(); // log\n\nclearInterval(this.t);\n// again\n/* now */ this.t = start();\n',
    );
  });

  it('stands on the line of a statement that has none of its own', () => {
    expect(output('{ log(); this.t = start() }\n')).toBe('{ log(); clearInterval(this.t); this.t = start() }\n');
    expect(output('switch (a) {\n  case 1: this.t = start();\n}\n')).toBe(
      'switch (a) {\n  case 1: clearInterval(this.t); this.t = start();\n}\n',
    );
    expect(output('switch (a) {\n  case 1:\n    this.t = start();\n}\n')).toBe(
      'switch (a) {\n  case 1:\n    clearInterval(this.t);\n    this.t = start();\n}\n',
    );
  });

  it('adds braces on the line', () => {
    expect(output('if (a) this.t = start(); else log();\n')).toBe(
      'if (a) { clearInterval(this.t); this.t = start(); } else log();\n',
    );
    expect(output('if (a) log(); else this.t = start();\n')).toBe('if (a) log(); else { clearInterval(this.t); this.t = start(); }\n');
    expect(output('do this.t = start(); while (a)\n')).toBe('do { clearInterval(this.t); this.t = start(); } while (a)\n');
  });

  it('adds braces around lines', () => {
    expect(
      output(lines`
        if (a) // yes
          // again
          this.t = start(); // now
        else
          log();
      `),
    ).toBe(lines`
      if (a) { // yes
        clearInterval(this.t);
        // again
        this.t = start(); // now
      }
      else
        log();
    `);
  });

  it('adds braces around a statement of several lines', () => {
    expect(output('for (const a of b) this.t = start(() => {\n\tlog(a);\n});\n')).toBe(
      'for (const a of b) {\n\tclearInterval(this.t);\n\tthis.t = start(() => {\n\t\tlog(a);\n\t});\n}\n',
    );
  });

  it('keeps the semicolon that protects a line', () => {
    expect(output('log()\n;[this.t] = [start()]\n')).toBe('log()\nclearInterval(this.t)\n;[this.t] = [start()]\n');
    expect(output('log()\nif (a) this.t = start()\n;[1].map(log)\n')).toBe(
      'log()\nif (a) { clearInterval(this.t); this.t = start() }\n;[1].map(log)\n',
    );
  });

  it('ends its own line where the next one would be read on', () => {
    expect(output('function f() {\n  [this.t] = [start()]\n  log()\n}\n')).toBe(
      'function f() {\n  clearInterval(this.t);\n  [this.t] = [start()]\n  log()\n}\n',
    );
  });

  it('keeps the value of an arrow function', () => {
    expect(output('const f = () => this.t = start();\n', 'ts')).toBe(
      'const f = () => { clearInterval(this.t); return this.t = start(); };\n',
    );
    expect(output('const f = () =>\n  // why\n  (this.t = start())\nlog()\n', 'ts')).toBe(
      'const f = () => {\n  // why\n  clearInterval(this.t)\n  return (this.t = start())\n}\nlog()\n',
    );
  });

  it('stands above a labelled loop and a loop that starts with it', () => {
    expect(output('outer: for (const a of start()) {}\n')).toBe('clearInterval(this.t);\nouter: for (const a of start()) {}\n');
    expect(output('for (let a = start(); a; ) {}\n')).toBe('clearInterval(this.t);\nfor (let a = start(); a; ) {}\n');
  });

  it('leaves the first line of a file first', () => {
    expect(output('// @ts-check\nthis.t = start();\n')).toBe('// @ts-check\nclearInterval(this.t);\nthis.t = start();\n');
  });

  it.each([
    ['in a loop test', 'while (start()) {}'],
    ['in a loop update', 'for (;; start()) {}'],
    ['only sometimes run', 'a && start();'],
    ['in a branch', 'const x = a ? start() : b;'],
    ['in an optional chain', 'a?.b(start());'],
    ['a default value', 'function f(a = start()) {}'],
    ['a field', 'class A { a = start(); }'],
    ['in an else-if', 'if (a) b(); else if (start()) c();'],
    ['a case', 'switch (a) { case start(): }'],
    ['below the same release', 'clearInterval(this.t);\nthis.t = start();'],
  ])('offers nothing where the acquire is %s', (_name, code) => {
    expect(output(`${code}\n`)).toBeUndefined();
  });

  it('offers nothing above the declaration of what it releases', () => {
    expect(
      fixed('const id = start();\n', (sourceCode, find) =>
        releaseBefore(sourceCode, { statement: find('VariableDeclaration'), release: 'clearInterval(id)' }),
      ),
    ).toBeUndefined();
  });
});

function beforeReturn(statement: string, release = 'file.close()'): string | undefined {
  return fixed(`function f() {\n  ${statement}\n}\n`, (sourceCode, find) =>
    releaseBeforeReturn(sourceCode, { return: find('ReturnStatement'), release }),
  )?.slice('function f() {\n  '.length, -'\n}\n'.length);
}

describe('releaseBeforeReturn', () => {
  it.each(['return;', 'return 1;', 'return -1;', 'return void 0;', 'return undefined;', 'return other;', 'return this.x;', 'return other as T;', 'return `text`;'])(
    'stands above `%s`',
    (statement) => {
      expect(beforeReturn(statement)).toBe(`file.close();\n  ${statement}`);
    },
  );

  it('adds braces', () => {
    expect(beforeReturn('if (a) return;')).toBe('if (a) { file.close(); return; }');
    expect(beforeReturn('if (a) {\n    return null; // none\n  }')).toBe(
      'if (a) {\n    file.close();\n    return null; // none\n  }',
    );
  });

  it.each(['return file;', 'return read();', 'return file.name;', 'return new A();', 'return `${file}`;', 'return a.b;', 'return delete a.b;'])(
    'offers nothing above `%s`',
    (statement) => {
      expect(beforeReturn(statement)).toBeUndefined();
    },
  );

  it('offers nothing where the release writes what is returned', () => {
    expect(beforeReturn('return this.id;', 'this.id = undefined')).toBeUndefined();
    expect(beforeReturn('return this.other;', 'this.id = undefined')).toBe('this.id = undefined;\n  return this.other;');
  });
});
