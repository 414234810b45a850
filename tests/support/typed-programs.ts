/** Programs in one TypeScript program with the real typings of packages, for rules that ask the checker. */
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { readTypings } from '../catalogue/typings.js';
import plugin from '../../src/index.js';

const folder = fileURLToPath(new URL('../typings', import.meta.url));

export interface TypedPrograms {
  readonly lint: (code: string, rules: Partial<Linter.RulesRecord>) => readonly Linter.LintMessage[];
  /** What the compiler says about one of them. */
  readonly collectErrors: (code: string) => readonly string[];
}

export function createTypedPrograms(codes: readonly string[]): TypedPrograms {
  const names = new Map(codes.map((code, index) => [code, `path-${String(index)}.ts`]));
  const typings = readTypings([], new Map([...names].map(([code, name]) => [name, code])), folder);
  function lint(code: string, rules: Partial<Linter.RulesRecord>): readonly Linter.LintMessage[] {
    const config: Linter.Config = {
      files: ['**/*.ts'],
      plugins: { leaks: plugin },
      rules,
      settings: { leaks: { testFiles: 'report' } },
      languageOptions: { parser: tseslint.parser, parserOptions: { programs: [typings.program] } },
    };
    const messages = new Linter({ cwd: folder }).verify(code, config, { filename: `${folder}/${names.get(code) ?? ''}` });
    const failure = messages.find(({ ruleId }) => ruleId === null);
    if (failure !== undefined) {
      throw new Error(failure.message);
    }
    return messages;
  }

  return { lint, collectErrors: (code) => typings.collectErrors(names.get(code) ?? '') };
}
