/**
 * Callbacks of refs that keep their element when it has gone.
 *
 * A framework calls the callback of a ref with the element, and with `null` when that is removed. One that stores what it got, or something made of it, only where
 * there is an element, keeps the removed one for as long as the component lives, with the tree around it. Certain where the same callback hands the `null` on
 * to another keeper, which says that the component outlives the element. Else likely, since components of which the element lives as long as they do lose
 * nothing. Silent: callbacks that store in the other case too, or that give back a cleanup.
 *
 * Example: `useCallback((node) => { if (node) stylesRef.current = getComputedStyle(node); }, [])` as a `ref`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import type { FunctionNode } from '../../ast/is-function.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap, wrapped } from '../../ast/unwrap.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { Finding } from '../finding.js';
import { collectNodes } from '../../ast/own-nodes.js';
import type { PlannedRemedy } from '../planned-remedy.js';
import { getShortText } from '../wording.js';

export type ElementRefKind = 'elementKept';

export function collectKeptElements(file: FileAnalysis): readonly Finding<ElementRefKind>[] {
  return (file.index.members.get('current') ?? []).flatMap((member) => judge(file, member) ?? []);
}

function judge(file: FileAnalysis, member: TSESTree.MemberExpression): Finding<ElementRefKind> | undefined {
  const store = member.parent;
  const test = store.type === AST_NODE_TYPES.AssignmentExpression && store.left === member ? findTest(store) : undefined;
  const fn = test === undefined ? undefined : findRefCallback(test);
  const parameter = fn?.params[0];
  if (test === undefined || fn === undefined || store.type !== AST_NODE_TYPES.AssignmentExpression || parameter?.type !== AST_NODE_TYPES.Identifier || !isTestOf(test, parameter)) {
    return undefined;
  }
  if (!mentions(file, store.right, parameter) || isStoredElsewhere(file, fn, member, test) || returnsCleanup(file, fn)) {
    return undefined;
  }
  const words = { keeper: getShortText(file, member), element: parameter.name };
  const certainty = isHandedOn(fn, parameter) ? 'definite' : 'likely';
  return { kind: 'elementKept', node: store, certainty, words, remedies: planReset(file, test, store, parameter), write: (handle) => handle };
}

/** `if (node) ref.current = …`, alone or in a block. */
function findTest(store: TSESTree.AssignmentExpression): TSESTree.IfStatement | undefined {
  const statement = store.parent;
  const outer = statement.parent?.type === AST_NODE_TYPES.BlockStatement ? statement.parent.parent : statement.parent;
  return statement.type === AST_NODE_TYPES.ExpressionStatement && outer?.type === AST_NODE_TYPES.IfStatement && outer.alternate === null && isWithin(store, outer.consequent) ? outer : undefined;
}

function isTestOf({ test }: TSESTree.IfStatement, { name }: TSESTree.Identifier): boolean {
  return test.type === AST_NODE_TYPES.Identifier && test.name === name;
}

/** The function, if it is the value of a `ref`: an attribute, or a property of what a hook gives back. */
function findRefCallback(statement: TSESTree.IfStatement): FunctionNode | undefined {
  const fn = statement.parent.type === AST_NODE_TYPES.BlockStatement ? statement.parent.parent : undefined;
  if (fn === undefined || (fn.type !== AST_NODE_TYPES.ArrowFunctionExpression && fn.type !== AST_NODE_TYPES.FunctionExpression)) {
    return undefined;
  }
  const node = wrapped(fn);
  const { parent } = node;
  const isMemo = parent?.type === AST_NODE_TYPES.CallExpression && parent.arguments[0] === node && findCalleeName(parent) === 'useCallback';
  const value = isMemo ? wrapped(parent) : node;
  const holder = value.parent;
  const isProperty = holder?.type === AST_NODE_TYPES.Property && holder.value === value && findKeyName(holder) === 'ref';
  const isAttribute = holder?.type === AST_NODE_TYPES.JSXExpressionContainer && holder.parent.type === AST_NODE_TYPES.JSXAttribute && holder.parent.name.name === 'ref';
  return isProperty || isAttribute ? fn : undefined;
}

function mentions({ index }: FileAnalysis, value: TSESTree.Node, parameter: TSESTree.Node): boolean {
  const variable = index.findVariable(parameter);
  return variable !== undefined && collectOwnNodes(index.sourceCode, value).some((node) => node.type === AST_NODE_TYPES.Identifier && index.findVariable(node) === variable);
}

/** Is the same ref set outside of the test: in the callback, or to `null` anywhere? */
function isStoredElsewhere(file: FileAnalysis, fn: FunctionNode, member: TSESTree.MemberExpression, test: TSESTree.IfStatement): boolean {
  const text = file.index.sourceCode.getText(member);
  return (file.index.members.get(findPropertyName(member) ?? '') ?? []).some((other) => {
    const { parent } = other;
    const isSet = other !== member && parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === other && file.index.sourceCode.getText(other) === text;
    const isOfCallback = isWithin(other, fn) && !isWithin(other, test);
    return isSet && (isOfCallback || unwrap(parent.right).type === AST_NODE_TYPES.Literal);
  });
}

/** `setNode(node);` beside the test: what else the callback fills is emptied with the element. */
function isHandedOn({ body }: FunctionNode, { name }: TSESTree.Identifier): boolean {
  const statements = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [];
  return statements.some((statement) => {
    const expression = statement.type === AST_NODE_TYPES.ExpressionStatement ? unwrap(statement.expression) : undefined;
    const values = expression?.type === AST_NODE_TYPES.CallExpression ? expression.arguments : expression?.type === AST_NODE_TYPES.AssignmentExpression ? [expression.right] : [];
    return values.some((value) => value.type === AST_NODE_TYPES.Identifier && value.name === name);
  });
}

function returnsCleanup({ index }: FileAnalysis, fn: FunctionNode): boolean {
  return collectNodes(index.sourceCode, fn.body).some((node) => node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null);
}

/** `stylesRef.current = node ? getComputedStyle(node) : null;`, where the ref may be empty by its type, or has none. */
function planReset({ index: { sourceCode } }: FileAnalysis, test: TSESTree.IfStatement, store: TSESTree.AssignmentExpression, { name }: TSESTree.Identifier): readonly PlannedRemedy[] {
  const isAlone = test.consequent.type === AST_NODE_TYPES.ExpressionStatement || (test.consequent.type === AST_NODE_TYPES.BlockStatement && test.consequent.body.length === 1);
  const [left, right] = [sourceCode.getText(store.left), sourceCode.getText(store.right)];
  const value = right === name ? name : `${name} ? ${right} : null`;
  return isAlone && store.operator === '=' ? [{ remedy: { kind: 'correctText', node: test, text: `${left} = ${value};` }, isSafe: false }] : [];
}
