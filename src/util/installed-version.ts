import { findManifest, readMember } from './manifest.js';

/** The version of a package that a file gets when it imports it; `undefined` where it is not installed beside the file. */
export function findInstalledVersion(filename: string, name: string): string | undefined {
  const version = readMember(findManifest(filename, `node_modules/${name}/package.json`), 'version');
  return typeof version === 'string' ? version : undefined;
}
