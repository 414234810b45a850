/**
 * What the compiler says of one text by itself. Imports are resolved to the typings of Node and React only: what a program imports otherwise is unknown, and
 * no text is compared for it. In JavaScript only names that nothing declares and declarations that clash are asked for, because its authors never ran a check.
 */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { options } from '../../tests/support/type-errors.js';
import { root } from '../source-files.js';

/** No such module, in its two wordings: the package is not here. */
const UNRESOLVED = new Set([2307, 2792]);
/** No such member: of a class whose base is in a package that is not here, each mention of an inherited one is such an error. */
const OF_MEMBERS = 2339;
/** What may be null or undefined is used: a file that has such errors was not written for strict checks of null. */
const OF_STRICTNESS = new Set([2531, 2532, 2533, 18_047, 18_048, 18_049]);
/** No such name, used before its declaration, declared twice, assigned though constant. */
const OF_NAMES = new Set([2304, 2448, 2451, 2300, 2552, 2588, 18_004]);

const host = ts.createCompilerHost(options, true);
const libraries = new Map<string, ts.SourceFile | undefined>();

export interface Named {
  readonly text: string;
  readonly filename: string;
}

/** Of each text its own, with code and text and without a place, so that two versions of a file can be compared. All are modules of one program. */
export function collectDiagnostics(texts: readonly Named[]): readonly (readonly string[])[] {
  const names = texts.map(({ filename }, position) => fileURLToPath(new URL(`src/alone-${position}${/\.\w+$/.exec(filename)?.[0] ?? '.ts'}`, root)));
  const program = ts.createProgram(names, options, createHost(new Map(names.map((name, position) => [name, texts[position]?.text ?? '']))));
  return names.map((name) => collectOf(program, name));
}

function collectOf(program: ts.Program, name: string): readonly string[] {
  const file = program.getSourceFile(name);
  if (file === undefined) {
    return [];
  }
  const isTypeScript = /\.[cm]?tsx?$/.test(name);
  const semantic = program.getSemanticDiagnostics(file);
  const lacksImports = semantic.some(({ code }) => UNRESOLVED.has(code));
  const asked = semantic.filter(({ code }) => (isTypeScript ? !UNRESOLVED.has(code) : OF_NAMES.has(code)));
  const isOnce = ({ code }: ts.Diagnostic): boolean => (lacksImports && code === OF_MEMBERS) || OF_STRICTNESS.has(code);
  const all = [...program.getSyntacticDiagnostics(file), ...asked];
  return [...all.filter((one) => !isOnce(one)).map(toText), ...new Set(all.filter(isOnce).map(toText))];
}

function toText({ code, messageText }: ts.Diagnostic): string {
  return `${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}

function createHost(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  return {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    getSourceFile: (path, version) => {
      const text = texts.get(path);
      return text === undefined ? readLibrary(path, version) : ts.createSourceFile(path, text, version, true);
    },
    getCurrentDirectory: () => fileURLToPath(root),
    // Typings are whole among themselves.
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text: module }) => (texts.has(from) && module !== 'react' ? { resolvedModule: undefined } : ts.resolveModuleName(module, from, options, host))),
  };
}

function readLibrary(path: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
  if (!libraries.has(path)) {
    libraries.set(path, host.getSourceFile(path, version));
  }
  return libraries.get(path);
}
