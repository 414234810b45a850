/**
 * The calls of a container's methods, where nothing else is done with it: what another class with the same methods could stand in for.
 *
 * Direction: `undefined` as soon as one mention is no such call, or where code of another file may have the container.
 *
 * Example: `const seen = new Map(); seen.set(a, 1); seen.get(a);` has two; with `[...seen]` beside them there is no answer.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Container, Home } from './container.js';
import { collectFieldMentions } from './fields.js';

export interface MethodCall {
  readonly name: string;
  readonly call: TSESTree.CallExpression;
  readonly key: TSESTree.Node;
}

/** What is written where a container is declared. */
export interface Declared {
  readonly maker: TSESTree.NewExpression;
  /** `Map<string, User>` of `const users: Map<string, User>`. */
  readonly annotation: TSESTree.TSTypeReference | undefined;
  readonly calls: readonly MethodCall[];
}

/** The one declaration of a container whose every mention calls a method with a key. */
export function findDeclared(file: FileAnalysis, { home, maker, isInherited }: Container): Declared | undefined {
  // What stands on the global object is seen by every file.
  if (isInherited || home.kind === 'member' || maker.type !== AST_NODE_TYPES.NewExpression || maker.arguments.length > 0) {
    return undefined;
  }
  const place = home.kind === 'variable' ? findVariablePlace(file, home, maker) : findFieldPlace(file, home, maker);
  const annotation = place?.annotation?.typeAnnotation;
  const calls = place?.mentions.map((mention) => findMethodCall(mention)) ?? [];
  const known = calls.filter((call) => call !== undefined);
  if (place === undefined || known.length < calls.length || (annotation !== undefined && !isReferenceTo(annotation, maker))) {
    return undefined;
  }
  return { maker, annotation: annotation?.type === AST_NODE_TYPES.TSTypeReference ? annotation : undefined, calls: known };
}

/** Is the annotation the class that is made, and no alias of it? */
function isReferenceTo(annotation: TSESTree.TypeNode, { callee }: TSESTree.NewExpression): boolean {
  return (
    annotation.type === AST_NODE_TYPES.TSTypeReference &&
    annotation.typeName.type === AST_NODE_TYPES.Identifier &&
    callee.type === AST_NODE_TYPES.Identifier &&
    annotation.typeName.name === callee.name
  );
}

interface Place {
  readonly annotation: TSESTree.TSTypeAnnotation | undefined;
  readonly mentions: readonly TSESTree.Node[];
}

function findVariablePlace(file: FileAnalysis, { variable }: Extract<Home, { kind: 'variable' }>, maker: TSESTree.Node): Place | undefined {
  const declarator = maker.parent;
  // What a script declares at its top is there for other scripts.
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || declarator.parent.kind !== 'const' || /^global$/u.test(variable.scope.type) || file.exported.isVariableExported(variable)) {
    return undefined;
  }
  const mentions = variable.references.flatMap(({ identifier, init }) => (init === true ? [] : [identifier]));
  return { annotation: declarator.id.typeAnnotation, mentions };
}

/** A field that only its class can name: `#cache`, `private cache`. */
function findFieldPlace(file: FileAnalysis, home: Extract<Home, { kind: 'field' }>, maker: TSESTree.Node): Place | undefined {
  const { node } = home.classLike;
  const members = isClass(node) ? node.body.body : [];
  const field = members.find(
    (member): member is TSESTree.PropertyDefinition =>
      member.type === AST_NODE_TYPES.PropertyDefinition && member.static === home.isStatic && findKeyName(member) === home.key,
  );
  // ESLint's own parser knows no decorators.
  const isDecorated = field !== undefined && 'decorators' in field && field.decorators.length > 0;
  if (field === undefined || isDecorated || (field.accessibility !== 'private' && !home.key.startsWith('#'))) {
    return undefined;
  }
  const { parent } = maker;
  const target = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.operator === '=' && field.value === null ? parent.left : undefined;
  if (field.value !== maker && target === undefined) {
    return undefined;
  }
  const mentions = collectFieldMentions(file, home).filter((mention) => mention.node !== target);
  return mentions.every(({ isOwn }) => isOwn) ? { annotation: field.typeAnnotation, mentions: mentions.map((mention) => mention.node) } : undefined;
}

/** `cache.get(key)` around `cache`. */
function findMethodCall(mention: TSESTree.Node): MethodCall | undefined {
  const node = wrapped(mention);
  const member = node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node ? node.parent : undefined;
  const callee = member && wrapped(member);
  const call = callee?.parent?.type === AST_NODE_TYPES.CallExpression && callee.parent.callee === callee ? callee.parent : undefined;
  const name = member && findPropertyName(member);
  const key = call?.arguments[0];
  return call === undefined || name === undefined || key === undefined || key.type === AST_NODE_TYPES.SpreadElement ? undefined : { name, call, key };
}

/** Does nothing take what the call gives? `set` and `add` give the container. */
export function isResultDropped(call: TSESTree.CallExpression): boolean {
  let child: TSESTree.Node = wrapped(call);
  for (let { parent } = child; parent !== undefined; { parent } = child) {
    const isPassed =
      (parent.type === AST_NODE_TYPES.LogicalExpression && parent.right === child) || (parent.type === AST_NODE_TYPES.ConditionalExpression && parent.test !== child);
    if (!isPassed) {
      return parent.type === AST_NODE_TYPES.ExpressionStatement;
    }
    child = wrapped(parent);
  }
  return false;
}
