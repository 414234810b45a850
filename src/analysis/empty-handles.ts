/**
 * What the place of a handle holds beside handles, by its declared type: `timer: number | null`.
 *
 * A release that takes none of it is written with what it takes instead: `clearTimeout(this.timer ?? undefined)`. Only types that stand at the declaration are read;
 * of any other the answer is that nothing is known to be empty.
 *
 * Example: `useRef<number | null>(null)` may hold `null`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findKeyName } from '../ast/static-name.js';
import type { FileAnalysis } from './file-analysis.js';
import { isTypeScript } from './languages.js';
import type { ClassLike, Obligation } from './model.js';

interface Empty {
  readonly hasNull: boolean;
  readonly hasUndefined: boolean;
}

const NONE: Empty = { hasNull: false, hasUndefined: false };

/** The argument of the release of `handle`: ids begin at one, so that zero is nobody's. */
export function getArgumentText(file: FileAnalysis, obligation: Obligation, handle: string, release: string): string {
  const { hasNull, hasUndefined } = findEmpty(file, obligation, handle);
  // `clearTimeout()` takes nothing at all, `cancelAnimationFrame()` a number.
  if (release.startsWith('clear')) {
    return hasNull ? `${handle} ?? undefined` : handle;
  }
  return release.startsWith('cancel') && (hasNull || hasUndefined) ? `${handle} ?? 0` : handle;
}

function findEmpty(file: FileAnalysis, { fate }: Obligation, handle: string): Empty {
  if (!isTypeScript(file)) {
    return NONE;
  }
  if (fate.kind === 'discarded') {
    // A field that a fix declares: `private frame?: number`.
    return { hasNull: false, hasUndefined: handle.startsWith('this.') };
  }
  if (fate.kind !== 'kept' || fate.place.isElement) {
    return NONE;
  }
  const { root, path } = fate.place;
  const [key, ...deeper] = path;
  if (root.kind === 'instance') {
    return key === undefined || deeper.length > 0 ? NONE : getOfField(file, root.classLike, key);
  }
  const declaration = root.variable.defs[0]?.node;
  if (declaration?.type !== AST_NODE_TYPES.VariableDeclarator) {
    return NONE;
  }
  return getOfText(file, key === undefined ? declaration.id.typeAnnotation : findRefType(declaration.init, path), false);
}

/** `number | null` of `useRef<number | null>(null)`. */
function findRefType(init: TSESTree.Expression | null, path: readonly string[]): TSESTree.Node | undefined {
  return path.join('.') === 'current' && init?.type === AST_NODE_TYPES.CallExpression ? init.typeArguments : undefined;
}

function getOfField(file: FileAnalysis, { node }: ClassLike, key: string): Empty {
  if (node.type !== AST_NODE_TYPES.ClassDeclaration && node.type !== AST_NODE_TYPES.ClassExpression) {
    return NONE;
  }
  const field = node.body.body.find((member) => member.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(member) === key);
  return field?.type === AST_NODE_TYPES.PropertyDefinition ? getOfText(file, field.typeAnnotation, field.optional) : NONE;
}

function getOfText(file: FileAnalysis, type: TSESTree.Node | undefined, isOptional: boolean): Empty {
  const text = type ? file.index.sourceCode.getText(type) : '';
  return { hasNull: /\bnull\b/u.test(text), hasUndefined: isOptional || /\bundefined\b/u.test(text) };
}
