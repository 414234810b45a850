import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import svelteParser from 'svelte-eslint-parser';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import plugin from '../../src/index.js';

export interface LintRequest {
  readonly code: string;
  /** Path below `project`; with types, one of its files. */
  readonly filename: string;
  readonly rules: Partial<Linter.RulesRecord>;
  readonly settings?: Linter.Config['settings'];
  /** A folder with a `tsconfig.json`, with a slash at its end. The code is typed when it is given. */
  readonly project?: URL;
}

/** What the rules report in a text. Text that does not parse is an error of the test. */
export function lintText({ code, filename, rules, settings, project }: LintRequest): readonly Linter.LintMessage[] {
  const folder = fileURLToPath(project ?? new URL('../fixtures/', import.meta.url));
  const { parser, parserOptions } = getParser(filename, project !== undefined);
  const typed = project === undefined ? {} : { projectService: true, tsconfigRootDir: folder };
  const config: Linter.Config = {
    files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts,vue,svelte}'],
    plugins: { leaks: plugin },
    rules,
    settings: settings ?? {},
    languageOptions: { ...(parser && { parser }), parserOptions: { ...parserOptions, ...typed } },
  };
  const messages = new Linter({ cwd: folder }).verify(code, config, { filename: `${folder}${filename}` });
  const failure = messages.find(({ fatal, ruleId }) => fatal === true || ruleId === null);
  if (failure !== undefined) {
    throw new Error(`${filename}:${String(failure.line)}: ${failure.message}`);
  }
  return messages;
}

interface ParserChoice {
  /** ESLint's own where there is none: its nodes lack what only TypeScript has. */
  readonly parser?: Linter.Parser;
  readonly parserOptions: Linter.ParserOptions;
}

function getParser(filename: string, isTyped: boolean): ParserChoice {
  if (filename.endsWith('.vue')) {
    return { parser: vueParser, parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } };
  }
  if (filename.endsWith('.svelte')) {
    return { parser: svelteParser, parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } };
  }
  const parserOptions = { ecmaFeatures: { jsx: filename.endsWith('x') } };
  return /\.[cm]?jsx?$/.test(filename) && !isTyped ? { parserOptions } : { parser: tseslint.parser, parserOptions };
}
