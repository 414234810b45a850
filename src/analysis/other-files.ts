/**
 * Analyses of other files of the program, made from their texts when a question leads there.
 *
 * The parser of the file that asks reads the text, once for as long as the program keeps it; types are asked of the same program, by positions.
 * Nothing here keeps a program alive: what knows its types hangs on the program itself, what is only read hangs on the file. Files that are too
 * big, or that the parser refuses, have no analysis.
 */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import type { Declaration } from '../types/seam.js';
import { weakMemo } from '../util/weak-memo.js';
import { createFileAnalysis, type FileAnalysis } from './file-analysis.js';
import { walk } from './file-index.js';

const SIZE_LIMIT = 300_000;

interface Parsed {
  readonly sourceCode: Readonly<TSESLint.SourceCode> | undefined;
}

const parsedFiles = new WeakMap<object, Parsed>();
const getAnalyses = weakMemo((_program: object) => new WeakMap<object, FileAnalysis>());

/** The analysis of the file in which something is declared; the same file's own where it is the one that asks. */
export function findOtherFile(asking: FileAnalysis, declaration: Declaration): FileAnalysis | undefined {
  const { program, file: key, fileName, text } = declaration;
  if (text === asking.index.sourceCode.text) {
    return asking;
  }
  const analyses = getAnalyses(program);
  const known = analyses.get(key);
  const sourceCode = known === undefined ? findParsed(asking, declaration) : undefined;
  if (sourceCode === undefined) {
    return known;
  }
  const { parser, findTakingInBody } = asking;
  const file = createFileAnalysis(sourceCode, fileName, { parser, findTakingInBody, seam: asking.seam.ofOtherFile(declaration, sourceCode) });
  analyses.set(key, file);
  return file;
}

/** The innermost node that starts here, outermost of those of the same start. */
export function findNodeAt({ index }: FileAnalysis, start: number): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  walk(index.sourceCode.ast, index.sourceCode.visitorKeys, (node) => {
    if (node.range[0] === start && node !== index.sourceCode.ast) {
      found ??= node;
    }
  });
  return found;
}

/** The function that a declaration is, or that stands in it as a method's body: the outermost one with the same end. */
export function findFunctionOf(file: FileAnalysis, { start, end }: Declaration): FunctionNode | undefined {
  return getFunctionsByEnd(file).get(end)?.find(({ range }) => range[0] >= start);
}

const getFunctionsByEnd = weakMemo(({ index }: FileAnalysis): ReadonlyMap<number, readonly FunctionNode[]> => {
  const functions = new Map<number, FunctionNode[]>();
  walk(index.sourceCode.ast, index.sourceCode.visitorKeys, (node) => {
    if (isFunction(node)) {
      functions.set(node.range[1], [...(functions.get(node.range[1]) ?? []), node]);
    }
  });
  return functions;
});

function findParsed(asking: FileAnalysis, { file: key, fileName, text }: Declaration): Readonly<TSESLint.SourceCode> | undefined {
  const known = parsedFiles.get(key);
  if (known !== undefined) {
    return known.sourceCode;
  }
  const sourceCode = text.length > SIZE_LIMIT ? undefined : parse(asking, fileName, text);
  parsedFiles.set(key, { sourceCode });
  return sourceCode;
}

function parse({ parser, index }: FileAnalysis, filePath: string, text: string): Readonly<TSESLint.SourceCode> | undefined {
  if (parser === undefined || !('parseForESLint' in parser)) {
    return undefined;
  }
  try {
    const parsed = parser.parseForESLint(text, { filePath, range: true, loc: true, comment: true, tokens: true, ecmaVersion: 'latest', sourceType: 'module', ecmaFeatures: { jsx: filePath.endsWith('x') } });
    // The class of the asking file's own source code: the linter's, whichever that is.
    const sourceCode: unknown = Reflect.construct(index.sourceCode.constructor, [{ ...parsed, text, parserServices: parsed.services ?? {} }]);
    if (!isSourceCode(sourceCode)) {
      return undefined;
    }
    setParents(sourceCode);
    return sourceCode;
  } catch {
    return undefined;
  }
}

function isSourceCode(value: unknown): value is Readonly<TSESLint.SourceCode> {
  return typeof value === 'object' && value !== null && 'ast' in value && 'getText' in value && 'visitorKeys' in value;
}

/** A linter sets them while it walks the file, which nobody does here. */
function setParents({ ast, visitorKeys }: Readonly<TSESLint.SourceCode>): void {
  walk(ast, visitorKeys, (node) => {
    for (const key of visitorKeys[node.type] ?? []) {
      const child: unknown = Reflect.get(node, key);
      for (const item of Array.isArray(child) ? child : [child]) {
        if (typeof item === 'object' && item !== null) {
          Reflect.set(item, 'parent', node);
        }
      }
    }
  });
}
