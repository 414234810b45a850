/**
 * Does an event, or a request, run a function?
 *
 * Certain by a registration that the catalogue lists, by a parameter `next` that is called, and by the two parameters of a request handler. Direction: what is
 * known by neither is no handler.
 *
 * Example: `(req, res) => …` in `app.get('/', (req, res) => …)`, and `function show(req, res) { … }` alone.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { wrapped } from '../ast/unwrap.js';
import { exchangeParameters, nextNames, requestExportNames, requestWrapperNames } from '../catalogue/index.js';
import { findCallbackRuns } from './callback-runs.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName } from './file-index.js';
import type { FunctionNode } from './model.js';

const NEXT: ReadonlySet<string> = new Set(nextNames);
const POSITIONS = exchangeParameters.map((names): ReadonlySet<string> => new Set(names));
const EXPORTS: ReadonlySet<string> = new Set(requestExportNames);
const WRAPPERS: ReadonlySet<string> = new Set(requestWrapperNames);

export function isHandler(file: FileAnalysis, fn: FunctionNode): boolean {
  return isRequestHandler(file, fn) || isMentionedBy(file, fn, (call) => findCallbackRuns(call) === 'per event');
}

export function isRequestHandler(file: FileAnalysis, fn: FunctionNode): boolean {
  const names = fn.params.map((parameter) => (parameter.type === AST_NODE_TYPES.Identifier ? parameter.name : ''));
  const isPair = names.length > 1 && POSITIONS.every((known, position) => known.has(names[position] ?? ''));
  return isPair || isMiddleware(file, fn) || isRouteExport(fn) || isMentionedBy(file, fn, (call) => WRAPPERS.has(findCalleeName(call) ?? ''));
}

/** The innermost function around a node that an event or a request runs; functions between run on its behalf. */
export function findHandler(file: FileAnalysis, node: TSESTree.Node, isOne: (file: FileAnalysis, fn: FunctionNode) => boolean = isHandler): FunctionNode | undefined {
  for (let fn = findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (isOne(file, fn)) {
      return fn;
    }
  }
  return undefined;
}

/** `(ctx, next) => { …; next(); }`. */
function isMiddleware(file: FileAnalysis, fn: FunctionNode): boolean {
  const last = fn.params.at(-1);
  const next = fn.params.length > 1 && last?.type === AST_NODE_TYPES.Identifier && NEXT.has(last.name) ? file.index.findVariable(last) : undefined;
  return next?.references.some(({ identifier }) => identifier.parent.type === AST_NODE_TYPES.CallExpression && identifier.parent.callee === identifier) === true;
}

/** `export async function GET(request) {}`. */
function isRouteExport(fn: FunctionNode): boolean {
  return fn.type === AST_NODE_TYPES.FunctionDeclaration && fn.parent.type === AST_NODE_TYPES.ExportNamedDeclaration && EXPORTS.has(fn.id?.name ?? '');
}

/** Is the function, or its name, an argument of such a call? */
function isMentionedBy(file: FileAnalysis, fn: FunctionNode, isOne: (call: TSESTree.CallExpression) => boolean): boolean {
  return [fn, ...(file.functions.findMentions(fn) ?? [])].some((mention) => {
    const node = wrapped(mention);
    return node.parent?.type === AST_NODE_TYPES.CallExpression && node.parent.callee !== node && isOne(node.parent);
  });
}
