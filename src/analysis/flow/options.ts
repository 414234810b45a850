import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

export interface FlowOptions {
  /** May this node throw? Asked for every event; the default is `mayThrowByDefault`. `throw` statements always do. */
  readonly mayThrow?: ((node: TSESTree.Node) => boolean) | undefined;
  /** Does this call never return? It then ends its path; its throw edge is there if `mayThrow` says so. */
  readonly neverReturns?: ((call: TSESTree.CallExpression | TSESTree.NewExpression) => boolean) | undefined;
  /** For nodes of other parsers (templates): where their children are. */
  readonly visitorKeys?: Readonly<TSESLint.SourceCode.VisitorKeys> | undefined;
}
