import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type ClassNode, createTypeSeam, type TypeRef, type TypeSeam } from '../../src/types/seam.js';
import { SymbolFlag, Target, TypeFlag } from '../../src/types/stable-flags.js';
import { probe, type Probed, type ProbeOptions } from '../probe.js';

type Question<Answer> = (seam: TypeSeam, node: TSESTree.Node) => Answer;

function ask<Answer>(code: string, question: Question<Answer>, options: ProbeOptions = {}): Answer {
  return probe(code, ({ node, sourceCode }) => question(createTypeSeam(sourceCode), node), { typed: true, ...options });
}

const target: TypeRef = { from: 'global', name: 'EventTarget' };
const emitter: TypeRef = { from: 'node:events', name: 'EventEmitter' };

describe('isOfType', () => {
  const isOfType = (code: string, refs: readonly TypeRef[], options?: ProbeOptions): string =>
    ask(code, (seam, node) => seam.isOfType(node, refs), options);

  it.each([
    ['the interface itself', 'declare const x: EventTarget; void /* here */ x;', 'yes'],
    ['an interface that extends it', 'declare const x: HTMLElement; void /* here */ x;', 'yes'],
    ['an instance of a class', 'class A extends EventTarget {} const x = new A(); void /* here */ x;', 'yes'],
    ['this', 'class A extends EventTarget { f() { return /* here */ this; } }', 'yes'],
    ['an instance that implements it', 'abstract class A implements EventTarget {} declare const x: A; void /* here */ x;', 'yes'],
    ['an intersection', 'declare const x: EventTarget & { a: 1 }; void /* here */ x;', 'yes'],
    ['window', 'void /* here */ window;', 'yes'],
    ['an optional value', 'declare const x: EventTarget | null | undefined; void /* here */ x;', 'yes'],
    ['all of a union', 'declare const x: Element | Window; void /* here */ x;', 'yes'],
    ['a part of a union', 'declare const x: Element | string; void /* here */ x;', 'unknown'],
    ['none of a union', 'declare const x: Blob | string; void /* here */ x;', 'no'],
    ['a type parameter', 'function f<T extends Element>(x: T) { void /* here */ x; }', 'yes'],
    ['a free type parameter', 'function f<T>(x: T) { void /* here */ x; }', 'unknown'],
    ['another class', 'declare const x: Blob; void /* here */ x;', 'no'],
    ['the class and not its instance', 'void /* here */ EventTarget;', 'no'],
    ['a class of the same name', 'export {}; class EventTarget { a = 1 } declare const x: EventTarget; void /* here */ x;', 'no'],
    ['the same structure', 'declare const x: Pick<EventTarget, "dispatchEvent">; void /* here */ x;', 'no'],
    ['a string', 'declare const x: "a" | 1; void /* here */ x;', 'no'],
    ['an enum', 'enum E { A, B } declare const x: E; void /* here */ x;', 'no'],
    ['any', 'declare const x: any; void /* here */ x;', 'unknown'],
    ['unknown', 'declare const x: unknown; void /* here */ x;', 'unknown'],
    ['object', 'declare const x: object; void /* here */ x;', 'unknown'],
    ['an undeclared type', 'declare const x: Missing; void /* here */ x;', 'unknown'],
    ['a class with an unknown base', 'class A extends Missing {} declare const x: A; void /* here */ x;', 'unknown'],
    ['a class that extends itself', 'class A extends A {} declare const x: A; void /* here */ x;', 'unknown'],
  ])('%s', (_, code, expected) => {
    expect(isOfType(code, [target])).toBe(expected);
  });

  it('a class of Node through its bases', () => {
    const code = `import net from 'node:net'; const x = net.connect(1); void /* here */ x;`;
    expect(isOfType(code, [emitter])).toBe('yes');
    expect(isOfType(code, [{ from: 'node:stream', name: 'Duplex' }])).toBe('yes');
    expect(isOfType(code, [{ from: 'node:net', name: 'Socket' }])).toBe('yes');
    expect(isOfType(code, [{ from: 'node:stream', name: 'Socket' }])).toBe('no');
  });

  it('an instance of a generic class', () => {
    const code = `import { LRUCache } from 'lru-cache'; const x = new LRUCache<string, number>({ max: 1 }); void /* here */ x;`;
    expect(isOfType(code, [{ from: 'lru-cache', name: 'LRUCache' }])).toBe('yes');
    expect(isOfType(code, [{ from: 'lru', name: 'LRUCache' }])).toBe('no');
    expect(isOfType(code, [{ from: 'global', name: 'Map' }])).toBe('no');
  });

  it('a type alias', () => {
    const code = `type Pair = { a: 1 }; declare const x: Pair; void /* here */ x;`;
    expect(isOfType(code, [{ from: 'program', name: 'Pair' }])).toBe('yes');
  });

  it('without a library, without types', () => {
    const code = 'declare const x: EventTarget; void /* here */ x;';
    expect(isOfType(code, [target], { fixture: 'bare' })).toBe('unknown');
    expect(isOfType(code, [target], { typed: false })).toBe('unknown');
  });
});

describe('hasMember', () => {
  it.each([
    ['an own member', 'declare const x: { close(): void }; void /* here */ x;', 'close', 'yes'],
    ['an optional member', 'declare const x: { close?(): void }; void /* here */ x;', 'close', 'yes'],
    ['an inherited member', 'class A { close() {} } class B extends A {} declare const x: B; void /* here */ x;', 'close', 'yes'],
    ['no such member', 'declare const x: { close(): void }; void /* here */ x;', 'clos', 'no'],
    ['a member of an optional value', 'declare const x: { close(): void } | undefined; void /* here */ x;', 'close', 'yes'],
    ['a member of some of a union', 'declare const x: { close(): void } | { a: 1 }; void /* here */ x;', 'close', 'unknown'],
    ['an index signature', 'declare const x: Record<string, () => void>; void /* here */ x;', 'close', 'unknown'],
    ['an index signature beside members', 'declare const x: { [k: string]: number; a: 1 }; void /* here */ x;', 'close', 'unknown'],
    ['an array', 'declare const x: string[]; void /* here */ x;', 'close', 'no'],
    ['a string', 'declare const x: string; void /* here */ x;', 'trim', 'yes'],
    ['no member of a string', 'declare const x: string; void /* here */ x;', 'close', 'no'],
    ['a well-known symbol', 'declare const x: Disposable; void /* here */ x;', '[Symbol.dispose]', 'yes'],
    ['no such symbol', 'declare const x: { close(): void }; void /* here */ x;', '[Symbol.dispose]', 'no'],
    ['any', 'declare const x: any; void /* here */ x;', 'close', 'unknown'],
    ['unknown', 'declare const x: unknown; void /* here */ x;', 'close', 'unknown'],
    ['an error', 'void /* here */ missing();', 'close', 'unknown'],
    ['object', 'declare const x: object; void /* here */ x;', 'close', 'unknown'],
    ['an empty type', 'declare const x: {}; void /* here */ x;', 'close', 'unknown'],
    ['only null', 'const x = null; void /* here */ x;', 'close', 'unknown'],
  ])('%s', (_, code, name, expected) => {
    expect(ask(code, (seam, node) => seam.hasMember(node, name))).toBe(expected);
  });
});

describe('isCallable', () => {
  it.each([
    ['a function', 'void /* here */ (() => {});', 'yes'],
    ['a value with a call signature', 'declare const x: { (): void; a: 1 }; void /* here */ x;', 'yes'],
    ['Function', 'declare const x: Function; void /* here */ x;', 'yes'],
    ['an optional function', 'declare const x: (() => void) | undefined; void /* here */ x;', 'yes'],
    ['a function or an object', 'declare const x: (() => void) | { a: 1 }; void /* here */ x;', 'unknown'],
    ['an object', 'declare const x: { a: 1 }; void /* here */ x;', 'no'],
    ['a number', 'void /* here */ 1;', 'no'],
    ['a class', 'class A { a = 1 } void /* here */ A;', 'no'],
    ['object', 'declare const x: object; void /* here */ x;', 'unknown'],
    ['any', 'declare const x: any; void /* here */ x;', 'unknown'],
  ])('%s', (_, code, expected) => {
    expect(ask(code, (seam, node) => seam.isCallable(node))).toBe(expected);
  });
});

describe('disposal', () => {
  it.each([
    ['a sync one', 'declare const x: Disposable; void /* here */ x;', 'sync'],
    ['an async one', 'declare const x: AsyncDisposable; void /* here */ x;', 'async'],
    ['both', 'declare const x: Disposable & AsyncDisposable; void /* here */ x;', 'async'],
    ['a class', 'class A { [Symbol.dispose]() {} } void /* here */ new A();', 'sync'],
    ['an optional one', 'declare const x: Disposable | undefined; void /* here */ x;', 'sync'],
    ['a sync or an async one', 'declare const x: Disposable | AsyncDisposable; void /* here */ x;', 'unknown'],
    ['a file handle', `import { open } from 'node:fs/promises'; void /* here */ (await open('a'));`, 'async'],
    ['a timer of Node', 'void /* here */ setImmediate(() => {});', 'sync'],
    ['a namesake in the program', 'export {}; interface Disposable { dispose(): void } declare const x: Disposable; void /* here */ x;', 'none'],
    ['none', 'declare const x: Blob; void /* here */ x;', 'none'],
    ['a number', 'void /* here */ 1;', 'none'],
    ['any', 'declare const x: any; void /* here */ x;', 'unknown'],
    ['a free type parameter', 'function f<T>(x: T) { void /* here */ x; }', 'unknown'],
  ])('%s', (_, code, expected) => {
    expect(ask(code, (seam, node) => seam.disposal(node))).toBe(expected);
  });
});

describe('neverReturns', () => {
  const neverReturns = (code: string): { answer: boolean; queries: number } =>
    ask(code, (seam, node) => {
      const answer = node.type === AST_NODE_TYPES.CallExpression && seam.neverReturns(node);
      return { answer, queries: seam.queries };
    });

  it.each([
    ['a declared one', 'function fail(): never { throw new Error(); } /* here: CallExpression */ fail();', true],
    ['process.exit', '/* here: CallExpression */ process.exit(1);', true],
    ['an arrow that always throws', 'const fail = () => { throw new Error(); }; /* here: CallExpression */ fail();', true],
    ['a promise of never', 'async function fail(): Promise<never> { throw 1; } await /* here: CallExpression */ fail();', true],
    ['that promise not awaited', 'async function fail(): Promise<never> { throw 1; } /* here: CallExpression */ fail();', false],
    ['the overload', 'declare function f(a: 1): never; declare function f(a: 2): void; /* here: CallExpression */ f(1);', true],
    ['the other overload', 'declare function f(a: 1): never; declare function f(a: 2): void; /* here: CallExpression */ f(2);', false],
    ['an optional call', 'declare const f: undefined | (() => never); /* here: CallExpression */ f?.();', false],
    ['void', 'function f(): void {} /* here: CallExpression */ f();', false],
    ['any', 'declare const f: any; /* here: CallExpression */ f();', false],
    ['undeclared', '/* here: CallExpression */ f();', false],
  ])('%s', (_, code, expected) => {
    expect(neverReturns(code).answer).toBe(expected);
  });

  it('asks nothing about a call that is part of an expression', () => {
    expect(neverReturns('const x = /* here */ process.exit(1);')).toEqual({ answer: false, queries: 0 });
  });

  it('asks for the callee once, and for the signature only where overloads differ', () => {
    expect(neverReturns('/* here: CallExpression */ process.exit(1);').queries).toBe(1);
    expect(neverReturns('declare function f(a: 1): never; declare function f(a: 2): void; /* here: CallExpression */ f(1);').queries).toBe(2);
  });
});

describe('isNullable', () => {
  it.each([
    ['a union with undefined', 'declare const x: string | undefined; void /* here */ x;', 'yes'],
    ['a union with null', 'declare const x: string | null; void /* here */ x;', 'yes'],
    ['an optional parameter', 'function f(x?: string) { void /* here */ x; }', 'yes'],
    ['narrowed', 'declare const x: string | null; if (x) { void /* here */ x; }', 'no'],
    ['a string', 'declare const x: string; void /* here */ x;', 'no'],
    ['any', 'declare const x: any; void /* here */ x;', 'unknown'],
    ['a type parameter', 'function f<T>(x: T) { void /* here */ x; }', 'unknown'],
  ])('%s', (_, code, expected) => {
    expect(ask(code, (seam, node) => seam.isNullable(node))).toBe(expected);
  });

  it('without strict null types a string may be null', () => {
    expect(ask('declare const x: string; void /* here */ x;', (seam, node) => seam.isNullable(node), { fixture: 'bare' })).toBe('unknown');
  });
});

describe('isPromiseLike', () => {
  it.each([
    ['a promise', 'declare const x: Promise<void>; void /* here */ x;', 'yes'],
    ['an own thenable', 'declare const x: { then(f: () => void): void }; void /* here */ x;', 'yes'],
    ['a member called then', 'declare const x: { then: number }; void /* here */ x;', 'no'],
    ['a promise or a value', 'declare const x: Promise<void> | number; void /* here */ x;', 'unknown'],
    ['a number', 'void /* here */ 1;', 'no'],
    ['any', 'declare const x: any; void /* here */ x;', 'unknown'],
  ])('%s', (_, code, expected) => {
    expect(ask(code, (seam, node) => seam.isPromiseLike(node))).toBe(expected);
  });
});

function askClass<Answer>(code: string, question: (seam: TypeSeam, node: ClassNode) => Answer, options?: ProbeOptions): Answer {
  return ask(
    code,
    (seam, node) => {
      if (node.type !== AST_NODE_TYPES.ClassDeclaration && node.type !== AST_NODE_TYPES.ClassExpression) {
        throw new Error(`${node.type} is no class.`);
      }
      return question(seam, node);
    },
    options,
  );
}

describe('extendsOneOf', () => {
  it.each([
    ['directly', `import { EventEmitter } from 'events'; /* here */ class A extends EventEmitter {}`, 'yes'],
    ['through a class of Node', `import { Duplex } from 'stream'; /* here */ class A extends Duplex {}`, 'yes'],
    ['through a class of the file', `import E from 'events'; class B extends E {} /* here */ class A extends B {}`, 'yes'],
    ['a class expression', `import E from 'events'; const A = /* here */ class extends E {};`, 'yes'],
    [
      'a mixin',
      `import E from 'events'; declare function mix<T>(base: new () => T): new () => T & { a: 1 }; /* here */ class A extends mix(E) {}`,
      'yes',
    ],
    ['a conditional base', `import E from 'events'; declare const c: boolean; /* here */ class A extends (c ? E : E) {}`, 'yes'],
    ['an interface', `import type { EventEmitter } from 'events'; /* here */ abstract class A implements EventEmitter {}`, 'yes'],
    ['not', '/* here */ class A extends Map {}', 'no'],
    ['nothing', '/* here */ class A {}', 'no'],
    ['a missing class', '/* here */ class A extends Missing {}', 'unknown'],
    ['any', 'declare const B: any; /* here */ class A extends B {}', 'unknown'],
  ])('%s', (_, code, expected) => {
    expect(askClass(code, (seam, node) => seam.extendsOneOf(node, [emitter]))).toBe(expected);
  });

  it('asks nothing about a class without bases', () => {
    expect(askClass('/* here */ class A {}', (seam, node) => [seam.extendsOneOf(node, [emitter]), seam.queries])).toEqual(['no', 0]);
  });
});

describe('inheritsMember', () => {
  it.each([
    ['a method', 'class B { close() {} } /* here */ class A extends B {}', 'yes'],
    ['an inherited method', 'class C { close() {} } class B extends C {} /* here */ class A extends B { close() {} }', 'yes'],
    ['only its own', 'class B { open() {} } /* here */ class A extends B { close() {} }', 'no'],
    ['a property with a function', 'class B { close = () => {} } /* here */ class A extends B {}', 'no'],
    ['an abstract method', 'abstract class B { abstract close(): void } /* here */ class A extends B { close() {} }', 'no'],
    ['an interface', 'interface B { close(): void } /* here */ abstract class A implements B {}', 'no'],
    ['an optional method', 'class B { close?(): void } /* here */ class A extends B {}', 'unknown'],
    ['a method of Node', `import { Socket } from 'net'; /* here */ class A extends Socket { close() {} }`, 'no'],
    ['no base', '/* here */ class A { close() {} }', 'no'],
    ['a missing base', '/* here */ class A extends Missing {}', 'unknown'],
    ['any', 'declare const B: any; /* here */ class A extends B {}', 'unknown'],
  ])('%s', (_, code, expected) => {
    expect(askClass(code, (seam, node) => seam.inheritsMember(node, 'close'))).toBe(expected);
  });

  it('a method under a symbol', () => {
    const code = 'class B { [Symbol.dispose]() {} } /* here */ class A extends B {}';
    expect(askClass(code, (seam, node) => seam.inheritsMember(node, '[Symbol.dispose]'))).toBe('yes');
    expect(askClass(code, (seam, node) => seam.inheritsMember(node, '[Symbol.asyncDispose]'))).toBe('no');
  });

  it('a method of a class of Node', () => {
    const code = `import { Socket } from 'net'; /* here */ class A extends Socket {}`;
    expect(askClass(code, (seam, node) => seam.inheritsMember(node, 'destroy'))).toBe('yes');
  });
});

describe('cost', () => {
  it('a node is asked for its type once, whatever the questions', () => {
    const queries = ask('declare const x: HTMLElement; void /* here */ x;', (seam, node) => {
      seam.isOfType(node, [target]);
      seam.isOfType(node, [emitter]);
      seam.hasMember(node, 'close');
      seam.disposal(node);
      return seam.queries;
    });
    expect(queries).toBe(1);
  });
});

describe('without a program', () => {
  it('every answer is unknown', () => {
    const answers = ask(
      'void /* here */ window;',
      (seam, node) => [
        seam.isTyped,
        seam.originOf(node),
        seam.isOfType(node, [target]),
        seam.hasMember(node, 'close'),
        seam.isCallable(node),
        seam.disposal(node),
        seam.isNullable(node),
        seam.isPromiseLike(node),
        seam.queries,
      ],
      { typed: false },
    );
    expect(answers).toEqual([false, undefined, 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 0]);
  });
});

describe('a checker that throws', () => {
  it('has no answer', () => {
    const answers = probe(
      'declare const x: HTMLElement; void /* here */ x;',
      ({ node, sourceCode }) => {
        const checker = new Proxy(sourceCode.parserServices?.program?.getTypeChecker() ?? {}, {
          get: (real, key): unknown => (key === 'getTypeAtLocation' || key === 'getSymbolAtLocation' ? crash : Reflect.get(real, key)),
        });
        const seam = createTypeSeam(withChecker(sourceCode, checker));
        return [seam.isTyped, seam.hasMember(node, 'click'), seam.originOf(node), seam.disposal(node)];
      },
      { typed: true },
    );
    expect(answers).toEqual([true, 'unknown', undefined, 'unknown']);
  });

  it('and one that lacks functions is no checker', () => {
    expect(probe('/* here */ x;', ({ sourceCode }) => createTypeSeam(withChecker(sourceCode, {})).isTyped)).toBe(false);
  });
});

function withChecker({ parserServices }: Probed['sourceCode'], checker: object): Parameters<typeof createTypeSeam>[0] {
  const broken = { ...parserServices, program: { getTypeChecker: () => checker } };
  return new Proxy({ ...(parserServices && { parserServices }) }, { get: () => broken });
}

describe('flags', () => {
  it.each(Object.entries(SymbolFlag))('SymbolFlags.%s is what the installed TypeScript says', (name, value) => {
    expect(Reflect.get(ts.SymbolFlags, name)).toBe(value);
  });

  it.each(Object.entries(TypeFlag))('TypeFlags.%s is what the installed TypeScript says', (name, value) => {
    expect(Reflect.get(ts.TypeFlags, name)).toBe(value);
  });

  it.each(Object.entries(Target))('ScriptTarget.%s is what the installed TypeScript says', (name, value) => {
    expect(Reflect.get(ts.ScriptTarget, name)).toBe(value);
  });
});

function crash(): never {
  throw new Error('Debug Failure.');
}
