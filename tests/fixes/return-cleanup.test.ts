import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { returnCleanup, type ReturnCleanup } from '../../src/fixes/return-cleanup.js';
import { fixed, type Language, lines, type Plan } from './harness.js';

type Extra = Partial<Pick<ReturnCleanup, 'allowsBareReturn' | 'hasReleaseValue'>>;

/** The effect is the first function; the acquire is the first `setInterval()`. */
function plan(extra: Extra = {}): Plan {
  return (sourceCode, find) => {
    const call = find('CallExpression', 'useEffect');
    const effect = call.arguments[0];
    if (effect?.type !== AST_NODE_TYPES.ArrowFunctionExpression && effect?.type !== AST_NODE_TYPES.FunctionExpression) {
      throw new Error('No effect');
    }
    return returnCleanup(sourceCode, {
      effect,
      acquire: find('CallExpression', 'setInterval'),
      release: (handle) => `clearInterval(${handle})`,
      handleName: 'interval',
      ...extra,
    });
  };
}

function output(code: string, language: Language = 'tsx', extra: Extra = {}): string | undefined {
  return fixed(code, plan(extra), language);
}

describe('returnCleanup keeps a dropped handle', () => {
  it('in a new const', () => {
    expect(
      output(lines`
        useEffect(() => {
          setInterval(tick, 1000);
        }, []);
      `),
    ).toBe(lines`
      useEffect(() => {
        const interval = setInterval(tick, 1000);
        return () => clearInterval(interval);
      }, []);
    `);
  });

  it('in a file without semicolons', () => {
    expect(
      output(lines`
        useEffect(() => {
          setInterval(tick, 1000)
          log('started')
        }, [])
      `),
    ).toBe(lines`
      useEffect(() => {
        const interval = setInterval(tick, 1000)
        log('started')
        return () => clearInterval(interval)
      }, [])
    `);
  });

  it('with tabs and CRLF', () => {
    expect(output('useEffect(() => {\r\n\tsetInterval(tick, 1000);\r\n});\r\n')).toBe(
      'useEffect(() => {\r\n\tconst interval = setInterval(tick, 1000);\r\n\treturn () => clearInterval(interval);\r\n});\r\n',
    );
  });

  it('on one line', () => {
    expect(output('useEffect(() => { setInterval(tick, 1000) }, []);\n')).toBe(
      'useEffect(() => { const interval = setInterval(tick, 1000); return () => clearInterval(interval); }, []);\n',
    );
    expect(output('useEffect(() => {setInterval(tick, 1000)}, [])\n')).toBe(
      'useEffect(() => {const interval = setInterval(tick, 1000); return () => clearInterval(interval) }, [])\n',
    );
  });

  it('with a brace behind the last statement', () => {
    expect(
      output(lines`
        useEffect(() => { setInterval(tick, 1000);
          log(); /* last */ });
      `),
    ).toBe(lines`
      useEffect(() => { const interval = setInterval(tick, 1000);
        log(); /* last */
        return () => clearInterval(interval); });
    `);
  });

  it('among comments', () => {
    expect(
      output(lines`
        useEffect(/* a */ () => /* b */ { // c
          // d
          /* e */ setInterval(tick /* f */, 1000) /* g */; // h
          // i
        } /* j */, []);
      `),
    ).toBe(lines`
      useEffect(/* a */ () => /* b */ { // c
        // d
        /* e */ const interval = setInterval(tick /* f */, 1000) /* g */; // h
        // i
        return () => clearInterval(interval);
      } /* j */, []);
    `);
  });

  it('under a name that hides nothing', () => {
    expect(
      output(lines`
        function Clock({ interval }) {
          useEffect(() => {
            setInterval(() => { const interval2 = 1; tick(interval2); }, interval);
          });
        }
      `),
    ).toBe(lines`
      function Clock({ interval }) {
        useEffect(() => {
          const interval3 = setInterval(() => { const interval2 = 1; tick(interval2); }, interval);
          return () => clearInterval(interval3);
        });
      }
    `);
  });

  it('in a plain function, in JavaScript', () => {
    expect(output('useEffect(function () {\n    setInterval(tick, 1000);\n});\n', 'js')).toBe(
      'useEffect(function () {\n    const interval = setInterval(tick, 1000);\n    return () => clearInterval(interval);\n});\n',
    );
  });

  it('behind a semicolon that protects the line', () => {
    expect(
      output(lines`
        useEffect(() => {
          log()
          ;(setInterval(tick, 1000))
          ;[1].forEach(log)
        })
      `),
    ).toBe(lines`
      useEffect(() => {
        log()
        ;const interval = (setInterval(tick, 1000))
        ;[1].forEach(log)
        return () => clearInterval(interval)
      })
    `);
  });
});

describe('returnCleanup reads a handle that is kept', () => {
  it.each(['const', 'let', 'var'])('in a %s', (kind) => {
    expect(output(`useEffect(() => {\n  ${kind} id = setInterval(tick, 1000);\n});\n`)).toBe(
      `useEffect(() => {\n  ${kind} id = setInterval(tick, 1000);\n  return () => clearInterval(id);\n});\n`,
    );
  });

  it('through a cast', () => {
    expect(output('useEffect(() => {\n  const id = setInterval(tick) as unknown as number;\n});\n')).toBe(
      'useEffect(() => {\n  const id = setInterval(tick) as unknown as number;\n  return () => clearInterval(id);\n});\n',
    );
  });

  it('in a variable assigned once', () => {
    expect(output('useEffect(() => {\n  let id;\n  id = setInterval(tick);\n});\n')).toBe(
      'useEffect(() => {\n  let id;\n  id = setInterval(tick);\n  return () => clearInterval(id);\n});\n',
    );
  });

  it('in a ref', () => {
    expect(
      output('function C() {\n  const ref = useRef();\n  useEffect(() => {\n    ref.current = setInterval(tick);\n  });\n}\n'),
    ).toBe(
      'function C() {\n  const ref = useRef();\n  useEffect(() => {\n    ref.current = setInterval(tick);\n    return () => clearInterval(ref.current);\n  });\n}\n',
    );
  });

  it('beside a ref that may be null', () => {
    expect(
      output(
        'function C() {\n  const ref = useRef<number | null>(null);\n  useEffect(() => {\n    ref.current = setInterval(tick);\n  });\n}\n',
      ),
    ).toBe(
      'function C() {\n  const ref = useRef<number | null>(null);\n  useEffect(() => {\n    const interval = ref.current = setInterval(tick);\n    return () => clearInterval(interval);\n  });\n}\n',
    );
  });

  it('beside a module variable that all instances share', () => {
    expect(output('let id;\nuseEffect(() => {\n  id = setInterval(tick);\n});\n')).toBe(
      'let id;\nuseEffect(() => {\n  const interval = id = setInterval(tick);\n  return () => clearInterval(interval);\n});\n',
    );
  });

  it.each([
    ['assigned again', 'let id = setInterval(tick); id = 5;'],
    ['assigned again in a callback', 'let id; id = setInterval(() => { id = 5; });'],
    ['a ref assigned again', 'const ref = {}; ref.current = setInterval(tick); ref.current = null;'],
    ['a computed place', 'timers[next()] = setInterval(tick);'],
    ['destructured', 'const { id } = setInterval(tick);'],
    ['in using', 'using id = setInterval(tick);'],
    ['an argument', 'keep(setInterval(tick));'],
    ['maybe not made', 'on && setInterval(tick);'],
    ['void', 'void setInterval(tick);'],
  ])('and offers nothing where it is %s', (_name, statement) => {
    expect(output(`useEffect(() => { ${statement} });\n`)).toBeUndefined();
  });
});

describe('returnCleanup and the shape of the effect', () => {
  it('makes an expression a block', () => {
    expect(output('useEffect(() => setInterval(tick, 1000), []);\n')).toBe(lines`
      useEffect(() => {
        const interval = setInterval(tick, 1000);
        return () => clearInterval(interval);
      }, []);
    `);
  });

  it('indents the lines of the expression, but not the text of a template', () => {
    expect(
      output(lines`
        useEffect(() => /* a */ (setInterval(() => {
          log(\`one
          two\`);
        }, 1000) /* b */) // c
        , []);
      `),
    ).toBe(lines`
      useEffect(() => /* a */ {
        const interval = (setInterval(() => {
          log(\`one
        two\`);
        }, 1000) /* b */);
        return () => clearInterval(interval);
      } // c
      , []);
    `);
  });

  it('takes an expression on its own line as it stands', () => {
    expect(
      output(lines`
        useEffect(() => // why
          setInterval(tick, 1000)
        )
      `),
    ).toBe(lines`
      useEffect(() => { // why
        const interval = setInterval(tick, 1000)
        return () => clearInterval(interval)
      }
      )
    `);
  });

  it('keeps the assignment of an expression', () => {
    expect(output('useEffect(() => (ref.current = setInterval(tick)));\n')).toBe(lines`
      useEffect(() => {
        const interval = (ref.current = setInterval(tick));
        return () => clearInterval(interval);
      });
    `);
  });

  it('returns from an if that ends the effect', () => {
    expect(
      output(lines`
        useEffect(() => {
          if (isOn) {
            setInterval(tick);
          }
        });
      `),
    ).toBe(lines`
      useEffect(() => {
        if (isOn) {
          const interval = setInterval(tick);
          return () => clearInterval(interval);
        }
      });
    `);
  });

  it('lets functions inside return', () => {
    expect(output('useEffect(() => {\n  setInterval(() => { return 1; });\n});\n')).toBe(
      'useEffect(() => {\n  const interval = setInterval(() => { return 1; });\n  return () => clearInterval(interval);\n});\n',
    );
  });

  it('lets bare returns stand in front, when asked', () => {
    const code = 'useEffect(() => {\n  if (!isOn) return;\n  setInterval(tick);\n});\n';
    expect(output(code)).toBeUndefined();
    expect(output(code, 'tsx', { allowsBareReturn: true })).toBe(
      'useEffect(() => {\n  if (!isOn) return;\n  const interval = setInterval(tick);\n  return () => clearInterval(interval);\n});\n',
    );
    expect(output('useEffect(() => { setInterval(tick); if (!isOn) return; log(); });\n', 'tsx', { allowsBareReturn: true })).toBeUndefined();
  });

  it('hides the value of the release, when asked', () => {
    expect(output('useEffect(() => {\n  setInterval(tick);\n});\n', 'tsx', { hasReleaseValue: true })).toBe(
      'useEffect(() => {\n  const interval = setInterval(tick);\n  return () => { clearInterval(interval); };\n});\n',
    );
  });

  it('turns a declared void into the type of the closure', () => {
    expect(output('useEffect((): void => {\n  setInterval(tick);\n});\n')).toBe(
      'useEffect((): () => void => {\n  const interval = setInterval(tick);\n  return () => clearInterval(interval);\n});\n',
    );
  });

  it.each([
    ['async', 'useEffect(async () => { setInterval(tick); });'],
    ['a generator', 'useEffect(function* () { setInterval(tick); });'],
    ['returning already', 'useEffect(() => { setInterval(tick); return stop; });'],
    ['returning in a branch', 'useEffect(() => { setInterval(tick); if (a) { return; } });'],
    ['throwing at the end', "useEffect(() => { setInterval(tick); throw new Error('no'); });"],
    ['acquiring in a loop', 'useEffect(() => { for (const a of b) { setInterval(tick); } });'],
    ['acquiring in an inner function', 'useEffect(() => { on(() => { setInterval(tick); }); });'],
    ['acquiring in an if with more below', 'useEffect(() => { if (a) { setInterval(tick); } log(); });'],
    ['acquiring in a braceless if', 'useEffect(() => { if (a) setInterval(tick); });'],
    ['declared to return something else', 'useEffect((): undefined => { setInterval(tick); });'],
    ['declared void, acquiring in an if', 'useEffect((): void => { if (a) { setInterval(tick); } });'],
    ['an expression around it', 'useEffect(() => log(setInterval(tick)));'],
  ])('offers nothing for an effect %s', (_name, code) => {
    expect(output(`${code}\n`)).toBeUndefined();
  });
});

describe('returnCleanup without a handle', () => {
  it('adds no variable', () => {
    expect(
      fixed(
        "useEffect(() => {\n\twindow.addEventListener('resize', onResize)\n})\n",
        (sourceCode, find) =>
          returnCleanup(sourceCode, {
            effect: find('ArrowFunctionExpression'),
            acquire: find('CallExpression', 'window.'),
            release: () => "window.removeEventListener('resize', onResize)",
          }),
        'jsx',
      ),
    ).toBe(
      "useEffect(() => {\n\twindow.addEventListener('resize', onResize)\n\treturn () => window.removeEventListener('resize', onResize)\n})\n",
    );
  });
});
