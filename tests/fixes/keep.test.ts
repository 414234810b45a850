import { describe, expect, it } from 'vitest';
import { combine } from '../../src/fixes/combine.js';
import { createTeardown } from '../../src/fixes/create-teardown.js';
import { getFieldAccess } from '../../src/fixes/field-access.js';
import { keepInConst } from '../../src/fixes/keep-in-const.js';
import { keepInField } from '../../src/fixes/keep-in-field.js';
import { releaseBefore } from '../../src/fixes/release-before.js';
import { returnStop } from '../../src/fixes/return-stop.js';
import { apply, fixed, type Language, lines, type Plan } from './harness.js';

const inConst: Plan = (sourceCode, find) =>
  keepInConst(sourceCode, { call: find('CallExpression', 'start('), name: 'interval' });

describe('keepInConst', () => {
  it('declares what a statement drops', () => {
    expect(fixed('// a\nstart(f); // b\n', inConst)).toBe('// a\nconst interval = start(f); // b\n');
    expect(fixed('await start(f)\n', inConst)).toBe('const interval = await start(f)\n');
    expect(fixed('(start(f))\n', inConst)).toBe('const interval = (start(f))\n');
  });

  it.each([
    ['a braceless branch', 'if (a) start();'],
    ['a case', 'switch (a) { case 1: start(); }'],
    ['the name is taken', 'let interval; start();'],
    ['the name is used for something outside', 'start(); log(interval);'],
    ['a var of the name is hoisted out of the block', 'function f() { { start(); var interval; } }'],
    ['the value is used', 'log(start());'],
  ])('offers nothing for %s', (_name, code) => {
    expect(fixed(`${code}\n`, inConst)).toBeUndefined();
  });

  it('may stand where the name is another scope’s own', () => {
    expect(fixed('{ start(); }\n{ let interval; }\n', inConst)).toBe('{ const interval = start(); }\n{ let interval; }\n');
  });
});

function inField(typeText?: string): Plan {
  return (sourceCode, find) =>
    keepInField(sourceCode, {
      call: find('CallExpression', 'start('),
      owner: find('ClassDeclaration'),
      field: 'interval',
      ...(typeText === undefined ? {} : { typeText }),
    });
}

describe('keepInField', () => {
  it('declares a field in TypeScript', () => {
    expect(
      fixed(
        lines`
          class Poller {
            // Starts.
            run() {
              start(f); // go
            }
          }
        `,
        inField('ReturnType<typeof setInterval>'),
      ),
    ).toBe(lines`
      class Poller {
        private interval?: ReturnType<typeof setInterval>;

        // Starts.
        run() {
          this.interval = start(f); // go
        }
      }
    `);
  });

  it('declares it below the other fields', () => {
    expect(fixed('class A {\n\ta = 1 // a\n\n\trun() {\n\t\tstart()\n\t}\n}\n', inField('number'))).toBe(
      'class A {\n\ta = 1 // a\n\tprivate interval?: number\n\n\trun() {\n\t\tthis.interval = start()\n\t}\n}\n',
    );
  });

  it('declares nothing in JavaScript, but private names', () => {
    expect(fixed('class A {\n  run() { start(); }\n}\n', inField(), 'js')).toBe('class A {\n  run() { this.interval = start(); }\n}\n');
    expect(fixed('class A {\n  #a\n  [b]() { start() }\n}\n', inField(), 'js')).toBe(
      'class A {\n  #a\n  #interval;\n  [b]() { this.#interval = start() }\n}\n',
    );
    expect(fixed('class A { #a = 1; run() { start(); } }\n', inField('number'))).toBe(
      'class A { #a = 1; #interval?: number; run() { this.#interval = start(); } }\n',
    );
  });

  it('keeps the value of an arrow function', () => {
    expect(fixed('class A {\n  run = () => (start());\n}\n', inField(), 'js')).toBe('class A {\n  run = () => this.interval = (start());\n}\n');
  });

  it('waits for super()', () => {
    expect(fixed('class A extends B { constructor() { super(); start(); } }\n', inField(), 'js')).toBe(
      'class A extends B { constructor() { super(); this.interval = start(); } }\n',
    );
    expect(fixed('class A extends B { constructor() { start(); super(); } }\n', inField(), 'js')).toBeUndefined();
  });

  it.each([
    ['static', 'class A { static run() { start(); } }'],
    ['in a static block', 'class A { static { start(); } }'],
    ['in a plain function', 'class A { run() { on(function () { start(); }); } }'],
    ['in a loop', 'class A { run() { while (a) { start(); } } }'],
    ['used', 'class A { run() { log(start()); } }'],
    ['beside a field of the name', 'class A { interval = 1; run() { start(); } }'],
    ['beside an assignment of the name', 'class A { run() { start(); this.interval = 1; } }'],
  ])('offers nothing for a call %s', (_name, code) => {
    expect(fixed(`${code}\n`, inField(), 'js')).toBeUndefined();
  });
});

interface Teardown {
  readonly name?: string;
  readonly callsSuper?: boolean;
  readonly isTypeScript?: boolean;
  readonly isImplementing?: boolean;
}

function teardown({ name = 'ngOnDestroy', callsSuper = false, isTypeScript = false, isImplementing = false }: Teardown): Plan {
  return (sourceCode, find) =>
    createTeardown(sourceCode, {
      owner: sourceCode.text.includes('class') ? find('ClassDeclaration') : find('ObjectExpression'),
      name,
      release: 'clearInterval(this.t)',
      callsSuper,
      isTypeScript,
      ...(isImplementing ? { implementsName: 'OnDestroy', implementsModule: '@angular/core' } : {}),
    });
}

function created(code: string, options: Teardown = {}, language: Language = 'ts'): string | undefined {
  return fixed(code, teardown(options), language);
}

describe('createTeardown in a class', () => {
  it('adds a method at the end', () => {
    expect(created('class A {\n  run() {} // a\n  // b\n}\n', {}, 'js')).toBe(
      'class A {\n  run() {} // a\n  // b\n\n  ngOnDestroy() {\n    clearInterval(this.t);\n  }\n}\n',
    );
    expect(created('class A {}\n', {}, 'js')).toBe('class A { ngOnDestroy() { clearInterval(this.t); } }\n');
    expect(created('class A { run() {} }\n', {}, 'js')).toBe('class A { run() {} ngOnDestroy() { clearInterval(this.t); } }\n');
  });

  it('calls the base class last', () => {
    expect(created('class A extends B {\n}\n', { callsSuper: true, isTypeScript: true })).toBe(
      'class A extends B {\n  override ngOnDestroy(): void {\n    clearInterval(this.t);\n    super.ngOnDestroy();\n  }\n}\n',
    );
  });

  it('is not read as an index of the field above', () => {
    expect(created('class A {\n  a = []\n}\n', { name: '[Symbol.dispose]' }, 'js')).toBe(
      'class A {\n  a = [];\n\n  [Symbol.dispose]() {\n    clearInterval(this.t);\n  }\n}\n',
    );
    expect(created('class A { a = 1 }\n', {}, 'js')).toBe('class A { a = 1; ngOnDestroy() { clearInterval(this.t); } }\n');
  });

  it('implements the interface, with the import merged', () => {
    expect(
      created("import { Component } from '@angular/core';\n\n@Component({})\nexport class A {\n  run() {}\n}\n", { isImplementing: true }),
    ).toBe(
      "import { Component, OnDestroy } from '@angular/core';\n\n@Component({})\nexport class A implements OnDestroy {\n  run() {}\n\n  ngOnDestroy(): void {\n    clearInterval(this.t);\n  }\n}\n",
    );
  });

  it.each([
    ['extends', 'class A<T> extends B<T> {\n}\n', 'class A<T> extends B<T> implements OnDestroy {'],
    ['implements', 'class A implements I /* i */ {\n}\n', 'class A implements I, OnDestroy /* i */ {'],
    ['nothing of its own', 'export default class {\n}\n', 'export default class implements OnDestroy {'],
  ])('stands behind %s', (_name, code, head) => {
    expect(created(`import { OnDestroy } from '@angular/core';\n${code}`, { isImplementing: true })).toBe(
      `import { OnDestroy } from '@angular/core';\n${head}\n  ngOnDestroy(): void {\n    clearInterval(this.t);\n  }\n}\n`,
    );
  });

  it.each([
    ['a list of lines', "import {\n  A, // a\n  B,\n} from '@angular/core'\n", "import {\n  A, // a\n  B,\n  OnDestroy,\n} from '@angular/core'\n", 'OnDestroy'],
    ['inline types', "import { A, type B } from '@angular/core'\n", "import { A, type B, type OnDestroy } from '@angular/core'\n", 'OnDestroy'],
    ['a type import', "import type { B } from '@angular/core'\n", "import type { B, OnDestroy } from '@angular/core'\n", 'OnDestroy'],
    ['a default import', "import ng from '@angular/core'\n", "import ng, { OnDestroy } from '@angular/core'\n", 'OnDestroy'],
    ['a namespace', "import * as ng from '@angular/core'\n", "import * as ng from '@angular/core'\n", 'ng.OnDestroy'],
    ['an alias', "import { OnDestroy as D } from '@angular/core'\n", "import { OnDestroy as D } from '@angular/core'\n", 'D'],
    ['other modules', 'import a from "a" // a\n', 'import a from "a" // a\nimport { OnDestroy } from "@angular/core"\n', 'OnDestroy'],
    ['no import', '', "import { OnDestroy } from '@angular/core'\n", 'OnDestroy'],
    ['a doc comment', '/** Doc. */\n', "import { OnDestroy } from '@angular/core'\n/** Doc. */\n", 'OnDestroy'],
  ])('imports into a file with %s', (_name, before, after, type) => {
    const start = before === '' || before.startsWith('/**') ? '\nlog()\n' : '';
    const result = created(`${before}class A {\n}\n${start}`, { isImplementing: true });
    // Without a statement that shows the style, semicolons are the default.
    expect(result).toBe(
      `${after}class A implements ${type} {\n  ngOnDestroy(): void {\n    clearInterval(this.t)\n  }\n}\n${start}`,
    );
  });

  it.each([
    ['has the method', 'class A { ngOnDestroy() {} }'],
    ['has a field of the name', 'class A { ngOnDestroy = () => {} }'],
    ['meets another OnDestroy', 'class OnDestroy {}'],
  ])('offers nothing where the class %s', (_name, code) => {
    expect(created(`${code}\n`, { isImplementing: true })).toBeUndefined();
  });

  it('may stand beside a static member of the name', () => {
    expect(created('class A {\n  static ngOnDestroy() {}\n}\n', {}, 'js')).toContain('  ngOnDestroy() {\n');
  });
});

describe('createTeardown in an object', () => {
  it.each([
    ['a comma at the end', 'use({\n  a: 1, // a\n});\n', 'use({\n  a: 1, // a\n  ngOnDestroy() {\n    clearInterval(this.t);\n  },\n});\n'],
    ['no comma', 'use({\n  a: 1 // a\n});\n', 'use({\n  a: 1, // a\n  ngOnDestroy() {\n    clearInterval(this.t);\n  }\n});\n'],
    ['parentheses', 'use({\n  a: (1)\n});\n', 'use({\n  a: (1),\n  ngOnDestroy() {\n    clearInterval(this.t);\n  }\n});\n'],
    ['one line', 'use({ a: 1 });\n', 'use({ a: 1, ngOnDestroy() { clearInterval(this.t); } });\n'],
    ['nothing', 'use({});\n', 'use({ ngOnDestroy() { clearInterval(this.t); } });\n'],
  ])('with %s', (_name, code, expected) => {
    expect(created(code, {}, 'js')).toBe(expected);
  });

  it.each(['use({ ...base });', 'use({ ngOnDestroy: off });'])('offers nothing in `%s`', (code) => {
    expect(created(`${code}\n`, {}, 'js')).toBeUndefined();
  });
});

describe('returnStop', () => {
  const stop: Plan = (sourceCode, find) => {
    const declaration = find('FunctionDeclaration');
    return returnStop(sourceCode, {
      starter: declaration,
      acquire: find('CallExpression', 'start('),
      release: (handle) => `clearInterval(${handle})`,
      handleName: 'interval',
    });
  };

  it('hands a way to stop to the caller', () => {
    expect(fixed('function poll(): void {\n  start(f);\n}\n', stop)).toBe(
      'function poll(): () => void {\n  const interval = start(f);\n  return () => clearInterval(interval);\n}\n',
    );
  });

  it.each(['function poll() { if (a) { start(); } }', 'async function poll() { start(); }', 'function poll() { start(); return 1; }'])(
    'offers nothing for `%s`',
    (code) => {
      expect(fixed(`${code}\n`, stop)).toBeUndefined();
    },
  );

  it('offers nothing for constructors and accessors', () => {
    const plan: Plan = (sourceCode, find) =>
      returnStop(sourceCode, {
        starter: find('FunctionExpression'),
        acquire: find('CallExpression', 'start('),
        release: () => 'stop()',
      });
    expect(fixed('class A { constructor() { start(); } }\n', plan)).toBeUndefined();
    expect(fixed('class A { set a(b) { start(); } }\n', plan)).toBeUndefined();
    expect(fixed('class A { run() { start(); } }\n', plan)).toBe('class A { run() { start(); return () => stop(); } }\n');
  });
});

describe('combine', () => {
  it('makes one fix of several edits', () => {
    const plan: Plan = (sourceCode, find) => {
      const owner = find('ClassDeclaration');
      const call = find('CallExpression', 'start(');
      const release = `clearInterval(${getFieldAccess(owner, 'interval')})`;
      return combine(
        keepInField(sourceCode, { call, owner, field: 'interval', typeText: 'number' }),
        releaseBefore(sourceCode, { statement: call, release }),
        createTeardown(sourceCode, { owner, name: 'dispose', release, callsSuper: false, isTypeScript: true }),
      );
    };
    expect(fixed('class A {\n  #b = 1;\n\n  run() {\n    start();\n  }\n}\n', plan)).toBe(lines`
      class A {
        #b = 1;
        #interval?: number;

        run() {
          clearInterval(this.#interval);
          this.#interval = start();
        }

        dispose(): void {
          clearInterval(this.#interval);
        }
      }
    `);
  });

  it('is nothing where one of them is', () => {
    expect(apply('a();\n', () => combine((fixer) => fixer.insertTextBeforeRange([0, 0], 'b();'), undefined))).toBeUndefined();
    expect(combine()).toBeUndefined();
  });

  it('changes nothing where they overlap', () => {
    const plan: Plan = () =>
      combine(
        (fixer) => fixer.replaceTextRange([0, 3], 'b()'),
        (fixer) => [fixer.insertTextBeforeRange([1, 1], 'c')],
        () => null,
      );
    expect(apply('a();\n', plan)?.output).toBe('a();\n');
  });
});
