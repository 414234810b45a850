import { describe, expect, it } from 'vitest';
import { createResolver, matches, type Resolver } from '../../src/analysis/resolve-symbol.js';
import { createTypeSeam, type TypeSeam } from '../../src/types/seam.js';
import { probe, type Probed, type ProbeOptions } from '../probe.js';

interface Asked extends Probed {
  readonly resolver: Resolver;
  readonly seam: TypeSeam;
}

function ask<Answer>(code: string, question: (asked: Asked) => Answer, options: ProbeOptions = {}): Answer {
  return probe(
    code,
    (probed) => {
      const seam = createTypeSeam(probed.sourceCode);
      return question({ ...probed, seam, resolver: createResolver(probed.sourceCode, seam) });
    },
    options,
  );
}

/** `'global setInterval'`, `'local tick'`, `'unknown'`. */
function resolve(code: string, options: ProbeOptions = {}): string {
  return ask(
    code,
    ({ node, resolver }) => {
      const resolved = resolver.resolve(node);
      switch (resolved.kind) {
        case 'symbol':
          return `${resolved.from} ${resolved.name}`;
        case 'local':
          return `local ${resolved.variable.name}${resolved.definition === undefined ? '' : ` = ${resolved.definition.type}`}`;
        case 'unknown':
          return 'unknown';
      }
    },
    options,
  );
}

const typed: ProbeOptions = { typed: true };

describe('globals', () => {
  it.each([
    ['/* here: Identifier */ setInterval();'],
    ['/* here: MemberExpression */ window.setInterval();'],
    ['/* here: MemberExpression */ globalThis.setInterval();'],
    ['/* here: MemberExpression */ self.setInterval();'],
    ['/* here: MemberExpression */ global.setInterval();'],
    ['(/* here */ window.window.setInterval)();'],
    [`(/* here */ window['setInterval'])();`],
    ['(/* here */ window[`setInterval`])();'],
    ['(/* here */ window?.setInterval)();'],
    ['(/* here */ setInterval as any)();'],
    ['(0, /* here */ setInterval)();'],
    ['(/* here */ setInterval)();'],
    ['x = /* here */ setInterval.bind(window);'],
    ['x = /* here */ window.setInterval.bind(window);'],
  ])('%s', (code) => {
    expect(resolve(code)).toBe('global setInterval');
  });

  it('the comma operator itself', () => {
    expect(resolve('f(/* here */ (0, setInterval));')).toBe('global setInterval');
  });

  it('bind with arguments is another function', () => {
    expect(resolve('x = /* here */ setInterval.bind(window, tick);')).toBe('unknown');
  });

  it('a computed name is unknown', () => {
    expect(resolve('(/* here */ window[name])();')).toBe('unknown');
  });

  it('a configured global', () => {
    expect(resolve('/* here: Identifier */ setInterval();', { globals: { setInterval: 'readonly' } })).toBe('global setInterval');
  });

  it('a member of a global', () => {
    expect(resolve('/* here: MemberExpression */ URL.createObjectURL(blob);')).toBe('global URL.createObjectURL');
    expect(resolve('f(/* here */ window.URL.createObjectURL);')).toBe('global URL.createObjectURL');
  });

  it('a member of another window is not the global', () => {
    expect(resolve('f(/* here */ window.top.setInterval);')).toBe('global top.setInterval');
  });
});

describe('shadowing', () => {
  it.each([
    ['a parameter', 'function f(setInterval) { /* here: Identifier */ setInterval(); }', 'local setInterval'],
    ['a function', 'function setInterval() {} /* here: Identifier */ setInterval();', 'local setInterval = FunctionDeclaration'],
    ['a hoisted var', '/* here: Identifier */ setInterval(); var setInterval = () => {};', 'local setInterval = ArrowFunctionExpression'],
    ['an ambient function', 'declare function setInterval(): void; /* here: Identifier */ setInterval();', 'local setInterval'],
    ['an ambient variable', 'declare const setInterval: () => void; /* here: Identifier */ setInterval();', 'local setInterval'],
    ['a class', 'class Worker {} new /* here: Identifier */ Worker();', 'local Worker = ClassDeclaration'],
    ['overloads', 'function f(): void; function f(a?: 1) {} /* here: Identifier */ f();', 'local f = FunctionDeclaration'],
    ['a catch parameter', 'try {} catch (fetch) { /* here: Identifier */ fetch(); }', 'local fetch'],
    ['a function that is replaced', 'function f() {} f = g; /* here: Identifier */ f();', 'local f'],
  ])('%s', (_, code, expected) => {
    expect(resolve(code)).toBe(expected);
    expect(resolve(code, typed)).toBe(expected);
  });

  it('a shadowed window', () => {
    expect(resolve('function f(window) { /* here: MemberExpression */ window.setInterval(); }')).toBe('unknown');
  });

  it('a var of a script', () => {
    const code = 'var setInterval = 1; function f() { /* here: Identifier */ setInterval(); }';
    expect(resolve(code, { sourceType: 'script' })).toBe('local setInterval = Literal');
  });

  it('an interface does not shadow a value', () => {
    expect(resolve('interface setInterval {} /* here: Identifier */ setInterval();')).toBe('global setInterval');
  });

  it('a function does not shadow outside of its scope', () => {
    expect(resolve('function f() { function setInterval() {} } /* here: Identifier */ setInterval();')).toBe('global setInterval');
  });

  it('a shadowed require', () => {
    expect(resolve(`function f(require) { return /* here */ require('fs'); }`)).toBe('unknown');
  });
});

describe('imports', () => {
  it.each([
    [`import { setInterval } from 'timers'; /* here: Identifier */ setInterval();`, 'node:timers setInterval'],
    [`import { setInterval } from 'node:timers'; /* here: Identifier */ setInterval();`, 'node:timers setInterval'],
    [`import { setInterval as every } from 'timers'; /* here: Identifier */ every();`, 'node:timers setInterval'],
    [`import { 'setInterval' as every } from 'timers'; /* here: Identifier */ every();`, 'node:timers setInterval'],
    [`import timers from 'timers'; /* here: MemberExpression */ timers.setInterval();`, 'node:timers setInterval'],
    [`import * as timers from 'timers'; /* here: MemberExpression */ timers.setInterval();`, 'node:timers setInterval'],
    [`import * as timers from 'timers'; (/* here */ timers.default.setInterval)();`, 'node:timers setInterval'],
    [`import timers = require('timers'); /* here: MemberExpression */ timers.setInterval();`, 'node:timers setInterval'],
    [`import timers = require('timers'); import every = timers.setInterval; /* here: Identifier */ every();`, 'node:timers setInterval'],
    [`import { default as fs } from 'fs'; (/* here */ fs.watch)();`, 'node:fs watch'],
    [`import { promises } from 'fs'; /* here: MemberExpression */ promises.open();`, 'node:fs/promises open'],
    [`import fs from 'fs'; (/* here */ fs.promises.open)();`, 'node:fs/promises open'],
    [`import { promises as fsp } from 'fs'; f(/* here */ fsp);`, 'node:fs/promises default'],
    [`import EventEmitter from 'events'; new /* here: Identifier */ EventEmitter();`, 'node:events EventEmitter'],
    [`import { EventEmitter } from 'events'; new /* here: Identifier */ EventEmitter();`, 'node:events EventEmitter'],
    [`import process from 'node:process'; /* here: MemberExpression */ process.on();`, 'global process.on'],
    [`import { on } from 'node:process'; /* here: Identifier */ on();`, 'global process.on'],
    [`import WebSocket from 'ws'; new /* here: Identifier */ WebSocket();`, 'ws default'],
    [`import WebSocket from 'ws'; new /* here: MemberExpression */ WebSocket.Server();`, 'ws Server'],
    [`import { ajax } from 'rxjs/ajax'; /* here: Identifier */ ajax();`, 'rxjs ajax'],
    [`import { a } from '@scope/pkg/sub'; /* here: Identifier */ a();`, '@scope/pkg a'],
    [`import { a } from './a.js'; /* here: Identifier */ a();`, 'unknown'],
    [`import { a } from '#a'; /* here: Identifier */ a();`, 'unknown'],
    [`import { a } from '@/a'; /* here: Identifier */ a();`, 'unknown'],
  ])('%s', (code, expected) => {
    expect(resolve(code)).toBe(expected);
  });

  it('a test runner is only node:test with the prefix', () => {
    expect(resolve(`import { mock } from 'node:test'; f(/* here */ mock);`)).toBe('node:test mock');
    expect(resolve(`import { mock } from 'test'; f(/* here */ mock);`)).toBe('test mock');
  });
});

describe('require and dynamic import', () => {
  it.each([
    [`f(/* here */ require('timers').setInterval);`, 'node:timers setInterval'],
    ['f(/* here */ require(`timers`).setInterval);', 'node:timers setInterval'],
    [`const timers = require('timers'); f(/* here */ timers.setInterval);`, 'node:timers setInterval'],
    [`const { setInterval } = require('timers'); f(/* here */ setInterval);`, 'node:timers setInterval'],
    [`const { setInterval: every } = require('timers'); f(/* here */ every);`, 'node:timers setInterval'],
    [`const { promises: { open } } = require('fs'); f(/* here */ open);`, 'node:fs/promises open'],
    [`const every = require('timers').setInterval; f(/* here */ every);`, 'node:timers setInterval'],
    [`const WebSocket = require('ws'); new /* here: Identifier */ WebSocket();`, 'ws default'],
    [`f(/* here */ require('./timers').setInterval);`, 'unknown'],
    [`f(/* here */ require(name).setInterval);`, 'unknown'],
  ])('%s', (code, expected) => {
    expect(resolve(code, { sourceType: 'commonjs' })).toBe(expected);
  });

  it.each([
    [`const { setInterval } = await import('timers'); f(/* here */ setInterval);`, 'node:timers setInterval'],
    [`f((/* here */ (await import('node:fs')).default.watch));`, 'node:fs watch'],
    [`const timers = import('timers'); f(/* here */ timers.setInterval);`, 'unknown'],
    [
      `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); f(/* here */ require('ws'));`,
      'ws default',
    ],
  ])('%s', (code, expected) => {
    expect(resolve(code)).toBe(expected);
  });
});

describe('other names', () => {
  it.each([
    ['const every = setInterval; f(/* here */ every);', 'global setInterval'],
    ['let every = setInterval; f(/* here */ every);', 'global setInterval'],
    ['let every = setInterval; every = other; f(/* here */ every);', 'local every'],
    ['var every = setInterval; var every = other; f(/* here */ every);', 'local every'],
    ['const { setInterval: every } = window; f(/* here */ every);', 'global setInterval'],
    ['const { [name]: every } = window; f(/* here */ every);', 'local every'],
    ['const { setInterval } = globalThis; f(/* here */ setInterval);', 'global setInterval'],
    ['const { window: { setInterval: every } } = globalThis; f(/* here */ every);', 'global setInterval'],
    ['const { setInterval: every = mine } = window; f(/* here */ every);', 'local every'],
    ['const { ...rest } = window; f(/* here */ rest.setInterval);', 'unknown'],
    ['const [every] = window; f(/* here */ every);', 'local every'],
    ['const w = window; f(/* here */ w.setInterval);', 'global setInterval'],
    ['const w = window, every = w.setInterval.bind(w); f(/* here */ every);', 'global setInterval'],
    ['const every = (0, setInterval); f(/* here */ every);', 'global setInterval'],
    ['function tick() {} const again = tick; f(/* here */ again);', 'local tick = FunctionDeclaration'],
    ['const tick = () => {}; f(/* here */ tick);', 'local tick = ArrowFunctionExpression'],
    ['const id = setInterval(tick, 1); f(/* here */ id);', 'local id = CallExpression'],
    ['const bound = tick.bind(null); function tick() {} f(/* here */ bound);', 'local bound = CallExpression'],
    ['const a = b, b = a; f(/* here */ a);', 'local a = Identifier'],
    ['for (const every of [setInterval]) { f(/* here */ every); }', 'local every'],
    ['(function (root) { f(/* here */ root.setInterval); })(window);', 'global setInterval'],
    ['((root) => { root = other; f(/* here */ root.setInterval); })(window);', 'unknown'],
    ['(function (root) { f(/* here */ root.setInterval); })(...args);', 'unknown'],
  ])('%s', (code, expected) => {
    expect(resolve(code)).toBe(expected);
  });
});

describe('alternatives', () => {
  it.each([
    [`const w = typeof window !== 'undefined' ? window : globalThis; f(/* here */ w.setInterval);`, 'global setInterval'],
    [`const every = typeof setInterval !== 'undefined' ? setInterval : undefined; f(/* here */ every);`, 'global setInterval'],
    [`const every = typeof window === 'object' && window.setInterval; f(/* here */ every);`, 'global setInterval'],
    ['f(/* here */ window.setInterval ?? globalThis.setInterval);', 'global setInterval'],
    [`const get = typeof fetch !== 'undefined' ? fetch : require('node-fetch'); f(/* here */ get);`, 'local get = ConditionalExpression'],
    ['f(/* here */ window.requestAnimationFrame || window.setTimeout);', 'unknown'],
  ])('%s', (code, expected) => {
    expect(resolve(code)).toBe(expected);
  });
});

describe('receivers that only types know', () => {
  it.each([
    ['declare const win: Window; f(/* here */ win.setInterval); function f(x: unknown) {}', 'global setInterval'],
    ['function g(win: Window) { const { setInterval: every } = win; f(/* here */ every); } function f(x: unknown) {}', 'global setInterval'],
    ['class A { f(el: HTMLElement) { return /* here */ el.ownerDocument.defaultView!.setInterval; } }', 'global setInterval'],
    [`import type { Server } from 'node:net'; declare const s: Server; void /* here */ s.close;`, 'node:net Server.close'],
    ['class A { setInterval() { return /* here */ this.setInterval; } }', 'unknown'],
    ['declare const x: any; void /* here */ x.setInterval;', 'unknown'],
    ['declare const x: { setInterval(): void }; void /* here */ x.setInterval;', 'unknown'],
    [`import { gone } from 'no-such-package'; void /* here */ gone;`, 'no-such-package gone'],
    [`import { gone } from './no-such-file.js'; void /* here */ gone;`, 'unknown'],
    ['void /* here */ undeclared.member;', 'global undeclared.member'],
  ])('%s', (code, expected) => {
    expect(resolve(code, typed)).toBe(expected);
  });

  it('without types they are unknown', () => {
    expect(resolve('declare const win: Window; void /* here */ win.setInterval;')).toBe('unknown');
  });

  it('without a library too', () => {
    expect(resolve('declare const win: Window; void /* here */ win.setInterval;', { typed: true, fixture: 'bare' })).toBe('unknown');
  });
});

describe('cost', () => {
  function queries(code: string): number {
    return ask(
      code,
      ({ node, resolver, seam }) => {
        resolver.resolve(node);
        resolver.resolve(node);
        return seam.queries;
      },
      typed,
    );
  }

  it('no query where scopes answer', () => {
    expect(queries('const { setInterval: every } = window; f(/* here */ every); function f(x: unknown) {}')).toBe(0);
    expect(queries(`import { watch } from 'node:fs'; void /* here */ watch;`)).toBe(0);
    expect(queries('function f(setInterval: () => void) { void /* here */ setInterval; }')).toBe(0);
  });

  it('one query for a receiver, however often it is asked', () => {
    expect(queries('declare const win: Window; void /* here */ win.setInterval;')).toBe(1);
  });
});

describe('matches', () => {
  function isMatch(code: string, from: string, name: string, options: ProbeOptions = {}): boolean {
    return ask(code, ({ node, resolver }) => matches(resolver.resolve(node), { from, name }), options);
  }

  it('a Node builtin with and without its prefix', () => {
    const code = `import { watch } from 'fs'; f(/* here */ watch);`;
    expect(isMatch(code, 'node:fs', 'watch')).toBe(true);
    expect(isMatch(code, 'fs', 'watch')).toBe(true);
    expect(isMatch(code, 'node:fs', 'watchFile')).toBe(false);
    expect(isMatch(code, 'node:fs/promises', 'watch')).toBe(false);
  });

  it('a namespace of a builtin by either name', () => {
    const code = `import { open } from 'fs/promises'; f(/* here */ open);`;
    expect(isMatch(code, 'node:fs', 'promises.open')).toBe(true);
    expect(isMatch(code, 'node:fs', 'open')).toBe(false);
  });

  it('a member of Window by either name', () => {
    const code = 'declare const win: Window; void /* here */ win.setInterval;';
    expect(isMatch(code, 'global', 'setInterval', typed)).toBe(true);
    expect(isMatch(code, 'global', 'Window.setInterval', typed)).toBe(true);
    expect(isMatch(code, 'node:timers', 'setInterval', typed)).toBe(false);
  });

  it('never a part of a name', () => {
    const code = `import { on } from 'news'; f(/* here */ on);`;
    expect(isMatch(code, 'ws', 'on')).toBe(false);
    expect(isMatch(code, 'news', 'once')).toBe(false);
    expect(isMatch(code, 'news', 'on')).toBe(true);
  });

  it('a subpath names its own symbols, the package all of them', () => {
    const code = `import { createPool } from 'mysql2/promise'; f(/* here */ createPool);`;
    expect(isMatch(code, 'mysql2', 'createPool')).toBe(true);
    expect(isMatch(code, 'mysql2/promise', 'createPool')).toBe(true);
    expect(isMatch(`import { createPool } from 'mysql2'; f(/* here */ createPool);`, 'mysql2/promise', 'createPool')).toBe(false);
  });

  it('local names match nothing', () => {
    expect(isMatch('function setInterval() {} f(/* here */ setInterval);', 'global', 'setInterval')).toBe(false);
  });
});

describe('refersTo', () => {
  function refersTo(code: string, from: string, name: string, options: ProbeOptions = {}): boolean {
    return ask(code, ({ node, resolver }) => resolver.refersTo(node, [{ from, name }]), options);
  }

  const reexported = `import { expectTypeOf } from 'vitest'; void /* here */ expectTypeOf;`;

  it('a symbol by the package that the file imports', () => {
    expect(refersTo(reexported, 'vitest', 'expectTypeOf')).toBe(true);
    expect(refersTo(reexported, 'expect-type', 'expectTypeOf')).toBe(false);
  });

  it('a re-export also by the package that declares it', () => {
    expect(refersTo(reexported, 'vitest', 'expectTypeOf', typed)).toBe(true);
    expect(refersTo(reexported, 'expect-type', 'expectTypeOf', typed)).toBe(true);
    expect(refersTo(reexported, 'expect-type', 'expect', typed)).toBe(false);
  });

  it('a method of a global by the interface that declares it', () => {
    const code = 'void /* here */ matchMedia.call; void /* here */ performance.addEventListener;';
    expect(refersTo('void /* here */ performance.addEventListener;', 'global', 'Performance.addEventListener', typed)).toBe(true);
    expect(refersTo('void /* here */ performance.addEventListener;', 'global', 'Document.addEventListener', typed)).toBe(false);
    expect(refersTo(code, 'global', 'Performance.addEventListener', typed)).toBe(false);
  });
});
