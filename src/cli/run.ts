/** The command from its flags to its exit code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { assertNever } from '../util/assert-never.js';
import { version } from '../version.js';
import { audit, type Progress, ruleNames } from './audit.js';
import { createPaint, type Screen } from './colors.js';
import { type Flags, type FormatName, parseFlags, renderHelp, UsageError } from './flags.js';
import { formatGithub } from './formats/github.js';
import { formatJson } from './formats/json.js';
import { formatSarif } from './formats/sarif.js';
import { formatStylish, formatSummary } from './formats/stylish.js';
import { renderPage } from './html/page.js';
import { init } from './init/init.js';
import type { Audit } from './model.js';

export interface Output extends Screen {
  readonly write: (text: string) => unknown;
}

/** What a run needs of the process, so that tests can give their own. */
export interface World {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** `undefined` where nobody can be asked. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
}

const EXIT = { clean: 0, findings: 1, failed: 2 } as const;

/** The exit code. Never throws: what goes wrong is told on `stderr`. */
export async function run(parameters: readonly string[], world: World): Promise<number> {
  try {
    return await start(parseFlags(parameters, ruleNames), world);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    world.stderr.write(`eslint-plugin-leaks: ${isUsage ? error.message : describe(error)}\n`);
    return EXIT.failed;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function start(flags: Flags, world: World): Promise<number> {
  if (flags.help || flags.version) {
    world.stdout.write(flags.help ? renderHelp() : `${version}\n`);
    return EXIT.clean;
  }
  return flags.init ? initialize(flags, world) : report(flags, world);
}

async function initialize({ yes }: Flags, { cwd, environment, stdout, ask }: World): Promise<number> {
  await init({ cwd, yes, ask, write: (text) => stdout.write(text), paint: createPaint(stdout, environment) });
  return EXIT.clean;
}

async function report(flags: Flags, world: World): Promise<number> {
  const { cwd, environment, stdout, stderr } = world;
  const progress = createProgress(flags, stderr);
  const result = await audit(cwd, flags, progress.show);
  progress.clear();
  const isFile = flags.outputFile !== undefined;
  const text = format(result, flags.format, createPaint(isFile ? {} : stdout, isFile ? {} : environment));
  if (flags.outputFile === undefined) {
    stdout.write(text === '' ? '' : `${text}\n`);
  } else {
    const path = resolve(cwd, flags.outputFile);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`);
  }
  if (!flags.isQuiet) {
    // A machine reads stdout of all formats but the one for people.
    const screen = flags.format === 'stylish' && !isFile ? stdout : stderr;
    screen.write(`${text === '' || isFile ? '' : '\n'}${formatSummary(result, createPaint(screen, environment))}\n`);
    if (flags.outputFile !== undefined) {
      screen.write(`Written to ${relative(cwd, resolve(cwd, flags.outputFile)) || flags.outputFile}.\n`);
    }
  }
  return getExitCode(result, flags);
}

function getExitCode({ leaks, broken, fileCount }: Audit, { maxFindings }: Flags): number {
  if (new Set(broken.map(({ file }) => file)).size === fileCount) {
    return EXIT.failed;
  }
  return leaks.length > maxFindings ? EXIT.findings : EXIT.clean;
}

function format(result: Audit, name: FormatName, paint: ReturnType<typeof createPaint>): string {
  switch (name) {
    case 'stylish':
      return formatStylish(result, paint);
    case 'json':
      return formatJson(result);
    case 'sarif':
      return formatSarif(result);
    case 'html':
      return renderPage(result);
    case 'github':
      return formatGithub(result);
    default:
      return assertNever(name);
  }
}

interface ProgressLine {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
}

/** One line that is written over on a terminal; elsewhere, and only when asked, a line for each tenth. */
function createProgress({ progress, isQuiet }: Flags, { isTTY = false, write }: Output): ProgressLine {
  if (isQuiet || (progress === undefined && !isTTY)) {
    return { show: () => undefined, clear: () => undefined };
  }
  let tenth = 0;
  return {
    show: ({ done, total, found, file }) => {
      const text = `${done}/${total} files, ${found} findings`;
      if (isTTY) {
        write(`\r\u001B[2K${text}  ${file.slice(-50)}`);
      } else if (Math.floor((done / total) * 10) > tenth) {
        tenth = Math.floor((done / total) * 10);
        write(`${text}\n`);
      }
    },
    clear: () => {
      if (isTTY) {
        write('\r\u001B[2K');
      }
    },
  };
}
