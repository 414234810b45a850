import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { releaseInTeardown } from '../../src/fixes/release-in-teardown.js';
import { fixed, type Plan } from './harness.js';

function plan(after?: string, release = 'clearInterval(this.t)'): Plan {
  return (sourceCode, find) => {
    const { value } = find('MethodDefinition');
    if (value.type !== AST_NODE_TYPES.FunctionExpression) {
      throw new Error('No body');
    }
    return releaseInTeardown(sourceCode, {
      teardown: value,
      release,
      ...(after === undefined ? {} : { after: find('CallExpression', after) }),
    });
  };
}

/** The body of the teardown, written without its indentation. */
function output(body: readonly string[], after?: string, release?: string): readonly string[] | undefined {
  const code = ['class A extends B {', '  dispose() {', ...body.map((line) => `    ${line}`), '  }', '}', ''].join('\n');
  return fixed(code, plan(after, release), 'ts')
    ?.split('\n')
    .slice(2, -3)
    .map((line) => line.replace(/^ {4}/u, ''));
}

const RELEASE = 'clearInterval(this.t);';

describe('releaseInTeardown beside a sibling', () => {
  it('stands below it', () => {
    expect(output(['this.a.close(); // a', 'this.b.close();'], 'this.a.close')).toEqual([
      'this.a.close(); // a',
      RELEASE,
      'this.b.close();',
    ]);
  });

  it('stands below the condition of the sibling', () => {
    expect(output(['if (this.a) {', '  this.a.close();', '}', 'done();'], 'this.a.close')).toEqual([
      'if (this.a) {',
      '  this.a.close();',
      '}',
      RELEASE,
      'done();',
    ]);
  });

  it('stands inside a block that runs once', () => {
    expect(output(['if (!this.isDisposed) {', '  this.isDisposed = true;', '  this.a.close();', '}'], 'this.a.close')).toEqual([
      'if (!this.isDisposed) {',
      '  this.isDisposed = true;',
      '  this.a.close();',
      `  ${RELEASE}`,
      '}',
    ]);
  });

  it('stands below the loop that releases siblings', () => {
    expect(output(['this.all.forEach(() => {', '  off();', '});'], 'off()')).toEqual([
      'this.all.forEach(() => {',
      '  off();',
      '});',
      RELEASE,
    ]);
  });

  it('stands above a sibling that is returned', () => {
    expect(output(['return this.a.close();'], 'this.a.close')).toEqual([RELEASE, 'return this.a.close();']);
  });

  it('stands above a return that may skip the sibling', () => {
    expect(output(['if (!this.a) return;', 'this.a.close();'], 'this.a.close')).toEqual([
      RELEASE,
      'if (!this.a) return;',
      'this.a.close();',
    ]);
  });
});

describe('releaseInTeardown without a sibling', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['at the end', ['log();', '// end'], ['log();', '// end', RELEASE]],
    ['in an empty method', [], [RELEASE]],
    ['above the base teardown', ['log();', 'super.dispose();'], ['log();', RELEASE, 'super.dispose();']],
    ['above the awaited base teardown', ['await super.dispose();'], [RELEASE, 'await super.dispose();']],
    ['above the base teardown and a return', ['super.dispose();', 'return this;'], [RELEASE, 'super.dispose();', 'return this;']],
    ['below a base teardown that comes first', ['super.dispose();', 'log();'], ['super.dispose();', 'log();', RELEASE]],
    ['above a returned base teardown', ['return super.dispose();'], [RELEASE, 'return super.dispose();']],
    ['below a guard', ['if (this.isDisposed) return;', 'log();'], ['if (this.isDisposed) return;', 'log();', RELEASE]],
    ['above a guard of another kind', ['if (!this.socket) return;'], [RELEASE, 'if (!this.socket) return;']],
    [
      'in a block that runs once',
      ['if (!this.#closed) {', '  this.#closed = true;', '}'],
      ['if (!this.#closed) {', '  this.#closed = true;', `  ${RELEASE}`, '}'],
    ],
    ['above what throws', ['// why', "throw new Error('no');"], [RELEASE, '// why', "throw new Error('no');"]],
  ])('stands %s', (_name, body, expected) => {
    const isAsync = body.some((line) => line.includes('await'));
    const code = ['class A extends B {', '  #closed;', `  ${isAsync ? 'async ' : ''}dispose() {`, ...body.map((line) => `    ${line}`), '  }', '}', ''];
    const result = fixed(code.join('\n'), plan(), 'ts');
    expect(result?.split('\n').slice(3, -3).map((line) => line.replace(/^ {4}/u, ''))).toEqual(expected);
  });

  it('keeps a method of one line', () => {
    expect(fixed('class A { dispose() {} }\n', plan(), 'js')).toBe('class A { dispose() { clearInterval(this.t); } }\n');
  });

  it.each([
    ['the release is there', ['clearInterval(this.t)', 'log();']],
    ['a guarded release is there', ['if (this.t) clearInterval(this.t);']],
  ])('offers nothing where %s', (_name, body) => {
    expect(output(body)).toBeUndefined();
  });

  it('offers nothing where a local hides a name of the release', () => {
    expect(output(['const timers = 1;', 'log(timers);'], undefined, 'timers.delete(this)')).toBeUndefined();
    expect(output(['const other = 1;', 'log(other);'], undefined, 'timers.delete(this)')).toHaveLength(3);
  });
});
