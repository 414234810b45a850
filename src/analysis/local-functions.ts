/**
 * Which function of this file a call runs, and who mentions a function.
 *
 * Only bindings that are never reassigned are followed, so an answer is certain; everything else has none.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { ClassLikes } from './class-likes.js';
import type { FileIndex } from './file-index.js';
import type { AcquireNode, Variable } from './model.js';
import { findDefinition } from './variable-definitions.js';

export interface LocalFunctions {
  /** The function that an expression denotes: a function expression, a name of one, `this.method`. */
  readonly findFunction: (node: TSESTree.Node) => FunctionNode | undefined;
  /** The function that a call runs. */
  readonly findCallee: (call: AcquireNode) => FunctionNode | undefined;
  /** Every mention of the function's name, its definition excluded; `undefined` when the function has no name of its own. */
  readonly findMentions: (fn: FunctionNode) => readonly TSESTree.Node[] | undefined;
  /** The variable that holds the function for good. */
  readonly findBinding: (fn: FunctionNode) => Variable | undefined;
}

/** Wrappers that give back a function which runs their first argument. */
const FUNCTION_WRAPPERS = new Set([
  'useCallback',
  'useEvent',
  'useEffectEvent',
  'useMemoizedFn',
  'debounce',
  'throttle',
  'bind',
  'memo',
  'forwardRef',
  'observer',
  'defineComponent',
  'once',
]);

export function createLocalFunctions(index: FileIndex, classLikes: ClassLikes): LocalFunctions {
  const active = new Set<Variable>();

  function findFunction(node: TSESTree.Node): FunctionNode | undefined {
    const expression = unwrap(node);
    if (isFunction(expression)) {
      return expression;
    }
    switch (expression.type) {
      case AST_NODE_TYPES.Identifier:
        return findOfVariable(index.findVariable(expression));
      case AST_NODE_TYPES.MemberExpression:
        return findMember(expression);
      case AST_NODE_TYPES.CallExpression:
        return findWrapped(expression);
      default:
        return undefined;
    }
  }

  /** While it is asked about, a variable denotes nothing, which ends `const f = debounce(f)`. */
  function findOfVariable(variable: Variable | undefined): FunctionNode | undefined {
    const definition = variable && findDefinition(variable);
    if (variable === undefined || definition === undefined || active.has(variable)) {
      return undefined;
    }
    active.add(variable);
    const fn = findInitialFunction(definition);
    active.delete(variable);
    return fn;
  }

  function findInitialFunction(definition: TSESTree.Node): FunctionNode | undefined {
    const expression = unwrap(definition);
    const isFollowed =
      isFunction(expression) || expression.type === AST_NODE_TYPES.CallExpression || expression.type === AST_NODE_TYPES.Identifier;
    return isFollowed ? findFunction(expression) : undefined;
  }

  function findMember(node: TSESTree.MemberExpression): FunctionNode | undefined {
    const name = findPropertyName(node);
    if (node.object.type !== AST_NODE_TYPES.ThisExpression || name === undefined) {
      return undefined;
    }
    const members = classLikes.findThisOwner(node.object)?.classLike.members.get(name);
    return members?.length === 1 ? members[0] : undefined;
  }

  function findWrapped(call: TSESTree.CallExpression): FunctionNode | undefined {
    const callee = unwrap(call.callee);
    if (callee.type === AST_NODE_TYPES.MemberExpression && findPropertyName(callee) === 'bind') {
      return findFunction(callee.object);
    }
    const name = callee.type === AST_NODE_TYPES.Identifier ? callee.name : undefined;
    const wrapperName = callee.type === AST_NODE_TYPES.MemberExpression ? findPropertyName(callee) : name;
    const [first] = call.arguments;
    return first !== undefined && FUNCTION_WRAPPERS.has(wrapperName ?? '') ? findFunction(first) : undefined;
  }

  function findBinding(fn: FunctionNode): Variable | undefined {
    if (fn.type === AST_NODE_TYPES.FunctionDeclaration) {
      return fn.id === null ? undefined : index.findVariable(fn.id);
    }
    let { parent }: { parent: TSESTree.Node | undefined } = fn;
    while (parent?.type === AST_NODE_TYPES.CallExpression || (parent !== undefined && unwrap(parent) !== parent)) {
      parent = parent.parent;
    }
    return parent?.type === AST_NODE_TYPES.VariableDeclarator &&
      parent.id.type === AST_NODE_TYPES.Identifier &&
      findFunction(parent.id) === fn
      ? index.findVariable(parent.id)
      : undefined;
  }

  return {
    findFunction,
    findBinding,
    findCallee: (call) => findFunction(call.callee),
    findMentions(fn) {
      const variable = findBinding(fn);
      if (variable !== undefined) {
        return variable.references.filter((reference) => reference.init !== true).map(({ identifier }) => identifier);
      }
      return findMemberMentions(fn, index, classLikes);
    },
  };
}

function findMemberMentions(
  fn: FunctionNode,
  index: FileIndex,
  classLikes: ClassLikes,
): readonly TSESTree.Node[] | undefined {
  const owner = classLikes.findMemberOwner(fn);
  const name = [...(owner?.members ?? [])].find(([, functions]) => functions.includes(fn))?.[0];
  if (owner === undefined || name === undefined || name === 'constructor') {
    return undefined;
  }
  return (index.members.get(name) ?? []).filter(
    ({ object }) =>
      object.type !== AST_NODE_TYPES.ThisExpression || classLikes.findThisOwner(object)?.classLike === owner,
  );
}
