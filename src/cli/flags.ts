/** The flags of the command: what they take, what they say of themselves, and what is wrong with those that were given. */
import { parseArgs } from 'node:util';
import { getEditDistance } from '../util/edit-distance.js';

export const PRESETS = ['recommended', 'strict', 'all'] as const;
export const FORMATS = ['stylish', 'json', 'sarif', 'html', 'github'] as const;

export type FormatName = (typeof FORMATS)[number];

export interface Flags {
  readonly preset: (typeof PRESETS)[number];
  readonly format: FormatName;
  /** Names of rules without `leaks/`; none for all of the preset. */
  readonly rules: readonly string[];
  readonly ignored: readonly string[];
  readonly outputFile: string | undefined;
  readonly maxFindings: number;
  readonly usesTypes: boolean;
  readonly fix: boolean;
  /** `undefined`: where somebody looks at it. */
  readonly progress: boolean | undefined;
  readonly isQuiet: boolean;
  readonly init: boolean;
  readonly yes: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly paths: readonly string[];
}

/** A mistake of the caller, told without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface FlagDescription {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; a flag without one is a switch. */
  readonly value?: string;
  readonly allowed?: readonly string[];
  readonly isRepeatable?: boolean;
  readonly text: string;
}

const FLAGS: readonly FlagDescription[] = [
  { name: 'preset', short: 'p', value: 'name', allowed: PRESETS, text: 'recommended (default): what leaks for certain; strict: also what leaks if something throws, or probably; all: every rule' },
  { name: 'rule', value: 'name', isRepeatable: true, text: 'only this rule; may be given more than once' },
  { name: 'ignore', value: 'glob', isRepeatable: true, text: 'leave these files out; may be given more than once' },
  { name: 'no-types', text: 'do not read types, even where there is a tsconfig.json' },
  { name: 'fix', text: 'write the fixes that can only release' },
  { name: 'format', short: 'f', value: 'name', allowed: FORMATS, text: `${FORMATS.join(', ')} (default: stylish)` },
  { name: 'output-file', short: 'o', value: 'path', text: 'write the report there; its ending chooses the format where --format does not' },
  { name: 'max-findings', value: 'n', text: 'exit with 0 up to this many findings (default: 0)' },
  { name: 'progress', text: 'say how far the audit is, even where nobody looks' },
  { name: 'quiet', short: 'q', text: 'no progress, no summary' },
  { name: 'init', text: 'show, and write on your word, the config, the commit hook and the CI step' },
  { name: 'yes', short: 'y', text: 'with --init: write without asking' },
  { name: 'help', short: 'h', text: 'show this text' },
  { name: 'version', short: 'v', text: 'show the version' },
];

const ENDINGS: Readonly<Record<string, FormatName>> = { html: 'html', htm: 'html', sarif: 'sarif', json: 'json' };

/** Throws a `UsageError` on an unknown flag, or a value that is not allowed. `ruleNames`: what `--rule` may name. */
export function parseFlags(parameters: readonly string[], ruleNames: readonly string[]): Flags {
  const options = Object.fromEntries(FLAGS.map(({ name, short, value }) => [name, { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) }] as const));
  const { tokens, positionals } = parseArgs({ args: [...parameters], options, strict: false, tokens: true, allowPositionals: true });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option') {
      const flag = getFlag(token.name, token.rawName);
      given.set(flag.name, [...(given.get(flag.name) ?? []), readValue(flag, token.value, token.inlineValue === true)]);
    }
  }
  for (const [name, values] of given) {
    if (values.length > 1 && FLAGS.some((flag) => flag.name === name && flag.value !== undefined && flag.isRepeatable !== true)) {
      throw new UsageError(`--${name} is given more than once: ${values.join(', ')}.`);
    }
  }
  return toFlags(given, positionals, ruleNames);
}

function toFlags(given: ReadonlyMap<string, readonly string[]>, paths: readonly string[], ruleNames: readonly string[]): Flags {
  const findValue = (name: string): string | undefined => given.get(name)?.[0];
  const outputFile = findValue('output-file');
  const ofEnding = ENDINGS[/\.(?<ending>\w+)$/u.exec(outputFile ?? '')?.groups?.['ending']?.toLowerCase() ?? ''];
  return {
    preset: PRESETS.find((name) => name === findValue('preset')) ?? 'recommended',
    format: FORMATS.find((name) => name === findValue('format')) ?? ofEnding ?? 'stylish',
    rules: (given.get('rule') ?? []).map((value) => getRuleName(value, ruleNames)),
    ignored: given.get('ignore') ?? [],
    outputFile,
    maxFindings: readCount('max-findings', findValue('max-findings') ?? '0'),
    usesTypes: !given.has('no-types'),
    fix: given.has('fix'),
    progress: given.has('progress') ? true : undefined,
    isQuiet: given.has('quiet'),
    init: given.has('init'),
    yes: given.has('yes'),
    help: given.has('help'),
    version: given.has('version'),
    paths,
  };
}

function getFlag(name: string, rawName: string): FlagDescription {
  const flag = FLAGS.find((one) => one.name === name);
  if (flag === undefined) {
    const closest = findClosest(name, FLAGS.map((one) => one.name));
    throw new UsageError(`Unknown flag ${rawName}.${closest === undefined ? ' --help lists all of them.' : ` Did you mean --${closest}?`}`);
  }
  return flag;
}

function readValue({ name, value, allowed }: FlagDescription, given: string | undefined, isInline: boolean): string {
  if (value === undefined) {
    if (given !== undefined) {
      throw new UsageError(`--${name} takes no value, and got "${given}".`);
    }
    return '';
  }
  // `--preset --fix`: the second is the next flag.
  if (given === undefined || given === '' || (!isInline && given.startsWith('-'))) {
    throw new UsageError(`--${name} needs a value: ${describeValue(allowed, value)}.`);
  }
  if (allowed !== undefined && !allowed.includes(given)) {
    throw new UsageError(`--${name} is "${given}"; it is ${describeValue(allowed, value)}.`);
  }
  return given;
}

function describeValue(allowed: readonly string[] | undefined, value: string): string {
  return allowed === undefined ? `<${value}>` : `one of ${allowed.join(', ')}`;
}

function readCount(name: string, text: string): number {
  if (!/^\d+$/u.test(text)) {
    throw new UsageError(`--${name} is "${text}"; it is a whole number from 0 on.`);
  }
  return Number(text);
}

function getRuleName(value: string, known: readonly string[]): string {
  const name = value.replace(/^leaks\//u, '');
  if (!known.includes(name)) {
    const closest = findClosest(name, known);
    throw new UsageError(`--rule is "${value}", which is no rule.${closest === undefined ? ` There are: ${known.join(', ')}.` : ` Did you mean "${closest}"?`}`);
  }
  return name;
}

function findClosest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const [best] = known
    .map((name) => ({ name, distance: getEditDistance(word, name, limit) }))
    .toSorted((left, right) => left.distance - right.distance);
  return best !== undefined && best.distance <= limit ? best.name : known.find((name) => name.startsWith(word) && word !== '');
}

export function renderHelp(): string {
  const rows = FLAGS.map(({ name, short, value, text }) => ({
    head: `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`,
    text,
  }));
  const width = Math.max(...rows.map(({ head }) => head.length));
  return `Usage: eslint-plugin-leaks [options] [paths]

Finds memory and resource leaks below the paths (default: this folder), without a config.

${rows.map(({ head, text }) => `  ${head.padEnd(width)}  ${text}`).join('\n')}

Exit code: 0 without findings, 1 with findings, 2 when the audit could not run.

  npx eslint-plugin-leaks                         audit this folder
  npx eslint-plugin-leaks src -o leaks.html       a report to look at
  npx eslint-plugin-leaks --fix src               write what is safe to write
  npx eslint-plugin-leaks --init                  put it into your ESLint, hook and CI
`;
}
