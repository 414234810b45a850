/** Blocks of statements in every form that the flow graph knows. Jumps need a loop with the label `outer` around them. */
import fc from 'fast-check';

const expression = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('a', '1', 'true', 'this', 'h', '(() => { a(); })', 'a.b'),
    fc
      .tuple(fc.constantFrom('&&', '||', '+', '==='), tie('expression'), tie('expression'))
      .map(([operator, left, right]) => `((${left}) ${operator} (${right}))`),
    tie('expression').map((inner) => `(!${inner})`),
    tie('expression').map((inner) => `(yield ${inner})`),
    tie('expression').map((inner) => `(await ${inner})`),
    tie('expression').map((inner) => `a(${inner})`),
    tie('expression').map((inner) => `(${inner})?.b?.(c)`),
    tie('expression').map((inner) => `(h ??= ${inner})`),
    tie('expression').map((inner) => `(a.b = ${inner})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map((parts) => `(${parts[0]} ? ${parts[1]} : ${parts[2]})`),
    tie('expression').map((inner) => `[...${inner}, { ...${inner} }]`),
    tie('expression').map((inner) => `(class { static b = c; [(${inner})] = 1; })`),
  ),
})).expression;

/** `more` are statements that stand beside the others. */
export function arbitraryBlock(more: readonly string[] = []): fc.Arbitrary<string> {
  return fc.letrec<{ block: string; statement: string }>((tie) => ({
    block: fc.array(tie('statement'), { maxLength: 4 }).map((statements) => `{ ${statements.join(' ')} }`),
    statement: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      expression.map((value) => `(${value});`),
      fc.constantFrom('h = open();', 'h.close();', 'never();', 'break;', 'continue;', 'continue outer;', 'break outer;', 'function g() {}', ...more),
      expression.map((value) => `return ${value};`),
      expression.map((value) => `throw ${value};`),
      expression.map((value) => `{ const { a = ${value}, ...b } = c; }`),
      fc.tuple(expression, tie('block')).map(([value, block]) => `{ using u = ${value}; ${block} }`),
      fc.tuple(expression, tie('block'), tie('block')).map(([test, yes, no]) => `if (${test}) ${yes} else ${no}`),
      fc.tuple(expression, tie('block')).map(([test, body]) => `while (${test}) ${body}`),
      fc.tuple(expression, tie('block')).map(([test, body]) => `do ${body} while (${test});`),
      fc.tuple(expression, tie('block')).map(([value, body]) => `for (const v of ${value}) ${body}`),
      fc.tuple(expression, tie('block')).map(([value, body]) => `for (await using v of ${value}) ${body}`),
      fc.tuple(expression, tie('block')).map(([test, body]) => `for (let i = 0; ${test}; i++) ${body}`),
      fc.tuple(tie('block'), tie('block')).map(([block, finalizer]) => `try ${block} finally ${finalizer}`),
      fc.tuple(tie('block'), tie('block')).map(([block, caught]) => `try ${block} catch ({ e = f() }) ${caught}`),
      fc
        .tuple(tie('block'), tie('block'), tie('block'))
        .map((blocks) => `try ${blocks[0]} catch ${blocks[1]} finally ${blocks[2]}`),
      fc
        .tuple(expression, tie('block'), tie('block'), tie('block'))
        .map((parts) => `switch (${parts[0]}) { case a: ${parts[1]} default: ${parts[2]} case b(): ${parts[3]} }`),
    ),
  })).block;
}
