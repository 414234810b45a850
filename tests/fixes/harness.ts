import tsParser from '@typescript-eslint/parser';
import type { AST_NODE_TYPES, TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Linter, type Rule } from 'eslint';
import { expect } from 'vitest';
import { collectNodes } from '../../src/ast/own-nodes.js';
import type { Edit } from '../../src/fixes/edit.js';

export type Language = 'js' | 'jsx' | 'ts' | 'tsx';

/** The first node of a type whose text starts with `start`. */
export type Find = <Type extends `${AST_NODE_TYPES}`>(
  type: Type,
  start?: string,
) => Extract<TSESTree.Node, { type: Type }>;

export type Plan = (sourceCode: Readonly<TSESLint.SourceCode>, find: Find) => Edit | undefined;

interface Applied {
  readonly output: string;
  /** Is there an edit for the output as well? */
  readonly isRepeated: boolean;
}

/** Runs a plan as the fix of a rule, once, and reads the output again. */
export function apply(code: string, plan: Plan, language: Language = 'ts'): Applied | undefined {
  const first = run(code, plan, language);
  if (first.edit === undefined) {
    expect(first.output, 'no edit, no change').toBe(code);
    return undefined;
  }
  const second = run(first.output, plan, language);
  return { output: first.output, isRepeated: second.edit !== undefined };
}

/** The output of one pass; fails when it does not parse, or when a second pass would change it again. */
export function fixed(code: string, plan: Plan, language: Language = 'ts'): string | undefined {
  const applied = apply(code, plan, language);
  expect(applied?.isRepeated ?? false, 'a second pass changes nothing').toBe(false);
  return applied?.output;
}

function run(code: string, plan: Plan, language: Language): { output: string; edit: Edit | undefined } {
  const linter = new Linter({ configType: 'flat' });
  let edit: Edit | undefined;
  let passes = 0;
  const rule: Rule.RuleModule = {
    meta: { fixable: 'code', schema: [] },
    create(context) {
      passes += 1;
      if (passes > 1) {
        return {};
      }
      return {
        'Program:exit'(node) {
          const sourceCode = context.sourceCode as unknown as Readonly<TSESLint.SourceCode>;
          edit = plan(sourceCode, createFind(sourceCode));
          if (edit !== undefined) {
            context.report({ node, message: 'edit', fix: edit as unknown as Rule.ReportFixer });
          }
        },
      };
    },
  };
  const result = linter.verifyAndFix(code, createConfig(rule, language), { filename: `file.${language}` });
  const fatal = result.messages.filter((message) => message.fatal === true);
  expect(fatal, result.output).toEqual([]);
  return { output: result.output, edit };
}

function createConfig(rule: Rule.RuleModule, language: Language): Linter.Config[] {
  const isTypeScript = language === 'ts' || language === 'tsx';
  return [
    {
      files: ['**/*.js', '**/*.jsx', '**/*.ts', '**/*.tsx'],
      plugins: { local: { rules: { edit: rule } } },
      rules: { 'local/edit': 'error' },
      languageOptions: {
        ...(isTypeScript ? { parser: tsParser } : {}),
        parserOptions: { ecmaFeatures: { jsx: language !== 'ts' } },
      },
    },
  ];
}

function createFind(sourceCode: Readonly<TSESLint.SourceCode>): Find {
  const nodes = collectNodes(sourceCode, sourceCode.ast).sort(
    (left, right) => left.range[0] - right.range[0] || right.range[1] - left.range[1],
  );
  return (type, start = '') => {
    const found = nodes.find((node): node is Extract<TSESTree.Node, { type: typeof type }> => {
      return node.type === type && sourceCode.getText(node).startsWith(start);
    });
    if (found === undefined) {
      throw new Error(`No ${type} starts with ${start} in ${sourceCode.text}`);
    }
    return found;
  };
}

/** Lines without the indentation that the test file gives them. */
export function lines(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings }, ...values).replace(/^\n/u, '').replace(/\n *$/u, '\n');
  const indent = /^ */u.exec(text)?.[0].length ?? 0;
  return text.replace(new RegExp(`^ {0,${indent}}`, 'gmu'), '');
}
