/**
 * Is a value an instance of a type that the catalogue names?
 *
 * Types answer first. Where there are none, the file does: `new Pool()`, a call that the catalogue says gives one, a variable or a field that holds
 * nothing else, a declared type that is imported. Direction: what comes from elsewhere is none of it, so that acquires are missed, never invented.
 *
 * Example: after `const pool = new pg.Pool()`, `pool` is a `Pool` of `pg`.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../ast/class-node.js';
import { isNothing } from '../ast/is-nothing.js';
import { unwrap } from '../ast/unwrap.js';
import { injectors, makers } from '../catalogue/index.js';
import type { Acquire, Protocol, SymbolRef } from '../catalogue/schema.js';
import { findModuleName } from '../util/module-name.js';
import { weakMemo } from '../util/weak-memo.js';
import type { FileAnalysis } from './file-analysis.js';
import { collectFields, collectHeldValues } from './held-values.js';
import type { AcquireNode, Place, Variable } from './model.js';

/** Does a call acquire in this way? Asked again for the calls that give a receiver. */
export type IsAcquire = (node: AcquireNode, acquire: Acquire) => boolean;

interface Question {
  readonly file: FileAnalysis;
  readonly type: SymbolRef;
  /** The ways to acquire one. */
  readonly ways: readonly Acquire[];
  readonly isAcquire: IsAcquire;
}

const DEPTH_LIMIT = 6;

export function isInstance(file: FileAnalysis, node: TSESTree.Node, type: SymbolRef, protocols: readonly Protocol[], isAcquire: IsAcquire): boolean {
  // A type says of which package it is, not by which path it is reached.
  const answer = file.seam.isOfType(node, [{ ...type, from: findModuleName(type.from) ?? type.from }]);
  if (answer !== 'unknown') {
    return answer === 'yes';
  }
  const key = getKey(type);
  const answers = getAnswers(file).get(key) ?? new Map<TSESTree.Node, boolean>();
  getAnswers(file).set(key, answers);
  let isOne = answers.get(node);
  if (isOne === undefined) {
    // Until it is known it is none, which ends `cursor = cursor.next()`.
    answers.set(node, false);
    isOne = isMade({ file, type, ways: collectMakers(protocols).get(key) ?? [], isAcquire }, node, 0);
    answers.set(node, isOne);
  }
  return isOne;
}

/** By type and expression. */
const getAnswers = weakMemo((_file: FileAnalysis) => new Map<string, Map<TSESTree.Node, boolean>>());

const collectMakers = weakMemo((protocols: readonly Protocol[]): ReadonlyMap<string, readonly Acquire[]> => {
  const ofTypes = new Map<string, Acquire[]>();
  const add = (gives: SymbolRef, acquire: readonly Acquire[]): void => {
    ofTypes.set(getKey(gives), [...(ofTypes.get(getKey(gives)) ?? []), ...acquire]);
  };
  for (const { gives, acquire } of protocols) {
    if (gives !== undefined) {
      add(gives, acquire);
    }
  }
  for (const { gives, acquire } of makers) {
    add(gives, [acquire]);
  }
  return ofTypes;
});

function getKey({ from, name }: SymbolRef): string {
  return `${from} ${name}`;
}

function isMade(question: Question, value: TSESTree.Node, depth: number): boolean {
  const { file, type, ways, isAcquire } = question;
  const node = unwrap(value);
  if (depth > DEPTH_LIMIT) {
    return false;
  }
  switch (node.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return isMade(question, node.argument, depth + 1);
    case AST_NODE_TYPES.NewExpression:
      return file.resolver.refersTo(node.callee, [type]) || ways.some((acquire) => isAcquire(node, acquire));
    case AST_NODE_TYPES.CallExpression:
      return ways.some((acquire) => isAcquire(node, acquire)) || isInjected(question, node);
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression: {
      const place = file.places.find(node);
      return place !== undefined && !place.isElement && isHeld(question, place, depth + 1);
    }
    default:
      return false;
  }
}

/** `inject(Renderer2)`. */
function isInjected({ file, type }: Question, { callee, arguments: [token] }: TSESTree.CallExpression): boolean {
  return token !== undefined && file.resolver.refersTo(token, [type]) && file.resolver.refersTo(callee, injectors);
}

/** Does the place hold instances of the type and nothing else? */
function isHeld(question: Question, place: Place, depth: number): boolean {
  const { file } = question;
  const { root, path } = place;
  if (collectAnnotations(place).some((annotation) => isTypeNamed(question, annotation))) {
    return true;
  }
  const isVariable = root.kind === 'variable' && path.length === 0;
  const values = (isVariable ? collectWrites(root.variable) : collectHeldValues(file.index, place)).filter((held) => !isNothing(held));
  return values.length > 0 && values.every((held) => isMade(question, held, depth));
}

/** All that is ever written to a variable; nothing where it has other sources: a parameter, a pattern, a loop. */
function collectWrites({ defs, references }: Variable): readonly TSESTree.Node[] {
  const [definition] = defs;
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.id.type !== AST_NODE_TYPES.Identifier) {
    return [];
  }
  return references.flatMap((reference) => (reference.isWrite() ? [reference.writeExpr ?? reference.identifier] : []));
}

function collectAnnotations({ root, path: [name, ...rest] }: Place): readonly TSESTree.TypeNode[] {
  if (root.kind === 'variable' && name === undefined) {
    return root.variable.defs.flatMap(({ name: identifier, type }) =>
      identifier.type === AST_NODE_TYPES.Identifier && type !== TSESLint.Scope.DefinitionType.ImportBinding
        ? (identifier.typeAnnotation?.typeAnnotation ?? [])
        : [],
    );
  }
  if (root.kind !== 'instance' || name === undefined || rest.length > 0) {
    return [];
  }
  return [...collectFields(root.classLike.node, name), ...collectParameterProperties(root.classLike.node, name)].flatMap(
    ({ typeAnnotation }) => typeAnnotation?.typeAnnotation ?? [],
  );
}

/** `constructor(private readonly pool: Pool)`. */
function collectParameterProperties(node: TSESTree.Node, name: string): readonly TSESTree.Identifier[] {
  const members = isClass(node) ? node.body.body : [];
  const parameters = members.flatMap((member) =>
    member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor' ? member.value.params : [],
  );
  return parameters.flatMap((parameter) => {
    const target = parameter.type === AST_NODE_TYPES.TSParameterProperty ? parameter.parameter : undefined;
    return target?.type === AST_NODE_TYPES.Identifier && target.name === name ? [target] : [];
  });
}

/** `Pool`, `pg.Pool`, `Pool | undefined`. */
function isTypeNamed(question: Question, annotation: TSESTree.TypeNode): boolean {
  switch (annotation.type) {
    case AST_NODE_TYPES.TSTypeReference:
      return question.file.resolver.refersTo(annotation.typeName, [question.type]);
    case AST_NODE_TYPES.TSUnionType: {
      const parts = annotation.types.filter(({ type }) => type !== AST_NODE_TYPES.TSNullKeyword && type !== AST_NODE_TYPES.TSUndefinedKeyword);
      return parts.length > 0 && parts.every((part) => isTypeNamed(question, part));
    }
    default:
      return false;
  }
}
