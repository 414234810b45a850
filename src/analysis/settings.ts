/**
 * What a user adds to the catalogue: `settings.leaks` of the ESLint configuration.
 *
 * ESLint merges settings and looks at none of them, so a misspelt key would switch a resource off without a word. Here the first mistake
 * throws, once per settings object.
 *
 * Example: `{ leaks: { owners: [{ from: 'acme', name: 'Scope.own' }] } }` says that what `scope.own(…)` is given needs no other release.
 */
import type { Protocol, SymbolRef } from '../catalogue/schema.js';
import { weakMemo } from '../util/weak-memo.js';
import type { Infer, leaksSettings } from './settings-shapes.js';
import { assertLeaksSettings, isRecord } from './validate-protocol.js';

/** A protocol of a private library. Its evidence and examples may be left out. */
export type ResourceSetting = Omit<Protocol, 'evidence' | 'examples'> & Partial<Pick<Protocol, 'evidence' | 'examples'>>;

/** `settings.leaks`, as users write it. */
export interface LeaksSettings {
  readonly resources?: readonly ResourceSetting[];
  /** Functions, methods and classes that release what they are given. */
  readonly owners?: readonly SymbolRef[];
  /** Functions and methods that use what they are given and never release it. */
  readonly borrowers?: readonly SymbolRef[];
  /** Whether files of tests, known by their names and folders, are analysed: not, all, or only what hooks before tests acquire. Default: `'ignore'`. */
  readonly testFiles?: 'hooks' | 'ignore' | 'report';
  /** The versions that the code runs on, in place of `engines` of the nearest `package.json`. */
  readonly engines?: { readonly node: string };
}

/** The same with nothing left out, so that a resource is a protocol like any other. */
export interface CompleteSettings extends LeaksSettings {
  readonly resources: readonly Protocol[];
  readonly owners: readonly SymbolRef[];
  readonly borrowers: readonly SymbolRef[];
  readonly testFiles: 'hooks' | 'ignore' | 'report';
}

const NO_SETTINGS: CompleteSettings = { resources: [], owners: [], borrowers: [], testFiles: 'ignore' };

/** Reads `settings.leaks` of an ESLint context's settings. The first mistake throws a `TypeError` that names its place. */
export function readSettings(settings: unknown): CompleteSettings {
  return isRecord(settings) ? readRecord(settings) : NO_SETTINGS;
}

const readRecord = weakMemo((settings: Readonly<Record<string, unknown>>): CompleteSettings => {
  const leaks = settings['leaks'];
  if (leaks === undefined) {
    return NO_SETTINGS;
  }
  assertLeaksSettings(leaks, 'settings.leaks');
  return complete(leaks);
});

function complete({
  resources = [],
  owners = [],
  borrowers = [],
  testFiles = 'ignore',
  engines,
}: Infer<typeof leaksSettings>): CompleteSettings {
  return { resources: resources.map(completeResource), owners, borrowers, testFiles, ...(engines && { engines }) };
}

function completeResource(resource: ResourceSetting): Protocol {
  return { evidence: '', examples: { leak: '', clean: '' }, ...resource };
}
