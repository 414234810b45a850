import { describe, expect, it } from 'vitest';
import { createTypeSeam, type SymbolOrigin } from '../../src/types/seam.js';
import { probe, type ProbeOptions } from '../probe.js';

function originOf(code: string, options: ProbeOptions = {}): SymbolOrigin | undefined {
  return probe(code, ({ node, sourceCode }) => createTypeSeam(sourceCode).originOf(node), { typed: true, ...options });
}

describe('globals', () => {
  it('a function that lib.dom and @types/node both declare', () => {
    expect(originOf('/* here: Identifier */ setInterval(() => {}, 1);')).toEqual({ from: 'global', name: 'setInterval' });
  });

  it('a function that only @types/node declares, inside a module', () => {
    expect(originOf('/* here: Identifier */ setImmediate(() => {});')).toEqual({ from: 'global', name: 'setImmediate' });
  });

  it('a member belongs to the interface that declares it', () => {
    expect(originOf('declare const button: HTMLElement; /* here: MemberExpression */ button.addEventListener("click", () => {});')).toEqual({
      from: 'global',
      name: 'HTMLElement.addEventListener',
    });
  });

  it('a static member', () => {
    expect(originOf('/* here: MemberExpression */ URL.createObjectURL(new Blob());')).toEqual({ from: 'global', name: 'URL.createObjectURL' });
  });

  it('a member of the global object is the global, whichever declaration it has', () => {
    expect(originOf('declare const win: Window; /* here: MemberExpression */ win.setInterval(() => {}, 1);')).toEqual({
      from: 'global',
      name: 'setInterval',
    });
    expect(originOf('declare const win: Window & typeof globalThis; /* here: MemberExpression */ win.setInterval(() => {}, 1);')).toEqual({
      from: 'global',
      name: 'setInterval',
    });
    expect(originOf('declare const win: Window; /* here: MemberExpression */ win.requestAnimationFrame(() => {});')).toEqual({
      from: 'global',
      name: 'requestAnimationFrame',
    });
  });

  it('computed access with a literal', () => {
    expect(originOf('declare const win: Window; /* here: MemberExpression */ win["setInterval"](() => {}, 1);')).toEqual({
      from: 'global',
      name: 'setInterval',
    });
  });

  it('a namespace of @types/node', () => {
    expect(originOf('declare const timer: NodeJS.Timeout; /* here: MemberExpression */ timer.unref();')).toEqual({
      from: 'global',
      name: 'NodeJS.Timeout.unref',
    });
  });
});

describe('Node builtins', () => {
  it.each(['timers/promises', 'node:timers/promises'])('%s', (specifier) => {
    expect(originOf(`import { setInterval as every } from '${specifier}'; /* here: Identifier */ every(1);`)).toEqual({
      from: 'node:timers/promises',
      name: 'setInterval',
    });
  });

  it('what node:timers exports is the global', () => {
    expect(originOf(`import { setInterval } from 'timers'; /* here: Identifier */ setInterval(() => {}, 1);`)).toEqual({
      from: 'global',
      name: 'setInterval',
    });
  });

  it('a namespace inside a module is the module it stands for', () => {
    expect(originOf(`import { promises } from 'fs'; /* here: MemberExpression */ promises.open('a');`)).toEqual({
      from: 'node:fs/promises',
      name: 'open',
    });
  });

  it('a class that its module exports as a whole', () => {
    expect(originOf(`import EventEmitter from 'node:events'; new /* here: Identifier */ EventEmitter();`)).toEqual({
      from: 'node:events',
      name: 'EventEmitter',
    });
  });

  it('a member of a namespace that its module exports as a whole', () => {
    expect(originOf(`import * as events from 'node:events'; new /* here: MemberExpression */ events.EventEmitterAsyncResource();`)).toEqual({
      from: 'node:events',
      name: 'EventEmitterAsyncResource',
    });
  });

  it('a static member of such a class keeps the class', () => {
    expect(originOf(`import { Readable } from 'node:stream'; /* here: MemberExpression */ Readable.from([]);`)).toEqual({
      from: 'node:stream',
      name: 'Readable.from',
    });
  });

  it('require in a JavaScript-like import', () => {
    expect(originOf(`import fs = require('fs'); /* here: MemberExpression */ fs.watch('a');`)).toEqual({ from: 'node:fs', name: 'watch' });
  });
});

describe('packages', () => {
  it('typings in @types belong to the package', () => {
    expect(originOf(`import { useEffect } from 'react'; /* here: Identifier */ useEffect(() => {});`)).toEqual({ from: 'react', name: 'useEffect' });
    expect(originOf(`import * as React from 'react'; /* here: MemberExpression */ React.useEffect(() => {});`)).toEqual({
      from: 'react',
      name: 'useEffect',
    });
    expect(originOf(`import React from 'react'; /* here: MemberExpression */ React.useEffect(() => {});`)).toEqual({
      from: 'react',
      name: 'useEffect',
    });
  });

  it('a class of a package with typings of its own', () => {
    expect(originOf(`import { LRUCache } from 'lru-cache'; new /* here: Identifier */ LRUCache({ max: 1 });`)).toEqual({
      from: 'lru-cache',
      name: 'LRUCache',
    });
  });

  it('a re-export belongs to the package that declares it', () => {
    expect(originOf(`import { expectTypeOf } from 'vitest'; /* here: Identifier */ expectTypeOf(1);`)).toEqual({
      from: 'expect-type',
      name: 'expectTypeOf',
    });
  });

  it('a scoped package', () => {
    expect(originOf(`import { TSESLint } from '@typescript-eslint/utils'; new /* here: MemberExpression */ TSESLint.Linter();`)).toEqual({
      from: '@typescript-eslint/utils',
      name: 'Linter',
    });
  });
});

describe('the project', () => {
  it('a shadowed name is not the global', () => {
    expect(originOf('function f(setInterval: () => void) { /* here: Identifier */ setInterval(); }')).toEqual({
      from: 'program',
      name: 'f.setInterval',
    });
  });

  it('a class of the same name as a builtin one', () => {
    expect(originOf('class Socket { close() {} } export {}; declare const s: Socket; /* here: MemberExpression */ s.close();')).toEqual({
      from: 'program',
      name: 'Socket.close',
    });
  });

  it('a type from a package that is not there', () => {
    expect(originOf(`declare const w: import('no-such-package').Watcher; /* here: MemberExpression */ w.close();`)).toBeUndefined();
  });

  it('members that a union takes from two declarations have no origin', () => {
    const code = `import { Server as A } from 'node:net'; import { Socket as B } from 'node:dgram';
      declare const either: A | B; /* here: MemberExpression */ either.close();`;
    expect(originOf(code)).toBeUndefined();
  });
});

describe('nothing to know', () => {
  it('any', () => {
    expect(originOf('declare const x: any; /* here: MemberExpression */ x.setInterval();')).toBeUndefined();
  });

  it('a missing package', () => {
    expect(originOf(`import { connect } from 'no-such-package'; /* here: Identifier */ connect();`)).toBeUndefined();
  });

  it('an undeclared name', () => {
    expect(originOf('/* here: Identifier */ undeclared();')).toBeUndefined();
  });

  it('no lib', () => {
    expect(originOf('/* here: Identifier */ setInterval(() => {}, 1);', { fixture: 'bare' })).toBeUndefined();
  });

  it('no program', () => {
    expect(originOf('/* here: Identifier */ setInterval(() => {}, 1);', { typed: false })).toBeUndefined();
  });
});

describe('originOfMember', () => {
  it('answers for a member that the code only names in a pattern', () => {
    const code = 'declare const win: Window; const { setInterval: every } = /* here */ win;';
    expect(probe(code, ({ node, sourceCode }) => createTypeSeam(sourceCode).originOfMember(node, 'setInterval'), { typed: true })).toEqual({
      from: 'global',
      name: 'setInterval',
    });
  });
});
