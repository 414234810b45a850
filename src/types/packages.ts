/** Which packages a program reads declarations of. */
import type ts from 'typescript';
import type { Answer } from '../util/answer.js';
import { findPackageName } from '../util/module-name.js';
import { weakMemo } from '../util/weak-memo.js';
import { attempt } from './attempt.js';
import { findPackagePath } from './origins.js';
import type { TypeSeam } from './seam.js';

const AMBIENT = /declare\s+module\s+['"](?<name>[^'"]+)['"]/gu;

export function createPackages(program: ts.Program): Pick<TypeSeam, 'hasPackage'> {
  return { hasPackage: (name) => attempt((): Answer => (getPackages(program).has(name) ? 'yes' : 'no'), 'unknown') };
}

const getPackages = weakMemo((program: ts.Program): ReadonlySet<string> => new Set(program.getSourceFiles().flatMap(collectOfFile)));

/** Files stay the same objects from one state of a program to the next. */
const collectOfFile = weakMemo((file: ts.SourceFile): readonly string[] => {
  const path = findPackagePath(file.fileName);
  const name = path === undefined ? undefined : findPackageName(path);
  if (name !== undefined) {
    return [name];
  }
  const names = file.isDeclarationFile ? [...file.text.matchAll(AMBIENT)].map(({ groups }) => groups?.['name'] ?? '') : [];
  return names.flatMap((specifier) => findPackageName(specifier) ?? []);
});
