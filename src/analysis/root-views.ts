/**
 * The root of an application is there once, whatever its framework could do with it: `App.vue`, `class AppRootComponent`.
 *
 * Names decide, as nothing else in a file tells. Direction: a view that only looks like a root is likely, and no longer certain, to come again.
 */
import { rootClassPattern, rootFilePattern } from '../catalogue/index.js';

const ROOT_CLASS = new RegExp(rootClassPattern, 'u');
const ROOT_FILE = new RegExp(rootFilePattern, 'u');

export function isRootClass(name: string | undefined): boolean {
  return ROOT_CLASS.test(name ?? '');
}

export function isRootFile(filename: string): boolean {
  return ROOT_FILE.test(filename);
}
