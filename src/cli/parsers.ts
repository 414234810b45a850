/** Parsers for files that hold more than a script: the project's own, because they go with its framework. */
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as scriptParser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { readMember } from '../util/manifest.js';
import { TEMPLATES } from './files.js';

export { scriptParser };

export interface TemplateParsers {
  readonly byExtension: ReadonlyMap<string, Linter.Parser>;
  /** What is missing, in sentences. */
  readonly notes: readonly string[];
}

/** For the kinds of files that are there. */
export async function loadTemplateParsers(root: string, files: readonly string[]): Promise<TemplateParsers> {
  const byExtension = new Map<string, Linter.Parser>();
  const notes: string[] = [];
  for (const [extension, name] of Object.entries(TEMPLATES)) {
    const { length } = files.filter((file) => extname(file) === extension);
    const parser = length === 0 ? undefined : await findParser(root, name);
    if (parser !== undefined) {
      byExtension.set(extension, parser);
    } else if (length > 0) {
      notes.push(`${length} ${extension} ${length === 1 ? 'file was' : 'files were'} left out: install ${name} in this project to audit them.`);
    }
  }
  return { byExtension, notes };
}

async function findParser(root: string, name: string): Promise<Linter.Parser | undefined> {
  try {
    const path = createRequire(join(root, 'package.json')).resolve(name);
    const loaded: unknown = await import(pathToFileURL(path).href);
    return [loaded, readMember(loaded, 'default')].find(isParser);
  } catch {
    return undefined;
  }
}

function isParser(value: unknown): value is Linter.Parser {
  return typeof readMember(value, 'parseForESLint') === 'function';
}
