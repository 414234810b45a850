/**
 * Variables of the module whose new value keeps the one before.
 *
 * The closures of one activation share its variables: an engine keeps those that any of them mentions for as long as one of them lives. A function that reads
 * a variable of the module into a local, mentions that local in a closure, used or not, and puts another closure into the variable, adds a link to a chain
 * with each call. Certain where the function surely runs many times, likely where only its callers know. Silent: variables that the file empties or sets to
 * something else, and functions that start a program.
 *
 * Example: `const before = current; const log = () => before; current = { text, show() {} };` keeps every `text` there ever was.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isWithin } from '../../ast/enclosing.js';
import { type FunctionNode, isFunction } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { Variable } from '../model.js';
import { isReassigned } from '../places.js';
import { isStartUp } from '../start-up.js';
import { getFunctionText } from '../wording.js';
import { collectModuleVariables, collectWrites, type Write } from './scopes.js';

export type ContextChainKind = 'contextChain';

export function collectContextChains(file: FileAnalysis): readonly Finding<ContextChainKind>[] {
  return collectModuleVariables(file).flatMap((variable) => {
    const writes = collectWrites(variable);
    return writes.every((write) => makesClosure(file, write)) ? writes.flatMap((write) => judge(file, variable, write) ?? []) : [];
  });
}

/** `{ text, show() {} }`, `() => …`: a value that keeps the variables of its activation. */
function makesClosure({ index: { sourceCode } }: FileAnalysis, { value }: Write): boolean {
  const made = unwrap(value);
  return isFunction(made) || (made.type === AST_NODE_TYPES.ObjectExpression && collectOwnNodes(sourceCode, made).some((node) => isFunction(node)));
}

function judge(file: FileAnalysis, variable: Variable, { node, value }: Write): Finding<ContextChainKind> | undefined {
  const fn = findEnclosingFunction(node);
  const before = fn === undefined ? undefined : findBefore(file, variable, fn);
  if (fn === undefined || before === undefined || isStartUp(file, fn) || !isKept(before, fn)) {
    return undefined;
  }
  const runs = file.multiplicity.getOfSite(node);
  if (runs !== 'many' && runs !== 'exported') {
    return undefined;
  }
  const words = { keeper: variable.name, before: before.name, scope: getFunctionText(file, node) };
  return { kind: 'contextChain', node: value, certainty: runs === 'many' ? 'definite' : 'likely', words, remedies: [], write: (handle) => handle };
}

/** `const before = current;` in the function itself. */
function findBefore({ index }: FileAnalysis, { references }: Variable, fn: FunctionNode): Variable | undefined {
  for (const { identifier } of references) {
    const declarator = identifier.parent;
    const isCopy = declarator.type === AST_NODE_TYPES.VariableDeclarator && declarator.init === identifier && findEnclosingFunction(declarator) === fn;
    const copy = isCopy ? index.findVariable(declarator.id) : undefined;
    if (copy !== undefined && !isReassigned(copy)) {
      return copy;
    }
  }
  return undefined;
}

/** Does a closure of the activation mention it? */
function isKept({ references }: Variable, fn: TSESTree.Node): boolean {
  return references.some(({ identifier }) => {
    const closure = findEnclosingFunction(identifier);
    return closure !== undefined && closure !== fn && isWithin(closure, fn);
  });
}
