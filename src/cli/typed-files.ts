/**
 * Which files a program of TypeScript knows, by a look at the configs and without TypeScript.
 *
 * A wrong yes is mended later: the parser refuses the file, and it is read without types. A wrong no costs types. So that not every script of a
 * repository is offered to a program that knows none, JavaScript is only where a config says so.
 *
 * A refusal is dear: TypeScript makes a program for the file first. Where a folder has been refused some times and never taken, and where a config has
 * (its programs are generated and not there yet, or it is of another tool), no more are offered.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

const JAVASCRIPT: ReadonlySet<string> = new Set(['.js', '.jsx', '.mjs', '.cjs']);

const FOLDER_LIMIT = 2;
const CONFIG_LIMIT = 6;

export interface TypedFiles {
  readonly isOffered: (file: string) => boolean;
  /** What the parser said of a file that was offered. */
  readonly record: (file: string, isTaken: boolean) => void;
}

export function createTypedFiles(): TypedFiles {
  /** How many refusals are left, by folder and by config; `Infinity` once one has been taken, which speaks for the rest. */
  const patience = new Map<string, number>();
  const configs = new Map<string, string | undefined>();
  const allowing = new Map<string, boolean>();

  function findConfig(folder: string): string | undefined {
    if (!configs.has(folder)) {
      const own = join(folder, 'tsconfig.json');
      const parent = dirname(folder);
      configs.set(folder, existsSync(own) ? own : parent === folder ? undefined : findConfig(parent));
    }
    return configs.get(folder);
  }

  function allowsJavaScript(config: string): boolean {
    const known = allowing.get(config);
    if (known !== undefined) {
      return known;
    }
    // Configs that name each other: the answer of the first look stands.
    allowing.set(config, false);
    const text = read(config);
    const isAllowing = /"(?:allowJs|checkJs)"\s*:\s*true/u.test(text) || collectNamed(config, text).some(allowsJavaScript);
    allowing.set(config, isAllowing);
    return isAllowing;
  }

  const getPatience = (place: string, limit: number): number => patience.get(place) ?? limit;

  return {
    isOffered: (file) => {
      const folder = dirname(file);
      const config = findConfig(folder);
      const isLeft = config !== undefined && getPatience(folder, FOLDER_LIMIT) > 0 && getPatience(config, CONFIG_LIMIT) > 0;
      return isLeft && (!JAVASCRIPT.has(extname(file)) || allowsJavaScript(config));
    },
    record: (file, isTaken) => {
      const folder = dirname(file);
      patience.set(folder, isTaken ? Infinity : getPatience(folder, FOLDER_LIMIT) - 1);
      const config = findConfig(folder);
      if (config !== undefined) {
        patience.set(config, isTaken ? Infinity : getPatience(config, CONFIG_LIMIT) - 1);
      }
    },
  };
}

/** Configs that this one extends or refers to, those of packages left out. */
function collectNamed(config: string, text: string): readonly string[] {
  return [...text.matchAll(/"(?:extends|path)"\s*:\s*"(?<path>\.[^"]*)"/gu)].flatMap(({ groups }) => {
    const path = resolve(dirname(config), groups?.['path'] ?? '.');
    return [path, `${path}.json`, join(path, 'tsconfig.json')].filter((candidate) => candidate.endsWith('.json') && existsSync(candidate)).slice(0, 1);
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
