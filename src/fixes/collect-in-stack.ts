import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { getLineIndent } from '../ast/indentation.js';
import { getUniqueName } from '../ast/unique-name.js';
import { dropFinally } from './declare-with-using.js';
import type { Edit } from './edit.js';

export interface CollectInStack {
  readonly stack: 'AsyncDisposableStack' | 'DisposableStack';
  readonly ended: TSESTree.TryStatement;
  /** In the order of their declarations. */
  readonly handles: readonly { readonly declaration: TSESTree.VariableDeclaration; readonly release: TSESTree.Expression }[];
}

/** `const file = open();` -> `using stack = new DisposableStack();⏎const file = stack.adopt(open(), (file) => { file.close(); });`, and no `finally`. */
export function collectInStack(sourceCode: Readonly<TSESLint.SourceCode>, { stack, ended, handles }: CollectInStack): Edit | undefined {
  const first = handles[0]?.declaration;
  const dropped = dropFinally(sourceCode, ended);
  // A comment in a release would get lost with it.
  if (first === undefined || dropped === undefined || handles.some(({ release }) => sourceCode.getCommentsInside(release).length > 0)) {
    return undefined;
  }
  const name = getUniqueName(sourceCode.getScope(first), 'stack');
  const keyword = stack === 'DisposableStack' ? 'using' : 'await using';
  const adopted = handles.map(({ declaration, release }) => adopt(sourceCode, name, declaration, release));
  if (adopted.includes(undefined) || sourceCode.getTokenBefore(first)?.loc.end.line === first.loc.start.line) {
    return undefined;
  }
  const line = `${keyword} ${name} = new ${stack}();\n${getLineIndent(sourceCode, first.range[0])}`;
  return (fixer) => [
    fixer.insertTextBefore(first, line),
    ...adopted.flatMap((change) => (change === undefined ? [] : [fixer.replaceText(change.node, change.text)])),
    fixer.replaceTextRange([...dropped.range], dropped.text),
  ];
}

function adopt(sourceCode: Readonly<TSESLint.SourceCode>, stack: string, { declarations: [declarator] }: TSESTree.VariableDeclaration, release: TSESTree.Expression): { readonly node: TSESTree.Node; readonly text: string } | undefined {
  if (declarator.id.type !== AST_NODE_TYPES.Identifier || declarator.init === null) {
    return undefined;
  }
  const handle = declarator.id.name;
  // The stack waits for what the function gives back: only where the `finally` did.
  const body = release.type === AST_NODE_TYPES.AwaitExpression ? sourceCode.getText(release.argument) : `{ ${sourceCode.getText(release)}; }`;
  return { node: declarator.init, text: `${stack}.adopt(${sourceCode.getText(declarator.init)}, (${handle}) => ${body})` };
}
