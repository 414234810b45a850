/**
 * Which refs hold an element that React sets and takes away.
 *
 * React empties such a ref before the cleanups of effects run on unmount. (Those of layout effects run earlier.) A ref that code of the file fills
 * is an ordinary variable; so is one of which neither an attribute nor a type says that it holds an element.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { elementRefNamePattern, elementTypePattern, refMakers } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Variable } from '../model.js';

const ELEMENT = { from: 'global', name: 'Element' };
const REF_OBJECT = { from: 'react', name: 'RefObject' };

const ELEMENT_TYPE = new RegExp(elementTypePattern, 'u');
const REF_NAME = new RegExp(elementRefNamePattern, 'u');

/** The ref's variable where the expression is `ref.current` of an element's ref. */
export function findElementRef(file: FileAnalysis, node: TSESTree.Node): Variable | undefined {
  const member = unwrap(node);
  if (member.type !== AST_NODE_TYPES.MemberExpression || findPropertyName(member) !== 'current') {
    return undefined;
  }
  const object = unwrap(member.object);
  const variable = object.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(object) : undefined;
  return variable !== undefined && isElementRef(file, variable, member) ? variable : undefined;
}

function isElementRef(file: FileAnalysis, variable: Variable, mention: TSESTree.MemberExpression): boolean {
  const [definition, ...others] = variable.defs;
  if (definition === undefined || others.length > 0 || isFilled(file, variable)) {
    return false;
  }
  if (definition.node.type === AST_NODE_TYPES.VariableDeclarator && definition.node.id === definition.name) {
    return isMadeForElement(definition.node.init, variable);
  }
  return isGivenForElement(file, definition.node, definition.name, mention);
}

/** `ref.current = node` somewhere: the file says what is in it. Handed elsewhere, others may fill it. */
function isFilled(file: FileAnalysis, variable: Variable): boolean {
  return (file.index.members.get('current') ?? []).some(({ object, parent, range }) => {
    const isWritten = parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left.range[0] === range[0];
    const name = unwrap(object);
    return isWritten && name.type === AST_NODE_TYPES.Identifier && file.index.findVariable(name) === variable;
  });
}

/** `useRef<HTMLDivElement>(null)`, or `useRef(null)` with `ref={name}` in the file. */
function isMadeForElement(init: TSESTree.Expression | null, variable: Variable): boolean {
  const call = init === null ? undefined : unwrap(init);
  if (call?.type !== AST_NODE_TYPES.CallExpression || !refMakers.includes(findCalleeName(call) ?? '')) {
    return false;
  }
  const type = 'typeArguments' in call ? call.typeArguments?.params[0] : undefined;
  return (type !== undefined && isElementType(type)) || variable.references.some(({ identifier }) => isAttached(identifier));
}

/** `<div ref={name}>`: a component in capitals may give its ref anything. */
function isAttached(identifier: TSESTree.Node): boolean {
  const container = identifier.parent;
  const attribute = container?.type === AST_NODE_TYPES.JSXExpressionContainer ? container.parent : undefined;
  return (
    attribute?.type === AST_NODE_TYPES.JSXAttribute &&
    attribute.name.name === 'ref' &&
    attribute.parent.name.type === AST_NODE_TYPES.JSXIdentifier &&
    /^[a-z]/u.test(attribute.parent.name.name)
  );
}

function isGivenForElement(file: FileAnalysis, fn: TSESTree.Node, name: TSESTree.Node, mention: TSESTree.MemberExpression): boolean {
  if (!isFunction(fn) || name.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  const annotation = 'typeAnnotation' in name ? name.typeAnnotation?.typeAnnotation : undefined;
  if (annotation !== undefined) {
    return isElementRefType(annotation);
  }
  if (file.seam.isTyped) {
    return file.seam.isOfType(mention.object, [REF_OBJECT]) === 'yes' && file.seam.isOfType(mention, [ELEMENT]) === 'yes';
  }
  const isJavaScript = /\.[cm]?jsx?$/u.test(file.filename);
  return isJavaScript && fn.params.some((parameter) => parameter === name) && REF_NAME.test(name.name);
}

/** `RefObject<HTMLElement>`, `React.RefObject<Element | null>`. */
function isElementRefType(type: TSESTree.TypeNode): boolean {
  if (type.type !== AST_NODE_TYPES.TSTypeReference || getLastName(type.typeName) !== 'RefObject') {
    return false;
  }
  const [argument] = type.typeArguments?.params ?? [];
  return argument !== undefined && isElementType(argument);
}

function isElementType(type: TSESTree.TypeNode): boolean {
  if (type.type === AST_NODE_TYPES.TSUnionType) {
    return type.types.every((part) => part.type === AST_NODE_TYPES.TSNullKeyword || part.type === AST_NODE_TYPES.TSUndefinedKeyword || isElementType(part));
  }
  return type.type === AST_NODE_TYPES.TSTypeReference && ELEMENT_TYPE.test(getLastName(type.typeName));
}

function getLastName(name: TSESTree.EntityName): string {
  if (name.type === AST_NODE_TYPES.Identifier) {
    return name.name;
  }
  return name.type === AST_NODE_TYPES.TSQualifiedName ? name.right.name : '';
}
