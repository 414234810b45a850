import { findManifest, readMember } from './manifest.js';

/** Where a package names what it needs when it runs. */
const FIELDS = ['dependencies', 'peerDependencies', 'optionalDependencies'];

/** The versions of another package that a file's package depends on, by the nearest `package.json`; `undefined` where it does not. */
export function findDependencyRange(filename: string, name: string): string | undefined {
  const manifest = findManifest(filename);
  const range = FIELDS.map((field) => readMember(readMember(manifest, field), name)).find((value) => typeof value === 'string');
  return typeof range === 'string' ? range : undefined;
}
