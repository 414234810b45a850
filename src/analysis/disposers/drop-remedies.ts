/**
 * Remedies for a remover that a class drops and for which no sibling shows a keeper of its own kind: the keeper of the class' other events, else a field
 * and one more line in the teardown. Suggestions all. How the remover is called must be known, by its type or by the name of the event.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { Keep } from '../../ast/remedy.js';
import { disposableEventPattern, disposerValue } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { planOfInstance } from '../instance-remedies.js';
import { isTypeScript } from '../languages.js';
import type { Obligation } from '../model.js';
import { findRemoval } from './disposer-types.js';
import { planKeeper } from './finding-parts.js';
import type { Entry, Profile } from './profile.js';
import { findSibling, isEvent } from './siblings.js';

const CONVENTION = new RegExp(disposableEventPattern, 'u');

/** `''` where the remover is called, else its method; `undefined` where nobody knows. */
export function findReleaseName(file: FileAnalysis, { site }: Entry): string | undefined {
  const removal = findRemoval(file, site);
  switch (removal.kind) {
    case 'call':
      return '';
    case 'method':
      return removal.name;
    default:
      return CONVENTION.test(site.name) && /^on(?:Did|Will)/u.test(site.name) ? 'dispose' : undefined;
  }
}

/** A release in the teardown of the class, which is made where there is none. */
export function planInClass(file: FileAnalysis, { classLike }: Profile, { site }: Entry, named: Keep | string): Finding['remedies'] {
  const obligation: Obligation = { protocol: disposerValue, node: site.call, calleeText: site.name, fate: { kind: 'discarded', statement: site.call } };
  return planOfInstance(file, obligation, classLike, named).map(({ remedy }) => ({ remedy, isSafe: false }));
}

export function planDropped(file: FileAnalysis, profile: Profile, entry: Entry): Finding['remedies'] {
  const { site } = entry;
  const other = findSibling(profile, entry, isEvent);
  const kept = other === undefined ? [] : planKeeper(file, profile, entry, other);
  const method = findReleaseName(file, entry);
  if (kept.length > 0 || method === undefined) {
    return kept.map(({ remedy }) => ({ remedy, isSafe: false }));
  }
  const keep: Keep = {
    owner: profile.owner,
    naming: { acquire: site.call, base: getBase(site.name), ...(isTypeScript(file) ? { typeText: getTypeText(file, method) } : {}) },
  };
  return planInClass(file, profile, entry, keep);
}

/** `closeListener` of `onDidClose`, `audioLevelListener` of `addAudioLevelListener`. */
function getBase(name: string): string {
  const event = /^(?:on(?:Did|Will)?|add|register|watch)(?<event>[A-Z]\w*?)(?:Listener)?$/u.exec(name)?.groups?.['event'] ?? '';
  return event === '' ? 'listener' : `${event.charAt(0).toLowerCase()}${event.slice(1)}Listener`;
}

/** The name that the file imports, else what the remover has to be. */
function getTypeText({ index }: FileAnalysis, method: string): string {
  if (method === '') {
    return '() => void';
  }
  const names = index.sourceCode.ast.body.flatMap((statement) =>
    statement.type === AST_NODE_TYPES.ImportDeclaration ? statement.specifiers.map(({ local }) => local.name) : [],
  );
  const known = method === 'dispose' ? ['IDisposable', 'Disposable'].find((name) => names.includes(name)) : undefined;
  return known ?? `{ ${method}(): void }`;
}
