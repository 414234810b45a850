/**
 * An effect that releases what a component of React keeps in a ref, where no effect of the component acquires it: a handler does.
 *
 * The ref is a constant of the component, so that its cleanup finds the newest handle. The effect goes below the component's other effects, or below
 * the ref, never behind a `return`, where it would be a hook that runs sometimes.
 *
 * Example: `const timer = useRef<number>()`, set in `onPointerEnter`, is cleared by `useEffect(() => () => clearTimeout(timer.current), [])`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast/unwrap.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName, walk } from './file-index.js';
import type { FunctionNode, Obligation, Owner } from './model.js';
import type { PlannedRemedy } from './planned-remedy.js';

export function planOfRef(file: FileAnalysis, { fate }: Obligation, owner: Owner, handle: string): readonly PlannedRemedy[] {
  if (fate.kind !== 'kept' || fate.place.root.kind !== 'variable' || owner.kind !== 'scope' || owner.role !== 'component') {
    return [];
  }
  const { root, path } = fate.place;
  const declarator = root.variable.defs[0]?.node;
  const init = declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init !== null ? unwrap(declarator.init) : undefined;
  const isRef = init?.type === AST_NODE_TYPES.CallExpression && findCalleeName(init) === 'useRef' && path.length === 1 && path[0] === 'current';
  if (declarator === undefined || !isRef) {
    return [];
  }
  const below = findPlace(file, owner.scope, declarator);
  const hook = getHook(file, init);
  return below === undefined || hook === undefined ? [] : [{ remedy: { kind: 'addEffect', below, ...hook, handle }, isSafe: false }];
}

/** The last effect above the first statement that may leave the component, else the ref's declaration. */
function findPlace(file: FileAnalysis, { body }: FunctionNode, ref: TSESTree.Node): TSESTree.Node | undefined {
  if (body.type !== AST_NODE_TYPES.BlockStatement || ref.parent?.parent !== body) {
    return undefined;
  }
  const first = body.body.findIndex((statement) => statement.range[0] > ref.range[0] && mayReturn(file, statement));
  const above = body.body.slice(0, first === -1 ? undefined : first);
  return above.findLast((statement) => statement.range[0] > ref.range[0] && isEffect(statement)) ?? ref.parent;
}

function mayReturn({ index }: FileAnalysis, statement: TSESTree.Node): boolean {
  if (statement.type === AST_NODE_TYPES.ReturnStatement) {
    return true;
  }
  let isFound = false;
  if (statement.type === AST_NODE_TYPES.IfStatement || statement.type === AST_NODE_TYPES.SwitchStatement || statement.type === AST_NODE_TYPES.TryStatement) {
    walk(statement, index.sourceCode.visitorKeys, (node) => {
      isFound ||= node.type === AST_NODE_TYPES.ReturnStatement;
    });
  }
  return isFound;
}

function isEffect(statement: TSESTree.Node): boolean {
  const call = statement.type === AST_NODE_TYPES.ExpressionStatement ? unwrap(statement.expression) : undefined;
  return call?.type === AST_NODE_TYPES.CallExpression && /^use\w*Effect$/u.test(findCalleeName(call) ?? '');
}

/** `React.useEffect` beside `React.useRef`; `useEffect` from where `useRef` comes. */
function getHook(file: FileAnalysis, { callee }: TSESTree.CallExpression): { readonly hook: string; readonly from?: string } | undefined {
  const symbol = file.resolver.resolve(callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.Identifier) {
    return { hook: `${callee.object.name}.useEffect` };
  }
  return symbol.kind === 'symbol' && symbol.from !== 'global' ? { hook: 'useEffect', from: symbol.from } : undefined;
}
