// Asks the analysis one question about one node. The node starts right after `/* here */`: the outermost expression there, or with
// `/* here: Identifier */` the innermost node of that type.
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { Linter } from '@typescript-eslint/utils/ts-eslint';

export interface Probed {
  readonly node: TSESTree.Node;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;
}

export interface ProbeOptions {
  /** With type information. Default: false. */
  readonly typed?: boolean;
  /** Folder below `tests/fixtures` whose `tsconfig.json` types the code. Default: `'typed'`. */
  readonly fixture?: string;
  /** Default: `'file.ts'`. Typed code is a file of the fixture: `'file.ts'`, `'react.tsx'`. */
  readonly filename?: string;
  /** Default: `@typescript-eslint/parser`. */
  readonly parser?: TSESLint.FlatConfig.Parser;
  /** Default: `'module'`. */
  readonly sourceType?: 'module' | 'script' | 'commonjs';
  readonly globals?: TSESLint.FlatConfig.GlobalsConfig;
}

const MARK = /^\s*here(?:\s*:\s*(?<type>\w+))?\s*$/u;

export function probe<Answer>(code: string, ask: (probed: Probed) => Answer, options: ProbeOptions = {}): Answer {
  const answers: { readonly answer: Answer }[] = [];
  const failures: unknown[] = [];
  const rule: TSESLint.RuleModule<string> = {
    meta: { type: 'problem', messages: {}, schema: [], defaultOptions: [] },
    create: (context) => ({
      'Program:exit'() {
        try {
          const node = getMarkedNode(context.sourceCode);
          answers.push({ answer: ask({ node, sourceCode: context.sourceCode, context }) });
        } catch (error) {
          failures.push(error);
        }
      },
    }),
  };
  const messages = new Linter({ configType: 'flat' }).verify(code, [toConfig(rule, options)], {
    filename: toPath(options),
  });
  if (failures.length > 0) {
    throw failures[0];
  }
  const [first] = answers;
  if (first === undefined) {
    throw new Error(`The code does not parse: ${messages.map(({ message }) => message).join('; ')}`);
  }
  return first.answer;
}

function toPath({ fixture = 'typed', filename = 'file.ts' }: ProbeOptions): string {
  return fileURLToPath(new URL(`fixtures/${fixture}/${filename}`, import.meta.url));
}

function toConfig(rule: TSESLint.RuleModule<string>, options: ProbeOptions): TSESLint.FlatConfig.Config {
  const tsconfigRootDir = fileURLToPath(new URL(`fixtures/${options.fixture ?? 'typed'}`, import.meta.url));
  return {
    files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts,vue,svelte}'],
    plugins: { probe: { rules: { ask: rule } } },
    rules: { 'probe/ask': 'error' },
    languageOptions: {
      parser: options.parser ?? parser,
      sourceType: options.sourceType ?? 'module',
      globals: options.globals ?? {},
      parserOptions:
        options.typed === true
          ? { projectService: true, tsconfigRootDir, ecmaFeatures: { jsx: true } }
          : { ecmaFeatures: { jsx: (options.filename ?? '').endsWith('x') } },
    },
  };
}

function getMarkedNode(sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.Node {
  const comment = sourceCode.getAllComments().find(({ value }) => MARK.test(value));
  if (comment === undefined) {
    throw new Error('The code has no /* here */.');
  }
  const candidates = collectNodesAfter(comment, sourceCode);
  const type = MARK.exec(comment.value)?.groups?.['type'];
  const found =
    type === undefined ? (candidates.findLast(isExpression) ?? candidates.at(-1)) : candidates.find((node) => [type].includes(node.type));
  if (found === undefined) {
    throw new Error(`No ${type ?? 'node'} starts after the mark, only ${candidates.map((node) => node.type).join(', ') || 'none'}.`);
  }
  return found;
}

/** The nodes that start at the first token after the comment, innermost first. Parentheses that belong to no node are skipped. */
function collectNodesAfter(comment: TSESTree.Comment, sourceCode: Readonly<TSESLint.SourceCode>): readonly TSESTree.Node[] {
  const candidates: TSESTree.Node[] = [];
  let token = sourceCode.getTokenAfter(comment);
  while (token !== null && candidates.length === 0) {
    const start = token.range[0];
    let node: TSESTree.Node | null | undefined = sourceCode.getNodeByRangeIndex(start);
    while (node && node.range[0] === start && node.parent) {
      candidates.push(node);
      node = node.parent;
    }
    token = sourceCode.text.slice(...token.range) === '(' ? sourceCode.getTokenAfter(token) : null;
  }
  return candidates;
}

function isExpression(node: TSESTree.Node): boolean {
  return (
    node.type.endsWith('Expression') ||
    node.type === AST_NODE_TYPES.Identifier ||
    node.type === AST_NODE_TYPES.Literal ||
    node.type === AST_NODE_TYPES.TemplateLiteral ||
    node.type === AST_NODE_TYPES.JSXElement
  );
}
