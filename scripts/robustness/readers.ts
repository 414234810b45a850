import * as babelParser from '@babel/eslint-parser';
import * as tsParser from '@typescript-eslint/parser';
import * as espree from 'espree';
import svelteParser from 'svelte-eslint-parser';
import ts from 'typescript';
import vueParser from 'vue-eslint-parser';
import type { Reader } from './lint.js';
import type { Parsed } from './steps.js';

const places = { range: true, loc: true, tokens: true, comment: true };

/** ESLint's own. */
export const espreeReader: Reader = {
  name: 'espree',
  parse: (text, filename) => ({
    ast: toProgram(
      espree.parse(text, {
        ...places,
        ecmaVersion: 'latest',
        sourceType: filename.endsWith('.cjs') ? 'commonjs' : findModuleType(text),
        ecmaFeatures: { jsx: true },
      }),
    ),
    visitorKeys: espree.VisitorKeys,
  }),
};

/** Without types. */
export const typescriptReader: Reader = {
  name: '@typescript-eslint/parser',
  parse: (text, filename) => parseTypeScript(text, filename, {}),
};

/** With the types of a program that has the file. */
export function createTypedReader(program: ts.Program): Reader {
  return { name: '@typescript-eslint/parser with types', parse: (text, filename) => parseTypeScript(text, filename, { programs: [program] }) };
}

/** What the compiler makes of a text that is no program: its errors are forgotten, and its tree has holes. */
export const tolerantReader: Reader = {
  name: '@typescript-eslint/parser, errors forgotten',
  parse(text, filename) {
    const source = ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, filename.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
    if ('parseDiagnostics' in source && Array.isArray(source.parseDiagnostics)) {
      source.parseDiagnostics.length = 0;
    }
    const parsed = toParsed(tsParser.parseForESLint(source, { ...places, filePath: filename, allowInvalidAST: true, loggerFn: false }));
    dropOverlaps(parsed.ast);
    return parsed;
  },
};

/** Babel, with what it can read beyond the standard, and past the errors that it can recover from. */
export const babelReader: Reader = {
  name: '@babel/eslint-parser',
  parse: (text) =>
    toParsed(
      babelParser.parseForESLint(text, {
        requireConfigFile: false,
        sourceType: findModuleType(text),
        babelOptions: {
          configFile: false,
          babelrc: false,
          parserOpts: { errorRecovery: true, plugins: ['jsx', 'decorators', 'decoratorAutoAccessors', 'doExpressions', 'throwExpressions'] },
        },
      }),
    ),
};

export const vueReader: Reader = {
  name: 'vue-eslint-parser',
  parse: (text, filename) =>
    toParsed(vueParser.parseForESLint(text, { ...places, filePath: filename, parser: tsParser, sourceType: 'module', ecmaVersion: 'latest', loggerFn: false })),
};

export const svelteReader: Reader = {
  name: 'svelte-eslint-parser',
  parse: (text, filename) => toParsed(svelteParser.parseForESLint(text, { ...places, filePath: filename, parser: tsParser, loggerFn: false })),
};

/** The parsers that may be asked for a file of such a name. */
export function collectReaders(filename: string): readonly Reader[] {
  if (filename.endsWith('.vue')) {
    return [vueReader];
  }
  if (filename.endsWith('.svelte')) {
    return [svelteReader];
  }
  return /\.[cm]?jsx?$/.test(filename) ? [espreeReader, typescriptReader, babelReader] : [typescriptReader];
}

function parseTypeScript(text: string, filename: string, options: object): Parsed {
  const jsx = !/\.[cm]?ts$/.test(filename);
  return toParsed(tsParser.parseForESLint(text, { ...places, filePath: filename, ecmaFeatures: { jsx }, loggerFn: false, ...options }));
}

/** `import` and `export` are for modules, `with` for scripts. */
function findModuleType(text: string): 'module' | 'script' {
  return /^\s*(?:import|export)\b|\bimport\.meta\b|^\s*(?:for )?await\b/m.test(text) ? 'module' : 'script';
}

/** ESLint never returns from tokens and comments that lie in each other, as they do where a text breaks off. */
function dropOverlaps(ast: Parsed['ast']): void {
  const dropped = new Set<object>();
  let end = 0;
  for (const token of [...(ast.comments ?? []), ...(ast.tokens ?? [])].toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    if (token.range[0] < end || token.range[1] <= token.range[0]) {
      dropped.add(token);
    } else {
      [, end] = token.range;
    }
  }
  ast.comments = ast.comments?.filter((comment) => !dropped.has(comment)) ?? [];
  ast.tokens = ast.tokens?.filter((token) => !dropped.has(token)) ?? [];
}

function toParsed(parsed: unknown): Parsed {
  if (!isParsed(parsed)) {
    throw new TypeError('not a tree');
  }
  return parsed;
}

function isParsed(parsed: unknown): parsed is Parsed {
  return typeof parsed === 'object' && parsed !== null && 'ast' in parsed;
}

function toProgram(ast: unknown): Parsed['ast'] {
  return toParsed({ ast }).ast;
}
