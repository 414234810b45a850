/** The hooks of the framework to which a class or an object of options belongs. */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { getDecorators } from '../ast/class-node.js';
import { frameworks } from '../catalogue/index.js';
import type { LifecycleHooks, SymbolRef } from '../catalogue/schema.js';
import type { FileAnalysis } from './file-analysis.js';
import type { ClassLike } from './model.js';

export function findLifecycle(file: FileAnalysis, { kind, node, members }: ClassLike): LifecycleHooks | undefined {
  if (kind === 'object') {
    const usesHooks = ({ setUp, tearDown }: LifecycleHooks): boolean => [...setUp, ...tearDown].some((name) => members.has(name));
    return frameworks.flatMap(({ options }) => options?.hooks ?? []).find(usesHooks);
  }
  if (node.type !== AST_NODE_TYPES.ClassDeclaration && node.type !== AST_NODE_TYPES.ClassExpression) {
    return undefined;
  }
  const { superClass } = node;
  const isMarked = (bases: readonly SymbolRef[], marks: readonly SymbolRef[]): boolean =>
    (superClass !== null && file.resolver.refersTo(superClass, bases)) ||
    getDecorators(node).some(({ expression }) =>
      file.resolver.refersTo(expression.type === AST_NODE_TYPES.CallExpression ? expression.callee : expression, marks),
    );
  return frameworks.find(({ classes }) => classes !== undefined && isMarked(classes.bases, classes.decorators))?.classes
    ?.hooks;
}
