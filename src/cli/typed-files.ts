/**
 * Which files a program of TypeScript knows, by a look at the configs and without TypeScript.
 *
 * A wrong yes is mended later: the parser refuses the file, and it is read without types. A wrong no costs types. So that not every script of a
 * repository is offered to a program that knows none, JavaScript is only where a config says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

const JAVASCRIPT: ReadonlySet<string> = new Set(['.js', '.jsx', '.mjs', '.cjs']);

export function createTypedFiles(): (file: string) => boolean {
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

  return (file) => {
    const config = findConfig(dirname(file));
    return config !== undefined && (!JAVASCRIPT.has(extname(file)) || allowsJavaScript(config));
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
