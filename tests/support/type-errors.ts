/** Type errors of texts that stand nowhere, as files of one program with the typings of the corpus. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('../corpus/', import.meta.url));
const typings = [`${folder}modules.d.ts`, fileURLToPath(new URL('../fixes/modules.d.ts', import.meta.url))];

/** A text by itself, strictly, in whatever language. */
export const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.Preserve,
  types: ['node'],
  strict: true,
  allowJs: true,
  checkJs: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The errors of each text, by its file name; the text of an error has no place, so that two versions of a file can be compared. */
export function collectTypeErrors(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const sources = new Map([...texts].map(([name, text]) => [`${folder}${name}`, text]));
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...typings, ...sources.keys()], options, {
    ...host,
    fileExists: (name) => sources.has(name) || host.fileExists(name),
    getSourceFile(name, languageVersion, ...rest) {
      const text = sources.get(name);
      return text === undefined ? host.getSourceFile(name, languageVersion, ...rest) : ts.createSourceFile(name, text, languageVersion, true);
    },
    getCurrentDirectory: () => dirname(folder),
  });
  return new Map(
    [...texts.keys()].map((name) => {
      const file = program.getSourceFile(`${folder}${name}`);
      const errors = file === undefined ? [] : [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [name, errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}
