import { findManifest, readMember } from './manifest.js';

/** The versions of Node that a file's package supports, by `engines.node` of the nearest `package.json`; `undefined` where it says nothing. */
export function findNodeRange(filename: string): string | undefined {
  const engines = readMember(findManifest(filename), 'engines');
  const range = readMember(engines, 'node');
  return typeof range === 'string' ? range : undefined;
}
