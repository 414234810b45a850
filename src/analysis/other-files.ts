/**
 * Analyses of other files of the program, made from their texts when a question leads there.
 *
 * The parser of the file that asks reads the text, without types: what only types could say stays unknown. An analysis lives as long as the
 * program keeps the file's text; files that are too big, or that the parser refuses, have none.
 */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { MemberDeclaration } from '../types/seam.js';
import { createFileAnalysis, type FileAnalysis } from './file-analysis.js';
import { walk } from './file-index.js';

const SIZE_LIMIT = 300_000;

const analyses = new WeakMap<object, { readonly file: FileAnalysis | undefined }>();

/** The analysis of the file in which a member is declared; the same file's own where it is the one that asks. */
export function findOtherFile(asking: FileAnalysis, { file: key, fileName, text }: MemberDeclaration): FileAnalysis | undefined {
  if (text === asking.index.sourceCode.text) {
    return asking;
  }
  const known = analyses.get(key);
  if (known !== undefined) {
    return known.file;
  }
  const sourceCode = text.length > SIZE_LIMIT ? undefined : parse(asking, fileName, text);
  const file = sourceCode && createFileAnalysis(sourceCode, fileName);
  analyses.set(key, { file });
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

function parse({ parser, index }: FileAnalysis, filePath: string, text: string): Readonly<TSESLint.SourceCode> | undefined {
  if (parser === undefined || !('parseForESLint' in parser)) {
    return undefined;
  }
  try {
    const parsed = parser.parseForESLint(text, { filePath, range: true, loc: true, comment: true, tokens: true, ecmaVersion: 'latest', sourceType: 'module', ecmaFeatures: { jsx: filePath.endsWith('x') } });
    // The class of the asking file's own source code: the linter's, whichever that is.
    const sourceCode: unknown = Reflect.construct(index.sourceCode.constructor, [{ ...parsed, text, parserServices: {} }]);
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
