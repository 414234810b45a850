/**
 * What a class does with each possible remover that its code makes: gives it to a keeper, keeps it in a field, drops it.
 *
 * A field counts as released by any call that is named like a release, and as handed where it leaves the code that is seen: both end the question
 * in silence.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isConstructor } from '../../ast/is-constructor.js';
import type { ClassNode } from '../../ast/class-node.js';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { findPropertyName } from '../../ast/static-name.js';
import { findThisClass } from '../../ast/this-class.js';
import { disposerValue, siblingReleasePattern } from '../../catalogue/index.js';
import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { ClassLike, Fate, FunctionNode, Place, Use } from '../model.js';
import { getReleaseForms } from '../release-forms.js';
import { findKeeping, type Keeping } from './keepers.js';
import { getSitesByOwner, type Site } from './sites.js';

export interface Field {
  readonly name: string;
  readonly place: Place;
  readonly uses: readonly Use[];
  /** A release of the field, in a teardown where there is one. */
  readonly release: Use | undefined;
  readonly isHanded: boolean;
}

export interface Entry {
  readonly site: Site;
  readonly keeping: Keeping | undefined;
  readonly fate: Fate;
  readonly field: Field | undefined;
}

export interface Profile {
  readonly owner: ClassNode;
  readonly classLike: ClassLike;
  readonly teardowns: readonly FunctionNode[];
  readonly entries: readonly Entry[];
}

const RELEASE_VERB = new RegExp(siblingReleasePattern, 'iu');

/** Methods that empty or pause an object, which is used again afterwards: only in a teardown they are its end. */
const PAUSES = /^(?:clear|cancel|stop|remove|off|end)(?:$|[A-Z])/u;

export const collectProfiles = weakMemo((file: FileAnalysis): readonly Profile[] =>
  [...getSitesByOwner(file)].map(([owner, sites]) => {
    const classLike = file.classLikes.getOf(owner);
    const teardowns = file.teardowns.collect({ kind: 'instance', classLike });
    const fields = new Map<string, Field>();
    const entries = sites.map((site): Entry => {
      const keeping = findKeeping(site.call);
      const fate = file.fates.get(site.call, getReleaseForms(disposerValue));
      return { site, keeping, fate, field: keeping === undefined ? findField(file, classLike, teardowns, fate, fields) : undefined };
    });
    return { owner, classLike, teardowns, entries };
  }),
);

function findField(
  file: FileAnalysis,
  classLike: ClassLike,
  teardowns: readonly FunctionNode[],
  fate: Fate,
  known: Map<string, Field>,
): Field | undefined {
  if (fate.kind !== 'kept' || fate.place.root.kind !== 'instance' || fate.place.root.isStatic || fate.place.isElement) {
    return undefined;
  }
  const { place } = fate;
  const [name, ...rest] = place.path;
  if (name === undefined || rest.length > 0 || fate.place.root.classLike !== classLike) {
    return undefined;
  }
  const field = known.get(name) ?? toField(file, teardowns, name, place);
  known.set(name, field);
  return field;
}

function toField(file: FileAnalysis, teardowns: readonly FunctionNode[], name: string, place: Place): Field {
  const uses = file.uses.collect(place, disposerValue);
  const releases = uses
    .filter((use) => use.kind === 'release' || isNamedRelease(use))
    .filter((use) => !PAUSES.test(findReleaseMethod(use) ?? '') || file.teardowns.isReached(use.at, teardowns));
  return {
    name,
    place,
    uses,
    release: releases.find(({ at }) => file.teardowns.isReached(at, teardowns)) ?? releases[0],
    isHanded: uses.some(({ kind }) => kind === 'handed' || kind === 'exempt'),
  };
}

/** `this.channel.teardownAll()`, the release handed out as a function, `onCleanup(this.channel.dispose)`, and one by parts: `this.mesh.buffer?.destroy()`. */
function isNamedRelease({ kind, at }: Use): boolean {
  let member = kind === 'read' ? at : undefined;
  while (member?.type === AST_NODE_TYPES.MemberExpression) {
    if (RELEASE_VERB.test(findPropertyName(member) ?? '')) {
      return true;
    }
    const { parent }: TSESTree.Node = member;
    member = parent.type === AST_NODE_TYPES.MemberExpression && parent.object === member ? parent : undefined;
  }
  return false;
}

/** The method of a release: `dispose` of `this.a.dispose()`; `undefined` where the value itself is called. */
export function findReleaseMethod({ at }: Use): string | undefined {
  const call = at.type === AST_NODE_TYPES.CallExpression ? at : undefined;
  const callee = call === undefined ? at : call.callee;
  // `this.off()` calls the value in the field.
  const isOfValue = callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type !== AST_NODE_TYPES.ThisExpression;
  return isOfValue ? findPropertyName(callee) : undefined;
}

/** The text of the call that keeps removers: `this._register`. */
export function getKeeperText(file: FileAnalysis, { callee }: TSESTree.CallExpression): string {
  return file.index.sourceCode.getText(callee);
}

/** Does the code at a node run once in the life of an instance: in a field's initialiser or in the constructor? */
export function runsOnceInLife(node: TSESTree.Node): boolean {
  const fn = findEnclosingFunction(node);
  const owner = findThisClass(node);
  if (fn === undefined || (owner !== undefined && !isWithin(fn, owner))) {
    return true;
  }
  return isConstructor(fn);
}
