/**
 * Is a value the same when it is computed again, as far as the program can tell?
 *
 * Yes is certain in its form: texts and numbers made from what is given, what a function called like a question gives, and the few objects of the
 * platform that nothing changes. No: whatever is made (`new`, an object, a list, a function), counters, clocks and chance, names that say that there
 * is one of a kind, and what has to be released. A text that is asked for twice is read twice: that costs time and changes nothing.
 *
 * Example: `parse(await read(path))` is; `next++`, `{ path, hits: 0 }`, `connect(host)` and `getClient(id)` are not.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findLastName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { computingMethods, entryReleaseVerbs, identityNameWords, recomputingVerbs, unchangingMakers } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Variable } from '../model.js';
import { splitWords } from './keys.js';

const VERBS: ReadonlySet<string> = new Set(recomputingVerbs);
const METHODS: ReadonlySet<string> = new Set(computingMethods);
const IDENTITIES: ReadonlySet<string> = new Set(identityNameWords);
const DEPTH_LIMIT = 8;

/** Does a name say that its values are one of a kind: `clients`, `getNextId`? What is behind `By` only says how one is found. */
export function isIdentityName(name: string): boolean {
  const words = splitWords(name.replace(/(?:^_*b|B)y[A-Z].*$/u, ''));
  return words.some((word) => IDENTITIES.has(word) || (word.endsWith('s') && IDENTITIES.has(word.slice(0, -1))));
}

/** Does a name begin like a question that can be asked again: `loadUser`, `toSlug`? */
export function isRecomputingName(name: string): boolean {
  const [verb] = splitWords(name);
  return verb !== undefined && VERBS.has(verb) && !isIdentityName(name);
}

/** `isLookup`: is an expression the read of the container that came before? */
export function isRecomputed(file: FileAnalysis, value: TSESTree.Node, isLookup: (node: TSESTree.Node) => boolean): boolean {
  const seen = new Set<Variable>();

  function ask(node: TSESTree.Node | null | undefined, depth: number): boolean {
    if (node === null || node === undefined || depth > DEPTH_LIMIT) {
      return false;
    }
    const expression = unwrap(node);
    const all = (...parts: readonly (TSESTree.Node | null)[]): boolean => parts.every((part) => ask(part, depth + 1));
    switch (expression.type) {
      case AST_NODE_TYPES.Literal:
        return !('regex' in expression);
      case AST_NODE_TYPES.TemplateLiteral:
        return all(...expression.expressions);
      case AST_NODE_TYPES.BinaryExpression:
      case AST_NODE_TYPES.LogicalExpression:
        return all(expression.left, expression.right);
      case AST_NODE_TYPES.UnaryExpression:
        return expression.operator !== 'delete' && all(expression.argument);
      case AST_NODE_TYPES.ConditionalExpression:
        return all(expression.consequent, expression.alternate);
      case AST_NODE_TYPES.AwaitExpression:
        return all(expression.argument);
      case AST_NODE_TYPES.MemberExpression:
        return expression.object.type === AST_NODE_TYPES.ThisExpression ? isField(expression) : all(expression.object);
      case AST_NODE_TYPES.NewExpression:
        return file.resolver.refersTo(expression.callee, unchangingMakers) && all(...expression.arguments);
      case AST_NODE_TYPES.CallExpression:
        return isCallRecomputed(expression, depth);
      case AST_NODE_TYPES.Identifier:
        return isNameRecomputed(expression, depth);
      default:
        return false;
    }
  }

  function isField(member: TSESTree.MemberExpression): boolean {
    const name = findLastName(member);
    return name !== undefined && !isIdentityName(name);
  }

  function isCallRecomputed(call: TSESTree.CallExpression, depth: number): boolean {
    const name = findCalleeName(call) ?? '';
    const callee = unwrap(call.callee);
    const isMethod = METHODS.has(name) && !isIdentityName(name);
    if (!isMethod && !isRecomputingName(name)) {
      return false;
    }
    // `cache.get(key)` of another container gives what is one of a kind there.
    const isOfValue = isMethod && callee.type === AST_NODE_TYPES.MemberExpression && !isGlobalName(callee.object) ? ask(callee.object, depth + 1) : true;
    return isOfValue && call.arguments.every((argument) => isQuiet(argument, depth));
  }

  function isGlobalName(node: TSESTree.Node): boolean {
    return node.type === AST_NODE_TYPES.Identifier && (file.index.findVariable(node)?.defs.length ?? 0) === 0;
  }

  /** An argument is whatever it is; it must not count, write, or have something done. */
  function isQuiet(argument: TSESTree.Node, depth: number): boolean {
    return collectOwnNodes(file.index.sourceCode, argument).every((node) => {
      switch (node.type) {
        case AST_NODE_TYPES.AssignmentExpression:
        case AST_NODE_TYPES.UpdateExpression:
          return false;
        case AST_NODE_TYPES.Property:
          return !/^(?:method|body)$/u.test(findLastName(node.key) ?? '');
        case AST_NODE_TYPES.CallExpression:
          return depth < DEPTH_LIMIT && isCallRecomputed(node, depth + 1);
        default:
          return true;
      }
    });
  }

  function isNameRecomputed(node: TSESTree.Identifier, depth: number): boolean {
    const variable = file.index.findVariable(node);
    const [definition] = variable?.defs ?? [];
    if (variable === undefined || definition === undefined) {
      return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity';
    }
    if (seen.has(variable)) {
      return true;
    }
    seen.add(variable);
    const writes = variable.references.filter((reference) => reference.isWrite());
    const isOuter = /^(?:module|global)$/u.test(variable.scope.type);
    if (isFunction(definition.node)) {
      return writes.every(({ init }) => init === true);
    }
    if (isOuter) {
      return writes.every(({ init }) => init === true) && !isIdentityName(node.name);
    }
    if (definition.node.type !== AST_NODE_TYPES.VariableDeclarator || variable.references.some(({ identifier }) => isChanged(identifier))) {
      return false;
    }
    const isTurn = writes.some(({ identifier }) => identifier.parent.type === AST_NODE_TYPES.UpdateExpression);
    return !isTurn && writes.length > 0 && writes.every(({ writeExpr }) => writeExpr !== null && writeExpr !== undefined && (isLookup(unwrap(writeExpr)) || ask(writeExpr, depth + 1)));
  }

  return ask(value, 0) && !isReleasable(file, value);
}

/** `user.name = …`, `list.push(…)`: a value that is written to is no longer what was computed. */
function isChanged(mention: TSESTree.Node): boolean {
  const member = mention.parent?.type === AST_NODE_TYPES.MemberExpression && mention.parent.object === mention ? mention.parent : undefined;
  const { parent } = member ?? {};
  const isWritten = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member;
  const isCounted = parent?.type === AST_NODE_TYPES.UpdateExpression;
  const name = parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === member ? (findCalleeName(parent) ?? '') : '';
  return isWritten || isCounted || (name !== '' && !METHODS.has(name) && !isRecomputingName(name));
}

/** Has the value something to end, by its type? */
function isReleasable({ seam }: FileAnalysis, value: TSESTree.Node): boolean {
  const disposal = seam.disposal(value);
  return disposal === 'sync' || disposal === 'async' || entryReleaseVerbs.some((verb) => seam.hasMember(value, verb) === 'yes');
}
