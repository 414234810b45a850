import type { TSESTree } from '@typescript-eslint/utils';
import type { FlowBuilder } from './builder.js';
import { bindPattern } from './patterns.js';

/** The declarators in order; each `using` opens a cleanup that the scope around it closes. */
export function visitDeclaration(
  flow: FlowBuilder,
  node: TSESTree.VariableDeclaration,
  value: 'bound by the loop' | 'initialised',
): void {
  if (node.declare) {
    return;
  }
  for (const declarator of node.declarations) {
    flow.visit(declarator.init);
    bindPattern(flow, declarator.id);
    // `var x;` does nothing where it stands.
    if (node.kind !== 'var' || declarator.init || value === 'bound by the loop') {
      flow.emit(declarator);
    }
    if (node.kind === 'using' || node.kind === 'await using') {
      flow.pushCleanup(declarator);
    }
  }
}
