/** Is a file one of tests? What tests leak ends with their process, and what they mock is none. */
import { testFileSuffixes, testFolders } from '../catalogue/index.js';

const FOLDERS: ReadonlySet<string> = new Set(testFolders);

/** Folders count below the working directory only: a project may stand in a folder called `test`. */
export function isTestFile(filename: string, cwd: string): boolean {
  const path = filename.startsWith(cwd) ? filename.slice(cwd.length) : filename;
  const segments = path.split(/[/\\]/u);
  const base = (segments.pop() ?? '').replace(/\.[^.]*$/u, '');
  return testFileSuffixes.some((suffix) => base.endsWith(suffix)) || segments.some((segment) => FOLDERS.has(segment));
}
