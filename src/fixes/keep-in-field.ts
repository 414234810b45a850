import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode } from '../ast/class-node.js';
import { findEnclosingFunction, isInLoop, isWithin } from '../ast/enclosing.js';
import { getIndentUnit, getLineIndent, isFirstOnLine } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { collectNodes } from '../ast/own-nodes.js';
import { continuesLineAbove, usesSemicolons } from '../ast/semicolons.js';
import { findThisClass } from '../ast/this-class.js';
import { wrapped } from '../ast/unwrap.js';
import { type Edit, type Insertion, toEdit } from './edit.js';
import { getFieldAccess, hasHashFields } from './field-access.js';
import { findChainStatement, findDroppingStatement, splitChain } from './keep-in-const.js';
import { getPlaceBehind } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface KeepInField {
  readonly call: TSESTree.Expression;
  readonly owner: ClassNode;
  /** The name without `this.` and `#`: see `getFieldAccess` for how the release writes it. */
  readonly field: string;
  /** In TypeScript: the type of the field that is declared. */
  readonly typeText?: string;
}

/** `setInterval(f, 1);` -> `this.interval = setInterval(f, 1);`, with a declaration of the field where one is needed. */
export function keepInField(sourceCode: Source, { call, owner, field, typeText }: KeepInField): Edit | undefined {
  const place = findPlace(sourceCode, call);
  if (place === undefined || findThisClass(call) !== owner || isFieldTaken(sourceCode, owner, field)) {
    return undefined;
  }
  // In a loop every turn overwrites the handle of the turn before.
  if (isInLoop(call, findEnclosingFunction(call)) || isBeforeSuper(sourceCode, owner, call)) {
    return undefined;
  }
  const declaration = getDeclaration(owner, field, typeText);
  return toEdit([
    ...(declaration === undefined ? [] : declareField(sourceCode, owner, declaration)),
    { at: place, text: `${getFieldAccess(owner, field)} = ` },
    ...splitChain(sourceCode, call, getFieldAccess(owner, field)),
  ]);
}

/** Where the assignment goes in: in front of a statement, or of an arrow function's value, which stays the same value. */
function findPlace(sourceCode: Source, call: TSESTree.Expression): number | undefined {
  const statement = findDroppingStatement(call) ?? findChainStatement(call);
  if (statement !== undefined) {
    return statement.range[0];
  }
  const value = wrapped(call);
  return value.parent?.type === AST_NODE_TYPES.ArrowFunctionExpression && value.parent.body === value
    ? sourceCode.getTokenAfter(sourceCode.getTokenBefore(value, ({ value: text }) => text === '=>') ?? value)?.range[0]
    : undefined;
}

/** A second use of the name -> two things overwrite each other. */
export function isFieldTaken(sourceCode: Source, owner: ClassNode, field: string): boolean {
  return collectNodes(sourceCode, owner.body).some((node) => {
    switch (node.type) {
      case AST_NODE_TYPES.Identifier:
      case AST_NODE_TYPES.PrivateIdentifier:
        return node.name === field && isMemberName(node);
      default:
        return false;
    }
  });
}

function isMemberName({ parent }: TSESTree.Identifier | TSESTree.PrivateIdentifier): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object.type === AST_NODE_TYPES.ThisExpression;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.TSAbstractMethodDefinition:
    case AST_NODE_TYPES.TSAbstractPropertyDefinition:
    case AST_NODE_TYPES.TSParameterProperty:
      return true;
    default:
      return false;
  }
}

/** `this.interval = start(); super();` throws: there is no `this` before `super()`. */
function isBeforeSuper(sourceCode: Source, owner: ClassNode, call: TSESTree.Expression): boolean {
  const constructor = owner.body.body.find(
    (member) => member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor',
  );
  if (owner.superClass === null || constructor === undefined || !isWithin(call, constructor)) {
    return false;
  }
  return !collectNodes(sourceCode, constructor).some(
    (node) =>
      node.type === AST_NODE_TYPES.CallExpression &&
      node.callee.type === AST_NODE_TYPES.Super &&
      node.parent.type === AST_NODE_TYPES.ExpressionStatement &&
      node.range[1] <= call.range[0],
  );
}

/** `this.#interval = …` without `#interval;` in the class does not parse; without `interval` it does not type-check in TypeScript only. */
function getDeclaration(owner: ClassNode, field: string, typeText: string | undefined): string | undefined {
  const isHash = hasHashFields(owner);
  if (typeText === undefined) {
    return isHash ? `#${field}` : undefined;
  }
  return isHash ? `#${field}?: ${typeText}` : `private ${field}?: ${typeText}`;
}

/** The indentation of a class' members. */
export function getMemberIndent(sourceCode: Source, owner: ClassNode): string {
  const [first] = owner.body.body;
  return first !== undefined && isFirstOnLine(sourceCode, first.range[0])
    ? getLineIndent(sourceCode, first.range[0])
    : getLineIndent(sourceCode, owner.range[0]) + getIndentUnit(sourceCode);
}

/** Below the fields that the class starts with, else as its first member. */
export function declareField(sourceCode: Source, owner: ClassNode, declaration: string): Insertion[] {
  const members = owner.body.body;
  const count = members.findIndex(({ type }) => type !== AST_NODE_TYPES.PropertyDefinition);
  const lastField = members[(count === -1 ? members.length : count) - 1];
  const previous = lastField === undefined ? sourceCode.getFirstToken(owner.body) : sourceCode.getLastToken(lastField);
  const first = members[0];
  if (previous === null || first === undefined) {
    return [];
  }
  const { at, isLineEdge } = getPlaceBehind(sourceCode, previous);
  if (!isLineEdge) {
    return [{ at, text: `${[';', '{'].includes(previous.value) ? '' : ';'} ${declaration};` }];
  }
  const next = sourceCode.getTokenAfter(previous);
  // `#interval⏎[Symbol.iterator]() {}` -> reads on as an index.
  const isEndNeeded = usesSemicolons(sourceCode) || (next !== null && continuesLineAbove(next.value));
  const lineBreak = getLineBreak(sourceCode);
  const gap = lastField === undefined ? lineBreak : '';
  return [{ at, text: `${lineBreak}${getMemberIndent(sourceCode, owner)}${declaration}${isEndNeeded ? ';' : ''}${gap}` }];
}
