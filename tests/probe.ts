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
    meta: { type: 'problem', messages: {}, schema: [] },
    defaultOptions: [],
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
  const start = comment && sourceCode.getTokenAfter(comment)?.range[0];
  const innermost = start === undefined ? null : sourceCode.getNodeByRangeIndex(start);
  if (comment === undefined || start === undefined || innermost === null) {
    throw new Error('The code has no /* here */ before a node.');
  }
  const candidates: TSESTree.Node[] = [];
  for (let node: TSESTree.Node | undefined = innermost; node?.range[0] === start; node = node.parent) {
    candidates.push(node);
  }
  const type = MARK.exec(comment.value)?.groups?.['type'];
  const found =
    type === undefined ? (candidates.findLast(isExpression) ?? candidates.at(-1)) : candidates.find((node) => node.type === type);
  if (found === undefined) {
    throw new Error(`No ${type ?? 'node'} starts after the mark, only ${candidates.map((node) => node.type).join(', ')}.`);
  }
  return found;
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
