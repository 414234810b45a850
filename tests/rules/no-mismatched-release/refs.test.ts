import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { report } from './tester.js';

const ids = (code: string, filename = 'src/file.tsx', options = {}): readonly (string | undefined)[] =>
  report(filename, code, options).map(({ messageId }) => messageId);

function hook(cleanup: string, { head = '', effect = 'useEffect', parameter = 'ref: RefObject<HTMLElement>' } = {}): string {
  return lines`
    import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
    export function useSize(${parameter}) {
      ${head}
      ${effect}(() => {
        const observer = new ResizeObserver(console.log);
        observer.observe(ref.current);
        return () => {
          ${cleanup}
        };
      }, [ref]);
    }
  `;
}

describe('a release under a test of an element', () => {
  it('is skipped on unmount', () => {
    const code = hook(`if (ref.current) {
            observer.disconnect();
          }`);
    expect(report('src/file.tsx', code)).toEqual([{ messageId: 'guardedByElement', line: 5, output: hook('observer.disconnect();') }]);
  });

  it('without braces, and with more than one statement', () => {
    const code = hook(`if (ref.current) {
            observer.disconnect();
            clearInterval(timer);
          }`);
    expect(report('src/file.tsx', hook('if (ref.current) observer.disconnect();'))[0]?.output).toBe(hook('observer.disconnect();'));
    expect(report('src/file.tsx', code)[0]?.output).toBe(hook(`observer.disconnect();
          clearInterval(timer);`));
  });

  it.each([
    ['ref.current && observer.disconnect();', 'observer.disconnect();'],
    ['if (!ref.current) return;\n      observer.disconnect();', '\n      observer.disconnect();'],
    ['if (ref.current === null) { return; }\n      observer.disconnect();', '\n      observer.disconnect();'],
  ])('%s', (wrong, right) => {
    const trimmed = hook(right).replace(/\{\s*\n(\s*)observer\.disconnect/u, '{\n$1observer.disconnect');
    expect(report('src/file.tsx', hook(wrong))).toEqual([{ messageId: 'guardedByElement', line: 5, output: trimmed }]);
  });

  it('the listener of the window is the place of the report', () => {
    const code = hook("if (ref.current) { window.removeEventListener('resize', log); }").replace('observer.observe(ref.current);', "window.addEventListener('resize', log);");
    expect(report('src/file.tsx', code).map(({ line }) => line)).toEqual([6]);
  });

  it('a constant of the cleanup is read as late', () => {
    expect(ids(hook('const element = ref.current; if (element) observer.disconnect();'))).toEqual(['guardedByElement']);
    expect(ids(hook('if (element) observer.disconnect();', { head: 'const element = document.body;' }))).toEqual([]);
  });

  it.each([
    ['no test', 'observer.disconnect();'],
    ['another branch', 'if (ref.current) { observer.disconnect(); } else { observer.disconnect(); }'],
    ['no release', 'if (ref.current) { observer.takeRecords(); }'],
    ['another value', 'if (ref.id) { observer.disconnect(); }'],
  ])('%s', (_name, cleanup) => {
    expect(ids(hook(cleanup))).toEqual([]);
  });

  it('cleanups of layout effects run before', () => {
    expect(ids(hook('if (ref.current) observer.disconnect();', { effect: 'useLayoutEffect' }))).toEqual([]);
  });

  it('so do those of Preact', () => {
    expect(ids(hook('if (ref.current) observer.disconnect();').replace("'react'", "'preact/hooks'"))).toEqual([]);
  });

  it.each([
    ['a ref of an element', 'const ref = useRef<HTMLDivElement>(null);', ['guardedByElement']],
    ['a ref of a value', 'const ref = useRef<Chart>(null);', []],
    ['a ref that is attached', 'const ref = useRef(null); const view = <div ref={ref} />;', ['guardedByElement']],
    ['a ref that a component gets', 'const ref = useRef(null); const view = <Chart ref={ref} />;', []],
    ['a ref that the file fills', 'const ref = useRef<HTMLDivElement>(null); ref.current = make();', []],
  ])('%s', (_name, head, expected) => {
    expect(ids(hook('if (ref.current) observer.disconnect();', { head, parameter: '' }))).toEqual(expected);
  });

  it.each([
    ['ref: RefObject<SVGElement | null>', ['guardedByElement']],
    ['ref: MutableRefObject<HTMLElement>', []],
    ['ref: RefObject<Chart>', []],
    ['ref', []],
  ])('a parameter %s', (parameter, expected) => {
    expect(ids(hook('if (ref.current) observer.disconnect();', { parameter }))).toEqual(expected);
  });

  it('in JavaScript by its name', () => {
    const code = (name: string): string => `import { useEffect } from 'react';
export function useOpen(${name}) { useEffect(() => { const off = open(${name}); return () => { if (${name}.current) off.close(); }; }); }`;
    expect(ids(code('elementRef'), 'src/file.js')).toEqual(['guardedByElement']);
    expect(ids(code('callbackRef'), 'src/file.js')).toEqual([]);
  });
});

describe('a release that reads the element', () => {
  it('finds none on unmount', () => {
    const code = hook('if (ref.current) observer.unobserve(ref.current);');
    const held = lines`
      import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
      export function useSize(ref: RefObject<HTMLElement>) {
        
        useEffect(() => {
          const element = ref.current;
          const observer = new ResizeObserver(console.log);
          observer.observe(ref.current);
          return () => {
            if (element) observer.unobserve(element);
          };
        }, [ref]);
      }
    `;
    expect(report('src/file.tsx', code)).toEqual([{ messageId: 'releasedOnElement', line: 5, output: held }]);
    expect(ids(held)).toEqual([]);
  });

  it('the constant that the effect has is used', () => {
    const code = hook('observer.unobserve(ref.current);').replace('const observer', 'const node = ref.current;\n    const observer');
    expect(report('src/file.tsx', code)[0]?.output).toBe(code.replace('unobserve(ref.current)', 'unobserve(node)'));
  });

  it('a disconnect beside it ends all', () => {
    expect(ids(hook('observer.unobserve(ref.current); observer.disconnect();'))).toEqual([]);
  });

  it("the element's own listeners die with it: likely", () => {
    const code = hook("ref.current?.removeEventListener('scroll', log);");
    expect(ids(code)).toEqual([]);
    expect(ids(code, 'src/file.tsx', { includeLikely: true })).toEqual(['releasedOnElement']);
  });
});
