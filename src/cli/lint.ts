/** Runs ESLint with the annotated rules and no config of the project: with types where a program knows the file, else without. */
import { extname } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { annotatedPlugin } from './annotations.js';
import { type TemplateParsers, scriptParser } from './parsers.js';

export interface LintRequest {
  readonly root: string;
  readonly rules: Linter.RulesRecord;
  readonly ignored: readonly string[];
  readonly fix: boolean;
  readonly parsers: TemplateParsers;
}

export interface Linters {
  readonly isIgnored: (file: string) => Promise<boolean>;
  readonly lint: (files: readonly string[], isTyped: boolean) => Promise<readonly ESLint.LintResult[]>;
}

const SCRIPT_GLOB = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';

export function createLinters(request: LintRequest): Linters {
  const plain = createEslint(request, false);
  let typed: ESLint | undefined;
  return {
    isIgnored: async (file) => plain.isPathIgnored(file),
    lint: async (files, isTyped) => {
      if (files.length === 0) {
        return [];
      }
      if (isTyped) {
        typed ??= createEslint(request, true);
        return typed.lintFiles([...files]);
      }
      return plain.lintFiles([...files]);
    },
  };
}

function createEslint({ root, rules, ignored, fix, parsers }: LintRequest, isTyped: boolean): ESLint {
  const extensions = [...parsers.byExtension.keys()];
  const shared = { ...(isTyped ? { projectService: true, tsconfigRootDir: root } : {}), extraFileExtensions: extensions };
  const files = [SCRIPT_GLOB, ...extensions.map((extension) => `**/*${extension}`)];
  return new ESLint({
    cwd: root,
    fix,
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
    overrideConfigFile: true,
    overrideConfig: [
      // ESLint's own list leaves out node_modules and .git.
      ...(ignored.length > 0 ? [{ name: 'leaks/ignored', ignores: ignored.flatMap(toIgnores) }] : []),
      {
        name: 'leaks/audit',
        files,
        plugins: { leaks: annotatedPlugin },
        rules,
        linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
        languageOptions: { ecmaVersion: 'latest', sourceType: 'module', parser: scriptParser, parserOptions: { ...shared, ecmaFeatures: { jsx: true } } },
      },
      ...[...parsers.byExtension].map(([extension, parser]): Linter.Config => ({
        name: `leaks/audit${extension}`,
        files: [`**/*${extension}`],
        languageOptions: { parser, parserOptions: { ...shared, parser: scriptParser } },
      })),
    ],
  });
}

/** As in `.gitignore`: a name without a slash is meant in every folder, and a folder with all that is in it. */
function toIgnores(pattern: string): readonly string[] {
  const clean = pattern.replace(/^\.\//u, '').replace(/\/$/u, '');
  const anywhere = clean.includes('/') ? clean : `**/${clean}`;
  return [anywhere, ...(extname(clean) === '' && !clean.endsWith('*') ? [`${anywhere}/**`] : [])];
}

/** Did the parser refuse the file because no program knows it? */
export function isUnknownToPrograms({ messages }: ESLint.LintResult): boolean {
  return messages.some(({ fatal, message }) => fatal === true && /project service|parserOptions\.project|allowDefaultProject|none of those projects include/iu.test(message));
}

