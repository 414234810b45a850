/**
 * The border to the parser. TypeScript is imported for its types only, never loaded, for two reasons: the plugin also runs where there is no
 * TypeScript (oxlint, a browser) or another major of it, and a loaded copy need not be the one that made the program. The numbers of
 * `TypeFlags` and `SyntaxKind` differ between 5.0 and 6.0, so they are not written down: flags are read from the checker's own types, and
 * nodes of the program are told apart by their properties. The few numbers that never changed are in `stable-flags.ts`.
 *
 * Only functions are used that typescript-eslint's adapter for the native compiler has as well.
 */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';

export interface TypedServices {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly findTsNode: (node: TSESTree.Node) => ts.Node | undefined;
}

export type WithServices = Pick<Readonly<TSESLint.SourceCode>, 'parserServices'>;

/** What the parser brought with the file, or `undefined` where that is no program. Never throws, unlike `getParserServices`. */
export function findTypedServices({ parserServices }: WithServices): TypedServices | undefined {
  const program = parserServices?.program;
  const map = parserServices?.esTreeNodeToTSNodeMap;
  if (program === undefined || program === null || map === undefined) {
    return undefined;
  }
  try {
    return { program, checker: program.getTypeChecker(), findTsNode: (node) => map.get(node) };
  } catch {
    return undefined;
  }
}
