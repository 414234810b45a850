/**
 * Containers that a class fills with removers and never empties.
 *
 * Every mention of the container is seen and only stores or counts; a single other mention (a loop, a spread, a call) is silence.
 *
 * Example: `private toDispose = []` with `this.toDispose.push(model.onDidClose(…))` in a class whose `dispose()` forgets it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { disposerValue, removerContainerPattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import type { Certainty, Place } from '../model.js';
import { getReleasePlace } from '../wording.js';
import { findReleaseName, planInClass } from './drop-remedies.js';
import type { Entry, Profile } from './profile.js';

const CONTAINER = new RegExp(removerContainerPattern, 'iu');

export function collectUndrained(file: FileAnalysis, profile: Profile): readonly Finding<'containerUndrained'>[] {
  if (file.instances.count(profile.classLike) === 'once') {
    return [];
  }
  return profile.owner.body.body.flatMap((member) => {
    const name = member.type === AST_NODE_TYPES.PropertyDefinition && !member.static && isEmptyContainer(member.value) ? findKeyName(member) : undefined;
    const first = name === undefined || !CONTAINER.test(name) ? undefined : profile.entries.find((entry) => isKeptIn(entry, name));
    return name === undefined || first === undefined || member.type !== AST_NODE_TYPES.PropertyDefinition || !isOnlyFilled(file, profile, name)
      ? []
      : [toFinding(file, profile, name, first, isPrivate(member) ? 'definite' : 'likely')];
  });
}

function isEmptyContainer(value: TSESTree.Expression | null): boolean {
  const made = value === null ? undefined : unwrap(value);
  if (made?.type === AST_NODE_TYPES.NewExpression) {
    return /^(?:Set|Map|Array)$/u.test(findCalleeName(made) ?? '') && made.arguments.length === 0;
  }
  return made?.type === AST_NODE_TYPES.ArrayExpression && made.elements.length === 0;
}

/** Only an event is sure to give a remover. */
function isKeptIn({ site, keeping }: Entry, name: string): boolean {
  const callee = keeping?.call === undefined ? undefined : unwrap(keeping.call.callee);
  const container = callee?.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  return (
    site.kind === 'event' &&
    container?.type === AST_NODE_TYPES.MemberExpression &&
    container.object.type === AST_NODE_TYPES.ThisExpression &&
    findPropertyName(container) === name
  );
}

function isOnlyFilled(file: FileAnalysis, { classLike }: Profile, name: string): boolean {
  const place: Place = { root: { kind: 'instance', classLike, isStatic: false }, path: [name], isElement: true };
  return file.uses.collect(place, disposerValue).every(({ kind }) => kind === 'store' || kind === 'test');
}

/** What nobody outside the class can reach. */
export function isPrivate({ key, accessibility }: TSESTree.PropertyDefinition): boolean {
  return key.type === AST_NODE_TYPES.PrivateIdentifier || accessibility === 'private' || (key.type === AST_NODE_TYPES.Identifier && key.name.startsWith('_'));
}

function toFinding(file: FileAnalysis, profile: Profile, name: string, entry: Entry, certainty: Certainty): Finding<'containerUndrained'> {
  const { site } = entry;
  const method = findReleaseName(file, entry);
  return {
    kind: 'containerUndrained',
    node: site.call,
    certainty,
    words: { handle: `this.${name}`, release: `this.${name}.forEach`, line: site.call.loc.start.line, where: getReleasePlace(file, { kind: 'instance', classLike: profile.classLike }) },
    remedies: method === undefined ? [] : planInClass(file, profile, entry, `this.${name}`),
    write: (text) => `${text}.forEach((each) => each${method === undefined || method === '' ? '' : `.${method}`}())`,
  };
}
