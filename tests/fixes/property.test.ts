import parser from '@typescript-eslint/parser';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectNodes } from '../../src/ast/own-nodes.js';
import { createTeardown } from '../../src/fixes/create-teardown.js';
import type { Edit } from '../../src/fixes/edit.js';
import { keepInConst } from '../../src/fixes/keep-in-const.js';
import { keepInField } from '../../src/fixes/keep-in-field.js';
import { releaseBefore } from '../../src/fixes/release-before.js';
import { releaseBeforeReturn } from '../../src/fixes/release-before-return.js';
import { releaseInCleanup } from '../../src/fixes/release-in-cleanup.js';
import { releaseInFinally } from '../../src/fixes/release-in-finally.js';
import { releaseInTeardown } from '../../src/fixes/release-in-teardown.js';
import { returnCleanup } from '../../src/fixes/return-cleanup.js';
import { fixed, type Plan } from './harness.js';

type Source = Readonly<TSESLint.SourceCode>;

/** `@` stands for the end of a statement: a semicolon, or nothing. `%` is a place for a comment. */
const STATEMENTS = [
  '%acquire(f)%@%',
  '%this.t = acquire(f)@',
  'const id% = %acquire(f)@',
  'log(1)@%',
  'file.close()@%',
  'if (a)% b()@ else% c()@',
  'if (a) acquire()@',
  'if (a)%\nacquire()@%\nelse\nthis.t = acquire()@',
  'if (a) {%\nacquire()@%\n}',
  'for (const x of y)% acquire(x)@',
  'do acquire()@ while (a)',
  'const arrow = () =>% acquire(g)@',
  'const later = () => {% off()@ }@',
  'const text = `a\n${b}`@',
  '% ;[1, 2].map(f)@',
  ';(a || b)()@',
  '/re/.test(a)@',
  '`x`.trim()@',
  'label: for (;;) { acquire()@ break label@ }',
  'switch (a) { case 1: acquire()@ break@ default: }',
  'function inner() {% if (a) return@% acquire()@ }',
  'class B extends A {% a = 1@\n #b = 2@\n constructor() { super()@ acquire()@ }% dispose() { off()@ }% }',
  'class C { run() { acquire()@ } }',
  'try { acquire()@ }% catch {% } finally { log()@ }',
  'use({ a: 1,% b() { acquire()@ } })@',
  'var hoisted = acquire()@',
] as const;

const RELEASES = ['clearInterval(this.t)', '(a ?? b).stop()', '[a].forEach(stop)', 'file.close()', 'stop("a;b")'] as const;

interface Program {
  readonly code: string;
  readonly release: string;
  readonly seed: number;
}

const programs: fc.Arbitrary<Program> = fc
  .record({
    picks: fc.array(fc.record({ text: fc.constantFrom(...STATEMENTS), gap: fc.constantFrom('\n', '\n', '\n\n', ' ') }), {
      minLength: 1,
      maxLength: 6,
    }),
    isTerminated: fc.boolean(),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    indent: fc.constantFrom('  ', '    ', '\t'),
    comments: fc.array(fc.constantFrom('', '', ' /* c */ ', ' // c\n', '\n// c\n', ' /* c\n * d */ '), { minLength: 1, maxLength: 9 }),
    release: fc.constantFrom(...RELEASES),
    seed: fc.nat(1000),
  })
  .map(({ picks, isTerminated, lineBreak, indent, comments, release, seed }) => {
    let count = 0;
    const body = picks
      .map(({ text, gap }) => {
        const isAlone = gap !== ' ' || isTerminated;
        const guard = !isTerminated && /^[/`]/u.test(text) ? ';' : '';
        return guard + text.replaceAll('@', isTerminated ? ';' : '\n') + (isAlone ? gap : '\n');
      })
      .join('')
      .replaceAll('%', () => {
        count += 1;
        return (comments[count % comments.length] ?? '').replace('c', `c${count}`);
      })
      .split('\n')
      .map((line) => (line.trim() === '' || line.startsWith('${') ? line : indent + line))
      .join('\n');
    return { code: `use(() => {\n${body}\n});\n`.replaceAll('\n', lineBreak), release, seed };
  });

type Choose = (sourceCode: Source, node: TSESTree.Node, release: string) => Edit | undefined;

/** Every edit at every node that it is for. */
const CHOICES: Readonly<Record<string, Choose>> = {
  releaseBefore: (sourceCode, node, release) =>
    isAcquire(node) ? releaseBefore(sourceCode, { statement: node, release }) : undefined,
  releaseBeforeReturn: (sourceCode, node, release) =>
    node.type === AST_NODE_TYPES.ReturnStatement ? releaseBeforeReturn(sourceCode, { return: node, release }) : undefined,
  keepInConst: (sourceCode, node) => (isAcquire(node) ? keepInConst(sourceCode, { call: node, name: 'kept' }) : undefined),
  keepInField: (sourceCode, node) => {
    const owner = node.type === AST_NODE_TYPES.ClassDeclaration ? node : undefined;
    const call = collectNodes(sourceCode, node).find(isAcquire);
    return owner === undefined || call === undefined
      ? undefined
      : keepInField(sourceCode, { call, owner, field: 'kept', typeText: 'number' });
  },
  releaseInCleanup: (sourceCode, node, release) =>
    node.type === AST_NODE_TYPES.ArrowFunctionExpression
      ? releaseInCleanup(sourceCode, { cleanup: node, release, isValueIgnored: true })
      : undefined,
  releaseInTeardown: (sourceCode, node, release) =>
    node.type === AST_NODE_TYPES.FunctionExpression ? releaseInTeardown(sourceCode, { teardown: node, release }) : undefined,
  createTeardown: (sourceCode, node, release) =>
    node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ObjectExpression
      ? createTeardown(sourceCode, { owner: node, name: '[Symbol.dispose]', release, callsSuper: false })
      : undefined,
  returnCleanup: (sourceCode, node, release) => {
    const effect = node.type === AST_NODE_TYPES.FunctionDeclaration || node.type === AST_NODE_TYPES.ArrowFunctionExpression ? node : undefined;
    const acquire = collectNodes(sourceCode, node).find(isAcquire);
    return effect === undefined || acquire === undefined
      ? undefined
      : returnCleanup(sourceCode, { effect, acquire, release: () => release, handleName: 'interval', allowsBareReturn: true });
  },
  releaseInFinally: (sourceCode, node) => {
    if (node.type !== AST_NODE_TYPES.ExpressionStatement || node.parent.type !== AST_NODE_TYPES.BlockStatement) {
      return undefined;
    }
    const list = node.parent.body;
    const from = list[0];
    return from === undefined || from === node
      ? undefined
      : releaseInFinally(sourceCode, { from, to: from, existingRelease: node });
  },
};

function isAcquire(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === 'acquire';
}

/** The edits that a choice offers for a program, by the seed. */
function createPlan(choose: Choose, { release, seed }: Program): Plan {
  return (sourceCode) => {
    const edits = collectNodes(sourceCode, sourceCode.ast)
      .map((node) => choose(sourceCode, node, release))
      .filter((edit) => edit !== undefined);
    return edits[seed % Math.max(edits.length, 1)];
  };
}

/** Comments at some places join two statements of a program without semicolons: not a program that anyone has. */
function canParse(code: string): boolean {
  try {
    parser.parse(code);
    return true;
  } catch {
    return false;
  }
}

/** The statements that no edit changes, without white space and comments. */
function collectStatements(code: string): string[] {
  const found: string[] = [];
  simpleTraverse(parser.parse(code, { range: true }), {
    enter(node) {
      const text = code.slice(node.range[0], node.range[1]);
      if (node.type === AST_NODE_TYPES.ExpressionStatement && !/acquire|use\(/u.test(text)) {
        found.push(text.replace(/\/\*[^]*?\*\/|\/\/.*|;|\s/gu, ''));
      }
    },
  });
  return found;
}

function collectComments(code: string): string[] {
  return [...code.matchAll(/\bc\d+\b/gu)].map(([name]) => name).sort();
}

describe.each(Object.entries(CHOICES))('%s', (_name, choose) => {
  it('keeps comments, line breaks and the parser happy', { timeout: 120_000 }, () => {
    let offered = 0;
    fc.assert(
      fc.property(programs, (program) => {
        fc.pre(canParse(program.code));
        let isDone = false;
        const plan = createPlan(choose, program);
        // Several places may offer the edit; one pass fixes one of them.
        const output = fixed(program.code, (sourceCode, find) => {
          if (isDone) {
            return undefined;
          }
          isDone = true;
          return plan(sourceCode, find);
        });
        if (output !== undefined) {
          offered += 1;
          expect(collectComments(output)).toEqual(collectComments(program.code));
          expect(output.includes('\r')).toBe(program.code.includes('\r'));
          expect(/[^\r]\n/u.test(output)).toBe(/[^\r]\n/u.test(program.code));
          // Two statements that the edit has joined are one statement of another text.
          expect(collectStatements(output)).toEqual(expect.arrayContaining(collectStatements(program.code)));
          expect(output.length).toBeGreaterThan(program.code.length);
        }
      }),
      { numRuns: 60 },
    );
    expect(offered, 'the programs have places for it').toBeGreaterThan(0);
  });
});
