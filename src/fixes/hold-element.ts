import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/is-function.js';
import { collectNodes } from '../ast/own-nodes.js';
import { findPropertyName } from '../ast/static-name.js';
import { getUniqueName } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { prependTo } from './insert-statement.js';

type Source = Readonly<TSESLint.SourceCode>;

interface HoldElement {
  readonly effect: FunctionNode;
  readonly cleanup: FunctionNode;
  /** The name of the ref. */
  readonly ref: string;
}

/** `const element = ref.current;` at the start of an effect, for its cleanup. */
export function holdElement(sourceCode: Source, { effect, cleanup, ref }: HoldElement): Edit | undefined {
  if (effect.body.type !== AST_NODE_TYPES.BlockStatement) {
    return undefined;
  }
  const reads = collectNodes(sourceCode, cleanup.body).filter((node) => isRead(node, ref));
  // `ref?.current` -> `element` of a ref that is not there.
  if (reads.length === 0 || reads.some((read) => read.type === AST_NODE_TYPES.MemberExpression && read.optional)) {
    return undefined;
  }
  const known = effect.body.body.flatMap((statement) => findConstant(statement, ref))[0];
  const name = known ?? getUniqueName(sourceCode.getScope(effect.body), 'element');
  const declaration = known === undefined ? toEdit(prependTo(sourceCode, effect.body, `const ${name} = ${ref}.current;`)) : undefined;
  const replacement: Edit = (fixer) => reads.map((read) => fixer.replaceText(read, name));
  return known === undefined ? combine(declaration, replacement) : replacement;
}

/** `const node = ref.current;` that the effect has already. */
function findConstant(statement: TSESTree.Statement, ref: string): readonly string[] {
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration || statement.kind !== 'const') {
    return [];
  }
  return statement.declarations.flatMap(({ id, init }) => (id.type === AST_NODE_TYPES.Identifier && init !== null && isRead(init, ref) ? [id.name] : []));
}

function isRead(node: TSESTree.Node, ref: string): boolean {
  return (
    node.type === AST_NODE_TYPES.MemberExpression &&
    findPropertyName(node) === 'current' &&
    node.object.type === AST_NODE_TYPES.Identifier &&
    node.object.name === ref
  );
}
