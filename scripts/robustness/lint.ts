import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import plugin from '../../src/index.js';
import { countSteps, type Parsed, type Steps, TooManySteps } from './steps.js';

/** A parser as ESLint calls it, with the options that it needs. `undefined` options: its own. */
export interface Reader {
  readonly name: string;
  parse(text: string, filename: string): Parsed;
}

/** What became of one lint of one text with every rule. */
export type Outcome =
  | { readonly kind: 'unread' }
  | { readonly kind: 'linted'; readonly steps: Steps; readonly reports: readonly Linter.LintMessage[] }
  | { readonly kind: 'thrown'; readonly error: Error }
  /** ESLint itself or a parser's scopes fail on such a tree, before or beside the rules. */
  | { readonly kind: 'unfit'; readonly error: Error }
  | { readonly kind: 'endless'; readonly error: Error };

/** Steps that a lint may take: some for each node, and what small programs take anyway. */
const STEPS_PER_NODE = 2_000;
const STEPS_ANYWAY = 100_000;

/** Where errors of ours come from. */
const sources = fileURLToPath(new URL('../../src/', import.meta.url));
// Ten frames, as usual, may all be of a walk that ESLint does for us.
Error.stackTraceLimit = 200;

const everything = Object.keys(plugin.rules).map((name) => `leaks/${name}`);

/** Every rule of the plugin, with all that it reports. */
const rules: Linter.RulesRecord = Object.fromEntries(everything.map((name) => [name, plugin.configs.all.rules?.[name] ?? 'error']));

/** Lints a text with every rule; a text that the parser rejects is `unread`. */
export function lintWith(reader: Reader, text: string, filename = 'file.ts'): Outcome {
  const states: ('asked' | 'parsed')[] = [];
  let getSteps: (() => Steps) | undefined;
  const parser = {
    meta: { name: reader.name, version: '0.0.0' },
    parseForESLint(code: string): Parsed {
      states.push('asked');
      const parsed = reader.parse(code, filename);
      states.push('parsed');
      getSteps = countSteps(parsed, (nodes) => STEPS_ANYWAY + nodes * STEPS_PER_NODE);
      return parsed;
    },
  };
  const outcome = attempt(() => {
    // A file outside of the working directory has no configuration.
    const reports = new Linter({ cwd: '/' }).verify(text, toConfig(parser), { filename, allowInlineConfig: false });
    return getSteps && { kind: 'linted', steps: getSteps(), reports };
  });
  if (states.length === 0) {
    throw new Error(`ESLint does not lint ${filename}`, { cause: outcome });
  }
  return states.includes('parsed') ? (outcome ?? { kind: 'unread' }) : { kind: 'unread' };
}

function attempt(lint: () => Outcome | undefined): Outcome | undefined {
  try {
    return lint();
  } catch (error) {
    return error instanceof Error ? { kind: toKind(error), error } : undefined;
  }
}

function toKind(error: Error): 'endless' | 'thrown' | 'unfit' {
  if (error instanceof TooManySteps) {
    return 'endless';
  }
  return error.stack?.includes(sources) === true ? 'thrown' : 'unfit';
}

/** The rules named here are all that ESLint has to run, so what is thrown is ours or the parser's. */
function toConfig(parser: object): Linter.Config[] {
  return [
    {
      files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx,vue,svelte}'],
      plugins: { leaks: plugin },
      rules,
      settings: { leaks: { testFiles: 'report' } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      languageOptions: { parser: toParser(parser) },
    },
  ];
}

function toParser(parser: object): Linter.Parser {
  if (!isParser(parser)) {
    throw new TypeError('not a parser');
  }
  return parser;
}

function isParser(parser: object): parser is Linter.Parser {
  return 'parseForESLint' in parser;
}

/** The rule that threw, by the words that ESLint adds to the error. */
export function findRule(error: Error): string | undefined {
  return /Rule: "(?<rule>[^"]+)"/.exec(error.message)?.groups?.['rule'];
}
