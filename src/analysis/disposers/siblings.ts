/**
 * What other removers of the same kind in the same class say of one.
 *
 * Two objects of one constructor, and two events of one name or of one receiver, are of one kind. A sibling that the class gives to a keeper, or
 * that its teardown releases, says that this kind has to be released.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { siblingReleasePattern } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { type Entry, findReleaseMethod, type Profile } from './profile.js';
import type { Keeping } from './keepers.js';

export type Sibling =
  /** The class gives it to a keeper. */
  | { readonly kind: 'kept'; readonly node: TSESTree.Node; readonly keeping: Keeping }
  /** The class releases the field that holds it. */
  | { readonly kind: 'released'; readonly node: TSESTree.Node; readonly release: TSESTree.Node; readonly field: string };

/** `this.tree.element.remove()` may end the tree, and says nothing of how others end. */
const RELEASE_VERB = new RegExp(siblingReleasePattern, 'iu');

/** Methods that end what a thing gives, or empty it, and say nothing of what it holds. */
const EMPTYING: ReadonlySet<string> = new Set(['complete', 'clear']);

type IsKin = (other: Entry) => boolean;

/** The nearest sibling, those with a keeper that a fix can use first. */
export function findSibling({ entries }: Profile, entry: Entry, isKin: IsKin): Sibling | undefined {
  const siblings = entries.filter((other) => other !== entry && other.site.call !== entry.site.call && isKin(other)).flatMap((other) => toSibling(other, entry) ?? []);
  return siblings.find((sibling) => sibling.kind === 'kept' && sibling.keeping.call !== undefined) ?? siblings[0];
}

function toSibling({ site, keeping, field }: Entry, entry: Entry): Sibling | undefined {
  if (keeping !== undefined) {
    return { kind: 'kept', node: site.call, keeping };
  }
  const isOfPart = field?.release?.kind === 'read' && !RELEASE_VERB.test(findReleaseMethod(field.release) ?? '');
  return field?.release === undefined || isOfPart || field.name === entry.field?.name || EMPTYING.has(findReleaseMethod(field.release) ?? '')
    ? undefined
    : { kind: 'released', node: site.call, release: field.release.at, field: field.name };
}

export function isSameName({ site }: Entry): IsKin {
  return (other) => other.site.kind === site.kind && other.site.name === site.name;
}

export function isEventOf(file: FileAnalysis, { site }: Entry): IsKin {
  const receiver = getReceiverText(file, site.receiver);
  return (other) => other.site.kind === 'event' && receiver !== undefined && getReceiverText(file, other.site.receiver) === receiver;
}

export function isEvent(other: Entry): boolean {
  return other.site.kind === 'event';
}

function getReceiverText(file: FileAnalysis, receiver: TSESTree.Expression | undefined): string | undefined {
  return receiver === undefined || receiver.type === AST_NODE_TYPES.ThisExpression ? undefined : file.index.sourceCode.getText(receiver);
}
