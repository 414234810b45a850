import ts from 'typescript';
import type { Reader } from '../../scripts/robustness/lint.js';
import { createTypedReader } from '../../scripts/robustness/readers.js';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.Preserve,
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
};

/** Gives each text a program of its own; what the libraries declare is read once. */
export function createTypedTextReader(): Reader {
  const host = ts.createCompilerHost(options);
  const libraries = new Map<string, ts.SourceFile | undefined>();
  let last: ts.Program | undefined;
  return {
    name: 'with types',
    parse(text, filename) {
      const name = `${host.getCurrentDirectory()}/${filename}`;
      const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
      last = ts.createProgram(
        [name],
        options,
        {
          ...host,
          fileExists: (path) => path === name || host.fileExists(path),
          readFile: (path) => (path === name ? text : host.readFile(path)),
          getSourceFile(path, ...rest) {
            if (path === name) {
              return source;
            }
            if (!libraries.has(path)) {
              libraries.set(path, host.getSourceFile(path, ...rest));
            }
            return libraries.get(path);
          },
        },
        last,
      );
      return createTypedReader(last).parse(text, name);
    },
  };
}
