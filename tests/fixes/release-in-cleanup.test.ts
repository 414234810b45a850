import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { releaseInCleanup } from '../../src/fixes/release-in-cleanup.js';
import { fixed, lines, type Plan } from './harness.js';

function plan(release: string, isValueIgnored = true): Plan {
  return (sourceCode, find) => {
    const cleanup = find('ReturnStatement').argument;
    if (cleanup?.type !== AST_NODE_TYPES.ArrowFunctionExpression && cleanup?.type !== AST_NODE_TYPES.FunctionExpression) {
      throw new Error('No cleanup');
    }
    return releaseInCleanup(sourceCode, { cleanup, release, isValueIgnored });
  };
}

function output(cleanup: string, release = 'clearInterval(id)', isValueIgnored = true): string | undefined {
  const text = fixed(`function effect() {\n  start();\n  return ${cleanup};\n}\n`, plan(release, isValueIgnored), 'js');
  return text?.replace('function effect() {\n  start();\n  return ', '').replace(/;\n\}\n$/u, '');
}

describe('releaseInCleanup', () => {
  it('adds a line to a block', () => {
    expect(output('() => {\n    off();\n  }')).toBe('() => {\n    off();\n    clearInterval(id);\n  }');
  });

  it('adds a statement to a block of one line', () => {
    expect(output('() => { off() }')).toBe('() => { off(); clearInterval(id); }');
    expect(output('() => { off(); /* all */ }')).toBe('() => { off(); /* all */ clearInterval(id); }');
  });

  it('fills an empty block', () => {
    expect(output('() => {}')).toBe('() => { clearInterval(id); }');
    expect(output('() => { }')).toBe('() => { clearInterval(id); }');
    expect(output('() => { /* later */ }')).toBe('() => { /* later */ clearInterval(id); }');
    expect(output('() => {\n    // later\n  }')).toBe('() => {\n    // later\n    clearInterval(id);\n  }');
  });

  it('makes an expression a block where its value is ignored', () => {
    expect(output('() => off()')).toBe('() => { off(); clearInterval(id); }');
    expect(output('() => /* a */ (off()) /* b */')).toBe('() => /* a */ { (off()); clearInterval(id); } /* b */');
    expect(output('() => off()', 'clearInterval(id)', false)).toBeUndefined();
  });

  it('breaks the lines of a longer expression', () => {
    expect(output('() =>\n    off()')).toBe('() => {\n    off();\n    clearInterval(id);\n  }');
  });

  it('stands at the start where the closure may return early', () => {
    expect(output('() => {\n    // gone?\n    if (!node) return;\n    off();\n  }')).toBe(
      '() => {\n    clearInterval(id);\n    // gone?\n    if (!node) return;\n    off();\n  }',
    );
    expect(output('() => { if (!node) return; off(); }')).toBe('() => { clearInterval(id); if (!node) return; off(); }');
  });

  it('keeps directives first', () => {
    expect(output("function () {\n    'use strict';\n    if (a) return;\n  }")).toBe(
      "function () {\n    'use strict';\n    clearInterval(id);\n    if (a) return;\n  }",
    );
  });

  it('protects a line that would be read as the rest of the line above', () => {
    expect(
      fixed(
        lines`
          function effect() {
            start()
            return () => {
              off()
            }
          }
        `,
        plan('(id ?? other).stop()'),
        'js',
      ),
    ).toBe(lines`
      function effect() {
        start()
        return () => {
          off()
          ;(id ?? other).stop()
        }
      }
    `);
  });

  it.each([
    ['a parameter hides the handle', '(id) => { off(); }'],
    ['a local hides the handle', '() => { const id = 1; off(id); }'],
    ['its own name hides the handle', 'function id() { off(); }'],
    ['it is a generator', 'function* () { off(); }'],
    ['the release is there', '() => { off(); clearInterval( id ) }'],
    ['the release is all of it', '() => clearInterval(id)'],
    ['the expression is a string', "() => 'use strict'"],
    ['the expression is a function', '() => function () {}'],
  ])('offers nothing where %s', (_name, cleanup) => {
    expect(output(cleanup)).toBeUndefined();
  });

  it('takes a name of a member for no name', () => {
    expect(output('(id) => { off(); }', 'this.timers.id.stop({ "id": 1 })')).toBe(
      '(id) => { off(); this.timers.id.stop({ "id": 1 }); }',
    );
  });

  it('offers nothing where await or this would mean something else', () => {
    expect(output('() => { off(); }', 'await file.close()')).toBeUndefined();
    expect(output('async () => { off(); }', 'await file.close()')).toBe('async () => { off(); await file.close(); }');
    expect(output('function () { off(); }', 'this.timer.stop()')).toBeUndefined();
    expect(output('() => { off(); }', 'this.timer.stop()')).toBe('() => { off(); this.timer.stop(); }');
  });
});
