/**
 * A decorator's one container for all instances, of which each instance may have its own: held weakly, it goes with the instance.
 *
 * Proven: a decorator of methods makes it, one function that takes the place of the method does all that is done with it, and `this` of that function is
 * an object by its declaration. Direction: nothing where the type of `this` may be anything else, or where an arrow stands for the method.
 *
 * Example: `const results = new Map<string, string>();` above `descriptor.value = function (...args) { … results.get(key) … }`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import type { Remedy } from '../../ast/remedy.js';
import type { FileAnalysis } from '../file-analysis.js';
import { isTypeScript } from '../languages.js';
import type { FunctionNode, Variable } from '../model.js';
import type { Container } from './container.js';
import { isDecorator } from './life.js';
import { isObjectType } from './weakable.js';

export function planPerInstance(file: FileAnalysis, { home, maker }: Container): Remedy | undefined {
  const variable = home.kind === 'variable' ? home.variable : undefined;
  const declarator = variable?.defs[0]?.node;
  const decorator = findEnclosingFunction(maker);
  if (variable === undefined || declarator?.type !== AST_NODE_TYPES.VariableDeclarator || declarator.init !== maker || declarator.id.type !== AST_NODE_TYPES.Identifier || declarator.parent.kind !== 'const') {
    return undefined;
  }
  const method = decorator !== undefined && isDecorator(file, decorator) ? findMethod(variable, decorator) : undefined;
  const owner = method && findOwnerText(file, method);
  const holder = describeHolder(file, maker, declarator.id);
  return method === undefined || owner === undefined || holder === undefined
    ? undefined
    : { kind: 'keepPerInstance', maker, id: declarator.id, method, owner, typeArguments: holder };
}

/** The one function in the decorator that has a `this` of its own and mentions the container. */
function findMethod({ references }: Variable, decorator: FunctionNode): FunctionNode | undefined {
  const mentions = references.flatMap(({ identifier, init }) => (init === true ? [] : [identifier]));
  const methods = new Set(mentions.map((mention) => findThisFunction(mention)));
  const [method] = methods;
  const isOwn = method !== undefined && methods.size === 1 && !method.generator && findEnclosingFunction(method) === decorator;
  return isOwn && mentions.every((mention) => isWithin(mention, method.body)) ? method : undefined;
}

function findThisFunction(node: TSESTree.Node): FunctionNode | undefined {
  let fn = findEnclosingFunction(node);
  while (fn?.type === AST_NODE_TYPES.ArrowFunctionExpression) {
    fn = findEnclosingFunction(fn);
  }
  return fn;
}

/** `this`, in the words that a key of a `WeakMap` takes. */
function findOwnerText(file: FileAnalysis, method: FunctionNode): string | undefined {
  const [first] = method.params;
  const type = first?.type === AST_NODE_TYPES.Identifier && first.name === 'this' ? first.typeAnnotation?.typeAnnotation : undefined;
  switch (type?.type) {
    case undefined:
    case AST_NODE_TYPES.TSAnyKeyword:
      return 'this';
    case AST_NODE_TYPES.TSUnknownKeyword:
      return 'this as object';
    case AST_NODE_TYPES.TSTypeReference:
      return isOpenParameter(file, type) ? 'this as object' : isObjectType(file, type) ? 'this' : undefined;
    default:
      return type !== undefined && isObjectType(file, type) ? 'this' : undefined;
  }
}

/** `This` of `function memoize<This, …>(method: (this: This, …) => …)`. */
function isOpenParameter({ index }: FileAnalysis, { typeName }: TSESTree.TSTypeReference): boolean {
  const node = typeName.type === AST_NODE_TYPES.Identifier ? index.findVariable(typeName)?.defs[0]?.node : undefined;
  return node?.type === AST_NODE_TYPES.TSTypeParameter && node.constraint === undefined;
}

/** The type arguments of the `WeakMap`: none where the file has no types, or this container has none. */
function describeHolder(file: FileAnalysis, maker: TSESTree.Expression, { typeAnnotation }: TSESTree.Identifier): string | undefined {
  const getText = (node: TSESTree.Node): string => file.index.sourceCode.getText(node);
  if (typeAnnotation) {
    return `<object, ${getText(typeAnnotation.typeAnnotation)}>`;
  }
  if (maker.type === AST_NODE_TYPES.NewExpression) {
    return maker.typeArguments ? `<object, ${getText(maker.callee)}${getText(maker.typeArguments)}>` : '';
  }
  return isTypeScript(file) ? undefined : '';
}
