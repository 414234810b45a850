/** Where what a release ends was acquired: the place of the report, when the leak is clearer there than at the release. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isWithin } from '../../ast/enclosing.js';
import { collectOwnNodes } from '../../ast/own-nodes.js';
import { unwrap } from '../../ast/unwrap.js';
import { addingWords } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import { findCalleeName } from '../file-index.js';
import type { FunctionNode } from '../model.js';
import { getFirstWord } from './releases.js';

const ADDING_WORDS: ReadonlySet<string> = new Set(addingWords);

/** The call in the function whose counterpart the release is; `undefined` where none certainly is. */
export function findAcquire(file: FileAnalysis, fn: FunctionNode, release: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(release.callee);
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : callee;
  return [receiver, ...release.arguments].map((node) => findMaker(file, fn, node)).find((maker) => maker !== undefined) ?? findMirror(file, fn, release);
}

/** `observer` of `observer.disconnect()`, `id` of `clearInterval(id)`. */
function findMaker(file: FileAnalysis, fn: FunctionNode, node: TSESTree.Node): TSESTree.Node | undefined {
  const resolved = file.resolver.resolve(node);
  const value = resolved.kind === 'local' && resolved.definition !== undefined ? unwrap(resolved.definition) : undefined;
  const isMade = value?.type === AST_NODE_TYPES.CallExpression || value?.type === AST_NODE_TYPES.NewExpression;
  return isMade && isWithin(value, fn) ? value : undefined;
}

/** `addEventListener('x', f)` of `removeEventListener('x', f)`. */
function findMirror(file: FileAnalysis, fn: FunctionNode, release: TSESTree.CallExpression): TSESTree.Node | undefined {
  const getText = (node: TSESTree.Node): string => file.index.sourceCode.getText(node);
  const [event, listener] = release.arguments.map(getText);
  return collectOwnNodes(file.index.sourceCode, fn.body).find(
    (node) =>
      node.type === AST_NODE_TYPES.CallExpression &&
      ADDING_WORDS.has(getFirstWord(findCalleeName(node) ?? '')) &&
      listener !== undefined &&
      node.arguments.slice(0, 2).map(getText).join() === [event, listener].join(),
  );
}
