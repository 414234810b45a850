/**
 * Could code after a wait know that its owner has ended?
 *
 * Wrong answers silence: every test of something other than the result of the wait counts, and so do words that speak of an end, flags that a
 * cleanup sets, and waits that a cleanup ends.
 *
 * Example: after `const data = await load()`, `if (!data) return;` knows nothing of the owner, `if (!isOpen) return;` may.
 */
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../ast/enclosing.js';
import type { FunctionNode } from '../ast/is-function.js';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';
import type { Place } from './model.js';
import type { Wait } from './waits.js';

interface LivenessQuestion {
  readonly wait: Wait;
  readonly cleanups: readonly FunctionNode[];
  /** Where the handle is kept: a cleanup that empties it raises no flag. */
  readonly place: Place;
}

const SPEAKS_OF_END = /abort|signal|controller|cancel/iu;
const ASSERTS = /abort|alive|assert|cancel|dispos|destroy|ensure|guard/iu;
const DEPTH_LIMIT = 4;

export function knowsLiveness(file: FileAnalysis, { wait, cleanups, place }: LivenessQuestion): boolean {
  if (SPEAKS_OF_END.test(file.index.sourceCode.getText(wait.awaited))) {
    return true;
  }
  const own = new Set([...place.path, place.root.kind === 'variable' ? place.root.variable.name : 'this']);
  const ended = collectEndedNames(file, cleanups, own);
  return (
    collectTests(file, wait).some((test) => !isAboutResult(file, test, wait, 0)) ||
    mentions(file, wait.awaited, ended.touched) ||
    collectAwaitedBodies(file, wait).some((body) => mentions(file, body, ended.touched)) ||
    mentions(file, wait.fn.body, ended.flags, wait.from)
  );
}

interface EndedNames {
  /** Variables and fields that a cleanup sets, and what it aborts. */
  readonly flags: ReadonlySet<string>;
  /** Those, and what it calls methods of: `socket` of `socket.close()`. */
  readonly touched: ReadonlySet<string>;
}

function collectEndedNames(file: FileAnalysis, cleanups: readonly FunctionNode[], own: ReadonlySet<string>): EndedNames {
  const flags = new Set<string>();
  const touched = new Set<string>();
  for (const cleanup of cleanups) {
    walk(cleanup.body, file.index.sourceCode.visitorKeys, (node) => {
      if (node.type === AST_NODE_TYPES.AssignmentExpression || node.type === AST_NODE_TYPES.UpdateExpression) {
        flags.add(findLastName(node.type === AST_NODE_TYPES.AssignmentExpression ? node.left : node.argument) ?? '');
      } else if (node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.MemberExpression) {
        const names = findCalleeName(node) === 'abort' ? flags : touched;
        names.add(findLastName(node.callee.object) ?? '');
      }
    });
  }
  for (const name of ['', ...own]) {
    flags.delete(name);
    touched.delete(name);
  }
  return { flags, touched: new Set([...flags, ...touched]) };
}

/** `alive` of `alive`, `open` of `this.open`; `alive` of `alive.current`, which every ref has. */
function findLastName(node: TSESTree.Node): string | undefined {
  const expression = unwrap(node);
  if (expression.type !== AST_NODE_TYPES.MemberExpression) {
    return expression.type === AST_NODE_TYPES.Identifier ? expression.name : undefined;
  }
  const name = findPropertyName(expression);
  return name === 'current' || name === 'value' ? findLastName(expression.object) : name;
}

function mentions(file: FileAnalysis, root: TSESTree.Node, names: ReadonlySet<string>, from = 0): boolean {
  let isFound = false;
  walk(root, file.index.sourceCode.visitorKeys, (node) => {
    isFound ||= node.type === AST_NODE_TYPES.Identifier && node.range[0] >= from && names.has(node.name);
  });
  return isFound;
}

/** Functions of this file that are waited for. */
function collectAwaitedBodies(file: FileAnalysis, { awaited }: Wait): readonly TSESTree.Node[] {
  const bodies: TSESTree.Node[] = [];
  walk(awaited, file.index.sourceCode.visitorKeys, (node) => {
    const callee = node.type === AST_NODE_TYPES.CallExpression ? file.functions.findCallee(node) : undefined;
    if (callee !== undefined) {
      bodies.push(callee.body);
    }
  });
  return bodies;
}

/** Tests that decide after the wait whether the way goes on. */
function collectTests(file: FileAnalysis, wait: Wait): readonly TSESTree.Node[] {
  return wait.steps.flatMap((step) => {
    const tests: TSESTree.Node[] = [];
    const fn = findEnclosingFunction(step);
    let child = step;
    for (let { parent } = step; parent !== undefined && child !== fn; { parent } = parent) {
      tests.push(...collectOfParent(file, parent, child));
      child = parent;
    }
    return tests.filter(({ range }) => range[1] >= wait.from);
  });
}

function collectOfParent(file: FileAnalysis, parent: TSESTree.Node, child: TSESTree.Node): readonly TSESTree.Node[] {
  switch (parent.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === child ? [] : [parent.test];
    case AST_NODE_TYPES.LogicalExpression:
      return parent.right === child ? [parent.left] : [];
    case AST_NODE_TYPES.SwitchStatement:
      return [parent.discriminant];
    case AST_NODE_TYPES.BlockStatement:
      return parent.body
        .filter(({ range }) => range[1] <= child.range[0])
        .flatMap((statement) => collectDeciding(file, statement));
    default:
      return [];
  }
}

/** Tests in an earlier statement that may leave, and calls that may throw in order to stop. */
function collectDeciding(file: FileAnalysis, statement: TSESTree.Statement): readonly TSESTree.Node[] {
  const tests: TSESTree.Node[] = [];
  const exits: TSESTree.Node[] = [];
  walk(statement, file.index.sourceCode.visitorKeys, (node) => {
    if (/^(?:Return|Throw|Break|Continue)Statement$/u.test(node.type)) {
      exits.push(node);
    } else if (node.type === AST_NODE_TYPES.IfStatement || node.type === AST_NODE_TYPES.ConditionalExpression) {
      tests.push(node.test);
    } else if (node.type === AST_NODE_TYPES.SwitchStatement) {
      tests.push(node.discriminant);
    }
  });
  const asserts = statement.type === AST_NODE_TYPES.ExpressionStatement && isAssertion(statement.expression) ? [statement] : [];
  return exits.length > 0 ? [...tests, ...asserts] : asserts;
}

function isAssertion(expression: TSESTree.Expression): boolean {
  return expression.type === AST_NODE_TYPES.CallExpression && ASSERTS.test(findCalleeName(expression) ?? '');
}

/** Does a test read nothing but what was waited for? */
function isAboutResult(file: FileAnalysis, test: TSESTree.Node, wait: Wait, depth: number): boolean {
  let isResult = test.type !== AST_NODE_TYPES.ExpressionStatement;
  walk(test, file.index.sourceCode.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.ThisExpression) {
      isResult &&= isAwaited(node, test);
    } else if (node.type === AST_NODE_TYPES.Identifier && !isPropertyName(node)) {
      isResult &&= isAwaited(node, test) || isOfResult(file, node, wait, depth);
    }
  });
  return isResult;
}

/** `if (await load()) …`: what is waited for is the result. */
function isAwaited(node: TSESTree.Node, test: TSESTree.Node): boolean {
  for (let { parent } = node; parent !== undefined && isWithin(parent, test); { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.AwaitExpression) {
      return true;
    }
  }
  return false;
}

function isPropertyName({ parent, range }: TSESTree.Identifier): boolean {
  const isMember = parent.type === AST_NODE_TYPES.MemberExpression && !parent.computed && parent.property.range[0] === range[0];
  return isMember || (parent.type === AST_NODE_TYPES.Property && !parent.computed && parent.key.range[0] === range[0]);
}

/** A variable that holds the result, or something made of it; a global or a function of the module, which know nothing of the owner. */
function isOfResult(file: FileAnalysis, identifier: TSESTree.Identifier, wait: Wait, depth: number): boolean {
  const variable = file.index.findVariable(identifier);
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) {
    return !/^(?:document|window|self|globalThis)$/u.test(identifier.name);
  }
  const { block } = variable.scope.variableScope;
  if (block.type === AST_NODE_TYPES.Program) {
    return identifier.parent.type === AST_NODE_TYPES.CallExpression && identifier.parent.callee === identifier;
  }
  if (!isWithin(block, wait.fn) || depth > DEPTH_LIMIT) {
    return false;
  }
  if (definition.node.type !== AST_NODE_TYPES.VariableDeclarator) {
    return definition.type === TSESLint.Scope.DefinitionType.Parameter && block === wait.fn;
  }
  const { init } = definition.node;
  return init !== null && isAboutResult(file, init, wait, depth + 1);
}
