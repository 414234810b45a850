/**
 * Handles that are texts: who only reads them, and whether the file can release one that it no longer has by name.
 *
 * An element that gets a URL, or a function that loads it, gives nobody a duty to revoke it. But the URL can be read back: `revokeObjectURL(img.src)`.
 * Direction: as soon as the file revokes anything that is not certainly another URL, every text that went anywhere is handed over, which is silence.
 *
 * Example: with `img.src = URL.createObjectURL(file)` alone nothing can revoke; with `URL.revokeObjectURL(event.target.src)` beside it something may.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap, wrapped } from '../ast/unwrap.js';
import { urlLoaders, urlProperties } from '../catalogue/index.js';
import type { Protocol } from '../catalogue/schema.js';
import type { Fates } from './fates.js';
import { type FileIndex, findCalleeName } from './file-index.js';
import type { Place } from './model.js';
import { isSamePlace, type Places } from './places.js';
import { getLastName, getReleaseForms } from './release-forms.js';

export interface Texts {
  /** Is the text at `node`, and with it all that is done there, only read? */
  readonly isRead: (node: TSESTree.Node, protocol: Protocol) => boolean;
  /** May code of this file release a text that went where no name follows it, or that was put in this place? */
  readonly mayBeReleased: (protocol: Protocol, place: Place | undefined) => boolean;
}

interface Released {
  readonly isAnything: boolean;
  readonly places: readonly Place[];
}

const PROPERTIES: ReadonlySet<string> = new Set(urlProperties);
const LOADERS: ReadonlySet<string> = new Set(urlLoaders);

export function createTexts(index: FileIndex, places: Places, fates: Fates): Texts {
  const known = new Map<Protocol, Released>();

  function getReleased(protocol: Protocol): Released {
    let released = known.get(protocol);
    if (released === undefined) {
      released = collectReleased(protocol);
      known.set(protocol, released);
    }
    return released;
  }

  function collectReleased(protocol: Protocol): Released {
    const names = [...getReleaseForms(protocol).functions];
    const kept = protocol.acquire.flatMap((acquire) => ('call' in acquire ? collectKept(getLastName(acquire.call.name), protocol) : []));
    const released = names.flatMap(([name, position]) =>
      (index.calls.get(name) ?? []).map(({ arguments: values }) => {
        const argument = values[position];
        const place = argument && places.find(argument);
        return place !== undefined && kept.some((other) => isSamePlace(other, place)) ? place : undefined;
      }),
    );
    return {
      isAnything: released.includes(undefined) || names.some(([name]) => isPassedOn(name)) || callsOwnRelease(names.map(([name]) => name)),
      places: released.filter((place) => place !== undefined),
    };
  }

  function collectKept(name: string, protocol: Protocol): readonly Place[] {
    return (index.calls.get(name) ?? []).flatMap((node) => {
      const fate = fates.get(node, getReleaseForms(protocol));
      return fate.kind === 'kept' ? [fate.place] : [];
    });
  }

  /** `urls.forEach(URL.revokeObjectURL)`. */
  function isPassedOn(name: string): boolean {
    return (index.members.get(name) ?? []).some((member) => {
      const outer = wrapped(member);
      return outer.parent?.type !== AST_NODE_TYPES.CallExpression || outer.parent.callee !== outer;
    });
  }

  /** `revokeUrl(img.src)` of another file. */
  function callsOwnRelease(names: readonly string[]): boolean {
    return [...index.calls.keys()].some((name) => /revoke/iu.test(name) && !names.includes(name));
  }

  return {
    isRead: (node, protocol) => isReader(node) && !getReleased(protocol).isAnything,
    mayBeReleased(protocol, place) {
      const { isAnything, places: released } = getReleased(protocol);
      return isAnything || (place !== undefined && released.some((other) => isSamePlace(other, place)));
    },
  };
}

/** `img.src = text`, `fetch(text)`, `<img src={text} />`. */
export function isReader(text: TSESTree.Node): boolean {
  const node = getValue(text);
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && findReceiver(parent) !== undefined;
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee !== node && LOADERS.has(findCalleeName(parent) ?? '');
    case AST_NODE_TYPES.JSXExpressionContainer:
      return isReadingAttribute(parent);
    default:
      return false;
  }
}

/** The outermost expression that has the text as its value: `file ? URL.createObjectURL(file) : ''`. */
export function getValue(text: TSESTree.Node): TSESTree.Node {
  let node = wrapped(text);
  for (;;) {
    const { parent } = node;
    const isPassed =
      (parent?.type === AST_NODE_TYPES.ConditionalExpression && parent.test !== node) ||
      (parent?.type === AST_NODE_TYPES.LogicalExpression && (parent.right === node || parent.operator !== '&&'));
    if (!isPassed) {
      return node;
    }
    node = wrapped(parent);
  }
}

/** The object of which a property that loads is set: `img` of `img.src = …`. */
export function findReceiver({ left, operator }: TSESTree.AssignmentExpression): TSESTree.Node | undefined {
  const member = unwrap(left);
  if (operator !== '=' || member.type !== AST_NODE_TYPES.MemberExpression || member.object.type === AST_NODE_TYPES.ThisExpression) {
    return undefined;
  }
  return PROPERTIES.has(findPropertyName(member) ?? '') ? unwrap(member.object) : undefined;
}

/** Any attribute of an element; of a component only one that is called like an element's: `<Avatar src={…} />`. */
function isReadingAttribute({ parent: attribute }: TSESTree.JSXExpressionContainer): boolean {
  if (attribute.type !== AST_NODE_TYPES.JSXAttribute || attribute.name.type !== AST_NODE_TYPES.JSXIdentifier) {
    return false;
  }
  const { name } = attribute.parent;
  const isElement = name.type === AST_NODE_TYPES.JSXIdentifier && /^[a-z]/u.test(name.name);
  return isElement || PROPERTIES.has(attribute.name.name);
}
