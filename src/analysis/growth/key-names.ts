/**
 * What the names in a key say of its values, where no type and no flow does.
 *
 * Weaker than `getDomain()`: a name is never proof. It decides between likely and silent, and between two kinds of likely.
 *
 * Example: in `sizes.set(`${label} ${font}`, …)` the `label` is whatever text somebody shows; in `themes[type] = theme` the program has a few types.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import { isFunction } from '../../ast/is-function.js';
import { collectNodes } from '../../ast/own-nodes.js';
import { findLastName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { folderNameWords, peerNameWords, settingNameWords, spelledIdOwners, spelledNameWords, wideNameWords } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Variable } from '../model.js';
import { getDomainOfAnnotation } from './key-types.js';
import { splitWords } from './keys.js';

const FOLDERS: ReadonlySet<string> = new Set(folderNameWords);
const PEERS: ReadonlySet<string> = new Set(peerNameWords);
const SPELLED: ReadonlySet<string> = new Set(spelledNameWords);
const SPELLED_OWNERS: ReadonlySet<string> = new Set(spelledIdOwners);
const SETTINGS: ReadonlySet<string> = new Set(settingNameWords);
const WIDE: ReadonlySet<string> = new Set(wideNameWords);

/** Does a name in the key say that each peer has its own: `origin`, `String(url.host)`? */
export function isPeerKey(file: FileAnalysis, key: TSESTree.Node | undefined): boolean {
  return key !== undefined && collectNames(file, key).some(({ name }) => PEERS.has(splitWords(name).at(-1) ?? ''));
}

/** Does every name in the key say that the program spells out its values? */
export function isSpelledKey(file: FileAnalysis, key: TSESTree.Node | undefined): boolean {
  const names = key === undefined ? [] : collectNames(file, key);
  return names.length > 0 && names.every(({ name }) => SPELLED.has(splitWords(name).at(-1) ?? ''));
}

/** Does something in the key say that its values come from what the program works on: a text, an address, the id of a record, an item of what it is given? */
export function isWideKey(file: FileAnalysis, key: TSESTree.Node): boolean {
  const names = collectNames(file, key);
  return !names.some(({ name }) => FOLDERS.has(splitWords(name).at(-1) ?? '')) && names.some((name) => !isOfOtherType(file, name) && (isWideName(name) || isTurnOfArgument(file, name)));
}

/** `message: MessageKind` may be one of three. */
function isOfOtherType(file: FileAnalysis, name: TSESTree.Identifier): boolean {
  return getDomainOfAnnotation(file, file.index.findVariable(name)?.defs[0]?.name) === 'unknown';
}

function isWideName(node: TSESTree.Identifier): boolean {
  const { parent: access } = node;
  // `args[1]` is one of them.
  if (access.type === AST_NODE_TYPES.MemberExpression && access.object === node && access.computed) {
    return false;
  }
  const words = splitWords(node.name);
  const last = words.at(-1) ?? '';
  if (last !== 'id') {
    return WIDE.has(last) && !words.some((word) => SETTINGS.has(word));
  }
  // `scopeForId(name)` gives no id.
  if (isCalled(node)) {
    return false;
  }
  const { parent } = node;
  const object = parent.type === AST_NODE_TYPES.MemberExpression && parent.property === node && !parent.computed ? unwrap(parent.object) : undefined;
  const owner = words.length > 1 ? words.at(-2) : object === undefined ? undefined : splitWords(findLastName(object) ?? '').at(-1);
  return owner === undefined ? findEnclosingFunction(node)?.async === true : object?.type !== AST_NODE_TYPES.ThisExpression && !SPELLED_OWNERS.has(owner);
}

function isCalled(node: TSESTree.Identifier): boolean {
  const callee = node.parent.type === AST_NODE_TYPES.MemberExpression && node.parent.property === node ? node.parent : node;
  return callee.parent.type === AST_NODE_TYPES.CallExpression && callee.parent.callee === callee;
}

/** `for (const name of names)` and `names.forEach((name) => …)` of what the function gets. */
function isTurnOfArgument(file: FileAnalysis, node: TSESTree.Identifier): boolean {
  const definition = file.index.findVariable(node)?.defs[0]?.node;
  if (definition?.type === AST_NODE_TYPES.VariableDeclarator) {
    const loop = definition.parent.parent;
    return loop.type === AST_NODE_TYPES.ForOfStatement && isOfArgument(file, loop.right);
  }
  const call = definition !== undefined && isFunction(definition) ? definition.parent : undefined;
  const callee = call?.type === AST_NODE_TYPES.CallExpression ? unwrap(call.callee) : undefined;
  return callee?.type === AST_NODE_TYPES.MemberExpression && findLastName(callee) === 'forEach' && isOfArgument(file, callee.object);
}

function isOfArgument(file: FileAnalysis, list: TSESTree.Node): boolean {
  const root = getListRoot(list);
  const variable = root.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(root) : undefined;
  const [definition] = variable?.defs ?? [];
  const isGiven = definition !== undefined && isFunction(definition.node) && definition.node.parent.type !== AST_NODE_TYPES.CallExpression;
  return variable !== undefined && (isGiven || collectValues(variable).some((value) => isParameterIn(file, value)));
}

/** `names` of `Object.keys(names.filter(Boolean))`; the keys of what a manager holds are as many as were registered. */
function getListRoot(list: TSESTree.Node): TSESTree.Node {
  let node = unwrap(list);
  while (node.type === AST_NODE_TYPES.CallExpression) {
    const callee = unwrap(node.callee);
    const [first] = node.arguments;
    const isOfObject = callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.Identifier && /^(?:Object|Array)$/u.test(callee.object.name);
    if (callee.type !== AST_NODE_TYPES.MemberExpression || (isOfObject && first === undefined)) {
      return node;
    }
    node = isOfObject && first !== undefined ? unwrap(first) : unwrap(callee.object);
  }
  return node;
}

/** `[...names]`, `names.filter(…)`; not `[name]`. */
function isParameterIn(file: FileAnalysis, value: TSESTree.Node): boolean {
  const isWritten = value.type === AST_NODE_TYPES.ArrayExpression && !value.elements.some((element) => element?.type === AST_NODE_TYPES.SpreadElement);
  return !isWritten && collectVariables(file, value).some(({ defs: [definition] }) => definition !== undefined && isFunction(definition.node) && definition.node.parent.type !== AST_NODE_TYPES.CallExpression && definition.node.id !== definition.name);
}

function collectVariables(file: FileAnalysis, root: TSESTree.Node): readonly Variable[] {
  return collectNodes(file.index.sourceCode, root).flatMap((node) => (node.type === AST_NODE_TYPES.Identifier ? (file.index.findVariable(node) ?? []) : []));
}

function collectValues({ references }: Variable): readonly TSESTree.Node[] {
  return references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : []));
}

/** The names of which a key is made, those of its own variable's values included. */
function collectNames(file: FileAnalysis, key: TSESTree.Node): readonly TSESTree.Identifier[] {
  const own = collectNodes(file.index.sourceCode, key);
  const [only, ...others] = own.filter(({ type }) => type === AST_NODE_TYPES.Identifier);
  const variable = only === undefined || others.length > 0 ? undefined : file.index.findVariable(only);
  const values = variable === undefined ? [] : collectValues(variable).flatMap((value) => collectNodes(file.index.sourceCode, value));
  return [...own, ...values].flatMap((node) => (node.type === AST_NODE_TYPES.Identifier ? [node] : []));
}
